//! Whether time runs for a case, and until when: asked of its law, or counted from the limit of its kind.

use std::sync::Arc;

use gongkai_model::{
    case::{
        CaseClock, CaseKind, Due, Law, LawFacts,
        foi::{self, FoiFacts},
    },
    procedure::TimeLimit,
};
use gongkai_rules::{
    calendar::Calendar,
    foi::clock::{ClockSettings, Event, Reading, provisional},
};
use jiff::civil::Date;

use crate::core::{counted, instant};

/// 收到之日 and the clock that a law reads from events.
pub(super) fn clock_of(
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

/// The clock of a kind without a law: its limit, counted from the day of receipt.
pub(super) fn clock_of_limit(kind: &CaseKind, received_on: Date, calendar: &Calendar) -> CaseClock {
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

/// What the law of a kind looks at.
pub(super) fn law_facts(
    kind: &CaseKind,
    events: Vec<Event>,
    calendar: Arc<Calendar>,
    approver: Option<String>,
) -> LawFacts {
    match kind.law {
        None => LawFacts::None,
        Some(Law::Foi) => LawFacts::Foi(Box::new(FoiFacts {
            events,
            calendar,
            settings: ClockSettings::default(),
            approver,
        })),
    }
}

/// How the clock of a law reads today, with every span explained; none for kinds without one.
pub(super) fn reading(facts: &LawFacts, today: Date) -> Option<Reading> {
    match facts {
        LawFacts::None => None,
        LawFacts::Foi(facts) => facts.reading(today),
    }
}
