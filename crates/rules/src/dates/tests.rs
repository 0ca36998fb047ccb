//! Dates as documents write them, and Chinese numerals.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

#[test]
fn gb_t_9704_a_date_is_read_in_every_written_form() {
    for text in [
        "2021年6月17日",
        "2021年06月17日",
        "2021 年 6 月 17 日",
        "２０２１年６月１７日",
        "二〇二一年六月十七日",
        "二○二一年六月十七日",
        "二零二一年六月十七日",
        "二〇二一年六月一十七日",
        "2021-06-17",
        "2021/6/17",
        "2021.6.17",
        "2021．6．17",
        " 2021-6-17\n",
        "2021年6月17号",
        "2021年      6月17日",
        "2021年\u{200B}6月17日",
    ] {
        assert_eq!(read_date(text), Some(date(2021, 6, 17)), "{text}");
    }
    assert_eq!(
        read_date("二〇二四年十二月二十九日"),
        Some(date(2024, 12, 29))
    );
    assert_eq!(read_date("一九九九年元月三十一日"), Some(date(1999, 1, 31)));
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        "2021年6月",
        "二○二一年",
        "2021年2月29日",
        "2021年13月1日",
        "2021年6月31日",
        "2021-0-1",
        "12021-06-17",
        "2021.6.17.3",
        "2021-06/17",
        "21年6月17日",
        "2021年6月17",
        "1021年6月17日",
        "2021年6月17日印发",
        "O021年6月17日",
    ] {
        assert_eq!(read_date(text), None, "{text}");
    }
}

#[test]
fn dates_are_found_where_they_stand() {
    let text = "自2021年6月17日起施行，2026-06-16 止；电话0527-2021-1234，版本2021.6.17.3";
    let found = find_dates(text);
    let written: Vec<_> = found
        .iter()
        .map(|(_, range)| &text[range.clone()])
        .collect();
    assert_eq!(written, ["2021年6月17日", "2026-06-16"]);
    assert_eq!(found[1].0, date(2026, 6, 16));
    assert_eq!(chinese(found[1].0), "2026年6月16日");
    let days = |text: &str| find_dates(text).len();
    assert_eq!(days("12021-06-17"), 0, "part of a longer number");
    assert_eq!(days("2021.6.17-2021.6.20"), 2, "from one day to another");
    assert_eq!(days("2021-06-17-某"), 1, "a dash of the text");
    assert_eq!(days("2021-06-17-3"), 0, "part of a version");
}

#[test]
fn numerals_are_read() {
    for (text, number) in [
        ("一", 1),
        ("十", 10),
        ("十七", 17),
        ("二十", 20),
        ("两", 2),
        ("廿三", 23),
        ("一百零五", 105),
        ("一百一十", 110),
        ("二千零二十一", 2021),
        ("九千九百九十九", 9999),
        ("二〇二一", 2021),
        ("3", 3),
        ("１２", 12),
        ("一万", 10_000),
        ("三万零五十", 30_050),
        ("两千", 2000),
        ("0000000000000012", 12),
    ] {
        assert_eq!(numeral(text), Some(number), "{text}");
    }
    for text in [
        "",
        "十十",
        "百",
        "十百",
        "一二十",
        "一百零",
        "年",
        "零十",
        "一百零零",
        "一百○",
        "一百二百",
        "二十三十",
        "万",
        "万五",
        "一万零",
        "00000000000000012",
        "十零五",
        "一万万",
        "九九九九九九九九九九九",
    ] {
        assert_eq!(numeral(text), None, "{text}");
    }
}

#[test]
fn numerals_are_written_as_headings_count() {
    for (number, text) in [
        (0, "零"),
        (10, "十"),
        (105, "一百零五"),
        (9_999, "九千九百九十九"),
        (10_000, "10000"),
    ] {
        assert_eq!(chinese_numeral(number), text);
    }
}

proptest! {
    #[test]
    fn a_written_numeral_is_read_back(number in 0_u32..10_000) {
        prop_assert_eq!(numeral(&chinese_numeral(number)), Some(number));
    }

    #[test]
    fn a_written_date_is_read_back(year in 1800_i16..=2199, month in 1_i8..=12, day in 1_i8..=28) {
        let day = date(year, month, day);
        prop_assert_eq!(read_date(&chinese(day)), Some(day));
        prop_assert_eq!(read_date(&day.to_string()), Some(day));
    }

    #[test]
    fn any_text_is_answered(text in "[0-9一二三十百千万零〇年月日./ -]{0,30}|\\PC{0,40}") {
        let _ = numeral(&text);
        for (day, range) in find_dates(&text) {
            prop_assert_eq!(read_date(&text[range]), Some(day));
        }
    }
}
