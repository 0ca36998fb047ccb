//! 到期日历: the last days of the cases that a person handles, for a calendar program, behind a secret address.
//!
//! It holds dates and registration numbers, and nothing of what was asked. The address is shown once, when it is made;
//! whoever fears that others have it makes a new one, and the old one leads nowhere.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gongkai_model::{event::Matter, id::CaseId};
use gongkai_store::{blobs::Sha256Hex, cases};
use jiff::{Timestamp, civil::Date};
use rand::RngCore;

use super::board::{BoardFilter, filter_of};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// A last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEntry {
    /// The case.
    pub id: CaseId,
    /// 登记号, once it is registered.
    pub number: Option<String>,
    /// The name of its kind.
    pub kind_name: String,
    /// The last day for the answer.
    pub due_on: Date,
    /// 暂定: it lies in a year without a notice.
    pub is_provisional: bool,
    /// When the case was last changed.
    pub updated_at: Timestamp,
    /// How often.
    pub revision: i64,
}

/// The most entries of a feed.
const MOST: i64 = 2000;

/// Makes a new address for a person and returns its secret, which is not kept.
///
/// # Errors
/// The store's.
pub async fn renew_feed(office: &Office, actor: &Actor) -> Result<String> {
    let mut bytes = [0_u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    let secret = URL_SAFE_NO_PAD.encode(bytes);
    let mut tx = office.store.begin().await?;
    let now = office.clock.now();
    cases::renew_feed(&mut tx, actor.person.id, &hash_of(&secret), now).await?;
    event("person.case_feed_renewed", actor)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(secret)
}

/// Takes the address of a person away.
///
/// # Errors
/// The store's.
pub async fn close_feed(office: &Office, actor: &Actor) -> Result<()> {
    let mut tx = office.store.begin().await?;
    cases::close_feed(&mut tx, actor.person.id).await?;
    event("person.case_feed_closed", actor)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Since when a person has the present address.
///
/// # Errors
/// The store's.
pub async fn feed_since(office: &Office, actor: &Actor) -> Result<Option<Timestamp>> {
    let mut reader = office.store.reader().await?;
    Ok(cases::feed_since(&mut reader, actor.person.id).await?)
}

/// The last days of the open cases that the owner of a secret sees.
///
/// # Errors
/// [`OfficeError::NotFound`] for a secret that nobody has, and for an account that was closed.
pub async fn feed(office: &Office, secret: &str) -> Result<Vec<FeedEntry>> {
    let mut reader = office.store.reader().await?;
    let person = cases::feed_of(&mut reader, &hash_of(secret)).await?;
    let person = person.ok_or(OfficeError::NotFound("这个日历"))?;
    let actor = office.actor(&mut reader, person).await?;
    let mut entries = Vec::new();
    for kind in office.kinds.cases() {
        let filter = filter_of(office, &actor, kind, &BoardFilter::default());
        for head in cases::list(&mut reader, &filter, None, MOST).await? {
            let Some(due) = head.clock.due() else {
                continue;
            };
            entries.push(FeedEntry {
                id: head.id,
                number: head.number,
                kind_name: kind.name.clone(),
                due_on: due.on,
                is_provisional: due.provisional,
                updated_at: head.updated_at,
                revision: head.revision,
            });
        }
    }
    entries.sort_by_key(|entry| (entry.due_on, entry.id));
    Ok(entries)
}

fn hash_of(secret: &str) -> String {
    Sha256Hex::of(secret.as_bytes()).to_string()
}

fn event(kind: &str, actor: &Actor) -> EventDraft {
    let person = actor.person.id;
    EventDraft::new(kind, Matter::Person(person.get())).by(person)
}
