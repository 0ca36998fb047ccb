//! Notices (通知): that something happened with a case, to whoever brought it and to the people of the office.
//!
//! Words of what is to be sent are written into the outbox with the step that wants them; whom they go to is found when
//! they go, from the sealed form. A mail or message is never lost; when this process dies between its acceptance and our
//! note of it, it goes once more with the same identifier, and after that not again.

mod words;

use gongkai_model::{
    case::{Mask, Sealed},
    id::CaseId,
};
use gongkai_store::{
    Tx, cases,
    outbox::{self, Job},
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use self::words::words;
use super::loaded::CaseLoaded;
use crate::core::{Audience, Office, OfficeError, Result, SendError, due_jobs};

/// The task in the outbox.
const TASK: &str = "case_notice";

const AT_ONCE: i64 = 20;
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// After how many minutes it is tried again; after the last of them it is given up.
const AGAIN: [i64; 7] = [1, 5, 15, 60, 240, 720, 1440];

/// What a notice says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Notice {
    /// To the applicant: it arrived.
    Sent,
    /// To the applicant: it has a new state, or something is told.
    Progress,
    /// To the applicant: the code that they asked for.
    Code,
    /// To the office: something came in.
    Arrived,
    /// To the office: the applicant did something.
    Answered,
    /// To the office: it is chased.
    Chased,
}

/// What stands in the outbox: nothing of a person.
#[derive(Debug, Serialize, Deserialize)]
struct Word {
    case: CaseId,
    notice: Notice,
    /// `mail`, or the name of a hook.
    way: String,
    /// The one-time code, sealed with the key of the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
}

/// The name of the way by mail; hooks cannot be called so.
const MAIL: &str = "mail";

/// Writes notices for whoever brought a case, by every way that may reach them.
pub(super) async fn to_applicant(
    office: &Office,
    tx: &mut Tx,
    case: CaseId,
    notice: Notice,
    code: Option<&Sealed>,
) -> Result<()> {
    let hooks = office.outlets.hooks(Audience::Applicant);
    let mut ways: Vec<&str> = hooks.map(|hook| hook.name.as_str()).collect();
    if office.outlets.has_mail() {
        ways.push(MAIL);
    }
    enqueue(office, tx, case, notice, &ways, code).await
}

/// Writes notices for the people of the office.
pub(super) async fn to_staff(
    office: &Office,
    tx: &mut Tx,
    case: CaseId,
    notice: Notice,
) -> Result<()> {
    let hooks = office.outlets.hooks(Audience::Staff);
    let ways: Vec<&str> = hooks.map(|hook| hook.name.as_str()).collect();
    enqueue(office, tx, case, notice, &ways, None).await
}

async fn enqueue(
    office: &Office,
    tx: &mut Tx,
    case: CaseId,
    notice: Notice,
    ways: &[&str],
    code: Option<&Sealed>,
) -> Result<()> {
    for way in ways {
        let word = Word {
            case,
            notice,
            way: (*way).to_owned(),
            code: code.map(|code| code.0.clone()),
        };
        let word =
            serde_json::to_value(&word).map_err(|error| OfficeError::Defect(error.to_string()))?;
        outbox::enqueue(tx, office.new_id(), TASK, &word, office.clock.now()).await?;
    }
    Ok(())
}

/// Sends what is due and returns how many were taken.
///
/// # Errors
/// The store's; what was leased then is tried again when its lease has run out.
pub async fn deliver(office: &Office) -> Result<usize> {
    let now = office.clock.now();
    let jobs = due_jobs(office, TASK, LEASE, AT_ONCE).await?;
    let mut taken = 0;
    for job in &jobs {
        // Twice it was begun and never noted: whether it arrived is not known, a third one would be a nuisance.
        let outcome = if job.unsure > 1 {
            Err(SendError::Never("begun twice, never noted".into()))
        } else {
            send(office, job).await
        };
        if outcome.is_ok() {
            taken += 1;
        }
        note(office, job, outcome, now).await?;
    }
    Ok(taken)
}

async fn note(
    office: &Office,
    job: &Job,
    outcome: Result<(), SendError>,
    now: Timestamp,
) -> Result<()> {
    let mut tx = office.store.begin().await?;
    let wait = usize::try_from(job.attempts - 1).ok();
    let wait = wait.and_then(|tried| AGAIN.get(tried));
    match (outcome, wait) {
        (Ok(()), _) => outbox::done(&mut tx, job.id, now).await?,
        (Err(SendError::Later(reason)), Some(minutes)) => {
            let retry_at = now + SignedDuration::from_mins(*minutes);
            outbox::failed(&mut tx, job.id, &reason, retry_at).await?;
        }
        (Err(SendError::Later(reason) | SendError::Never(reason)), _) => {
            tracing::warn!(job = %job.id, %reason, "a notice was given up");
            outbox::given_up(&mut tx, job.id, &reason, now).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

async fn send(office: &Office, job: &Job) -> Result<(), SendError> {
    let never = |reason: &str| SendError::Never(reason.to_owned());
    let word = Word::deserialize(&job.payload).map_err(|_| never("the job cannot be read"))?;
    let later = |_| SendError::Later("the case cannot be read".to_owned());
    let mut reader = office.store.reader().await.map_err(later)?;
    let head = cases::get(&mut reader, word.case).await.map_err(later)?;
    let head = head.ok_or_else(|| never("the case is gone"))?;
    let loaded = CaseLoaded::of(office, &mut reader, head).await;
    // Without its key nobody can be written to, and nothing is left to tell.
    let loaded = loaded.map_err(|_| never("the case is destroyed"))?;
    drop(reader);
    let letter = words(office, &loaded, &word).map_err(|_| never("the notice has no words"))?;
    if word.way == MAIL {
        return match contact(office, &loaded, Mask::Email) {
            Some(address) => office.outlets.mail(job.id, &address, &letter).await,
            None => Ok(()),
        };
    }
    let hook = office.outlets.hook(&word.way);
    let hook = hook.ok_or_else(|| never("the hook is not declared any more"))?;
    match (hook.audience, contact(office, &loaded, Mask::Phone)) {
        (Audience::Staff, _) => office.outlets.tell(hook, job.id, "", &letter).await,
        (Audience::Applicant, Some(phone)) => {
            office.outlets.tell(hook, job.id, &phone, &letter).await
        }
        (Audience::Applicant, None) => Ok(()),
    }
}

/// What the form says in the field by which somebody can be reached.
pub(super) fn contact(office: &Office, loaded: &CaseLoaded, mask: Mask) -> Option<String> {
    let (kind, _) = loaded.kind(office).ok()?;
    let field = kind.fields.iter().find(|field| field.mask == Some(mask))?;
    let text = loaded.form.text(&field.field.code);
    (!text.is_empty()).then(|| text.to_owned())
}
