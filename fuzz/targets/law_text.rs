//! Texts that people paste: a year's holidays as a table, time limits of catalogues, labels of report rows.
#![no_main]

use gongkai_rules::{
    calendar::CalendarYear,
    limits::grammar,
    report::{Format, read_label},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let notices = vec!["国办发明电〔2026〕1号".to_owned()];
    let _ = CalendarYear::parse(2027, notices, text);
    let _ = grammar::read(text);
    let _ = grammar::read_column(text.lines());
    for format in [Format::Y2019, Format::Y2021] {
        let _ = read_label(text, format);
    }
});
