//! 补正: the notice, and the clock that starts again.

use super::*;

#[test]
fn art_30_the_notice_is_due_within_7_working_days() {
    check(
        "received 2024-09-13",
        "correction_notice_due_on=2024-09-25 state=received",
    );
    let asked = |on: &str| format!("received 2024-09-13; correction_requested {on}");
    check(
        &asked("2024-09-25"),
        "violations=none correction_notice_due_on=2024-09-25",
    );
    check(
        &asked("2024-09-26"),
        "violations=late_correction_notice:条例第三十条",
    );
}

#[test]
fn art_30_the_clock_stands_still_until_the_correction() {
    check(
        "received 2024-09-13; correction_requested 2024-09-20 until=2024-10-11",
        "state=correction_requested due_on=null working_days_used=null working_days_left=null \
         overdue=false received_on=2024-09-13",
    );
}

#[test]
fn art_30_a_correction_starts_the_clock_again() {
    check(
        "received 2024-09-13; correction_requested 2024-09-20; corrected 2024-09-27",
        "due_on=2024-10-30 state=in_process correction_notice_due_on=null working_days_used=0 \
         working_days_left=20 received_on=2024-09-13 violations=none",
    );
    check(
        "received 2024-09-13; correction_requested 2024-09-20; corrected 2024-09-20",
        "due_on=2024-10-23 state=in_process",
    );
}

#[test]
fn art_30_a_second_notice_is_recorded() {
    let twice = "received 2024-09-13; correction_requested 2024-09-18; corrected 2024-09-19; \
                 correction_requested 2024-09-20";
    check(
        twice,
        "violations=second_correction_notice:条例第三十条 due_on=null state=correction_requested",
    );
    check(
        &format!("{twice}; corrected 2024-09-27"),
        "due_on=2024-10-30 state=in_process",
    );
    let late = "received 2024-09-13; correction_requested 2024-09-26; corrected 2024-09-26; \
                correction_requested 2024-09-27";
    check(
        late,
        "violations=late_correction_notice:条例第三十条+second_correction_notice:条例第三十条",
    );
}

#[test]
fn art_30_a_second_notice_may_be_set_to_have_no_effect() {
    let settings = ClockSettings {
        second_correction: Effect::Ignored,
        ..ClockSettings::default()
    };
    let twice = "received 2024-09-13; correction_requested 2024-09-18; corrected 2024-09-20; \
                 correction_requested 2024-09-23";
    let expected = "due_on=2024-10-23 violations=second_correction_notice:条例第三十条";
    check_with(&settings, twice, expected);
    check_with(
        &settings,
        &format!("{twice}; corrected 2024-09-27"),
        expected,
    );
    let first = "received 2024-09-13; correction_requested 2024-09-20; corrected 2024-09-27";
    check_with(&settings, first, "due_on=2024-10-30");
    let paid = "received 2024-09-13; fee_noticed 2024-09-18; fee_paid 2024-09-19; \
                fee_noticed 2024-09-20; fee_paid 2024-09-27";
    check_with(&settings, paid, "due_on=2024-10-30");
}

#[test]
fn art_30_a_correction_answers_the_earlier_notices() {
    let open = "received 2024-09-13; correction_requested 2024-09-18; \
                correction_requested 2024-09-19; corrected 2024-09-20";
    check(open, "due_on=2024-10-23 state=in_process");
    let same_day = "received 2024-09-13; correction_requested 2024-09-18; \
                    correction_requested 2024-09-20; corrected 2024-09-20";
    check(same_day, "due_on=null state=correction_requested");
}

#[test]
fn art_30_a_missed_correction_may_be_deemed_an_abandonment() {
    let reading = |text: &str| try_read(text).unwrap();
    let open = reading("received 2024-09-13; correction_requested 2024-09-20 until=2024-10-11");
    assert_eq!(open.lapse(on("2024-10-11")), None);
    let lapse = open.lapse(on("2024-10-12")).unwrap();
    assert_eq!(
        (lapse.kind, lapse.until, lapse.article),
        (LapseKind::NoCorrection, on("2024-10-11"), "条例第三十条")
    );
    assert_eq!(
        lapse.because().text,
        "补正期限2024年10月11日已过，无正当理由的视为放弃申请，由工作人员确认。"
    );
    assert_eq!(lapse.because().article, Some("条例第三十条"));
    let unlimited = reading("received 2024-09-13; correction_requested 2024-09-20");
    assert_eq!(unlimited.lapse(on("2026-01-01")), None);
    assert_eq!(reading("received 2024-09-13").lapse(on("2026-01-01")), None);
    check(
        "received 2024-09-13; correction_requested 2024-09-20 until=2024-10-11; replied 2024-10-14",
        "state=replied due_on=null overdue=false violations=none",
    );
}
