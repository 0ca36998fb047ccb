//! Publishes what was scheduled (定时发布) when its time has come, as the person who scheduled it.
//!
//! What cannot be published goes back to the publishers (待发布) by the system: the person who scheduled it may
//! have left or lost the role, and nobody else acts in their name. No record holds up another.

use gongkai_model::{
    event::{Event, Matter},
    id::RecordId,
    record::state,
};
use gongkai_store::{events, records};

use super::{StepForm, step};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result, due_on};

/// The event of a record that was put back.
pub(super) const PUT_BACK: &str = "record.unscheduled";

/// Why a scheduled record was put back; a code of its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutBack {
    /// The account of the person who scheduled it is closed.
    AccountClosed,
    /// That person may not publish it any more.
    RoleRevoked,
    /// A rule refuses it by now.
    Refused,
}

impl PutBack {
    const ALL: [Self; 3] = [Self::AccountClosed, Self::RoleRevoked, Self::Refused];

    /// The code in events.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AccountClosed => "account_closed",
            Self::RoleRevoked => "role_revoked",
            Self::Refused => "refused",
        }
    }

    /// Why, for the people who publish it instead.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::AccountClosed => "定时发布没有办成：办理定时的人账号已经注销，请重新发布",
            Self::RoleRevoked => "定时发布没有办成：办理定时的人已经没有发布岗位，请重新发布",
            Self::Refused => "定时发布没有办成：到时间时不符合发布条件，请核对后重新发布",
        }
    }

    /// Reads it from the event of a record that was put back.
    #[must_use]
    pub fn of(event: &Event) -> Option<Self> {
        let is_put_back = event.kind.as_str() == PUT_BACK;
        let reason = event.detail("reason").filter(|_| is_put_back)?;
        Self::ALL.into_iter().find(|known| known.code() == reason)
    }
}

/// Publishes all records whose time has come and returns how many. What cannot be published is put back to
/// the publishers' list; where the store or a file failed, the next round tries again.
///
/// # Errors
/// The store's, when the list of what is due cannot be read.
pub async fn tick(office: &Office) -> Result<usize> {
    let due = {
        let mut reader = office.store.reader().await?;
        records::scheduled(&mut reader, office.clock.now()).await?
    };
    let mut published = 0;
    for record in due.into_iter().map(|head| head.id) {
        match publish(office, record).await {
            Ok(None) => published += 1,
            Ok(Some(why)) => {
                tracing::warn!(record = %record, why = why.code(), "a scheduled publication was refused");
            }
            Err(error) => {
                tracing::warn!(record = %record, %error, "a scheduled publication is tried again");
            }
        }
    }
    Ok(published)
}

/// Publishes one record, or puts it back and says why.
async fn publish(office: &Office, record: RecordId) -> Result<Option<PutBack>> {
    let form = StepForm {
        step: "publish".to_owned(),
        ..StepForm::default()
    };
    let why = match scheduler(office, record).await? {
        None => PutBack::AccountClosed,
        Some(actor) => match step::take(office, &actor, record, form).await {
            Ok(_) => return Ok(None),
            Err(error @ (OfficeError::Store(_) | OfficeError::Blob(_) | OfficeError::Conflict)) => {
                return Err(error);
            }
            // Who lost every role at the unit does not even see the record.
            Err(OfficeError::NotPermitted(_) | OfficeError::NotFound(_)) => PutBack::RoleRevoked,
            Err(error) => {
                tracing::warn!(record = %record, %error, "a rule refuses a scheduled publication");
                PutBack::Refused
            }
        },
    };
    put_back(office, record, why).await?;
    Ok(Some(why))
}

/// The person who scheduled the record, if the account is open.
async fn scheduler(office: &Office, record: RecordId) -> Result<Option<Actor>> {
    let mut reader = office.store.reader().await?;
    let trail = events::of_matter(&mut reader, Matter::Record(record.get())).await?;
    let mut newest_first = trail.iter().rev();
    let scheduled = newest_first.find(|event| event.detail("step") == Some("schedule"));
    let Some(person) = scheduled.and_then(|event| event.actor) else {
        return Ok(None);
    };
    match office.actor(&mut reader, person).await {
        Ok(actor) => Ok(Some(actor)),
        Err(OfficeError::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Puts the record back by nobody's hand. Another node, or a person, may have been quicker: then nothing is
/// left to do.
async fn put_back(office: &Office, record: RecordId, why: PutBack) -> Result<()> {
    let mut tx = office.store.begin().await?;
    let head = records::get(&mut tx, record).await?;
    let Some(mut head) = head.filter(|head| head.state == state::SCHEDULED) else {
        return Ok(());
    };
    let event = EventDraft::new(PUT_BACK, Matter::Record(record.get())).at_unit(head.unit);
    event
        .with("step", "unschedule")
        .with("from", &head.state)
        .with("to", state::CLEARED)
        .with("version", head.version)
        .with("reason", why.code())
        .append(office, &mut tx)
        .await?;
    let procedure = office.kinds.procedure_of(&head.kind);
    let limit = procedure.and_then(|procedure| procedure.state(state::CLEARED)?.limit);
    head.state = state::CLEARED.to_owned();
    head.publish_at = None;
    head.updated_at = office.clock.now();
    head.due_on = due_on(office, &mut tx, limit, head.updated_at).await?;
    records::update(&mut tx, &mut head).await?;
    tx.commit().await?;
    Ok(())
}
