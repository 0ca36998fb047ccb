//! Whoever brought a case follows it (办理查询): by the tracking code, and by a telephone number or e-mail address that
//! the form holds. Both are asked for, and a wrong one is told like an unknown code.

use gongkai_model::{
    case::{CaseHead, Form},
    id::CaseId,
    kinds::Field,
};
use gongkai_rules::numbers::TrackingCode;
use gongkai_store::cases;
use jiff::Timestamp;

use super::{
    loaded::{CaseLoaded, reply_place},
    see::{FieldView, given_fields, reply_fields},
    step::{CaseStepForm, CaseTaken, asked_of, take_in},
};
use crate::core::{Office, OfficeError, Result};

/// Proof that whoever asks brought the case; only [`recognise`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recognised(CaseId);

/// A case as whoever brought it sees it.
#[derive(Debug, Clone)]
pub struct TrackView {
    /// Its row.
    pub head: CaseHead,
    /// The name of its kind.
    pub kind_name: String,
    /// The public name of its state.
    pub state_name: String,
    /// What it is about.
    pub subject: String,
    /// The public names of the states it went through, with their time; the same one once.
    pub course: Vec<(String, Timestamp)>,
    /// The reply, once it was sent.
    pub reply: Vec<FieldView>,
    /// The steps open to the applicant: code, name, whether a reason is wanted, fields.
    pub open: Vec<(String, String, bool, Vec<Field>)>,
}

/// Recognises whoever asks.
///
/// # Errors
/// [`OfficeError::NotFound`], the same for a code that does not exist and for a contact that does not fit.
pub async fn recognise(office: &Office, code: &str, contact: &str) -> Result<Recognised> {
    let unknown = || OfficeError::NotFound("相符的办件，请核对查询码和联系方式");
    let code: TrackingCode = code.parse().map_err(|_| unknown())?;
    let mut reader = office.store.reader().await?;
    let head = cases::by_tracking(&mut reader, &code).await?;
    let head = head.ok_or_else(unknown)?;
    let loaded = CaseLoaded::of(office, &mut reader, head).await;
    let loaded = loaded.map_err(|_| unknown())?;
    let (kind, _) = loaded.kind(office)?;
    if loaded.form.recognises(kind, contact) {
        Ok(Recognised(loaded.head.id))
    } else {
        Err(unknown())
    }
}

/// Shows a case to whoever brought it.
///
/// # Errors
/// The store's.
pub async fn track(office: &Office, who: Recognised) -> Result<TrackView> {
    let mut reader = office.store.reader().await?;
    let loaded = CaseLoaded::load(office, &mut reader, who.0).await?;
    let (kind, procedure) = loaded.kind(office)?;
    let public = |state: &str| {
        let found = procedure.state(state);
        found
            .and_then(|state| state.public.clone())
            .unwrap_or_default()
    };
    let mut course = vec![(public(&procedure.start), loaded.head.submitted_at)];
    for step in &loaded.steps {
        let name = public(&step.to);
        if course.last().is_some_and(|(last, _)| *last != name) && !name.is_empty() {
            course.push((name, step.at));
        }
    }
    let facts = loaded.facts(office, None, Form::default())?;
    let open = procedure.open_steps(&loaded.head.state, &facts);
    let open = open
        .into_iter()
        .filter(|step| step.applicant && step.permits(&facts).is_ok());
    Ok(TrackView {
        kind_name: kind.name.clone(),
        state_name: public(&loaded.head.state),
        subject: loaded.key.open_text("subject", &loaded.head.subject)?,
        course,
        reply: sent_reply(office, &loaded)?,
        open: open
            .map(|step| {
                (
                    step.step.clone(),
                    step.name.clone(),
                    step.reason,
                    asked_of(step, true).cloned().collect(),
                )
            })
            .collect(),
        head: loaded.head,
    })
}

/// Takes a step that is the applicant's: withdrawing, correcting, rating.
///
/// # Errors
/// As for the staff's steps.
pub async fn take_as_applicant(
    office: &Office,
    who: Recognised,
    form: CaseStepForm,
) -> Result<CaseTaken> {
    let mut tx = office.store.begin().await?;
    let taken = take_in(office, &mut tx, None, who.0, form).await?;
    tx.commit().await?;
    Ok(taken)
}

fn sent_reply(office: &Office, loaded: &CaseLoaded) -> Result<Vec<FieldView>> {
    let sent = loaded.replies.iter().rfind(|reply| reply.sent_at.is_some());
    let Some(sent) = sent else {
        return Ok(Vec::new());
    };
    let form = loaded.open_form(&reply_place(sent.id), &sent.reply)?;
    Ok(given_fields(&reply_fields(office, loaded)?, &form))
}
