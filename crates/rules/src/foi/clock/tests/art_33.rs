//! 答复 and 延期.

use super::*;

const SETTINGS: fn() -> ClockSettings = ClockSettings::default;

#[test]
fn art_33_answer_within_20_working_days() {
    check(
        "received 2024-09-13",
        "due_on=2024-10-17 working_days_used=0 working_days_left=20",
    );
    check("received 2020-01-20", "due_on=2020-02-25");
    check("received 2025-09-28", "due_on=2025-10-31");
    check(
        "received 2024-09-13; replied 2024-10-17",
        "state=replied violations=none overdue=false",
    );
    check(
        "received 2024-09-13; replied 2024-10-18",
        "state=replied violations=overdue_reply:条例第三十三条 overdue=true due_on=2024-10-17 \
         working_days_used=21 working_days_left=0",
    );
    check(
        "received 2024-09-13; replied 2024-09-13",
        "working_days_used=0 working_days_left=20",
    );
}

#[test]
fn art_33_days_are_used_and_left() {
    let asked = |day: &str| format!("received 2024-09-13; as_of {day}");
    check(
        &asked("2024-09-12"),
        "working_days_used=0 working_days_left=20 overdue=false",
    );
    check(
        &asked("2024-09-14"),
        "working_days_used=1 working_days_left=19",
    );
    check(
        &asked("2024-09-17"),
        "working_days_used=1 working_days_left=19",
    );
    check(
        &asked("2024-10-17"),
        "working_days_used=20 working_days_left=0 overdue=false",
    );
    check(
        &asked("2024-10-18"),
        "working_days_used=21 working_days_left=0 overdue=true",
    );
    let replied = "received 2024-09-13; replied 2024-09-18";
    check(replied, "working_days_used=2 working_days_left=18");
    check(
        &format!("{replied}; as_of 2024-12-01"),
        "working_days_used=2 overdue=false",
    );
    check(
        &format!("{replied}; as_of 2024-09-14"),
        "working_days_used=1 working_days_left=19",
    );
    let late = "received 2024-09-13; replied 2024-10-18; as_of 2024-10-17";
    check(
        late,
        "overdue=false violations=overdue_reply:条例第三十三条",
    );
    let withdrawn = "received 2024-09-13; withdrawn 2024-09-18; as_of 2025-01-02";
    check(
        withdrawn,
        "state=withdrawn due_on=2024-10-17 overdue=false violations=none \
                      correction_notice_due_on=null working_days_used=2",
    );
}

#[test]
fn art_33_an_extension_adds_up_to_20_working_days() {
    let extended =
        |days: i64| format!("received 2024-09-13; extended 2024-10-10 working_days={days}");
    check(
        &extended(20),
        "due_on=2024-11-14 state=extended violations=none working_days_used=14 working_days_left=26",
    );
    check(&extended(1), "due_on=2024-10-18 state=extended");
    for days in [25, 21, 0, -3] {
        refused(&extended(days), "extension_days", Some("条例第三十三条"));
    }
    check(
        "received 2024-09-13; extended 2024-09-13 working_days=20",
        "due_on=2024-11-14",
    );
}

#[test]
fn art_33_an_extension_is_told_before_the_period_is_out() {
    let told = |day: &str| format!("received 2024-09-13; extended {day} working_days=20");
    check(&told("2024-10-17"), "violations=none due_on=2024-11-14");
    check(
        &told("2024-10-18"),
        "violations=late_extension:条例第三十三条 due_on=2024-11-14 state=extended",
    );
    let strict = ClockSettings {
        late_extension: Effect::Ignored,
        ..SETTINGS()
    };
    check_with(
        &strict,
        &told("2024-10-17"),
        "violations=none due_on=2024-11-14",
    );
    check_with(
        &strict,
        &format!("{}; replied 2024-10-25", told("2024-10-18")),
        "violations=late_extension:条例第三十三条+overdue_reply:条例第三十三条 due_on=2024-10-17",
    );
}

#[test]
fn art_33_the_head_of_the_foi_office_agrees() {
    let silent = "received 2024-09-13; extended 2024-10-10 working_days=20 approved_by=null";
    check(silent, "violations=none due_on=2024-11-14");
    let strict = ClockSettings {
        missing_approval: MissingApproval::Violation,
        ..SETTINGS()
    };
    let code = "violations=extension_without_approval:条例第三十三条 due_on=2024-11-14";
    check_with(&strict, silent, code);
    for name in [None, Some("\u{3000}".to_owned())] {
        let mut extended = event("extended 2024-10-10 working_days=20");
        let EventKind::Extended { approved_by, .. } = &mut extended.kind else {
            panic!("an extension");
        };
        *approved_by = name;
        let events = [event("received 2024-09-13"), extended];
        let reading = read(&events, None, &strict, Calendar::shipped()).unwrap();
        assert_eq!(
            reading.violations[0].code,
            ViolationCode::ExtensionWithoutApproval
        );
        assert_eq!(reading.violations[0].on, on("2024-10-10"));
    }
}

#[test]
fn art_33_a_period_is_extended_once_and_by_20_days_in_all() {
    let twice = |days: i64| {
        format!(
            "received 2024-09-13; extended 2024-10-10 working_days=5; \
             extended 2024-10-24 working_days={days}"
        )
    };
    let code = "violations=second_extension:条例第三十三条";
    check(&twice(5), &format!("{code} due_on=2024-10-31"));
    check(&twice(20), &format!("{code} due_on=2024-11-14"));
    let late = twice(5).replace("10-24", "10-25");
    check(
        &late,
        "violations=late_extension:条例第三十三条+second_extension:条例第三十三条",
    );
}

#[test]
fn art_33_after_a_restart_the_period_may_be_extended_again() {
    let again = "received 2024-09-13; extended 2024-09-18 working_days=20; \
                 correction_requested 2024-09-20; corrected 2024-09-27";
    check(again, "due_on=2024-10-30 state=in_process");
    let second = format!("{again}; extended 2024-10-11 working_days=20");
    check(&second, "due_on=2024-11-27 violations=none state=extended");
    let once = ClockSettings {
        extension_after_restart: Effect::Ignored,
        ..SETTINGS()
    };
    check_with(
        &once,
        &second,
        "due_on=2024-10-30 violations=second_extension:条例第三十三条",
    );
    let only = "received 2024-09-13; correction_requested 2024-09-20; corrected 2024-09-27; \
                extended 2024-10-11 working_days=20";
    check_with(&once, only, "due_on=2024-11-27 violations=none");
    let on_the_day = format!("{again}; extended 2024-09-27 working_days=20");
    check(&on_the_day, "due_on=2024-11-27 violations=none");
}

#[test]
fn art_33_nothing_is_extended_while_the_clock_stands_still() {
    let stopped = "received 2024-09-13; correction_requested 2024-09-20; \
                   extended 2024-09-23 working_days=20";
    let code = "violations=extension_while_stopped:条例第三十三条";
    check(stopped, &format!("{code} due_on=null"));
    check(
        &format!("{stopped}; corrected 2024-09-27"),
        &format!("{code} due_on=2024-10-30"),
    );
    let same_day = "received 2024-09-13; correction_requested 2024-09-20; \
                    extended 2024-09-20 working_days=20";
    check(same_day, "violations=none due_on=null");
}
