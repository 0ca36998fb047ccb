//! A case comes in: online by anybody, or written down by staff for somebody who came, wrote or called.

use std::collections::BTreeMap;

use gongkai_model::{
    case::{CaseClock, CaseFacts, CaseHead, CaseKind, Channel, Form, FormError, Law},
    event::Matter,
    id::{CaseId, UnitId},
    permission::case_step_at,
    procedure::Procedure,
};
use gongkai_rules::{
    foi::{clock, one_matter::matters},
    numbers::TrackingCode,
};
use gongkai_store::{Conn, StoreError, Tx, blobs::Sha256Hex, cases, sent_forms, units};
use jiff::civil::Date;
use rand::RngCore;

use super::{
    account::{AccountHolder, tie},
    alike::print_of,
    challenge::Challenge,
    files::{Accepted, NewFile, accepted, keep},
    loaded::seal_form,
    notices::{self, Notice},
    see::{FieldView, form_fields_in_clear},
};
use crate::core::{
    Actor, EventDraft, FieldError, Gate, Office, OfficeError, Result, clock_of, due_on,
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
    /// What came with it.
    pub files: Vec<NewFile>,
}

/// What somebody who has no account sends with a form.
#[derive(Debug, Clone, Default)]
pub struct Sending {
    /// Where it comes from, for the limit of its gate.
    pub address: String,
    /// The mark of the question that the form carried.
    pub mark: String,
    /// The answer.
    pub answer: String,
    /// Whether several matters become several cases.
    pub splits: bool,
    /// Whose list they come into, for whoever is in.
    pub account: Option<AccountHolder>,
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

/// What somebody is about to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The unit that is asked.
    pub unit: UnitId,
    /// The form as it was read, in clear: it is shown to whoever filled it in.
    pub fields: Vec<FieldView>,
    /// The line that stands for it.
    pub subject: String,
    /// The matters, when there are several.
    pub matters: Vec<String>,
}

/// Looks at what somebody brings online, before it is sent: what it says, read back, and the matters in it when there
/// are several.
///
/// # Errors
/// As [`apply`].
pub async fn check(office: &Office, form: &ApplyForm) -> Result<Checked> {
    let new = NewCase::online(office, &form.kind)?;
    let mut reader = office.store.reader().await?;
    let unit = public_unit(&mut reader, form.unit).await?;
    let read = Form::read(new.kind, &form.typed).map_err(invalid)?;
    let matters = matters_of(new.kind, &read);
    Ok(Checked {
        unit,
        fields: form_fields_in_clear(new.kind, &read),
        subject: read.text(&new.kind.subject).to_owned(),
        matters: matters.map(|(_, parts)| parts).unwrap_or_default(),
    })
}

/// Takes a case that somebody brings online, from a place that has looked at who that is.
///
/// # Errors
/// [`OfficeError::Invalid`] names every field that does not fit; [`OfficeError::NotFound`] for a kind that is not open
/// online or a unit that does not answer to the public.
pub async fn apply(office: &Office, form: ApplyForm) -> Result<Receipt> {
    let new = NewCase::online(office, &form.kind)?;
    let files = accepted(office, form.files).await?;
    let mut tx = office.store.begin().await?;
    let unit = public_unit(&mut tx, form.unit).await?;
    let read = Form::read(new.kind, &form.typed).map_err(invalid)?;
    let receipt = new.store(office, &mut tx, unit, &read, &files).await?;
    tx.commit().await?;
    Ok(receipt)
}

/// Takes what anybody sends with a public form: the limit of the gate, the answer to the question, and one case for
/// each matter if whoever sends it agrees. The same form sent twice answers twice and makes its cases once.
///
/// # Errors
/// As [`apply`]; [`OfficeError::TooOften`]; [`OfficeError::Invalid`] at `answer`.
pub async fn send(office: &Office, form: ApplyForm, sending: Sending) -> Result<Vec<Receipt>> {
    Gate::APPLY.pass(office, &sending.address).await?;
    let new = NewCase::online(office, &form.kind)?;
    if let Some(made) = made_before(office, &sending.mark).await? {
        return Ok(made);
    }
    Challenge::check(office, &sending.mark, &sending.answer)?;
    let files = accepted(office, form.files).await?;
    let read = Form::read(new.kind, &form.typed).map_err(invalid)?;
    let forms = match matters_of(new.kind, &read).filter(|_| sending.splits) {
        Some((field, parts)) => {
            let parts = parts.iter();
            parts
                .map(|part| read.about(new.kind, &field, part))
                .collect()
        }
        None => vec![read],
    };
    let mut tx = office.store.begin().await?;
    let unit = public_unit(&mut tx, form.unit).await?;
    let mut receipts = Vec::new();
    for form in &forms {
        receipts.push(new.store(office, &mut tx, unit, form, &files).await?);
    }
    let ids: Vec<CaseId> = receipts.iter().map(|receipt| receipt.id).collect();
    if let Some(holder) = &sending.account {
        for case in &ids {
            tie(office, &mut tx, holder, *case).await?;
        }
    }
    if sent_forms::note(&mut tx, &sending.mark, office.clock.now(), &ids).await? {
        tx.commit().await?;
        return Ok(receipts);
    }
    // The same form was on its way twice, and the other one was quicker.
    drop(tx);
    let made = made_before(office, &sending.mark).await?;
    made.ok_or(OfficeError::CaseConflict)
}

/// The receipts of a form that was sent before.
async fn made_before(office: &Office, mark: &str) -> Result<Option<Vec<Receipt>>> {
    let mut reader = office.store.reader().await?;
    let Some(ids) = sent_forms::made(&mut reader, mark).await? else {
        return Ok(None);
    };
    let mut receipts = Vec::new();
    for id in ids {
        if let Some(head) = cases::get(&mut reader, id).await? {
            let tracking = head.tracking;
            receipts.push(Receipt { id, tracking });
        }
    }
    Ok(Some(receipts))
}

/// The unit that was chosen, if it answers to the public.
async fn public_unit(conn: &mut Conn, unit: Option<UnitId>) -> Result<UnitId> {
    let unit = unit.ok_or_else(|| OfficeError::field("unit", "请选择单位"))?;
    let found = units::get(conn, unit).await?;
    let answers = found.is_some_and(|unit| unit.level.has_public_page());
    if answers {
        Ok(unit)
    } else {
        Err(OfficeError::NotFound("这个单位"))
    }
}

/// The field that asks for several matters, and the matters.
fn matters_of(kind: &CaseKind, form: &Form) -> Option<(String, Vec<String>)> {
    kind.one_matter.iter().find_map(|code| {
        let parts = matters(form.text(code));
        let parts: Vec<String> = parts.into_iter().map(str::to_owned).collect();
        (!parts.is_empty()).then(|| (code.clone(), parts))
    })
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
    let files = accepted(office, form.files).await?;
    let read = Form::read(kind, &form.typed).map_err(invalid)?;
    let mut tx = office.store.begin().await?;
    let receipt = new.store(office, &mut tx, unit, &read, &files).await?;
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

impl<'a> NewCase<'a> {
    /// A case that comes in online today.
    fn online(office: &'a Office, kind: &str) -> Result<Self> {
        let (kind, procedure) = office
            .kinds
            .case(kind)
            .filter(|(kind, _)| kind.online)
            .ok_or(OfficeError::NotFound("这类办件"))?;
        Ok(Self {
            kind,
            procedure,
            channel: Channel::Online,
            came_on: office.clock.today(),
            registrar: None,
        })
    }

    async fn store(
        &self,
        office: &Office,
        tx: &mut Tx,
        unit: UnitId,
        form: &Form,
        files: &[Accepted],
    ) -> Result<Receipt> {
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
            stub_on: None,
            subject: key.seal_text("subject", &form.subject(self.kind))?,
            form: seal_form(&key, "form", form)?,
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
        if let Some(print) = print_of(office, self.kind, form)? {
            cases::note_applicant(tx, id, &print).await?;
        }
        let by = self.registrar.map(|actor| actor.person.id);
        keep(office, tx, id, &key, files, by).await?;
        let event = EventDraft::new("case.submitted", Matter::Case(id.get()))
            .at_unit(unit)
            .with("kind", &self.kind.code)
            .with("channel", self.channel.code())
            .committing(Sha256Hex::of(head.form.0.as_bytes()).to_string());
        let event = match by {
            Some(person) => event.by(person),
            None => event,
        };
        event.append(office, tx).await?;
        notices::to_applicant(office, tx, id, Notice::Sent, None).await?;
        notices::to_staff(office, tx, id, Notice::Arrived).await?;
        let tracking = head.tracking;
        Ok(Receipt { id, tracking })
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
