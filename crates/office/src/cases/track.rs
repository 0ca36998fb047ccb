//! Whoever brought a case follows it (办理查询): by the tracking code, and by a telephone number or e-mail address that
//! the form holds. Both are asked for, and a wrong one is told like an unknown code.

use gongkai_model::{
    case::{CaseHead, Form, stub},
    id::CaseId,
    kinds::Field,
};
use gongkai_rules::numbers::TrackingCode;
use gongkai_store::cases;
use jiff::Timestamp;

use super::{
    enclosures::{Enclosure, of_the_office},
    files::{FileView, views},
    loaded::{CaseLoaded, key_of, reply_place},
    notices::{self, Notice},
    pass,
    see::{FieldView, form_fields_in_clear, given_fields, reply_fields},
    step::{CaseStepForm, CaseTaken, asked_of, take_in},
};
use crate::core::{Audience, Gate, HookForm, Office, OfficeError, Result};

/// Proof that whoever asks brought the case; only [`recognise`], the list of an
/// account, and what they gave out before make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recognised(CaseId);

/// How long whoever was recognised need not be asked again.
const MINUTES: i64 = 30;

impl Recognised {
    /// The case.
    #[must_use]
    pub const fn case(self) -> CaseId {
        self.0
    }

    /// The case of whoever has it in their list.
    pub(super) const fn of_account(case: CaseId) -> Self {
        Self(case)
    }

    /// What a browser keeps, so that it is not asked again for half an hour; nobody else can make it.
    ///
    /// # Errors
    /// The key folder's.
    pub fn pass(self, office: &Office) -> Result<String> {
        pass::make(office, "track", &self.0.to_string(), MINUTES)
    }

    /// Reads a pass; none for one that is not ours or has run out.
    ///
    /// # Errors
    /// The key folder's.
    pub fn by_pass(office: &Office, pass: &str) -> Result<Option<Self>> {
        let said = pass::read(office, "track", pass)?;
        Ok(said.and_then(|said| said.parse().ok()).map(Self))
    }
}

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
    /// What was written into the form, in clear.
    pub form: Vec<FieldView>,
    /// The applicant's files.
    pub files: Vec<FileView>,
    /// The files that came with the reply.
    pub enclosures: Vec<Enclosure>,
    /// The reply, once it was sent.
    pub reply: Vec<FieldView>,
    /// The steps open to the applicant.
    pub open: Vec<OwnStep>,
}

/// A step that is the applicant's.
#[derive(Debug, Clone)]
pub struct OwnStep {
    /// Its code.
    pub code: String,
    /// The words on the button.
    pub name: String,
    /// Whether a reason is wanted.
    pub reason: bool,
    /// What is filled in.
    pub fields: Vec<Field>,
}

/// Recognises whoever asks on the net: as [`recognise`], with the limits of its gates, and with a one-time code where
/// the contact can be reached. A tracking code is a short secret, and a contact is often known to others.
///
/// # Errors
/// As [`recognise`]; [`OfficeError::TooOften`], whether the code exists or not; [`OfficeError::Invalid`] at `digits`.
pub async fn find(
    office: &Office,
    code: &str,
    contact: &str,
    digits: &str,
    address: &str,
) -> Result<Recognition> {
    Gate::TRACK.pass(office, address).await?;
    let typed = code.parse::<TrackingCode>();
    let of_code = typed.map_or_else(|_| code.trim().to_owned(), |code| code.as_str().to_owned());
    Gate::TRACK_CODE.pass(office, &of_code).await?;
    let who = recognise(office, code, contact).await?;
    if !is_reached(office, contact) {
        Gate::TRACK_CODE.forget(office, &of_code).await?;
        return Ok(Recognition::Known(who));
    }
    if digits.trim().is_empty() {
        send_code(office, who).await?;
        return Ok(Recognition::CodeSent);
    }
    let spans = [0, 1].map(|back| code_of(office, who, back));
    for right in spans {
        if right? == digits.trim() {
            Gate::TRACK_CODE.forget(office, &of_code).await?;
            return Ok(Recognition::Known(who));
        }
    }
    Err(OfficeError::field("digits", "验证码不对，或者已经过期"))
}

/// What came of looking for a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recognition {
    /// It is whoever brought it.
    Known(Recognised),
    /// A code was sent to the contact; it is asked for next.
    CodeSent,
}

/// Whether the place can send something to a contact.
fn is_reached(office: &Office, contact: &str) -> bool {
    if contact.contains('@') {
        return office.outlets.has_mail();
    }
    let mut hooks = office.outlets.hooks(Audience::Applicant);
    hooks.any(|hook| hook.form == HookForm::Sms)
}

/// How long a code is good for at least; it is made from the span of time, so nothing has to be kept.
const CODE_MINUTES: i64 = 10;

/// The six digits of a span: this one, or the one before.
fn code_of(office: &Office, who: Recognised, back: i64) -> Result<String> {
    let minutes = office.clock.now().as_second() / 60;
    let span = minutes / CODE_MINUTES - back;
    let print = office
        .keys
        .fingerprint("code", &format!("{}/{span}", who.0))?;
    let number = print
        .get(..12)
        .and_then(|digits| u64::from_str_radix(digits, 16).ok());
    Ok(format!("{:06}", number.unwrap_or_default() % 1_000_000))
}

async fn send_code(office: &Office, who: Recognised) -> Result<()> {
    Gate::SEND_CODE.pass(office, &who.0.to_string()).await?;
    let mut tx = office.store.begin().await?;
    let head = cases::get(&mut tx, who.0).await?;
    let head = head.ok_or(OfficeError::NotFound("这个办件"))?;
    let code = key_of(office, &head)?.seal_text("code", &code_of(office, who, 0)?)?;
    notices::to_applicant(office, &mut tx, who.0, Notice::Code, Some(&code)).await?;
    tx.commit().await?;
    Ok(())
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
    let (own, of_office): (Vec<_>, Vec<_>) = cases::files_and_severed(&mut reader, who.0)
        .await?
        .into_iter()
        .partition(|file| file.added_by.is_none());
    let mut enclosures = of_the_office(&loaded, &of_office)?;
    enclosures.retain(|it| it.sent_at.is_some());
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
    let is_stub = loaded.head.is_stub();
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
        form: form_fields_in_clear(kind, &loaded.form),
        files: views(&loaded.key, &own)?,
        enclosures,
        reply: sent_reply(office, &loaded)?,
        open: open
            .map(|step| OwnStep {
                code: step.step.clone(),
                name: step.public.clone(),
                reason: step.reason && !is_stub,
                fields: asked_of(step, true)
                    .filter(|field| !is_stub || stub::takes(field))
                    .cloned()
                    .collect(),
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
