//! 公开时限 as catalogues write it, and the catalogues themselves where they lie beside the project.

use std::io::Write;
use std::path::PathBuf;

use proptest::prelude::*;

use super::super::Span;
use super::super::grammar::{Reading, Rule, Start, read, read_column};

/// A reading in one line: `formed 20wd; shown 7wd ! words`.
fn short(reading: &Reading) -> String {
    let span = |span: &Span| match span {
        Span::WorkingDays(days) => format!("{days}wd"),
        Span::CalendarDays(days) => format!("{days}d"),
        Span::Hours(hours) => format!("{hours}h"),
        Span::Months(months) => format!("{months}m"),
        Span::DaysBefore(days) => format!("-{days}d"),
        Span::NextYear { .. } => "year".to_owned(),
    };
    let rules = reading.rules.iter().map(|rule| match rule {
        Rule::Within { span: length, from } => {
            let from = match from {
                Start::Unstated => "unstated".to_owned(),
                Start::Formed => "formed".to_owned(),
                Start::Obtained => "obtained".to_owned(),
                Start::Approved => "approved".to_owned(),
                Start::ApprovedByFinance => "finance".to_owned(),
                Start::Decided => "decided".to_owned(),
                Start::Received => "received".to_owned(),
                Start::Other(words) => format!("[{words}]"),
            };
            format!("{from} {}", span(length))
        }
        Rule::Promptly => "promptly".to_owned(),
        Rule::RealTime => "real time".to_owned(),
        Rule::NoEnd => "no end".to_owned(),
        Rule::AsAbove => "as above".to_owned(),
        Rule::ShownFor(length) => format!("shown {}", span(length)),
        Rule::AtLeast(length) => format!("least {}", span(length)),
    });
    let mut out = rules.collect::<Vec<_>>().join("; ");
    for words in &reading.not_understood {
        out.push_str(" ! ");
        out.push_str(words);
    }
    out
}

#[test]
fn guo_ban_fa_2019_54_time_limits_are_read_in_every_shape() {
    let table = [
        ("信息形成或者变更之日起20个工作日内予以公开", "formed 20wd"),
        ("自信息形成或变更之日起，20个工作日内", "formed 20wd"),
        (
            "信 息 形 成 或 者 变 更 之 日 起 ２０ 个工作 日内",
            "formed 20wd",
        ),
        (
            "公开事项信息形成或变更之日起 10 个工作日内公开",
            "formed 10wd",
        ),
        ("信息形成20个工作日内公开", "formed 20wd"),
        ("信息生成之日起3个工作日内", "formed 3wd"),
        ("自信息形成之日起二十个工作日内向社会公开", "formed 20wd"),
        ("制定或获取信息之日起10个工作日内", "obtained 10wd"),
        (
            "制定或获取信息之日起10个工作日内，公示7个工作日",
            "obtained 10wd; shown 7wd",
        ),
        (
            "获取备案政策之日起十个工作日内；公示期为七个工作日",
            "obtained 10wd; shown 7wd",
        ),
        ("本级人民代表大会或其常务委员会批准后20日内", "approved 20d"),
        ("审议通过后20天内", "approved 20d"),
        ("本级政府财政部门批复后20日内", "finance 20d"),
        ("批准后20个自然日内公开", "approved 20d"),
        ("批准后15自然日", "approved 15d"),
        ("自作出行政决定之日起7个工作日内", "decided 7wd"),
        ("行政处罚决定形成之日起20个工作日", "formed 20wd"),
        ("作出行政处罚之日起7个工作日内", "decided 7wd"),
        ("收到申请之日起5个工作日内", "received 5wd"),
        ("受理之日起5个工作日内", "received 5wd"),
        ("征求意见期限不得少于30日", "least 30d"),
        ("征求意见不少于7个工作日", "least 7wd"),
        ("公示期至少5个工作日", "least 5wd"),
        ("公示时间为7天", "shown 7d"),
        (
            "公示期7个工作日；信息形成之日起20个工作日内",
            "shown 7wd; formed 20wd",
        ),
        ("采购活动开始前30日", "[采购活动开始前] -30d"),
        ("提前3日公布", "[提前] -3d"),
        ("20工作日", "unstated 20wd"),
        ("二十个工作日", "unstated 20wd"),
        ("20个工作日内", "unstated 20wd"),
        ("及时公开，最长不超过20个工作日", "unstated 20wd"),
        ("20个工作日内及时公开", "unstated 20wd"),
        ("48小时内", "unstated 48h"),
        ("5个小时内公布", "unstated 5h"),
        ("形成之日起3个月内", "formed 3m"),
        ("及时", "promptly"),
        ("及 时 公 开", "promptly"),
        ("及时公开。", "promptly"),
        ("实时公开", "real time"),
        ("长期（公开）", "no end"),
        ("常年公开", "no end"),
        ("实时公开，20个工作日内更新", "real time; unstated 20wd"),
        ("同上", "as above"),
        ("", ""),
        (" \n；", ""),
        (
            "信息形成之日起20个工作日内\n公示7个工作日",
            "formed 20wd; shown 7wd",
        ),
        ("根据工作需要及时公开", "promptly ! 根据工作需要及时公开"),
        ("每年1月31日前", " ! 每年1月31日前"),
        ("按季度公开", " ! 按季度公开"),
        ("1年内公开", " ! 1年内公开"),
        ("公示期满后20个工作日内", "[公示期满后] 20wd ! 公示期满后"),
        ("5-10个工作日", "[5-] 10wd ! 5-"),
        (
            "20个工作日内在指定媒体公开",
            "unstated 20wd ! 内在指定媒体公开",
        ),
        ("十十个工作日", " ! 十十个工作日"),
        ("99999个工作日", " ! 99999个工作日"),
        ("65535个工作日", "unstated 65535wd"),
        ("065535个工作日", " ! 065535个工作日"),
    ];
    for (text, expected) in table {
        assert_eq!(short(&read(text)), expected, "{text}");
        let is_complete = !expected.is_empty() && !expected.contains('!');
        assert_eq!(read(text).is_complete(), is_complete, "{text}");
    }
}

#[test]
fn guo_ban_fa_2019_54_the_day_to_publish_by() {
    let table = [
        ("及时公开", Some(Span::WorkingDays(20))),
        ("实时公开", Some(Span::CalendarDays(0))),
        (
            "公示7个工作日；形成之日起5个工作日内",
            Some(Span::WorkingDays(5)),
        ),
        ("长期公开", None),
        ("同上", None),
        ("征求意见期限不得少于30日", None),
    ];
    for (text, expected) in table {
        assert_eq!(read(text).publish_within(), expected, "{text}");
    }
}

#[test]
fn guo_ban_fa_2019_54_as_above_takes_the_row_above() {
    let rows = ["同上", "批准后20日内", "同上", "", "同上", "同上；公示7日"];
    let readings = read_column(rows);
    let read: Vec<_> = readings.iter().map(short).collect();
    let expected = [
        "as above",
        "approved 20d",
        "approved 20d",
        "",
        "as above",
        "as above; shown 7d",
    ];
    assert_eq!(read, expected);
}

#[test]
fn the_catalogues_beside_the_project_are_read() {
    let file = "/../../../shared/data/catalogue/grassroots_disclosure_standard_excerpts.csv";
    let path = PathBuf::from(format!("{}{file}", env!("CARGO_MANIFEST_DIR")));
    let Ok(text) = std::fs::read_to_string(path) else {
        writeln!(
            std::io::stderr(),
            "not checked: no catalogue beside the project"
        )
        .unwrap();
        return;
    };
    // No quoted field of this file stands before the column of limits and holds a comma.
    let limits = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(5));
    let limits: Vec<_> = limits.filter(|limit| !limit.is_empty()).collect();
    let unread: Vec<_> = limits
        .iter()
        .filter(|limit| !read(limit).is_complete())
        .collect();
    assert!(limits.len() > 20, "{} limits", limits.len());
    assert!(unread.is_empty(), "{unread:?}");
}

proptest! {
    #[test]
    fn no_text_is_too_strange_to_be_read(text in "[0-9二十百个工作日月天内公示开;，同上及时 ]{0,40}|.{0,40}") {
        let reading = read(&text);
        let is_blank = text.chars().all(|one| !one.is_alphanumeric());
        prop_assert!(is_blank || !reading.rules.is_empty() || !reading.not_understood.is_empty() || !text.contains("日"));
    }
}
