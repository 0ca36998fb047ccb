//! States of items, day by day.

use gongkai_rules::limits::grammar;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;

/// `cycle limit | last update | nil year` on a day, and what comes out.
fn check(cycle: &str, limit: &str, last: &str, nil: Option<i16>, today: &str, expected: &str) {
    let reading = grammar::read(limit);
    let obligation = Obligation {
        cycle: cycle.parse().unwrap(),
        limit: &reading,
        since: date(2024, 1, 1),
        last_update: last.parse().ok(),
        nil_year: nil,
    };
    let state = state_of(&obligation, today.parse().unwrap(), Calendar::shipped()).value;
    let told = match state {
        ItemState::Filled { last_on } => format!("filled {last_on}"),
        ItemState::Nil { year } => format!("nil {year}"),
        ItemState::DueSoon(due) => format!("soon {}{}", due.on, mark(due)),
        ItemState::Overdue(due) => format!("overdue {}{}", due.on, mark(due)),
        ItemState::NotYetDue(due) => format!("later {}{}", due.on, mark(due)),
        ItemState::OnEvent => "on event".to_owned(),
    };
    assert_eq!(told, expected, "{cycle} {limit} {last} {nil:?} on {today}");
}

fn mark(due: DueDay) -> &'static str {
    if due.is_provisional { "?" } else { "" }
}

const WD20: &str = "信息形成之日起20个工作日内";

#[test]
fn art_26_an_item_without_a_cycle_is_never_late() {
    check("on_event", WD20, "", None, "2026-11-21", "on event");
    check(
        "on_event",
        WD20,
        "2019-01-01",
        None,
        "2026-11-21",
        "filled 2019-01-01",
    );
    check("on_event", WD20, "", Some(2026), "2026-11-21", "nil 2026");
    check(
        "on_event",
        WD20,
        "2025-05-01",
        Some(2026),
        "2026-11-21",
        "nil 2026",
    );
    check(
        "on_event",
        WD20,
        "2026-11-20",
        Some(2026),
        "2026-11-21",
        "filled 2026-11-20",
    );
    check("on_event", WD20, "", Some(2025), "2026-11-21", "on event");
}

#[test]
fn art_26_a_period_is_late_when_its_limit_has_run_out_too() {
    // The third quarter ends on 30 September; the working days after it skip the national holiday.
    check(
        "quarterly",
        WD20,
        "2026-06-10",
        None,
        "2026-09-30",
        "filled 2026-06-10",
    );
    check(
        "quarterly",
        WD20,
        "2026-06-10",
        None,
        "2026-10-05",
        "soon 2026-11-03",
    );
    check(
        "quarterly",
        WD20,
        "2026-06-10",
        None,
        "2026-11-03",
        "soon 2026-11-03",
    );
    check(
        "quarterly",
        WD20,
        "2026-06-10",
        None,
        "2026-11-04",
        "overdue 2026-11-03",
    );
    check(
        "quarterly",
        WD20,
        "2026-10-31",
        None,
        "2026-11-21",
        "filled 2026-10-31",
    );
    check(
        "quarterly",
        "3个工作日",
        "2026-06-10",
        None,
        "2026-10-10",
        "soon 2026-10-10",
    );
    check(
        "quarterly",
        "3个工作日",
        "2026-06-10",
        None,
        "2026-10-11",
        "overdue 2026-10-10",
    );
    check(
        "monthly",
        "批准后20日内",
        "2026-10-08",
        None,
        "2026-11-21",
        "soon 2026-12-20",
    );
    check(
        "monthly",
        "批准后20日内",
        "2026-09-08",
        None,
        "2026-11-21",
        "overdue 2026-11-20",
    );
    check(
        "half_yearly",
        WD20,
        "2026-03-01",
        None,
        "2026-11-21",
        "filled 2026-03-01",
    );
}

#[test]
fn art_26_without_a_number_twenty_working_days_count() {
    check(
        "yearly",
        "及时公开",
        "",
        None,
        "2025-01-10",
        "soon 2025-02-05",
    );
    check(
        "yearly",
        "长期公开",
        "",
        None,
        "2024-12-01",
        "later 2025-02-05",
    );
    check(
        "yearly",
        "",
        "2024-03-01",
        None,
        "2026-02-20",
        "overdue 2026-01-29",
    );
}

#[test]
fn a_day_of_the_year_is_the_last_day() {
    check(
        "yearly_by:01-31",
        "",
        "2025-01-20",
        None,
        "2026-01-15",
        "soon 2026-01-31",
    );
    check(
        "yearly_by:01-31",
        "",
        "2025-01-20",
        None,
        "2026-02-01",
        "overdue 2026-01-31",
    );
    check(
        "yearly_by:01-31",
        "",
        "2026-01-31",
        None,
        "2026-11-21",
        "filled 2026-01-31",
    );
    check(
        "yearly_by:03-31",
        WD20,
        "2026-01-10",
        None,
        "2026-11-21",
        "filled 2026-01-10",
    );
}

#[test]
fn a_nil_return_stands_for_the_periods_of_its_year() {
    check(
        "quarterly",
        WD20,
        "2025-02-01",
        Some(2026),
        "2026-11-21",
        "nil 2026",
    );
    check("yearly", WD20, "", Some(2026), "2026-11-21", "nil 2026");
    check(
        "yearly_by:01-31",
        "",
        "",
        Some(2025),
        "2026-02-01",
        "overdue 2026-01-31",
    );
    check(
        "quarterly",
        WD20,
        "2026-10-09",
        Some(2026),
        "2026-11-21",
        "filled 2026-10-09",
    );
}

#[test]
fn a_day_in_a_year_without_a_notice_is_provisional() {
    check(
        "yearly",
        WD20,
        "2025-03-01",
        None,
        "2026-12-31",
        "soon 2027-01-28?",
    );
}

#[test]
fn the_reason_names_period_limit_and_article() {
    let reading = grammar::read(WD20);
    let obligation = Obligation {
        cycle: Cycle::Quarterly,
        limit: &reading,
        since: date(2024, 1, 1),
        last_update: Some(date(2026, 6, 10)),
        nil_year: None,
    };
    let told = state_of(&obligation, date(2026, 11, 21), Calendar::shipped());
    let because = &told.because[0];
    assert_eq!(
        because.text,
        "更新周期：每季度；2026-07-01至2026-09-30的，公开时限20个工作日，至迟2026-11-03公开"
    );
    assert_eq!(because.article, Some("《政府信息公开条例》第二十六条"));
}

proptest! {
    #[test]
    fn publishing_today_is_never_late_tomorrow(
        days in 0i32..900, months in 0usize..5, limit in "(20个工作日|及时|长期|批准后20日内)?",
    ) {
        let cycles = [Cycle::Monthly, Cycle::Quarterly, Cycle::HalfYearly, Cycle::Yearly, Cycle::YearlyBy { month: 3, day: 31 }];
        let today = date(2024, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        let reading = grammar::read(&limit);
        let obligation = Obligation {
            cycle: cycles[months],
            limit: &reading,
            since: date(2020, 1, 1),
            last_update: Some(today),
            nil_year: None,
        };
        let tomorrow = today.tomorrow().unwrap();
        let state = state_of(&obligation, tomorrow, Calendar::shipped()).value;
        prop_assert!(!matches!(state, ItemState::Overdue(_) | ItemState::NotYetDue(_)), "{state:?}");
    }
}
