//! Numbers, codes and dates of any text: no panic, and what is read can be read again.
#![no_main]

use gongkai_rules::{
    dates,
    numbers::{
        BankCard, CitizenId, DocNumber, IndexNumber, MobileNumber, Repair, SiteCode, TrackingCode,
        UnifiedCreditCode,
    },
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok((number, _)) = DocNumber::read(text) {
        let (again, repairs) =
            DocNumber::read(&number.to_string()).expect("the written form is strict");
        assert_eq!(number, again);
        // Doubts about the organ's part stay; nothing is left to repair.
        let is_doubt = |one: &Repair| {
            matches!(
                one,
                Repair::PrefixNoise | Repair::KindMissing | Repair::OrgPlaceholder
            )
        };
        assert!(repairs.iter().all(is_doubt), "{number}: {repairs:?}");
    }
    for found in DocNumber::find_all(text) {
        let _ = found.number.dedup_key();
    }
    if let Some(date) = dates::read_date(text) {
        assert_eq!(dates::read_date(&dates::chinese(date)), Some(date));
    }
    for (_, range) in dates::find_dates(text) {
        assert!(text.get(range).is_some(), "a range that cuts a character");
    }
    let _ = BankCard::read(text);
    let _ = CitizenId::read(text);
    let _ = IndexNumber::read(text);
    let _ = MobileNumber::read(text);
    let _ = SiteCode::read(text);
    let _ = text.parse::<TrackingCode>();
    let _ = UnifiedCreditCode::read(text);
});
