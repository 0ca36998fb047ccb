//! The board (办件台): what has to be answered, the most urgent on top.

use std::collections::BTreeSet;

use gongkai_model::{
    case::{CaseClock, CaseHead, CaseKind},
    id::{CaseId, UnitId},
    permission::{case_step_at, step},
};
use gongkai_store::{
    Conn,
    cases::{self, Cursor, Filter},
};
use jiff::civil::Date;

use super::loaded::key_of;
use crate::core::{Actor, Office, Result, days_left};

/// Rows of a page.
const ROWS: usize = 50;

/// Shown instead of a subject that cannot be read any more.
const ERASED: &str = "（内容已销毁）";

/// What the board shows. Whatever is `None` is not asked.
#[derive(Debug, Clone, Default)]
pub struct BoardFilter {
    /// Cases of this kind.
    pub kind: Option<String>,
    /// Cases in this state.
    pub state: Option<String>,
    /// Cases of this unit or office.
    pub unit: Option<UnitId>,
    /// Cases that were answered or ended; open ones without.
    pub ended: bool,
    /// Open cases whose last day has passed.
    pub overdue: bool,
    /// Where the page before ended.
    pub after: Option<Cursor>,
}

/// How near the last day is, which colours a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// Ended, waiting, or standing still.
    None,
    /// More than five working days are left.
    Calm,
    /// Five or fewer working days are left.
    Near,
    /// Two or fewer working days are left.
    Pressing,
    /// The last day has passed.
    Overdue,
}

/// A case on the board.
#[derive(Debug, Clone)]
pub struct BoardRow {
    /// Its row.
    pub head: CaseHead,
    /// The name of its kind.
    pub kind_name: String,
    /// The name of its state.
    pub state_name: String,
    /// What it is about; empty for whoever only oversees.
    pub subject: String,
    /// Who has it: unit, and office where one has.
    pub holder: String,
    /// How near its last day is.
    pub urgency: Urgency,
    /// Working days left, where time runs.
    pub days_left: Option<i64>,
    /// How often it was chased (催办), and on which day last.
    pub chased: Option<(i64, Date)>,
}

/// A page of the board.
#[derive(Debug, Clone)]
pub struct Board {
    /// The kinds of which this person may see cases.
    pub kinds: Vec<(String, String)>,
    /// How many open cases there are, by kind, state and name of the state.
    pub counts: Vec<(String, String, String, i64)>,
    /// How many of them are overdue (超期).
    pub overdue: i64,
    /// The rows.
    pub rows: Vec<BoardRow>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
}

/// The board of a person: cases that it has a part in or oversees.
///
/// # Errors
/// The store's.
pub async fn board(office: &Office, actor: &Actor, filter: &BoardFilter) -> Result<Board> {
    let kinds = Seen::all(office, actor);
    let is_wanted = |code: &str| filter.kind.as_ref().is_none_or(|only| only == code);
    let mut reader = office.store.reader().await?;
    let calendar = office.calendars.of(&mut reader).await?;
    let today = office.clock.today();
    let mut counts = Vec::new();
    let mut overdue = 0;
    let mut rows = Vec::new();
    for seen in kinds.iter().filter(|seen| is_wanted(&seen.kind.code)) {
        let mut of = seen.filter(office, actor, filter);
        rows.extend(page(&mut reader, &of, filter).await?);
        of.states = None;
        of.due_before = None;
        of.is_open = Some(true);
        for (kind, state, count, late) in cases::count_by_state(&mut reader, &of, today).await? {
            let name = state_name(office, &kind, &state);
            counts.push((kind, state, name, count));
            overdue += late;
        }
    }
    rows.sort_by_key(order);
    let next = (rows.len() > ROWS)
        .then(|| rows.get(ROWS - 1).map(Cursor::from))
        .flatten();
    rows.truncate(ROWS);
    let ids: Vec<CaseId> = rows.iter().map(|head| head.id).collect();
    let cases::BesideRows { events, chased } = cases::beside_rows(&mut reader, &ids).await?;
    Ok(Board {
        kinds: kinds
            .iter()
            .map(|seen| (seen.kind.code.clone(), seen.kind.name.clone()))
            .collect(),
        counts,
        overdue,
        rows: rows
            .into_iter()
            .map(|head| {
                let events = events.get(&head.id).map_or(&[][..], Vec::as_slice);
                let law = office.kinds.case(&head.kind).and_then(|(kind, _)| kind.law);
                let left = days_left(law, events, &head, &calendar, today);
                let mut handled = kinds.iter().filter(|seen| seen.kind.code == head.kind);
                let is_handled = handled.any(|seen| seen.handled.contains(&head.holder()));
                let chased = chased.get(&head.id).copied();
                row(office, actor, head, (left, chased), is_handled)
            })
            .collect::<Result<_>>()?,
        next,
    })
}

/// The units whose cases of a kind a person sees.
pub(super) fn units_of(office: &Office, actor: &Actor, kind: &CaseKind) -> Vec<UnitId> {
    let seen = Seen::of(office, actor, kind);
    seen.units.into_iter().collect()
}

/// A kind of which a person sees cases.
pub(super) struct Seen<'a> {
    kind: &'a CaseKind,
    /// The units and offices whose cases it handles.
    handled: BTreeSet<UnitId>,
    /// Those, and the ones that it oversees.
    units: BTreeSet<UnitId>,
}

impl<'a> Seen<'a> {
    /// All of them, in the order of the kinds.
    pub(super) fn all(office: &'a Office, actor: &Actor) -> Vec<Self> {
        let kinds = office.kinds.cases();
        let kinds = kinds.map(|kind| Self::of(office, actor, kind));
        kinds.filter(|seen| !seen.units.is_empty()).collect()
    }

    fn of(office: &Office, actor: &Actor, kind: &'a CaseKind) -> Self {
        let steps = steps_of(office, &kind.code);
        let units = || actor.tree.iter().map(|unit| unit.id);
        let may = |unit: &UnitId| steps.iter().any(|step| actor.allows(office, step, *unit));
        let handled: BTreeSet<UnitId> = units().filter(may).collect();
        let oversees = |unit: &UnitId| actor.allows(office, step::CASES_OVERSEE, *unit);
        let overseen = units().filter(|unit| !handled.contains(unit) && oversees(unit));
        Self {
            kind,
            units: handled.iter().copied().chain(overseen).collect(),
            handled,
        }
    }

    fn filter(&self, office: &Office, actor: &Actor, wanted: &BoardFilter) -> Filter {
        let seen = self.units.iter().copied();
        let seen = seen.filter(|unit| wanted.unit.is_none_or(|only| only == *unit));
        let has_page = |unit: &UnitId| {
            let found = actor.tree.get(*unit);
            found.is_some_and(|unit| unit.level.has_public_page())
        };
        let (units, offices) = seen.partition(has_page);
        Filter {
            units: Some(units),
            offices,
            kind: Some(self.kind.code.clone()),
            states: wanted.state.clone().map(|state| vec![state]),
            is_open: Some(!wanted.ended),
            due_before: wanted.overdue.then(|| office.clock.today()),
            ..Filter::default()
        }
    }

    /// Whether a count is of cases that are seen.
    pub(super) fn counts(&self, late: &cases::OverdueCount) -> bool {
        self.kind.code == late.kind && self.units.contains(&late.holder())
    }
}

/// Whether a person has a part in handling a case: may take any of its steps where it is.
pub(super) fn handles(office: &Office, actor: &Actor, head: &CaseHead) -> bool {
    handles_at(office, actor, &head.kind, head.holder())
}

/// Whether a person has a part in handling cases of a kind at a unit or office.
pub(super) fn handles_at(office: &Office, actor: &Actor, kind: &str, at: UnitId) -> bool {
    let steps = steps_of(office, kind);
    let mut steps = steps.iter();
    steps.any(|step| actor.allows(office, step, at))
}

/// All steps of a kind's procedure, as permission knows them.
fn steps_of(office: &Office, kind: &str) -> Vec<String> {
    let Some((_, procedure)) = office.kinds.case(kind) else {
        return Vec::new();
    };
    let steps = procedure.transitions.iter().flat_map(|transition| {
        let from = transition.from.iter();
        from.map(|from| case_step_at(&procedure.code, &transition.step, from))
    });
    let mut steps: Vec<String> = steps.collect();
    steps.sort();
    steps.dedup();
    steps
}

/// The cases of a kind that a person sees.
pub(super) fn filter_of(
    office: &Office,
    actor: &Actor,
    kind: &CaseKind,
    wanted: &BoardFilter,
) -> Filter {
    let seen = Seen::of(office, actor, kind);
    seen.filter(office, actor, wanted)
}

async fn page(conn: &mut Conn, filter: &Filter, wanted: &BoardFilter) -> Result<Vec<CaseHead>> {
    let limit = i64::try_from(ROWS + 1).unwrap_or(i64::MAX);
    Ok(cases::list(conn, filter, wanted.after.as_ref(), limit).await?)
}

/// As the store orders.
fn order(head: &CaseHead) -> (bool, Option<Date>, CaseId) {
    let due = head.clock.due().map(|due| due.on);
    (due.is_none(), due, head.id)
}

fn row(
    office: &Office,
    actor: &Actor,
    head: CaseHead,
    (days_left, chased): (Option<i64>, Option<(i64, Date)>),
    is_handled: bool,
) -> Result<BoardRow> {
    let subject = match key_of(office, &head) {
        _ if !is_handled => String::new(),
        Ok(key) => key.open_text("subject", &head.subject)?,
        Err(_) => ERASED.to_owned(),
    };
    let (kind_name, state_name) = (
        office
            .kinds
            .case(&head.kind)
            .map_or_else(|| head.kind.clone(), |(kind, _)| kind.name.clone()),
        state_name(office, &head.kind, &head.state),
    );
    Ok(BoardRow {
        kind_name,
        state_name,
        subject,
        holder: holder_name(actor, &head),
        urgency: urgency(&head, days_left, office.clock.today()),
        days_left,
        chased,
        head,
    })
}

/// The name of whoever has a case.
pub(super) fn holder_name(actor: &Actor, head: &CaseHead) -> String {
    let name = |unit: UnitId| {
        let found = actor.tree.get(unit);
        found
            .map(|unit| unit.short_name.clone())
            .unwrap_or_default()
    };
    match head.office {
        Some(office) => format!("{} {}", name(head.unit), name(office)),
        None => name(head.unit),
    }
}

/// How near the last day is.
pub(super) fn urgency(head: &CaseHead, days_left: Option<i64>, today: Date) -> Urgency {
    match (head.clock, days_left) {
        (CaseClock::Running(due), _) if today > due.on => Urgency::Overdue,
        (_, None) => Urgency::None,
        (_, Some(..=2)) => Urgency::Pressing,
        (_, Some(..=5)) => Urgency::Near,
        (_, Some(_)) => Urgency::Calm,
    }
}

/// What a state is called at the desk.
pub(super) fn state_name(office: &Office, kind: &str, state: &str) -> String {
    let found = office
        .kinds
        .case(kind)
        .and_then(|(_, procedure)| procedure.state(state));
    found.map_or_else(|| state.to_owned(), |state| state.name.clone())
}
