//! 数量、频次明显超过合理范围: reasons asked for, a later date fixed.

use super::*;

#[test]
fn art_35_asking_for_reasons_stops_nothing_by_default() {
    let asked = "received 2024-09-13; explanation_requested 2024-09-19";
    check(asked, "state=explanation_requested due_on=2024-10-17");
    let explained = format!("{asked}; explained 2024-09-26");
    check(
        &explained,
        "state=in_process due_on=2024-10-17 violations=none",
    );
    let pausing = ClockSettings {
        explanation_pause: Effect::Applies,
        ..ClockSettings::default()
    };
    check_with(&pausing, asked, "state=explanation_requested due_on=null");
    check_with(&pausing, &explained, "due_on=2024-10-24");
}

#[test]
fn art_35_a_deferral_sets_a_later_day() {
    let until = |day: &str| format!("received 2024-09-13; deferred 2024-10-17 until={day}");
    check(
        &until("2024-12-31"),
        "due_on=2024-12-31 state=deferred violations=none working_days_used=20 working_days_left=53",
    );
    check(&until("2024-12-29"), "due_on=2024-12-29");
    check(&until("2024-10-17"), "due_on=2024-10-17");
    refused(
        &until("2024-10-16"),
        "dates_backwards",
        Some("条例第三十五条"),
    );
    let twice = format!(
        "{}; deferred 2024-12-30 until=2025-01-10",
        until("2024-12-31")
    );
    check(&twice, "due_on=2025-01-10");
    let extended = format!(
        "{}; extended 2024-10-10 working_days=20",
        until("2024-10-31")
    );
    check(&extended, "due_on=2024-11-14 state=deferred");
}

#[test]
fn art_35_a_deferral_is_told_before_the_period_is_out() {
    let told = |day: &str| format!("received 2024-09-13; deferred {day} until=2024-12-31");
    check(&told("2024-10-17"), "violations=none");
    check(
        &told("2024-10-18"),
        "violations=late_deferral:条例第三十五条 due_on=2024-12-31",
    );
    let extended = format!("{}; extended 2024-10-10 working_days=5", told("2024-10-24"));
    check(&extended, "violations=none");
}
