//! What is shown in numbers and charts: received and ended by month, and how they divide.

use std::collections::BTreeMap;

use gongkai_model::{
    case::{CaseKind, Law},
    id::{CaseId, UnitId},
};
use gongkai_rules::{
    calendar::Calendar,
    foi::{
        clock::{ClockSettings, Event, provisional},
        outcome::handling_of_code,
    },
    report::{Handling, Row},
};
use gongkai_store::{
    Conn,
    cases::{self, Tallied},
};
use jiff::{ToSpan, civil::Date};

use super::{
    Scope,
    time::{median_tenths, ninth_tenth},
    unconfirmed,
};
use crate::core::{Actor, Office, Result};

/// What is counted.
#[derive(Debug, Clone)]
pub struct StatisticsFilter {
    /// The kind of case.
    pub kind: String,
    /// One unit, or all that the person sees.
    pub unit: Option<UnitId>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// A part of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// How many.
    pub count: usize,
}

/// Time used, in working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeUsed {
    /// How many ended with a time that can be counted.
    pub count: usize,
    /// The median, in tenths of a day.
    pub median_tenths: i64,
    /// What nine of ten do not exceed.
    pub ninth_tenth: i64,
}

/// A month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// Received in it.
    pub received: usize,
    /// Ended in it.
    pub ended: usize,
    /// The time used by those that ended in it.
    pub time: Option<TimeUsed>,
}

/// The statistics of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// The name of the kind.
    pub kind_name: String,
    /// Received in the period.
    pub received: usize,
    /// Ended in the period.
    pub ended: usize,
    /// Open at the end of the period.
    pub open: usize,
    /// Not received yet: waiting for the confirmation of receipt.
    pub unconfirmed: usize,
    /// Ended in the period after their last day.
    pub late: usize,
    /// The time used by those that ended.
    pub time: Option<TimeUsed>,
    /// Month by month.
    pub months: Vec<Month>,
    /// Received, by unit; the largest first.
    pub by_unit: Vec<Group>,
    /// Received, by class of applicants.
    pub by_applicant: Vec<Group>,
    /// Received, by theme: where staff choose it the largest first, and at the end what has none; else in the order of the
    /// form.
    pub by_theme: Vec<Group>,
    /// Whether staff choose the theme.
    pub has_themes: bool,
    /// Received, by the way in which they came.
    pub by_channel: Vec<Group>,
    /// Ended, by outcome in the order of the annual report; by satisfaction for kinds without outcomes.
    pub by_outcome: Vec<Group>,
}

/// Events of so many cases are read at once.
const AT_ONCE: usize = 500;

/// Counts.
///
/// # Errors
/// [`crate::OfficeError::NotFound`] for a kind or unit that the person sees no cases of.
pub async fn statistics(
    office: &Office,
    actor: &Actor,
    filter: &StatisticsFilter,
) -> Result<Statistics> {
    let scope = Scope::of(office, actor, &filter.kind, filter.unit)?;
    let (from, until) = (filter.from, filter.until);
    let mut reader = office.store.reader().await?;
    let all = cases::tally(&mut reader, &scope.between(from, until)).await?;
    let within = |day: Option<Date>| day.is_some_and(|day| (from..=until).contains(&day));
    let received: Vec<&Tallied> = all.iter().filter(|one| within(one.received_on)).collect();
    let ended: Vec<&Tallied> = all
        .iter()
        .filter(|one| within(one.closed_on) && one.received_on.is_some())
        .collect();
    let used = times_used(office, &mut reader, scope.kind, &ended).await?;
    let unit_name = |unit: &UnitId| {
        let found = actor.tree.get(*unit);
        found
            .map(|unit| unit.short_name.clone())
            .unwrap_or_default()
    };
    let is_open =
        |one: &&Tallied| one.received_on.is_some() && one.closed_on.is_none_or(|day| day > until);
    let is_late = |one: &&&Tallied| {
        one.closed_on
            .zip(one.due_on)
            .is_some_and(|(end, due)| end > due)
    };
    Ok(Statistics {
        kind_name: scope.kind.name.clone(),
        received: received.len(),
        ended: ended.len(),
        open: all.iter().filter(is_open).count(),
        unconfirmed: unconfirmed(&all, until, office.clock.today()),
        late: ended.iter().filter(is_late).count(),
        time: time_used(used.values().copied()),
        months: months(from, until, &received, &ended, &used),
        by_unit: grouped(received.iter().map(|one| unit_name(&one.unit))),
        by_applicant: choices(scope.kind, "applicant", &received, |one| {
            one.applicant.as_deref()
        }),
        by_theme: themes(scope.kind, &received),
        has_themes: !scope.kind.themes.is_empty(),
        by_channel: grouped(received.iter().map(|one| one.channel.label().to_owned())),
        by_outcome: outcomes(scope.kind, &ended),
    })
}

/// Working days that each ended case used.
async fn times_used(
    office: &Office,
    conn: &mut Conn,
    kind: &CaseKind,
    ended: &[&Tallied],
) -> Result<BTreeMap<CaseId, i64>> {
    let calendar = office.calendars.of(conn).await?;
    let mut used = BTreeMap::new();
    for some in ended.chunks(AT_ONCE) {
        let ids: Vec<CaseId> = some.iter().map(|one| one.id).collect();
        let mut events = match kind.law {
            Some(_) => cases::clock_events_of(conn, &ids).await?,
            None => BTreeMap::new(),
        };
        for one in some {
            let events = events.remove(&one.id).unwrap_or_default();
            if let Some(days) = time_of(kind.law, one, &events, &calendar) {
                used.insert(one.id, days);
            }
        }
    }
    Ok(used)
}

fn time_of(law: Option<Law>, one: &Tallied, events: &[Event], calendar: &Calendar) -> Option<i64> {
    let (received, closed) = one.received_on.zip(one.closed_on)?;
    match law {
        Some(Law::Foi) => {
            let settings = ClockSettings::default();
            let reading = provisional(events, Some(closed), &settings, calendar).ok()?;
            reading.working_days_used
        }
        None => Some(calendar.count_provisionally(received, closed)),
    }
}

fn time_used(days: impl Iterator<Item = i64>) -> Option<TimeUsed> {
    let mut days: Vec<i64> = days.collect();
    days.sort_unstable();
    Some(TimeUsed {
        count: days.len(),
        median_tenths: median_tenths(&days)?,
        ninth_tenth: ninth_tenth(&days)?,
    })
}

fn months(
    from: Date,
    until: Date,
    received: &[&Tallied],
    ended: &[&Tallied],
    used: &BTreeMap<CaseId, i64>,
) -> Vec<Month> {
    let mut months = Vec::new();
    let mut first = from.first_of_month();
    while first <= until {
        let last = first.last_of_month();
        let within = |day: Option<Date>| day.is_some_and(|day| (first..=last).contains(&day));
        let closed = ended.iter().filter(|one| within(one.closed_on));
        let days = closed.clone().filter_map(|one| used.get(&one.id).copied());
        months.push(Month {
            first,
            received: received
                .iter()
                .filter(|one| within(one.received_on))
                .count(),
            ended: closed.clone().count(),
            time: time_used(days),
        });
        let Ok(next) = first.checked_add(1.month()) else {
            break;
        };
        first = next;
    }
    months
}

fn grouped(names: impl Iterator<Item = String>) -> Vec<Group> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let groups = counts
        .into_iter()
        .map(|(name, count)| Group { name, count });
    let mut groups: Vec<Group> = groups.collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.count));
    groups
}

/// By theme; empty before anything was put under one.
fn themes(kind: &CaseKind, all: &[&Tallied]) -> Vec<Group> {
    if kind.themes.is_empty() {
        return choices(kind, "theme", all, |one| one.theme.as_deref());
    }
    let name = |code: &str| kind.theme_name(code).unwrap_or(code).to_owned();
    let themes = all.iter().filter_map(|one| one.theme.as_deref());
    let mut groups = grouped(themes.map(name));
    let without = all.iter().filter(|one| one.theme.is_none()).count();
    if without > 0 && !groups.is_empty() {
        groups.push(Group {
            name: "未定主题".to_owned(),
            count: without,
        });
    }
    groups
}

/// By the choices of a field of the form, in their order; empty where the form has no such field.
fn choices(
    kind: &CaseKind,
    field: &str,
    all: &[&Tallied],
    code_of: impl Fn(&Tallied) -> Option<&str>,
) -> Vec<Group> {
    let gongkai_model::kinds::FieldType::Enum { choices } = (match kind.field(field) {
        Some(field) => &field.field.of,
        None => return Vec::new(),
    }) else {
        return Vec::new();
    };
    let count = |code: &str| all.iter().filter(|one| code_of(one) == Some(code)).count();
    let groups = choices.iter().map(|choice| Group {
        name: choice.name.clone(),
        count: count(&choice.code),
    });
    groups.filter(|group| group.count > 0).collect()
}

/// By the rows of table three, or by satisfaction where a kind has no outcomes.
fn outcomes(kind: &CaseKind, ended: &[&Tallied]) -> Vec<Group> {
    if kind.law != Some(Law::Foi) {
        let rated = ended.iter().filter_map(|one| one.rating.clone());
        return grouped(rated.map(|code| rating_name(&code)));
    }
    let of = |one: &&Tallied| one.outcome.as_deref().and_then(handling_of_code);
    let rows: Vec<Handling> = ended
        .iter()
        .map(|one| of(one).unwrap_or(Handling::Other))
        .collect();
    let groups = Handling::all().map(|handling| Group {
        // What stands in brackets explains how to fill in the form.
        name: Row::Handled(handling)
            .label()
            .split('（')
            .next()
            .unwrap_or_default()
            .to_owned(),
        count: rows.iter().filter(|row| **row == handling).count(),
    });
    groups.filter(|group| group.count > 0).collect()
}

fn rating_name(code: &str) -> String {
    match code {
        "satisfied" => "满意",
        "fair" => "基本满意",
        "dissatisfied" => "不满意",
        other => other,
    }
    .to_owned()
}
