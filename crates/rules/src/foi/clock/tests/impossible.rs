//! What cannot be.

use super::*;

#[test]
fn nothing_begins_without_a_receipt() {
    refused("replied 2024-09-13", "no_receipt", Some("条例第三十一条"));
    refused(
        "received 2024-09-13; received 2024-09-14",
        "second_receipt",
        Some("条例第三十一条"),
    );
    let before = [
        ("replied 2024-09-12", "条例第三十三条"),
        ("withdrawn 2024-09-12", "条例第三十三条"),
        ("correction_requested 2024-09-12", "条例第三十条"),
        ("third_party_consulted 2024-09-12", "条例第三十二条"),
        ("agency_consulted 2024-09-12", "条例第三十四条"),
        ("deferred 2024-09-12 until=2024-12-31", "条例第三十五条"),
        ("fee_noticed 2024-09-12", "国办函〔2020〕109号"),
    ];
    for (event, article) in before {
        refused(
            &format!("received 2024-09-13; {event}"),
            "before_receipt",
            Some(article),
        );
    }
}

#[test]
fn nothing_is_done_on_the_day_of_a_letter_that_nobody_confirmed() {
    refused(
        "received 2024-09-13 channel=post_plain; correction_requested 2024-09-13",
        "not_confirmed",
        Some("条例第三十一条"),
    );
}

#[test]
fn no_answer_comes_without_a_question() {
    for (event, article) in [
        ("corrected", "条例第三十条"),
        ("fee_paid", "国办函〔2020〕109号"),
        ("third_party_answered", "条例第三十二条"),
        ("agency_answered", "条例第三十四条"),
        ("explained", "条例第三十五条"),
    ] {
        let text = format!("received 2024-09-13; {event} 2024-09-18");
        refused(&text, "nothing_open", Some(article));
    }
    let twice = "received 2024-09-13; correction_requested 2024-09-18; corrected 2024-09-19";
    refused(
        &format!("{twice}; corrected 2024-09-20"),
        "nothing_open",
        Some("条例第三十条"),
    );
    let other = "received 2024-09-13; fee_noticed 2024-09-18; corrected 2024-09-19";
    refused(other, "nothing_open", Some("条例第三十条"));
    let message = try_read("received 2024-09-13; explained 2024-09-18")
        .unwrap_err()
        .to_string();
    assert_eq!(
        message,
        "explained 在 2024-09-18，但没有等待它的事件 explanation_requested"
    );
    let message = try_read("received 2024-09-13; fee_paid 2024-09-18")
        .unwrap_err()
        .to_string();
    assert_eq!(
        message,
        "fee_paid 在 2024-09-18，但没有等待它的事件 fee_noticed"
    );
    let message = try_read("received 2024-09-13; agency_answered 2024-09-18").unwrap_err();
    assert!(message.to_string().ends_with("agency_consulted"));
}

#[test]
fn nothing_follows_the_end_but_late_opinions() {
    let replied = "received 2024-09-13; third_party_consulted 2024-09-18; \
                   agency_consulted 2024-09-18; replied 2024-09-20";
    for event in [
        "replied 2024-09-23",
        "withdrawn 2024-09-20",
        "fee_noticed 2024-09-23",
    ] {
        let error = try_read(&format!("{replied}; {event}")).unwrap_err();
        assert_eq!(error.code(), "after_closing");
        assert!(error.article().is_some());
    }
    check(
        &format!("{replied}; third_party_answered 2024-09-23; agency_answered 2024-09-24"),
        "state=replied third_party_due_on=null agency_due_on=null correction_notice_due_on=null",
    );
    let open = "received 2024-09-13; third_party_consulted 2024-09-18; replied 2024-09-20";
    check(
        open,
        "state=replied third_party_due_on=null due_on=2024-11-07",
    );
}

#[test]
fn dates_do_not_run_backwards() {
    for (event, article) in [
        (
            "correction_requested 2024-09-18 until=2024-09-17",
            "条例第三十条",
        ),
        (
            "third_party_consulted 2024-09-18 received_on=2024-09-17",
            "条例第三十二条",
        ),
        ("deferred 2024-09-18 until=2024-09-17", "条例第三十五条"),
        (
            "fee_noticed 2024-09-18 received_on=2024-09-17",
            "国办函〔2020〕109号",
        ),
    ] {
        let text = format!("received 2024-09-13; {event}");
        refused(&text, "dates_backwards", Some(article));
        assert!(
            try_read(&text.replace("=2024-09-17", "=2024-09-18")).is_ok(),
            "{text}"
        );
    }
    let slip = "received 2024-09-13; third_party_consulted 2024-09-18; \
                third_party_answered 2024-09-20 received_on=2024-09-17";
    refused(slip, "dates_backwards", Some("条例第三十二条"));
    assert!(try_read(&slip.replace("=2024-09-17", "=2024-09-18")).is_ok());
}
