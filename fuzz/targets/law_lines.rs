//! Cases, fees and reports as programs send them: every line is answered, whatever it holds.
#![no_main]

use gongkai_rules::{
    calendar::Calendar,
    foi::{
        clock::{self, ClockCase, ClockSettings},
        fee::{self, FeeCase},
    },
    given::Given,
    report::{self, Report},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let settings = ClockSettings::default();
    if let Ok(case) = serde_json::from_slice::<ClockCase>(bytes) {
        let answer = clock::answer(&case, &settings, Calendar::shipped());
        if let Some(reading) = answer.reading() {
            assert!(
                reading
                    .due_on
                    .is_none_or(|due| Some(due) > reading.received_on)
            );
        }
        serde_json::to_string(&answer).expect("an answer can be written");
    }
    if let Ok(case) = serde_json::from_slice::<FeeCase>(bytes) {
        serde_json::to_string(&fee::answer(&case)).expect("an answer can be written");
    }
    if let Ok(given) = serde_json::from_slice::<Given>(bytes) {
        if let Ok(read) = Report::read(&given) {
            let outcome = report::check(&read, None);
            assert!(!outcome.ok || outcome.errors.is_empty());
        }
    }
});
