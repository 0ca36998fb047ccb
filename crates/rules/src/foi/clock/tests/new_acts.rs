//! A new unlawful act is refused with its article.

use super::*;

fn asked(so_far: &str, next: &str) -> Result<Reading, Refusal> {
    let (events, _) = if so_far.is_empty() {
        (Vec::new(), None)
    } else {
        events(so_far)
    };
    may(
        &events,
        &event(next),
        &ClockSettings::default(),
        Calendar::shipped(),
    )
}

#[test]
fn a_new_unlawful_act_is_refused_with_its_article() {
    let table = [
        (
            "received 2024-09-13",
            "correction_requested 2024-09-26",
            "条例第三十条",
        ),
        (
            "received 2024-09-13; correction_requested 2024-09-18; corrected 2024-09-19",
            "correction_requested 2024-09-20",
            "条例第三十条",
        ),
        (
            "received 2024-09-13",
            "extended 2024-10-18 working_days=5",
            "条例第三十三条",
        ),
        (
            "received 2024-09-13",
            "extended 2024-10-17 working_days=5 approved_by=null",
            "条例第三十三条",
        ),
        (
            "received 2024-09-13",
            "fee_noticed 2024-10-18",
            "国办函〔2020〕109号",
        ),
        (
            "received 2024-09-13",
            "deferred 2024-10-18 until=2024-12-31",
            "条例第三十五条",
        ),
    ];
    for (so_far, next, article) in table {
        let refusal = asked(so_far, next).unwrap_err();
        assert!(matches!(refusal, Refusal::Unlawful(_)), "{next}");
        assert_eq!(refusal.article(), Some(article), "{next}");
    }
    let refusal = asked("received 2024-09-13", "extended 2024-10-18 working_days=5").unwrap_err();
    assert_eq!(refusal.to_string(), "逾期告知延期，不符合条例第三十三条");
    let impossible =
        asked("received 2024-09-13", "extended 2024-10-17 working_days=25").unwrap_err();
    assert_eq!(impossible.article(), Some("条例第三十三条"));
    assert_eq!(impossible.to_string(), "延期应为1至20个工作日，现为25个");
}

#[test]
fn a_lawful_act_is_let_through_whatever_was_before() {
    let reading = asked("", "received 2024-09-13").unwrap();
    assert_eq!(reading.due_on, Some(on("2024-10-17")));
    let late = "received 2024-09-13; correction_requested 2024-09-26";
    assert_eq!(
        asked(late, "corrected 2024-09-27").unwrap().due_on,
        Some(on("2024-10-30"))
    );
    let overdue = asked("received 2024-09-13", "replied 2024-10-18").unwrap();
    assert_eq!(overdue.violations.len(), 1, "recorded, and let through");
    let extended = asked("received 2024-09-13", "extended 2024-10-17 working_days=5").unwrap();
    assert_eq!(extended.due_on, Some(on("2024-10-24")));
}

#[test]
fn a_missing_notice_forbids_nobody_to_act() {
    let reading = asked("received 2026-12-10", "third_party_consulted 2026-12-15").unwrap();
    assert_eq!(reading.uncovered_year(), Some(2027));
}
