//! The trail of events (操作留痕) for the audit administrator: who did what, when, in the order of the chain.

use std::collections::HashMap;

use gongkai_model::{event::Event, id::PersonId, permission::step};
use gongkai_store::{events, people};

use crate::core::{Actor, Office, OfficeError, Result};

/// One entry, newest first in a page.
#[derive(Debug, Clone)]
pub struct TrailEntry {
    /// Its place in the chain.
    pub position: i64,
    /// Its hash.
    pub hash: String,
    /// The event.
    pub event: Event,
    /// The name of who did it.
    pub actor: Option<String>,
}

/// Reads a page of the trail before a position.
///
/// # Errors
/// [`OfficeError::NotPermitted`] without the audit administrator's role.
pub async fn trail(
    office: &Office,
    actor: &Actor,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<TrailEntry>> {
    let root = actor
        .tree
        .root()
        .map(|unit| unit.id)
        .ok_or(OfficeError::NotFound("机构"))?;
    actor.may(office, step::AUDIT_SEE, root)?;
    let mut reader = office.store.reader().await?;
    let page = events::before(&mut reader, before, limit).await?;
    let mut ids: Vec<PersonId> = page.iter().filter_map(|entry| entry.event.actor).collect();
    ids.sort_unstable();
    ids.dedup();
    let people = people::named(&mut reader, &ids).await?;
    let names: HashMap<PersonId, String> = people
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect();
    let entry = |sequenced: events::Sequenced| TrailEntry {
        position: sequenced.position,
        hash: sequenced.hash,
        actor: sequenced.event.actor.and_then(|id| names.get(&id).cloned()),
        event: sequenced.event,
    };
    Ok(page.into_iter().map(entry).collect())
}
