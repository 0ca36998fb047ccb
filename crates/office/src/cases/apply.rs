//! A case comes in: online by anybody, or written down by staff for somebody who came, wrote or called.

use std::collections::BTreeMap;

use gongkai_model::{
    case::{CaseClock, CaseFacts, CaseHead, CaseKind, Channel, Form, FormError, Law},
    event::Matter,
    id::{CaseId, UnitId},
    permission::case_step_at,
    procedure::Procedure,
};
use gongkai_rules::{foi::clock, numbers::TrackingCode};
use gongkai_store::{StoreError, Tx, blobs::Sha256Hex, cases, units};
use jiff::civil::Date;
use rand::RngCore;

use super::{alike::print_of, loaded::seal_form};
use crate::core::{
    Actor, EventDraft, FieldError, Office, OfficeError, Result, civil, clock_of, due_on,
};

/// What somebody brings.
#[derive(Debug, Clone, Default)]
pub struct ApplyForm {
    /// The code of the kind.
    pub kind: String,
    /// The unit that is asked.
    pub unit: Option<UnitId>,
    /// What was typed, by field.
    pub typed: BTreeMap<String, String>,
}

/// What whoever brought it takes home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Identifies the case at the desk.
    pub id: CaseId,
    /// 查询码
    pub tracking: TrackingCode,
}

/// How often another tracking code is tried when one is taken.
const TRIES: usize = 4;

/// Takes a case that somebody brings online.
///
/// # Errors
/// [`OfficeError::Invalid`] names every field that does not fit; [`OfficeError::NotFound`] for a kind that is not open
/// online or a unit that does not answer to the public.
pub async fn apply(office: &Office, form: ApplyForm) -> Result<Receipt> {
    let (kind, procedure) = office
        .kinds
        .case(&form.kind)
        .filter(|(kind, _)| kind.online)
        .ok_or(OfficeError::NotFound("这类办件"))?;
    let now = office.clock.now();
    let new = NewCase {
        kind,
        procedure,
        channel: Channel::Online,
        came_on: civil(now).date(),
        registrar: None,
    };
    let mut tx = office.store.begin().await?;
    let unit = form
        .unit
        .ok_or_else(|| OfficeError::field("unit", "请选择单位"))?;
    let found = units::get(&mut tx, unit).await?;
    let answers = found.is_some_and(|unit| unit.level.has_public_page());
    if !answers {
        return Err(OfficeError::NotFound("这个单位"));
    }
    let receipt = new.store(office, &mut tx, unit, &form.typed).await?;
    tx.commit().await?;
    Ok(receipt)
}

/// Writes down a case for somebody who came, wrote or called. `came_on` is the day on which it arrived.
///
/// # Errors
/// As [`apply`]; [`OfficeError::NotPermitted`] for whoever does not take the first step of its procedure.
pub async fn register(
    office: &Office,
    actor: &Actor,
    form: ApplyForm,
    channel: Channel,
    came_on: Date,
) -> Result<Receipt> {
    let (kind, procedure) = office
        .kinds
        .case(&form.kind)
        .ok_or(OfficeError::NotFound("这类办件"))?;
    let unit = form
        .unit
        .ok_or_else(|| OfficeError::field("unit", "请选择单位"))?;
    may_register(office, actor, procedure, unit)?;
    if !kind.channels.contains(&channel) {
        return Err(OfficeError::field("channel", "请选择来件渠道"));
    }
    if came_on > office.clock.today() {
        return Err(OfficeError::field("came_on", "收到的日期不能晚于今天"));
    }
    let new = NewCase {
        kind,
        procedure,
        channel,
        came_on,
        registrar: Some(actor),
    };
    let mut tx = office.store.begin().await?;
    let receipt = new.store(office, &mut tx, unit, &form.typed).await?;
    tx.commit().await?;
    Ok(receipt)
}

/// Whoever takes a first step of the procedure also writes cases down.
fn may_register(
    office: &Office,
    actor: &Actor,
    procedure: &Procedure<CaseFacts>,
    unit: UnitId,
) -> Result<()> {
    let mut refused = OfficeError::NotFound("这类办件");
    for first in procedure.from(&procedure.start) {
        let step = case_step_at(&procedure.code, &first.step, &procedure.start);
        match actor.may(office, &step, unit) {
            Ok(_) => return Ok(()),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

struct NewCase<'a> {
    kind: &'a CaseKind,
    procedure: &'a Procedure<CaseFacts>,
    channel: Channel,
    came_on: Date,
    registrar: Option<&'a Actor>,
}

impl NewCase<'_> {
    async fn store(
        &self,
        office: &Office,
        tx: &mut Tx,
        unit: UnitId,
        typed: &BTreeMap<String, String>,
    ) -> Result<Receipt> {
        let form = Form::read(self.kind, typed).map_err(invalid)?;
        let id: CaseId = office.new_id();
        // The key is written first: a key without a case does no harm, a case without its key would be lost.
        let key = office.keys.get_or_make(Matter::Case(id.get()))?;
        let now = office.clock.now();
        let start = self.procedure.state(&self.procedure.start);
        let limit = start.and_then(|state| state.limit);
        let mut head = CaseHead {
            id,
            kind: self.kind.code.clone(),
            unit,
            office: None,
            tracking: self.free_code(tx).await?,
            number: None,
            state: self.procedure.start.clone(),
            channel: self.channel,
            applicant: form.code("applicant").map(str::to_owned),
            theme: form.code("theme").map(str::to_owned),
            submitted_at: now,
            registered_by: self.registrar.map(|actor| actor.person.id),
            // Of what came to the counter or by post the day is known; a law may count from another one.
            received_on: self.registrar.map(|_| self.came_on),
            clock: CaseClock::Waiting,
            step_due_on: due_on(office, tx, limit, now).await?,
            outcome: None,
            rating: None,
            closed_on: None,
            subject: key.seal_text("subject", &form.subject(self.kind))?,
            form: seal_form(&key, "form", &form)?,
            updated_at: now,
            revision: 0,
        };
        let events = self.first_events();
        if let Some(law) = self.kind.law {
            let calendar = office.calendars.held(tx).await?;
            (head.received_on, head.clock) = clock_of(law, &events, &calendar);
        }
        match cases::insert(tx, &head).await {
            Err(StoreError::ForeignKey { .. }) => return Err(OfficeError::NotFound("这个单位")),
            other => other?,
        }
        cases::put_clock_events(tx, id, &[], &events).await?;
        if let Some(print) = print_of(office, self.kind, &form)? {
            cases::note_applicant(tx, id, &print).await?;
        }
        let mut event = EventDraft::new("case.submitted", Matter::Case(id.get()))
            .at_unit(unit)
            .with("kind", &self.kind.code)
            .with("channel", self.channel.code())
            .committing(Sha256Hex::of(head.form.0.as_bytes()).to_string());
        if let Some(actor) = self.registrar {
            event = event.by(actor.person.id);
        }
        event.append(office, tx).await?;
        Ok(Receipt {
            id,
            tracking: head.tracking,
        })
    }

    /// A tracking code that no case has; one that is taken, which happens once in a very long time, is made anew.
    async fn free_code(&self, tx: &mut Tx) -> Result<TrackingCode> {
        for _ in 0..TRIES {
            let code = TrackingCode::new(
                &self.kind.tracking_prefix,
                self.came_on,
                rand::rng().next_u64(),
            )
            .map_err(|error| OfficeError::Defect(error.to_string()))?;
            if cases::by_tracking(tx, &code).await?.is_none() {
                return Ok(code);
            }
        }
        Err(OfficeError::Defect(
            "no free tracking code was found".to_owned(),
        ))
    }

    /// What its law counts from.
    fn first_events(&self) -> Vec<clock::Event> {
        let channel = match self.kind.law {
            Some(Law::Foi) => self.channel.of_request(),
            None => None,
        };
        let received = channel.map(|channel| clock::Event {
            on: self.came_on,
            kind: clock::EventKind::Received {
                channel,
                confirmed_on: None,
            },
            reference: None,
        });
        received.into_iter().collect()
    }
}

pub(super) fn invalid(errors: Vec<FormError>) -> OfficeError {
    let errors = errors.into_iter().map(|error| FieldError {
        field: error.field,
        message: error.message,
    });
    OfficeError::Invalid(errors.collect())
}
