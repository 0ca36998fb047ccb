//! Dates of limits, the table as a whole, and the wording of catalogues.

mod grammar;

use jiff::civil::date;

use super::*;

/// Every Monday to Friday: the calendar itself is tested where it lives.
fn weekdays(from: Date, days: u32) -> Result<Date, &'static str> {
    if from.year() > 2026 {
        return Err("uncovered");
    }
    let mut day = from;
    for _ in 0..days {
        day = day.tomorrow().unwrap();
        while day.weekday().to_monday_zero_offset() > 4 {
            day = day.tomorrow().unwrap();
        }
    }
    Ok(day)
}

fn ends(id: &str, start: DateTime) -> String {
    let explained = due(limit(id).unwrap(), start, weekdays).unwrap();
    explained.value.strftime("%F %H:%M").to_string()
}

#[test]
fn limits_end_as_their_articles_say() {
    let start = date(2026, 11, 2).at(9, 30, 0, 0);
    let table = [
        ("disclosure.proactive", "2026-11-30 23:59"),
        ("disclosure.dual_publicity", "2026-11-11 23:59"),
        ("disclosure.budget", "2026-11-22 23:59"),
        ("disclosure.department_budget", "2026-11-22 23:59"),
        ("interpretation.after_publication", "2026-11-05 23:59"),
        ("consultation.major_decision", "2026-12-02 23:59"),
        ("consultation.market_entities", "2026-12-02 23:59"),
        ("consultation.normative", "2026-11-11 23:59"),
        ("consultation.normative_longer", "2026-11-16 23:59"),
        ("opinion.major_first", "2026-11-02 14:30"),
        ("opinion.major_conference", "2026-11-03 09:30"),
        ("opinion.other", "2026-11-04 09:30"),
        ("reprint.state_council", "2026-11-02 21:30"),
        ("reprint.superior", "2026-11-03 09:30"),
        ("reprint.province_strict", "2026-11-02 17:30"),
        ("letter.urgent", "2026-11-02 23:59"),
        ("letter.complaint", "2026-11-19 23:59"),
        ("petition.accept", "2026-11-17 23:59"),
        ("petition.handle", "2027-01-01 23:59"),
        ("petition.extension", "2026-12-02 23:59"),
        ("suggestion.reply", "2027-02-02 23:59"),
        ("suggestion.reply_complex", "2027-05-02 23:59"),
        ("suggestion.publish", "2026-11-30 23:59"),
        ("procurement.intent", "2026-10-03 23:59"),
        ("report.department", "2027-01-31 23:59"),
        ("report.government", "2027-03-31 23:59"),
        ("personal.correction", "2026-11-30 23:59"),
        ("remedy.reconsideration", "2027-01-01 23:59"),
        ("remedy.litigation", "2027-05-02 23:59"),
        (
            "remedy.litigation_after_reconsideration",
            "2026-11-17 23:59",
        ),
    ];
    for (id, expected) in table {
        assert_eq!(ends(id, start), expected, "{id}");
    }
    let end_of_month = date(2026, 8, 31).at(0, 0, 0, 0);
    assert_eq!(
        ends("suggestion.reply_complex", end_of_month),
        "2027-02-28 23:59"
    );
}

#[test]
fn a_limit_says_why() {
    let start = date(2026, 11, 2).at(9, 30, 0, 0);
    let because = |id| due(limit(id).unwrap(), start, weekdays).unwrap().because;
    let national = because("disclosure.proactive");
    assert_eq!(
        national[0].text,
        "主动公开政府信息：自信息形成或者变更之日（2026年11月2日）起20个工作日，至迟2026年11月30日"
    );
    assert_eq!(
        (national[0].article, national.len()),
        (Some("条例第二十六条"), 1)
    );
    let local = because("letter.enquiry");
    assert_eq!(local[1].text, "地方可以另行规定");
    assert!(
        because("opinion.major_first")[0]
            .text
            .ends_with("起5小时，至迟2026年11月2日14时30分")
    );
    assert!(
        because("consultation.major_decision")[0]
            .text
            .ends_with("起30日，最早2026年12月2日")
    );
    assert!(because("letter.urgent")[0].text.contains("起当日，"));
    assert!(because("suggestion.reply")[0].text.contains("起3个月，"));
    assert!(
        because("procurement.intent")[0]
            .text
            .contains("起提前30日，")
    );
    assert!(
        because("report.department")[0]
            .text
            .contains("起次年1月31日前，")
    );
}

#[test]
fn the_strictest_limit_ends_first() {
    let start = date(2026, 11, 2).at(9, 30, 0, 0);
    let ids = [
        "reprint.superior",
        "reprint.province_strict",
        "reprint.state_council",
    ];
    let limits: Vec<_> = ids.map(|id| limit(id).unwrap()).to_vec();
    let (first, end) = strictest(limits, start, weekdays).unwrap().unwrap();
    assert_eq!(
        (first.id, end),
        (
            "reprint.province_strict",
            date(2026, 11, 2).at(17, 30, 0, 0)
        )
    );
    let same = ["disclosure.budget", "disclosure.department_budget"].map(|id| limit(id).unwrap());
    assert_eq!(
        strictest(same, start, weekdays).unwrap().unwrap().0.id,
        "disclosure.budget"
    );
    assert_eq!(strictest([], start, weekdays), Ok(None));
}

#[test]
fn working_days_are_those_of_the_calendar() {
    let calendar = crate::calendar::Calendar::shipped();
    let start = date(2026, 2, 13).at(9, 0, 0, 0);
    let proactive = limit("disclosure.proactive").unwrap();
    let explained = due(proactive, start, |from, days| calendar.add(from, days)).unwrap();
    assert_eq!(explained.value.date(), date(2026, 3, 19));
    let uncovered = date(2026, 12, 10).at(9, 0, 0, 0);
    let failed = due(proactive, uncovered, |from, days| calendar.add(from, days));
    assert!(matches!(failed, Err(LimitError::Calendar(_))));
}

#[test]
fn what_has_no_date_is_an_error() {
    let late = date(2027, 1, 4).at(0, 0, 0, 0);
    let failed = due(limit("disclosure.proactive").unwrap(), late, weekdays);
    assert_eq!(failed.unwrap_err(), LimitError::Calendar("uncovered"));
    for id in [
        "report.department",
        "petition.handle",
        "suggestion.reply",
        "opinion.other",
    ] {
        let end = date(9999, 12, 31).at(12, 0, 0, 0);
        assert_eq!(
            due(limit(id).unwrap(), end, weekdays).unwrap_err(),
            LimitError::OutOfRange,
            "{id}"
        );
    }
    let start = date(2026, 1, 1).at(0, 0, 0, 0);
    let never = Span::NextYear { month: 2, day: 30 };
    assert_eq!(never.from(start, weekdays), Err(LimitError::OutOfRange));
}

#[test]
fn the_table_has_one_row_for_each_name() {
    let mut ids: Vec<_> = LIMITS.iter().map(|limit| limit.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), LIMITS.len());
    assert_eq!(limit("nothing"), None);
    let off: Vec<_> = LIMITS
        .iter()
        .filter(|limit| !limit.enabled_by_default)
        .collect();
    let ids: Vec<_> = off.iter().map(|limit| limit.id).collect();
    let expected = [
        "interpretation.after_publication",
        "consultation.normative_longer",
        "reprint.province_strict",
    ];
    assert_eq!(ids, expected);
    assert!(off.iter().all(|limit| limit.local));
    assert!(
        LIMITS
            .iter()
            .any(|limit| limit.local && limit.enabled_by_default)
    );
    assert!(!limit("opinion.other").unwrap().local);
}
