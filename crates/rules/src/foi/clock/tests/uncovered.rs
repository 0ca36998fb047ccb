//! Years without a notice.

use super::*;

fn provisional_on(text: &str) -> String {
    match try_read(text) {
        Err(ClockError::YearNotCovered { provisional_on, .. }) => provisional_on.to_string(),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn a_date_in_an_uncovered_year_is_an_error_with_a_provisional_day() {
    check("received 2026-12-03", "due_on=2026-12-31");
    assert_eq!(provisional_on("received 2026-12-04"), "2027-01-01");
    assert_eq!(provisional_on("received 2026-12-10"), "2027-01-07");
    assert_eq!(provisional_on("received 2016-12-30"), "2017-02-03");
    let extended = "received 2026-11-05; extended 2026-12-03 working_days=20";
    check(extended, "due_on=2026-12-31");
    assert_eq!(
        provisional_on(&extended.replace("11-05", "11-06")),
        "2027-01-01"
    );
    assert_eq!(
        provisional_on("received 2026-11-23; deferred 2026-12-03 until=2027-02-01"),
        "2027-02-01"
    );
    assert_eq!(
        provisional_on("received 2026-12-10; replied 2026-12-15"),
        "2027-01-07"
    );
}

#[test]
fn other_dates_reach_into_an_uncovered_year_too() {
    assert_eq!(
        provisional_on("received 2026-12-03; fee_noticed 2026-12-10"),
        "2027-01-07"
    );
    assert_eq!(
        provisional_on("received 2026-12-28; correction_requested 2026-12-29"),
        "2027-01-06"
    );
    assert_eq!(
        provisional_on("received 2026-11-20; third_party_consulted 2026-12-18"),
        "2027-01-08"
    );
    assert_eq!(
        provisional_on("received 2026-11-20; agency_consulted 2026-12-18"),
        "2027-01-08"
    );
    assert_eq!(
        provisional_on("received 2026-12-01; third_party_consulted 2026-12-02"),
        "2027-01-19"
    );
    check(
        "received 2026-12-15; correction_requested 2026-12-16; replied 2026-12-30",
        "state=replied due_on=null",
    );
    check(
        "received 2026-12-15; correction_requested 2026-12-16",
        "due_on=null state=correction_requested",
    );
    check(
        "received 2026-11-20; as_of 2027-03-01",
        "due_on=2026-12-18 overdue=true working_days_left=0",
    );
}

#[test]
fn the_desk_shows_provisional_dates() {
    let (events, _) = events("received 2026-12-10");
    let settings = ClockSettings::default();
    let reading = provisional(&events, None, &settings, Calendar::shipped()).unwrap();
    assert_eq!(
        (reading.due_on, reading.uncovered_year()),
        (Some(on("2027-01-07")), Some(2027))
    );
    let covered = try_read("received 2026-11-20").unwrap();
    assert_eq!(covered.uncovered_year(), None);
}

#[test]
fn an_explanation_has_an_end() {
    let (events, _) = events("received 2024-09-13; deferred 2024-09-13 until=9999-12-31");
    let settings = ClockSettings::default();
    let reading = provisional(&events, None, &settings, Calendar::shipped()).unwrap();
    assert_eq!(reading.due_on, Some(on("9999-12-31")));
    let last = reading.explanation.last().unwrap();
    assert_eq!(last.to, on("2034-09-11"));
}
