//! How each language writes days, counts and sizes.
//!
//! Chinese lists and metadata write days as `2026-09-18` (INTERFACE §7); the others have no such custom on
//! public pages and write them in words.

use gongkai_office::core::civil;
use jiff::{
    Timestamp,
    civil::{Date, Weekday},
};

use super::{FrameWords, Language, pick};
use crate::show;

/// A day in lists and metadata: `2026-09-18`, `18 Sep 2026`, `2026年9月18日`, `2026. 9. 18.`
pub(crate) fn day(language: Language, day: Date) -> String {
    let (y, m, d) = (day.year(), day.month(), day.day());
    match language {
        Language::Chinese => day.to_string(),
        Language::English => format!("{d} {} {y}", month_name(m).get(..3).unwrap_or_default()),
        Language::Japanese => format!("{y}年{m}月{d}日"),
        Language::Korean => format!("{y}. {m}. {d}."),
    }
}

/// A moment in metadata, civil time of Shanghai: the day and `10:02`.
pub(crate) fn minute(language: Language, at: Timestamp) -> String {
    let at = civil(at);
    format!("{} {}", day(language, at.date()), at.strftime("%H:%M"))
}

/// A day in a sentence: `2026年9月18日`, `18 September 2026`, `2026年9月18日`, `2026년 9월 18일`.
pub(crate) fn day_in_words(language: Language, day: Date) -> String {
    let (y, m, d) = (day.year(), day.month(), day.day());
    match language {
        Language::Chinese => show::day_in_words(day),
        Language::English => format!("{d} {} {y}", month_name(m)),
        Language::Japanese => format!("{y}年{m}月{d}日"),
        Language::Korean => format!("{y}년 {m}월 {d}일"),
    }
}

/// A day with its weekday: `2026年9月24日 星期四`, `Thursday, 24 September 2026`, …
pub(crate) fn day_with_weekday(language: Language, day: Date) -> String {
    let words = day_in_words(language, day);
    let weekday = weekday(language, day.weekday());
    match language {
        Language::Chinese => show::day_with_weekday(day),
        Language::English => format!("{weekday}, {words}"),
        Language::Japanese => format!("{words}（{weekday}）"),
        Language::Korean => format!("{words} {weekday}"),
    }
}

/// A month as the heading of its days.
pub(crate) fn month(language: Language, day: Date) -> String {
    let (y, m) = (day.year(), day.month());
    match language {
        Language::Chinese => format!("{y} 年 {m} 月"),
        Language::English => format!("{} {y}", month_name(m)),
        Language::Japanese => format!("{y}年{m}月"),
        Language::Korean => format!("{y}년 {m}월"),
    }
}

/// A day in a sentence whose year was named before.
pub(crate) fn day_of_year(language: Language, day: Date) -> String {
    let (m, d) = (day.month(), day.day());
    match language {
        Language::Chinese | Language::Japanese => format!("{m}月{d}日"),
        Language::English => format!("{d} {}", month_name(m)),
        Language::Korean => format!("{m}월 {d}일"),
    }
}

/// 星期四, Thursday, 木曜日, 목요일.
pub(crate) const fn weekday(language: Language, day: Weekday) -> &'static str {
    pick(
        language,
        match day {
            Weekday::Monday => ["星期一", "Monday", "月曜日", "월요일"],
            Weekday::Tuesday => ["星期二", "Tuesday", "火曜日", "화요일"],
            Weekday::Wednesday => ["星期三", "Wednesday", "水曜日", "수요일"],
            Weekday::Thursday => ["星期四", "Thursday", "木曜日", "목요일"],
            Weekday::Friday => ["星期五", "Friday", "金曜日", "금요일"],
            Weekday::Saturday => ["星期六", "Saturday", "土曜日", "토요일"],
            Weekday::Sunday => ["星期日", "Sunday", "日曜日", "일요일"],
        },
    )
}

/// The days of a week from Monday: whole, and as the head of a column.
pub(crate) fn weekdays(language: Language) -> [(&'static str, &'static str); 7] {
    const SHORT: [[&str; 4]; 7] = [
        ["一", "Mon", "月", "월"],
        ["二", "Tue", "火", "화"],
        ["三", "Wed", "水", "수"],
        ["四", "Thu", "木", "목"],
        ["五", "Fri", "金", "금"],
        ["六", "Sat", "土", "토"],
        ["日", "Sun", "日", "일"],
    ];
    let mut day = Weekday::Monday;
    SHORT.map(|short| {
        let whole = weekday(language, day);
        day = day.next();
        (whole, pick(language, short))
    })
}

/// A count: thousands parted by a thin space in Chinese, by a comma elsewhere.
pub(crate) fn count(language: Language, number: i64) -> String {
    let text = show::count(number);
    match language {
        Language::Chinese => text,
        _ => text.replace('\u{2009}', ","),
    }
}

/// The size of a file.
pub(crate) fn size(language: Language, bytes: u64) -> String {
    if bytes < 1 << 10 {
        return FrameWords(language).bytes(bytes);
    }
    show::size(bytes)
}

const fn month_name(month: i8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::LANGUAGES;

    #[test]
    fn each_language_writes_its_own_way() {
        let on = date(2026, 9, 24);
        assert_eq!(
            LANGUAGES.map(|it| day(it, on)),
            ["2026-09-24", "24 Sep 2026", "2026年9月24日", "2026. 9. 24."]
        );
        assert_eq!(
            LANGUAGES.map(|it| day_with_weekday(it, on)),
            [
                "2026年9月24日 星期四",
                "Thursday, 24 September 2026",
                "2026年9月24日（木曜日）",
                "2026년 9월 24일 목요일"
            ]
        );
        assert_eq!(
            LANGUAGES.map(|it| count(it, 21_638)),
            ["21\u{2009}638", "21,638", "21,638", "21,638"]
        );
        assert_eq!(
            LANGUAGES.map(|it| size(it, 900)),
            ["900 字节", "900 bytes", "900 バイト", "900바이트"]
        );
    }
}
