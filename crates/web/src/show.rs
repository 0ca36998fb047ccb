//! How values are written for people (INTERFACE §7): dates, sizes, counts.

use std::fmt::Write as _;

use gongkai_office::core::civil;
use gongkai_rules::validity::ValidityStatus;
use jiff::{Timestamp, civil::Date};

/// The media type of Word files.
pub const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// `2026年9月24日`
#[must_use]
pub fn day_in_words(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// `2026年9月24日 星期四`
#[must_use]
pub fn day_with_weekday(day: Date) -> String {
    let name = match day.weekday() {
        jiff::civil::Weekday::Monday => "一",
        jiff::civil::Weekday::Tuesday => "二",
        jiff::civil::Weekday::Wednesday => "三",
        jiff::civil::Weekday::Thursday => "四",
        jiff::civil::Weekday::Friday => "五",
        jiff::civil::Weekday::Saturday => "六",
        jiff::civil::Weekday::Sunday => "日",
    };
    format!("{} 星期{name}", day_in_words(day))
}

/// `2026-09-24 10:02`, civil time of Shanghai.
#[must_use]
pub fn minute(at: Timestamp) -> String {
    civil(at).strftime("%Y-%m-%d %H:%M").to_string()
}

/// `2026-09-24`, civil date of Shanghai.
#[must_use]
pub fn day(at: Timestamp) -> String {
    civil(at).date().to_string()
}

/// Office hours as they were written; a time stays with the dash that follows and precedes it.
#[must_use]
pub fn hours(text: &str) -> String {
    text.replace('—', "\u{2060}—\u{2060}")
}

/// `1.2 MB`, `38 KB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    const KB: u64 = 1 << 10;
    const MB: u64 = 1 << 20;
    const GB: u64 = 1 << 30;
    let tenths = |unit: u64| {
        let tenths = bytes.saturating_mul(10) / unit;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    match bytes {
        GB.. => format!("{} GB", tenths(GB)),
        MB.. => format!("{} MB", tenths(MB)),
        KB.. => format!("{} KB", bytes / KB),
        _ => format!("{bytes} 字节"),
    }
}

/// `21 638`: thousands parted by a narrow space.
#[must_use]
pub fn count(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{2009}');
        }
        text.push(digit);
    }
    text
}

/// `DOCX`: the ending of a file's name, for the word beside the link; none for a strange one.
#[must_use]
pub fn file_type(name: &str) -> Option<String> {
    let (_, ending) = name.rsplit_once('.')?;
    (ending.len() <= 5).then(|| ending.to_uppercase())
}

/// Lower-case hex.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Percent-encodes everything but letters, digits and `-._~`.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// What makes a browser save a file under its name instead of showing it (RFC 6266).
#[must_use]
pub fn download(name: &str) -> String {
    format!("attachment; filename*=UTF-8''{}", encode(name))
}

/// Puts an address together.
pub fn address<'a>(path: &str, pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut address = path.to_owned();
    for (at, (key, value)) in pairs.enumerate() {
        let joint = if at == 0 { '?' } else { '&' };
        let _ = write!(address, "{joint}{}={}", encode(key), encode(value));
    }
    address
}

/// The word for a status where there is little room.
#[must_use]
pub const fn validity_word(status: &ValidityStatus) -> &'static str {
    match status {
        ValidityStatus::InForce => "现行有效",
        ValidityStatus::Amended => "已修改",
        ValidityStatus::Repealed => "废止",
        ValidityStatus::Expired => "失效",
        ValidityStatus::DeclaredVoid => "宣布失效",
        ValidityStatus::Superseded => "已被替代",
        ValidityStatus::NotYetEffective => "尚未施行",
    }
}

/// The class of a tag or banner of a status.
#[must_use]
pub const fn validity_class(status: &ValidityStatus) -> &'static str {
    match status {
        ValidityStatus::InForce => "ok",
        ValidityStatus::Amended => "warn",
        ValidityStatus::NotYetEffective => "info",
        ValidityStatus::Repealed
        | ValidityStatus::Expired
        | ValidityStatus::DeclaredVoid
        | ValidityStatus::Superseded => "stop",
    }
}

/// Whether a line of a list stands back because the document binds no more.
#[must_use]
pub fn is_over(status: &Option<ValidityStatus>) -> bool {
    status
        .as_ref()
        .is_some_and(|status| validity_class(status) == "stop")
}

/// Whether the cells of a column are numbers.
#[must_use]
pub fn is_number_column(columns: &[(String, bool)], at: &usize) -> bool {
    columns.get(*at).is_some_and(|(_, is_number)| *is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_the_interface_asks() {
        assert_eq!(
            day_with_weekday(jiff::civil::date(2026, 9, 24)),
            "2026年9月24日 星期四"
        );
        assert_eq!(
            minute("2026-09-18T02:02:59Z".parse().unwrap()),
            "2026-09-18 10:02"
        );
        assert_eq!(day("2026-09-18T16:30:00Z".parse().unwrap()), "2026-09-19");
        assert_eq!(size(900), "900 字节");
        assert_eq!(size(38_000), "37 KB");
        assert_eq!(size(1_300_000), "1.2 MB");
        assert_eq!(count(21_638), "21\u{2009}638");
        assert_eq!(count(638), "638");
        assert_eq!(file_type("附件1.docx").as_deref(), Some("DOCX"));
        assert_eq!(file_type("说明"), None);
    }
}
