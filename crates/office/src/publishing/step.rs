//! Takes a step of the procedure (办理): the one door through which a record moves.

use gongkai_model::{
    event::Matter,
    id::{PersonId, RecordId},
    permission::step_at,
    procedure::Next,
    record::{Effect, WithdrawalReason},
};
use gongkai_store::{Tx, records};
use jiff::Timestamp;

use super::{EndingForm, Place, effects, loaded::Loaded};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result, due_on};

/// What a person fills in when taking a step.
#[derive(Debug, Clone, Default)]
pub struct StepForm {
    /// The code of the step.
    pub step: String,
    /// The revision that the person's page was made from; `None` for jobs.
    pub revision: Option<i64>,
    /// The opinion or reason, in the person's words.
    pub reason: String,
    /// For `schedule`.
    pub publish_at: Option<Timestamp>,
    /// For `withdraw`.
    pub withdrawal: Option<WithdrawalReason>,
    /// For `move`.
    pub place: Option<Place>,
    /// For `end`.
    pub ending: Option<EndingForm>,
}

/// What came of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The new state.
    pub state: String,
    /// Its name.
    pub state_name: String,
    /// The new revision.
    pub revision: i64,
}

/// Takes a step with a record: permission, rules, effects, event, in one transaction.
///
/// # Errors
/// Says why not, in words for the person; nothing is kept then.
pub async fn take(office: &Office, actor: &Actor, id: RecordId, form: StepForm) -> Result<Taken> {
    let mut tx = office.store.begin().await?;
    let taken = take_in(office, &mut tx, actor, id, form).await?;
    tx.commit().await?;
    Ok(taken)
}

/// As [`take`], inside a transaction that the caller commits.
pub(crate) async fn take_in(
    office: &Office,
    tx: &mut Tx,
    actor: &Actor,
    id: RecordId,
    form: StepForm,
) -> Result<Taken> {
    let loaded = Loaded::load(office, tx, id).await?;
    let (for_person, next) = decide(office, actor, &loaded, &form)?;
    let procedure = loaded.procedure(office)?;
    let to = procedure.state(&next.to);
    let mut head = loaded.head.clone();
    head.state.clone_from(&next.to);
    head.updated_at = office.clock.now();
    let limit = to.and_then(|state| state.limit);
    // A step that leads back to where it began gives nobody more time.
    if next.to != loaded.head.state {
        head.due_on = due_on(office, tx, limit, head.updated_at).await?;
    }
    let kind = event_kind(&form.step, &next.effects);
    let event = EventDraft::new(kind, Matter::Record(id.get()))
        .by(actor.person.id)
        .at_unit(head.unit)
        .with("step", &form.step)
        .with("from", &loaded.head.state)
        .with("to", &next.to);
    let mut work = effects::Work {
        office,
        tx,
        actor,
        for_person,
        loaded: &loaded,
        form: &form,
        head,
        event: Some(event),
    };
    // A step of an extra review of a kind has no effects declared; its passing is registered all the same.
    if next.effects.is_empty() && is_extra_review(&loaded, office, &form.step)? {
        work.carry_out(Effect::PassReview).await?;
    }
    for effect in &next.effects {
        work.carry_out(*effect).await?;
    }
    let effects::Work {
        mut head, event, ..
    } = work;
    if let Some(event) = event {
        event
            .with("version", head.version)
            .append(office, tx)
            .await?;
    }
    records::update(tx, &mut head).await?;
    Ok(Taken {
        state_name: to.map_or_else(|| next.to.clone(), |state| state.name.clone()),
        state: next.to,
        revision: head.revision,
    })
}

/// Asks permission, procedure and rules, and changes nothing: for whom the actor acts, and where it leads.
fn decide(
    office: &Office,
    actor: &Actor,
    loaded: &Loaded,
    form: &StepForm,
) -> Result<(Option<PersonId>, Next<Effect>)> {
    loaded.must_be_seen_by(office, actor)?;
    if form
        .revision
        .is_some_and(|revision| revision != loaded.head.revision)
    {
        return Err(OfficeError::Conflict);
    }
    let procedure = loaded.procedure(office)?;
    let facts = loaded.facts(office, actor.person.id, &actor.tree, form.publish_at)?;
    let state = &loaded.head.state;
    let is_declared = procedure.from(state).any(|known| known.step == form.step);
    // A step that does not exist here is told as that, not as a missing role.
    let for_person = if is_declared {
        actor.may_with(office, &step_at(&form.step, state), &loaded.head)?
    } else {
        None
    };
    let next = procedure.take(state, &form.step, &facts)?;
    if next.reason && form.reason.trim().is_empty() {
        return Err(OfficeError::field("reason", "请写明理由"));
    }
    Ok((for_person, next))
}

/// What the event of a step is called. What the public log records, and what ends
/// or moves a record, has a name of its own.
fn event_kind(step: &str, effects: &[Effect]) -> &'static str {
    for effect in effects {
        match effect {
            Effect::Publish => return "record.published",
            Effect::PublishCorrection => return "record.corrected",
            Effect::Withdraw => return "record.withdrawn",
            Effect::Move => return "record.moved",
            Effect::RegisterEnding => return "record.ending_registered",
            Effect::ProposeErasure => return "record.erasure_proposed",
            Effect::Erase => return "record.erased",
            _ => {}
        }
    }
    match step {
        "submit" => "record.submitted",
        "return" => "record.returned",
        _ => "record.stepped",
    }
}

fn is_extra_review(loaded: &Loaded, office: &Office, step: &str) -> Result<bool> {
    Ok(loaded
        .kind(office)?
        .extra_steps
        .iter()
        .any(|extra| extra.step == step))
}
