//! Takes a step of a case's procedure: the one door through which a case moves, for staff and applicants alike.

use std::collections::BTreeMap;

use gongkai_model::{
    case::{CaseEffect, CaseFacts, CaseHead, Form, Sealed, foi},
    event::Matter,
    id::{CaseId, PersonId, RowId},
    kinds::{Field, FieldType},
    permission::case_step_at,
    procedure::{Next, Transition},
};
use gongkai_store::{
    Tx,
    cases::{self, StoredStep},
};

use super::{
    apply::invalid,
    effects::Work,
    loaded::{CaseLoaded, seal_form},
    notices::{self, Notice},
    papers::{Drawn, draw_all},
    stub::{self, NOTHING_WITH_A_STUB},
};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result, due_on};

/// What a person fills in when taking a step.
#[derive(Debug, Clone, Default)]
pub struct CaseStepForm {
    /// The code of the step.
    pub step: String,
    /// The revision that the person's page was made from; `None` for programs.
    pub revision: Option<i64>,
    /// The reason or opinion.
    pub reason: String,
    /// What was typed into the fields of the step.
    pub typed: BTreeMap<String, String>,
}

/// What came of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseTaken {
    /// The new state.
    pub state: String,
    /// Its name.
    pub state_name: String,
    /// The new revision.
    pub revision: i64,
    /// Whether it left only a stub of the case.
    pub made_stub: bool,
}

/// Takes a step as one of the staff: permission, rules, effects, event, in one transaction.
///
/// # Errors
/// Says why not, in words for the person; nothing is kept then.
pub async fn take(
    office: &Office,
    actor: &Actor,
    id: CaseId,
    form: CaseStepForm,
) -> Result<CaseTaken> {
    let mut tx = office.store.begin().await?;
    let taken = take_in(office, &mut tx, Some(actor), id, form).await?;
    tx.commit().await?;
    if taken.made_stub
        && let Err(error) = stub::finish_stubs(office).await
    {
        // The step is taken; the job that it left is done by the next round.
        tracing::error!(case = %id, %error, "the old key of a stub is still there");
    }
    Ok(taken)
}

/// As [`take`], inside a transaction that the caller commits. Without an actor it is the applicant who acts, which
/// the caller has recognised.
pub(super) async fn take_in(
    office: &Office,
    tx: &mut Tx,
    actor: Option<&Actor>,
    id: CaseId,
    form: CaseStepForm,
) -> Result<CaseTaken> {
    let loaded = CaseLoaded::load(office, tx, id).await?;
    if actor.is_some_and(|actor| !loaded.is_seen_by(office, actor)) {
        return Err(OfficeError::NotFound("这个办件"));
    }
    let revision = loaded.head.revision;
    if form.revision.is_some_and(|known| known != revision) {
        return Err(OfficeError::CaseConflict);
    }
    let (for_person, given, next) = decide(office, actor, &loaded, &form)?;
    let (_, procedure) = loaded.kind(office)?;
    let to = procedure.state(&next.to);
    let now = office.clock.now();
    let mut head = loaded.head.clone();
    head.state.clone_from(&next.to);
    head.updated_at = now;
    if next.to != loaded.head.state {
        head.step_due_on = due_on(office, tx, to.and_then(|state| state.limit), now).await?;
    }
    let filled = given.clone();
    let mut work = Work::new(office, tx, actor, &loaded, given, head);
    for effect in &next.effects {
        work.carry_out(*effect).await?;
    }
    let (mut head, given, events) = work.finish().await?;
    let drawn = Drawn {
        actor,
        loaded: &loaded,
        head: &head,
        events: &events,
        given: &filled,
        reason: form.reason.trim(),
    };
    draw_all(office, tx, &drawn, &next.papers).await?;
    let step_id: RowId = office.new_id();
    let stored = StoredStep {
        id: step_id,
        step: form.step.clone(),
        from: loaded.head.state.clone(),
        to: next.to.clone(),
        person: actor.map(|actor| actor.person.id),
        for_person,
        at: now,
        note: seal_if(&loaded, &format!("note/{step_id}"), form.reason.trim())?,
        data: match given == Form::default() {
            true => None,
            false => Some(seal_form(&loaded.key, &format!("data/{step_id}"), &given)?),
        },
    };
    cases::record_step(tx, id, &stored).await?;
    event(actor, &loaded, &procedure.code, &form.step, &next, &head)
        .append(office, tx)
        .await?;
    cases::update(tx, &mut head).await?;
    tell(office, tx, actor, &loaded, &head, &form.step).await?;
    Ok(CaseTaken {
        state_name: to.map_or_else(|| next.to.clone(), |state| state.name.clone()),
        made_stub: stub::is_made_by(&next.effects),
        state: next.to,
        revision: head.revision,
    })
}

/// Writes the notices of a step: to the applicant when they see another state or are told something, to the office when
/// it was the applicant who acted.
async fn tell(
    office: &Office,
    tx: &mut Tx,
    actor: Option<&Actor>,
    loaded: &CaseLoaded,
    head: &CaseHead,
    step: &str,
) -> Result<()> {
    if actor.is_none() {
        return notices::to_staff(office, tx, head.id, Notice::Answered).await;
    }
    let (_, procedure) = loaded.kind(office)?;
    let public = |state: &str| {
        procedure
            .state(state)
            .and_then(|state| state.public.clone())
    };
    let mut steps = procedure.from(&loaded.head.state);
    let tells = steps.any(|known| known.step == step && (known.tells || known.told.is_some()));
    if tells || public(&loaded.head.state) != public(&head.state) {
        notices::to_applicant(office, tx, head.id, Notice::Progress, None).await?;
    }
    Ok(())
}

/// Asks permission, fields, procedure and rules, and changes nothing.
fn decide(
    office: &Office,
    actor: Option<&Actor>,
    loaded: &CaseLoaded,
    form: &CaseStepForm,
) -> Result<(Option<PersonId>, Form, Next<CaseEffect>)> {
    let (_, procedure) = loaded.kind(office)?;
    let state = &loaded.head.state;
    let declared: Vec<&Transition<CaseFacts>> = procedure
        .from(state)
        .filter(|known| known.step == form.step)
        .collect();
    let mut for_person = None;
    // A step that does not exist here is told as that, not as a missing role.
    if !declared.is_empty() {
        for_person = permit(office, actor, loaded, &form.step, &declared)?;
    }
    let fields = declared.first().map(|step| asked_of(step, actor.is_none()));
    let given = Form::read_step(fields.into_iter().flatten(), &form.typed).map_err(invalid)?;
    stub::refuse_words(&loaded.head, &given, &form.reason)?;
    let facts = loaded.facts(office, actor, given.clone())?;
    let next = procedure.take(state, &form.step, &facts)?;
    let makes_stub = stub::is_made_by(&next.effects);
    if makes_stub && !form.reason.trim().is_empty() {
        return Err(OfficeError::field("reason", NOTHING_WITH_A_STUB));
    }
    // With a stub no words are written, not even where a step wants some.
    if next.reason && !loaded.head.is_stub() && form.reason.trim().is_empty() {
        return Err(OfficeError::field("reason", "请写明理由"));
    }
    Ok((for_person, given, next))
}

fn permit(
    office: &Office,
    actor: Option<&Actor>,
    loaded: &CaseLoaded,
    step: &str,
    declared: &[&Transition<CaseFacts>],
) -> Result<Option<PersonId>> {
    let (_, procedure) = loaded.kind(office)?;
    match actor {
        Some(actor) => {
            let step = case_step_at(&procedure.code, step, &loaded.head.state);
            actor.may(office, &step, loaded.head.holder())
        }
        None if declared.iter().any(|step| step.applicant) => Ok(None),
        None => Err(OfficeError::NotFound("这一步")),
    }
}

/// What somebody fills in with a step. Days are noted by the office: whoever brought the case cannot say that
/// something happened on another day than today.
pub(super) fn asked_of(
    step: &Transition<CaseFacts>,
    is_applicant: bool,
) -> impl Iterator<Item = &Field> {
    let is_noted = move |field: &&Field| is_applicant && matches!(field.of, FieldType::Date);
    step.fields.iter().filter(move |field| !is_noted(field))
}

fn seal_if(loaded: &CaseLoaded, place: &str, text: &str) -> Result<Option<Sealed>> {
    if text.is_empty() {
        return Ok(None);
    }
    Ok(Some(loaded.key.seal_text(place, text)?))
}

/// What the event of a step is called: what ends a case or tells the applicant something has a name of its own.
fn event(
    actor: Option<&Actor>,
    loaded: &CaseLoaded,
    procedure: &str,
    step: &str,
    next: &Next<CaseEffect>,
    head: &CaseHead,
) -> EventDraft {
    let kind = next.effects.iter().find_map(|effect| match effect {
        CaseEffect::SendReply => Some("case.answered"),
        CaseEffect::Close => Some("case.closed"),
        CaseEffect::Foi(foi::FoiEffect::MakeStub) => Some("case.emptied"),
        CaseEffect::Transfer => Some("case.transferred"),
        CaseEffect::Foi(foi::FoiEffect::Extend) => Some("case.extended"),
        _ => None,
    });
    let event = EventDraft::new(kind.unwrap_or("case.stepped"), Matter::Case(head.id.get()))
        .at_unit(head.unit)
        .with("procedure", procedure)
        .with("step", step)
        .with("from", &loaded.head.state)
        .with("to", &next.to);
    match actor {
        Some(actor) => event.by(actor.person.id),
        None => event.with("by", "applicant"),
    }
}
