//! A record as its desk page shows it: what it says, where it stands, what this person may do now.

use gongkai_model::{
    event::Event,
    event::Matter,
    id::{PersonId, RecordId, UnitId},
    organisation::Person,
    permission::{step, step_at},
    record::{Gate, RecordHead, RecordVersion, state},
};
use gongkai_store::{events, people, records};

use super::{
    gates::stage_in,
    loaded::{Loaded, missing_parts},
};
use crate::{
    content::findings::{self, Found},
    core::{Actor, Office, Result},
};

/// A step that could be taken, and whether it can be now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenStep {
    /// The code.
    pub step: String,
    /// The words on the button.
    pub name: String,
    /// Whether a reason must be given.
    pub reason: bool,
    /// Why it is refused at present, in Chinese; `None` when it is open.
    pub refused: Option<String>,
}

/// A gate as the present reviewer sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GateState {
    /// Which.
    pub gate: Gate,
    /// Whether this person has signed it at this stage.
    pub signed: bool,
}

/// Everything that the page of a record shows.
#[derive(Debug, Clone)]
pub struct RecordView {
    /// The record and what was signed.
    pub loaded: Loaded,
    /// The name of its state.
    pub state_name: String,
    /// The name of its kind.
    pub kind_name: String,
    /// Whether its date is provisional (暂定): it lies in a year without a notice.
    pub is_due_provisional: bool,
    /// What stands beside the text.
    pub findings: Vec<Found>,
    /// What is required and missing.
    pub missing: Vec<String>,
    /// Steps that this person could take.
    pub steps: Vec<OpenStep>,
    /// The gates, when this person reviews now.
    pub gates: Vec<GateState>,
    /// Whether this person may write the working version.
    pub may_edit: bool,
    /// Whether this person may ask other units to co-sign.
    pub may_ask_co_sign: bool,
    /// Units for which this person may answer a request to co-sign.
    pub may_answer_for: Vec<UnitId>,
    /// People named in reviews and events.
    pub people: Vec<Person>,
    /// The trail, oldest first.
    pub events: Vec<Event>,
    /// All versions, oldest first.
    pub versions: Vec<RecordVersion>,
}

impl RecordView {
    /// The name of a person who took part.
    #[must_use]
    pub fn name_of(&self, id: PersonId) -> &str {
        self.people
            .iter()
            .find(|person| person.id == id)
            .map_or("", |person| &person.name)
    }
}

/// Loads the page of a record.
///
/// # Errors
/// [`crate::OfficeError::NotFound`] for people who have nothing to do with it.
pub async fn record(office: &Office, actor: &Actor, id: RecordId) -> Result<RecordView> {
    let mut reader = office.store.reader().await?;
    let (loaded, versions) = Loaded::load_with_versions(office, &mut reader, id).await?;
    loaded.must_be_seen_by(office, actor)?;
    let events = events::of_matter(&mut reader, Matter::Record(id.get())).await?;
    let people = people::named(&mut reader, &taking_part(&loaded, &events)).await?;
    let calendars = &office.calendars;
    let head = std::iter::once(&loaded.head);
    let provisional = calendars.provisional(office, &mut reader, head).await?;
    let is_due_provisional = !provisional.is_empty();
    let kind = loaded.kind(office)?;
    let procedure = loaded.procedure(office)?;

    let co_sign_open = loaded
        .co_signs
        .iter()
        .filter(|asked| asked.answer.is_none());
    let may_answer_for = co_sign_open.map(|asked| asked.unit);
    Ok(RecordView {
        state_name: procedure
            .state(&loaded.head.state)
            .map_or("", |s| s.name.as_str())
            .to_owned(),
        kind_name: kind.name.clone(),
        is_due_provisional,
        findings: findings::of(kind, &loaded.version.content, &loaded.attachment_texts),
        missing: missing_parts(kind, &loaded.version.content),
        steps: open_steps(office, actor, &loaded)?,
        gates: gates(office, actor, &loaded),
        may_edit: loaded.is_editable()
            && (loaded.head.drafter == actor.person.id
                || actor.allows_with(office, step::DRAFT, &loaded.head)),
        may_ask_co_sign: actor.allows_with(office, step::CO_SIGN_ASK, &loaded.head),
        may_answer_for: may_answer_for
            .filter(|asked| actor.allows(office, step::CO_SIGN, *asked))
            .collect(),
        people,
        events,
        versions,
        loaded,
    })
}

fn open_steps(office: &Office, actor: &Actor, loaded: &Loaded) -> Result<Vec<OpenStep>> {
    // A time is asked for on the step's own page; here any later time stands for it.
    let later = office
        .clock
        .now()
        .checked_add(jiff::SignedDuration::from_hours(1))
        .ok();
    let facts = loaded.facts(office, actor.person.id, &actor.tree, later)?;
    let procedure = loaded.procedure(office)?;
    let open = procedure.open_steps(&loaded.head.state, &facts);
    let permitted = open.into_iter().filter(|transition| {
        let at = step_at(&transition.step, &loaded.head.state);
        actor.allows_with(office, &at, &loaded.head)
    });
    let steps = permitted.map(|transition| OpenStep {
        step: transition.step.clone(),
        name: transition.name.clone(),
        reason: transition.reason,
        refused: transition
            .permits(&facts)
            .err()
            .map(|refusal| refusal.message),
    });
    Ok(steps.collect())
}

fn gates(office: &Office, actor: &Actor, loaded: &Loaded) -> Vec<GateState> {
    let Some(stage) = stage_in(&loaded.head.state) else {
        return Vec::new();
    };
    let step = if stage.code() == loaded.head.state {
        stage.code()
    } else {
        "correct_publish"
    };
    let reviews = actor.allows_with(office, &step_at(step, &loaded.head.state), &loaded.head);
    if !reviews || actor.person.id == loaded.head.drafter {
        return Vec::new();
    }
    let is_signed = |gate: Gate| {
        loaded.signatures.iter().any(|signature| {
            signature.gate == gate
                && signature.stage == stage
                && signature.person == actor.person.id
        })
    };
    Gate::ALL
        .map(|gate| GateState {
            gate,
            signed: is_signed(gate),
        })
        .to_vec()
}

fn taking_part(loaded: &Loaded, events: &[Event]) -> Vec<PersonId> {
    let mut ids = vec![loaded.head.drafter, loaded.version.created_by];
    ids.extend(
        loaded
            .reviews
            .iter()
            .flat_map(|review| [Some(review.person), review.for_person])
            .flatten(),
    );
    ids.extend(events.iter().filter_map(|event| event.actor));
    ids.extend(loaded.co_signs.iter().map(|asked| asked.asked_by));
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The records of the units that a person may see, newest first; a page at a time.
#[derive(Debug, Clone, Default)]
pub struct RecordFilter {
    /// Only this unit.
    pub unit: Option<UnitId>,
    /// Only this state.
    pub state: Option<String>,
    /// Only this kind.
    pub kind: Option<String>,
    /// Only titles that hold these words.
    pub words: Option<String>,
    /// After this place.
    pub after: Option<records::Cursor>,
}

/// Lists records of the desk.
///
/// # Errors
/// The store's.
pub async fn list(
    office: &Office,
    actor: &Actor,
    filter: &RecordFilter,
    limit: i64,
) -> Result<Vec<RecordHead>> {
    let mut reader = office.store.reader().await?;
    let wanted = records::Filter {
        states: filter.state.clone().map(|state| vec![state]),
        kind: filter.kind.clone(),
        title: filter.words.clone(),
        ..actor.desk_filter(office, filter.unit)
    };
    Ok(records::list(&mut reader, &wanted, filter.after, limit).await?)
}

/// The heads of related records: those that the person may see at the desk, and those that are public.
///
/// # Errors
/// The store's.
pub async fn related(office: &Office, actor: &Actor, ids: &[RecordId]) -> Result<Vec<RecordHead>> {
    let mut reader = office.store.reader().await?;
    let mut heads = Vec::new();
    for id in ids.iter().take(50) {
        let head = records::get(&mut reader, *id).await?;
        heads.extend(head.filter(|head| {
            head.state == state::PUBLISHED || actor.allows_with(office, step::DESK_SEE, head)
        }));
    }
    Ok(heads)
}
