//! Dates in documents: 成文日期 in Arabic digits, older ones in Chinese numerals, and their one written form.
//!
//! Source: GB/T 9704—2012 §7.3.5.4 (Arabic digits, year in full, no leading zeros). Readers forgive
//! full-width digits and inner spaces; a date that does not exist is not read. Not here: working days,
//! and which of the dates in a text is the written date.

mod find;
mod numeral;
#[cfg(test)]
mod tests;

use std::ops::Range;

use jiff::civil::Date;

pub use numeral::{chinese_numeral, numeral};

/// Reads a text that is one date and nothing else.
///
/// ```
/// use gongkai_rules::dates::read_date;
/// use jiff::civil::date;
/// assert_eq!(read_date("二〇二一年六月十七日"), Some(date(2021, 6, 17)));
/// assert_eq!(read_date("2021年2月30日"), None);
/// ```
pub fn read_date(text: &str) -> Option<Date> {
    let text = text.trim();
    match find::find(text).as_slice() {
        [(date, range)] if *range == (0..text.len()) => Some(*date),
        _ => None,
    }
}

/// Finds the dates in running text, in order, with their places in bytes.
pub fn find_dates(text: &str) -> Vec<(Date, Range<usize>)> {
    find::find(text)
}

/// Writes a date as documents do: 2026年10月19日, without leading zeros.
pub fn chinese(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
