//! The desk's to-do list (待办): what waits for this person, ordered by when it is due.

use std::collections::{BTreeMap, BTreeSet};

use gongkai_model::{
    event::Matter,
    id::{RecordId, UnitId},
    permission::{step, step_at},
    record::{RecordHead, state},
};
use gongkai_store::{Conn, co_signs, events, records};

use super::scheduled::{PUT_BACK, PutBack};
use crate::core::{Actor, Office, Result};

/// One thing to do.
#[derive(Debug, Clone)]
pub struct Task {
    /// The record.
    pub record: RecordHead,
    /// The name of its state.
    pub state_name: String,
    /// The words on the button of the step that is awaited.
    pub action: String,
    /// Whether it waits for somebody whom the person stands in for.
    pub as_substitute: bool,
    /// Why its scheduled publication came to nothing, when it waits for that reason.
    pub put_back: Option<PutBack>,
}

/// Everything that waits for a person, and how much there is of each.
#[derive(Debug, Clone, Default)]
pub struct Worklist {
    /// Urgent first, then by due date.
    pub tasks: Vec<Task>,
    /// How many tasks there are in each state, by the state's name.
    pub counts: BTreeMap<String, usize>,
    /// Records of one's own that are on their way through the reviews.
    pub own_under_way: Vec<RecordHead>,
    /// Records that another unit asks to co-sign, with the unit that was asked.
    pub co_signs: Vec<(RecordHead, UnitId)>,
    /// Records of all these whose date is provisional (暂定): it lies in a year without a notice.
    pub provisional: BTreeSet<RecordId>,
}

impl Worklist {
    fn records(&self) -> impl Iterator<Item = &RecordHead> {
        let tasks = self.tasks.iter().map(|task| &task.record);
        let co_signs = self.co_signs.iter().map(|(record, _)| record);
        tasks.chain(&self.own_under_way).chain(co_signs)
    }
}

const MOST: i64 = 500;

/// Puts the list together.
///
/// # Errors
/// The store's.
pub async fn of(office: &Office, actor: &Actor) -> Result<Worklist> {
    let mut reader = office.store.reader().await?;
    let filter = records::Filter {
        states: Some(open_states(office)),
        ..actor.desk_filter(office, None)
    };
    let open = records::list(&mut reader, &filter, None, MOST).await?;
    let mut list = Worklist::default();
    for record in open {
        if let Some(task) = task(office, actor, &record) {
            *list.counts.entry(task.state_name.clone()).or_default() += 1;
            list.tasks.push(task);
        } else if record.drafter == actor.person.id {
            list.own_under_way.push(record);
        }
    }
    for unit in actor.units_for(office, step::CO_SIGN) {
        for asked in co_signs::waiting_for(&mut reader, unit).await? {
            let head = records::get(&mut reader, asked.record).await?;
            // A request about an earlier version lapsed when the text was returned.
            list.co_signs.extend(
                head.filter(|h| h.version == asked.version)
                    .map(|h| (h, unit)),
            );
        }
    }
    mark_put_back(&mut reader, &mut list.tasks).await?;
    let calendars = &office.calendars;
    let provisional = calendars.provisional(office, &mut reader, list.records());
    let provisional = provisional.await?.iter().map(|record| record.id).collect();
    list.provisional = provisional;
    list.tasks.sort_by_key(|task| {
        let record = &task.record;
        (
            !record.urgent,
            record.due_on.is_none(),
            record.due_on,
            record.updated_at,
        )
    });
    Ok(list)
}

/// Notes beside what waits to be published that its scheduled publication came to nothing: the last step of
/// such a record is that it was put back.
async fn mark_put_back(conn: &mut Conn, tasks: &mut [Task]) -> Result<()> {
    let cleared = tasks.iter().map(|task| &task.record);
    let cleared: Vec<RecordId> = cleared
        .filter(|record| record.state == state::CLEARED)
        .map(|record| record.id)
        .collect();
    if cleared.is_empty() {
        return Ok(());
    }
    let steps = events::of_records(conn, &cleared, &["record.stepped", PUT_BACK]).await?;
    for task in tasks {
        let matter = Matter::Record(task.record.id.get());
        let last = steps.iter().rfind(|event| event.matter == matter);
        task.put_back = last.and_then(PutBack::of);
    }
    Ok(())
}

/// The states of all procedures in which something is awaited.
fn open_states(office: &Office) -> Vec<String> {
    const SETTLED: [&str; 5] = [
        state::ERASED,
        state::PUBLISHED,
        state::HELD,
        state::WITHDRAWN,
        state::ARCHIVED,
    ];
    let procedures = office
        .kinds
        .records()
        .into_iter()
        .filter_map(|kind| office.kinds.procedure_of(&kind.code));
    let states = procedures
        .flat_map(|procedure| procedure.states.iter())
        .filter(|state| !state.ends);
    let open: BTreeSet<String> = states.map(|state| state.code.clone()).collect();
    open.into_iter()
        .filter(|state| !SETTLED.contains(&state.as_str()))
        .collect()
}

/// The forward step that waits for this person in the record's state, if there is one. Drafts wait for
/// their drafter; a review does not wait for the drafter.
fn task(office: &Office, actor: &Actor, record: &RecordHead) -> Option<Task> {
    const ASIDE: [&str; 13] = [
        "move",
        "end",
        "erase_propose",
        "erase_cancel",
        "return",
        "recall",
        "discard",
        "withdraw",
        "archive",
        "correct",
        "revise",
        "unschedule",
        "correct_cancel",
    ];
    let procedure = office.kinds.procedure_of(&record.kind)?;
    let is_own = record.drafter == actor.person.id;
    let is_draft = matches!(record.state.as_str(), state::DRAFT | state::RETURNED);
    if is_draft != is_own || matches!(record.state.as_str(), state::SCHEDULED | state::PUBLISHED) {
        return None;
    }
    let mut forward = procedure
        .from(&record.state)
        .filter(|known| !ASIDE.contains(&known.step.as_str()));
    let found = forward.find_map(|transition| {
        let at = step_at(&transition.step, &record.state);
        Some((transition, actor.may_with(office, &at, record).ok()?))
    });
    let (transition, for_person) = found?;
    Some(Task {
        state_name: procedure.state(&record.state)?.name.clone(),
        action: transition.name.clone(),
        as_substitute: for_person.is_some(),
        put_back: None,
        record: record.clone(),
    })
}
