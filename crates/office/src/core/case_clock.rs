//! Whether time runs for a case, and until when: asked of its law, or counted from the limit of its kind.

use std::sync::Arc;

use gongkai_model::{
    case::{
        CaseClock, CaseHead, CaseKind, Due, Law, LawFacts,
        foi::{self, FoiFacts, joint::Joint},
    },
    procedure::TimeLimit,
};
use gongkai_rules::{
    calendar::Calendar,
    foi::clock::{ClockSettings, Event, Reading, provisional},
};
use gongkai_store::{Conn, cases};
use jiff::civil::Date;

use super::{Office, Result, counted, instant};

/// 收到之日 and the clock that a law reads from events.
pub(crate) fn clock_of(
    law: Law,
    events: &[Event],
    calendar: &Calendar,
) -> (Option<Date>, CaseClock) {
    match law {
        Law::Foi => match provisional(events, None, &ClockSettings::default(), calendar) {
            Ok(reading) => (reading.received_on, foi::clock_of(&reading)),
            Err(_) => (None, CaseClock::Waiting),
        },
    }
}

/// The clock of a case by a calendar, from what is stored of it; none for a case whose kind is not declared any more.
///
/// # Errors
/// The store's.
pub(crate) async fn clock_by(
    office: &Office,
    conn: &mut Conn,
    head: &CaseHead,
    calendar: &Calendar,
) -> Result<Option<CaseClock>> {
    let Some((kind, _)) = office.kinds.case(&head.kind) else {
        return Ok(None);
    };
    Ok(match (kind.law, head.received_on) {
        (Some(law), _) => {
            let events = cases::clock_events(conn, head.id).await?;
            Some(clock_of(law, &events, calendar).1)
        }
        (None, Some(day)) => Some(clock_of_limit(kind, day, calendar)),
        (None, None) => Some(head.clock),
    })
}

/// The clock of a kind without a law: its limit, counted from the day of receipt.
pub(crate) fn clock_of_limit(kind: &CaseKind, received_on: Date, calendar: &Calendar) -> CaseClock {
    let Some(limit) = kind.limit else {
        return CaseClock::Waiting;
    };
    let from = instant(received_on.at(0, 0, 0, 0));
    let Some(on) = counted(calendar, limit, from) else {
        return CaseClock::Waiting;
    };
    let provisional = matches!(limit, TimeLimit::WorkingDays(_))
        && calendar.first_uncovered(received_on, on).is_some();
    CaseClock::Running(Due { on, provisional })
}

/// Working days from a day to the last one, where time runs: asked of the law, which leaves out what it suspends, or
/// counted where a limit decides.
pub(crate) fn days_left(
    law: Option<Law>,
    events: &[Event],
    head: &CaseHead,
    calendar: &Calendar,
    today: Date,
) -> Option<i64> {
    let CaseClock::Running(due) = head.clock else {
        return None;
    };
    match law {
        Some(Law::Foi) => {
            let reading = provisional(events, Some(today), &ClockSettings::default(), calendar);
            reading.ok()?.working_days_left
        }
        None => Some(calendar.count_provisionally(today, due.on)),
    }
}

/// What the law of a kind looks at.
pub(crate) fn law_facts(
    kind: &CaseKind,
    events: Vec<Event>,
    calendar: Arc<Calendar>,
    approver: Option<String>,
    joint: Joint,
) -> LawFacts {
    match kind.law {
        None => LawFacts::None,
        Some(Law::Foi) => LawFacts::Foi(Box::new(FoiFacts {
            events,
            calendar,
            settings: ClockSettings::default(),
            approver,
            joint,
        })),
    }
}

/// How the clock of a law reads today, with every span explained; none for kinds without one.
pub(crate) fn reading(facts: &LawFacts, today: Date) -> Option<Reading> {
    match facts {
        LawFacts::None => None,
        LawFacts::Foi(facts) => facts.reading(today),
    }
}
