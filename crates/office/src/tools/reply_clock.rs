//! 答复期限: by when a request must be answered, for anybody who knows what happened to it.

use gongkai_rules::{
    calendar::Calendar,
    foi::clock::{self, Answer, ClockCase, ClockSettings, Event, EventKind, Lapse, Reading},
};
use jiff::{ToSpan, civil::Date};

use super::{
    Course, ToolError, YearNotices,
    calendar::{calendar, notices},
};
use crate::core::Office;

/// The most events of one request.
pub const EVENTS_MAX: usize = 100;

/// The most years between the first and the last date of one request.
pub const SPAN_YEARS_MAX: i64 = 10;

/// A request's clock, with the way to its dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyClock {
    /// What the rules say; dates that rest on a year without a notice are provisional (暂定).
    pub reading: Reading,
    /// The day of asking.
    pub as_of: Date,
    /// By how many working days the due date has passed, where the calendar knows.
    pub days_over: Option<u32>,
    /// May the request be deemed abandoned?
    pub lapse: Option<Lapse>,
    /// Day by day; empty while no clock runs.
    pub course: Course,
    /// The notices it rests on.
    pub notices: Vec<YearNotices>,
}

/// Reads the clock for a page: what rests on a year without a notice is given as provisional.
///
/// # Errors
/// [`ToolError`]: too many events, too many years, or what cannot be, with its article.
pub async fn reply_clock(
    office: &Office,
    events: &[Event],
    as_of: Date,
    months_max: i32,
) -> Result<ReplyClock, ToolError> {
    bounded(events, Some(as_of))?;
    let calendar: &Calendar = &*calendar(office).await?;
    let settings = ClockSettings::default();
    let reading = clock::provisional(events, Some(as_of), &settings, calendar)?;
    let first = reading.received_on;
    let last = reading.explanation.last().map(|span| span.to).or(first);
    let (course, notices) = match (first, last) {
        (Some(first), Some(last)) => (
            Course::new(
                calendar,
                first,
                last,
                months_max,
                reading.explanation.clone(),
            ),
            notices(calendar, first, last),
        ),
        _ => Default::default(),
    };
    let over = reading.due_on.filter(|_| reading.overdue);
    Ok(ReplyClock {
        days_over: over.and_then(|due| calendar.count(due, ended_on(events, as_of)).ok()),
        lapse: reading.lapse(as_of),
        reading,
        as_of,
        course,
        notices,
    })
}

/// Answers a line of data as `gongkai foi clock` does.
///
/// # Errors
/// As [`reply_clock`]; a year without a notice is an error too, with the provisional day.
pub async fn clock_of_case(office: &Office, case: &ClockCase) -> Result<Answer, ToolError> {
    let (events, as_of) = (case.events()?, case.as_of()?);
    bounded(&events, as_of)?;
    let calendar: &Calendar = &*calendar(office).await?;
    let settings = ClockSettings::default();
    clock::read(&events, as_of, &settings, calendar)?;
    Ok(clock::answer(case, &settings, calendar))
}

/// The day on which the request ended, or the day of asking.
fn ended_on(events: &[Event], as_of: Date) -> Date {
    let ends = |event: &&Event| matches!(event.kind, EventKind::Replied | EventKind::Withdrawn);
    let ended = events.iter().filter(ends).map(|event| event.on).min();
    ended.map_or(as_of, |ended| ended.min(as_of))
}

fn bounded(events: &[Event], as_of: Option<Date>) -> Result<(), ToolError> {
    if events.len() > EVENTS_MAX {
        return Err(ToolError::TooManyEvents(events.len()));
    }
    let dates = events.iter().flat_map(dates).chain(as_of);
    let (Some(from), Some(to)) = (dates.clone().min(), dates.max()) else {
        return Ok(());
    };
    if from.saturating_add(SPAN_YEARS_MAX.years()) < to {
        return Err(ToolError::SpanTooLong { from, to });
    }
    Ok(())
}

/// Every date of an event.
fn dates(event: &Event) -> impl Iterator<Item = Date> + Clone {
    let second = match &event.kind {
        EventKind::Received { confirmed_on, .. } => *confirmed_on,
        EventKind::CorrectionRequested { until } => *until,
        EventKind::FeeNoticed { received_on }
        | EventKind::ThirdPartyConsulted { received_on }
        | EventKind::ThirdPartyAnswered { received_on } => *received_on,
        EventKind::Deferred { until } => Some(*until),
        _ => None,
    };
    std::iter::once(event.on).chain(second)
}
