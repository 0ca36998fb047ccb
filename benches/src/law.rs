//! The rules of law, on one core: clocks of requests, sums of working days, checks of annual reports.
//!
//! Seconds are those that this thread had a core, where the system tells them: what other programs take of a shared
//! machine says nothing about the rules.

use std::fs;
use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use gongkai_rules::calendar::Calendar;
use gongkai_rules::foi::clock::{self, ClockCase, ClockSettings};
use gongkai_rules::given::Given;
use gongkai_rules::report::{self, Report};
use jiff::civil::{Date, date};

use crate::Done;
use crate::figures::{Figures, per_second};

const CLOCKS: usize = 200_000;
const REPORTS: usize = 10_000;
/// Sums are so quick that it takes this many to be measured.
const SUMS: usize = 4_000_000;

/// A request with every kind of interruption once.
const LONG: &str = r#"{"events":[
    {"kind":"received","on":"2024-09-13","channel":"online","confirmed_on":"2024-09-14"},
    {"kind":"correction_requested","on":"2024-09-20"},{"kind":"corrected","on":"2024-10-09"},
    {"kind":"third_party_consulted","on":"2024-10-10","received_on":"2024-10-12","ref":"a"},
    {"kind":"agency_consulted","on":"2024-10-11","as":"other","ref":"b"},
    {"kind":"third_party_answered","on":"2024-10-21","ref":"a"},
    {"kind":"agency_answered","on":"2024-10-25","ref":"b"},
    {"kind":"extended","on":"2024-10-28","working_days":20,"approved_by":"主任"},
    {"kind":"replied","on":"2024-12-02"}]}"#;
const SHORT: &str = r#"{"events":[{"kind":"received","on":"2024-09-13","channel":"in_person"}]}"#;

pub(crate) fn measure(figures: &mut Figures<impl Write>) -> Done {
    let naive = times(CLOCKS, |at| naive_due(day(at)));
    let beside = format!(
        "{:.0} sums/s of 20 days, one after the other, without explanation",
        per_second(CLOCKS, naive)
    );
    let added = times(SUMS, |at| Calendar::shipped().add(day(at), 20));
    figures.add(
        "20 working days added",
        &format!("{:.0} sums/s", per_second(SUMS, added)),
        &beside,
    )?;
    for (what, case) in [
        ("clock of a request with one event, explained", SHORT),
        ("clock of a request with nine events, explained", LONG),
    ] {
        let case: ClockCase = serde_json::from_str(case)?;
        let (calendar, settings) = (Calendar::shipped(), ClockSettings::default());
        let taken = times(CLOCKS, |_| clock::answer(&case, &settings, calendar));
        let rate = format!("{:.0} clocks/s", per_second(CLOCKS, taken));
        figures.add(what, &rate, &beside)?;
    }
    reports(figures)
}

fn reports(figures: &mut Figures<impl Write>) -> Done {
    let text = full_report();
    let reading = times(REPORTS, |_| serde_json::from_str::<Given>(&text).is_ok());
    let given: Given = serde_json::from_str(&text)?;
    let report = Report::read(&given)?;
    let checking = times(REPORTS, |_| {
        Report::read(&given).map(|read| report::check(&read, None))
    });
    let outcome = report::check(&report, None);
    figures.add(
        &format!(
            "annual report, checked, {} breaches named",
            outcome.errors.len()
        ),
        &format!("{:.3} ms", each(REPORTS, checking)),
        &format!("{:.3} ms to read its JSON", each(REPORTS, reading)),
    )?;
    Ok(())
}

/// All 25 rows, each with a total that is one too high: the longest list of breaches.
fn full_report() -> String {
    let rows: Vec<String> = report::Format::Y2021
        .rows()
        .map(|row| {
            format!(
                r#"{{"key":"{}","natural_person":7,"business":3,"research":1,"public_interest":0,"legal_service":2,"other":0,"total":14}}"#,
                row.key()
            )
        })
        .collect();
    format!(
        r#"{{"agency":"云河区水务局","year":2025,"format":"2021","table3":{{"rows":[{}]}}}}"#,
        rows.join(",")
    )
}

fn times<T>(count: usize, work: impl Fn(usize) -> T) -> Duration {
    let (begun, on_core) = (Instant::now(), on_core());
    for at in 0..count {
        black_box(work(black_box(at)));
    }
    match (on_core, self::on_core()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => begun.elapsed(),
    }
}

/// How long this thread has had a core so far; Linux tells it.
fn on_core() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

fn each(count: usize, taken: Duration) -> f64 {
    1000.0 / per_second(count, taken)
}

/// Some day of the years 2018 to 2025.
fn day(at: usize) -> Date {
    let offset = i64::try_from(at % 2_900).unwrap_or_default();
    let days = jiff::Span::new().days(offset);
    date(2018, 1, 1)
        .checked_add(days)
        .unwrap_or(date(2018, 1, 1))
}

/// What the reference does: one day after the other, each looked up.
fn naive_due(from: Date) -> Option<Date> {
    let (mut day, mut left) = (from, 20);
    while left > 0 {
        day = day.tomorrow().ok()?;
        if Calendar::shipped().is_working_day(day).ok()? {
            left -= 1;
        }
    }
    Some(day)
}
