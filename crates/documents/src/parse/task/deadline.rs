//! Deadlines: `2021年12月31日前`, `10月底前`, `年底前`; and the day they mean when the year is certain.

use jiff::civil::Date;

use crate::parse::document::Deadline;

/// What stands in a column when there is no deadline.
const NONE: [&str; 6] = ["", "无", "暂无", "/", "—", "-"];

/// The deadline given for a task, else the first in its text.
pub(in crate::parse) fn of(given: Option<&str>, text: &str, year: Option<i16>) -> Deadline {
    let given = given
        .map(str::trim)
        .filter(|words| !NONE.contains(words))
        .map(str::to_owned);
    let Some(words) = given.or_else(|| words_in(text)) else {
        return Deadline::default();
    };
    Deadline {
        on: day_of(&words, year),
        text: Some(words),
    }
}

/// The first deadline in a text: a date and 前, or 每季度末 and the like.
pub(in crate::parse) fn words_in(text: &str) -> Option<String> {
    let ends = text.match_indices('前').map(|(at, _)| at);
    ends.filter_map(|end| {
        let before = text.get(..end)?;
        let start = before
            .char_indices()
            .rev()
            .take(14)
            .take_while(|(_, c)| is_date_sign(*c))
            .last()
            .map(|(at, _)| at)?;
        let words = before
            .get(start..)?
            .trim_start_matches(['日', '月', '年', '度', '底', '末', '中', '上', '下']);
        let words = if words.is_empty() {
            before.get(start..)?
        } else {
            words
        };
        is_deadline(words).then(|| format!("{words}前"))
    })
    .next()
}

fn is_date_sign(c: char) -> bool {
    c.is_ascii_digit() || "年月日号底末上中下旬第一二三四季度半每".contains(c)
}

/// A day, a month or the end of something: `3年前` and `之前` are none.
fn is_deadline(words: &str) -> bool {
    let has_digit = words.contains(|c: char| c.is_ascii_digit());
    let year_is_full = years_in(words).next().is_some() || !words.contains('年');
    match words.chars().next_back() {
        Some('日' | '号') => has_digit && words.contains('月') && year_is_full,
        Some('月') => has_digit && year_is_full && !words.ends_with("个月"),
        Some('底' | '末') => {
            words.contains(['年', '月', '季'])
                && (year_is_full || words == "年底" || words == "年末")
        }
        Some('旬') => words.contains('月'),
        Some('年') => years_in(words).next().is_some(),
        Some('度') => words.contains('季'),
        _ => false,
    }
}

/// The last day that the words allow, when they and `year` make it certain.
fn day_of(words: &str, year: Option<i16>) -> Option<Date> {
    let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some((date, _)) = gongkai_rules::dates::find_dates(&words).first() {
        return Some(*date);
    }
    if words.contains('每') {
        return None;
    }
    let year = years_in(&words).next().or(year)?;
    let after_year = words
        .split_once('年')
        .map_or(words.as_str(), |(_, rest)| rest);
    if let Some((month, rest)) = after_year.split_once('月') {
        let month: i8 = trailing_number(month)?;
        let day = leading_number(rest);
        let first = Date::new(year, month, 1).ok()?;
        return match day {
            Some(day) => Date::new(year, month, day).ok(),
            None if rest.starts_with("上旬") => Date::new(year, month, 10).ok(),
            None if rest.starts_with("中旬") => Date::new(year, month, 20).ok(),
            None => Some(first.last_of_month()),
        };
    }
    if let Some((quarter, _)) = after_year.split_once('季') {
        let at = ["一", "二", "三", "四"]
            .iter()
            .position(|numeral| quarter.ends_with(numeral))?;
        let month = i8::try_from(at * 3 + 3).ok()?;
        return Date::new(year, month, 1).ok().map(Date::last_of_month);
    }
    let is_whole_year = words.contains("年底")
        || words.contains("年末")
        || after_year.is_empty()
        || after_year == "前";
    is_whole_year.then(|| Date::new(year, 12, 31).ok())?
}

/// Four-digit years that a text names.
pub(in crate::parse) fn years_in(text: &str) -> impl Iterator<Item = i16> + '_ {
    text.match_indices('年').filter_map(|(at, _)| {
        let before = text.get(..at)?.trim_end();
        let digits: String = before
            .chars()
            .rev()
            .take_while(char::is_ascii_digit)
            .collect();
        let year: String = digits.chars().rev().collect();
        let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        is_year.then(|| year.parse().ok())?
    })
}

fn trailing_number(text: &str) -> Option<i8> {
    let digits: String = text
        .chars()
        .rev()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.chars().rev().collect::<String>().parse().ok()
}

fn leading_number(text: &str) -> Option<i8> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, year: Option<i16>, words: &str, day: &str) {
        let deadline = of(None, text, year);
        assert_eq!(deadline.text.as_deref().unwrap_or("none"), words, "{text}");
        let found = deadline
            .on
            .map_or_else(|| "none".to_owned(), |day| day.to_string());
        assert_eq!(found, day, "{text}");
    }

    #[test]
    fn a_deadline_has_a_day_only_when_the_year_is_certain() {
        check("10月底前整理形成汇编", Some(2021), "10月底前", "2021-10-31");
        check("10月底前整理形成汇编", None, "10月底前", "none");
        check(
            "2021年12月31日前完成",
            None,
            "2021年12月31日前",
            "2021-12-31",
        );
        check(
            "2017年底前，各部门要完成",
            Some(2016),
            "2017年底前",
            "2017-12-31",
        );
        check("5月上旬前报送", Some(2025), "5月上旬前", "2025-05-10");
        check("第三季度末前报送", Some(2025), "第三季度末前", "2025-09-30");
        check("年底前完成", Some(2024), "年底前", "2024-12-31");
        check("2月底前", Some(2024), "2月底前", "2024-02-29");
    }

    #[test]
    fn other_words_before_are_no_deadline() {
        for text in [
            "目前已完成",
            "会前通知",
            "三年前的文件",
            "3年前建成",
            "公开前审查",
            "24小时前",
            "3个月前",
        ] {
            check(text, Some(2021), "none", "none");
        }
    }
}
