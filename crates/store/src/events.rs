//! Events (事件): appended in the transaction of the step they tell of, read in the order of the chain.
//!
//! A new event has no place in the chain yet; [`crate::sequencer`] gives it after commit. The text that is
//! hashed is defined in `gongkai_model::event`, not here.

use std::collections::BTreeMap;

use gongkai_model::event::{Event, Matter, Token};
use gongkai_model::id::{Id, RecordId};
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, id_if, to_json};
use crate::error::Result;
use crate::sql::Query;
use crate::value::Value;

/// An event with its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequenced {
    /// What happened.
    pub event: Event,
    /// Its place, from 1, without gaps.
    pub position: i64,
    /// The hash of the event before; `None` for the first one.
    pub prev_hash: Option<String>,
    /// The hash of this one.
    pub hash: String,
}

pub(crate) const COLUMNS: &str =
    "select id, position, kind, matter_kind, matter_id, actor_id, unit_id, at, details, commitment,
    prev_hash, hash from events";

#[derive(FromRow)]
pub(crate) struct EventRow {
    pub(crate) id: i64,
    position: Option<i64>,
    kind: String,
    matter_kind: String,
    matter_id: i64,
    actor_id: Option<i64>,
    unit_id: Option<i64>,
    at: i64,
    details: String,
    commitment: Option<String>,
    prev_hash: Option<String>,
    hash: Option<String>,
}

impl EventRow {
    pub(crate) fn read(self) -> Result<Event> {
        let place = Place::new("events", &self.id);
        let matter = Matter::from_parts(&self.matter_kind, self.matter_id);
        let details: BTreeMap<String, String> = place.json(&self.details)?;
        let token = |text: &str| place.parsed::<Token>(text);
        Ok(Event {
            id: Id::new(self.id),
            kind: token(&self.kind)?,
            matter: matter.ok_or_else(|| place.damaged("no such kind of matter"))?,
            actor: id_if(self.actor_id),
            unit: id_if(self.unit_id),
            at: place.instant(self.at)?,
            details: details
                .iter()
                .map(|(key, value)| Ok((token(key)?, token(value)?)))
                .collect::<Result<_>>()?,
            commitment: self.commitment,
        })
    }

    fn read_sequenced(mut self) -> Result<Sequenced> {
        let id = self.id;
        let place = Place::new("events", &id);
        let lacks = |what: &str| place.damaged(format_args!("it has a position, but no {what}"));
        let hash = self.hash.take().ok_or_else(|| lacks("hash"))?;
        let position = self
            .position
            .ok_or_else(|| place.damaged("it has no position"))?;
        Ok(Sequenced {
            position,
            prev_hash: self.prev_hash.take(),
            hash,
            event: self.read()?,
        })
    }
}

/// Appends an event to the transaction of its step.
///
/// # Errors
/// [`crate::StoreError::UniqueViolation`] `events.id` when the identifier was used before.
pub async fn append(tx: &mut Tx, event: &Event) -> Result<()> {
    let details: BTreeMap<&str, &str> = event
        .details
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .collect();
    tx.execute(
        "insert into events (id, kind, matter_kind, matter_id, actor_id, unit_id, at, details, commitment)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds![
            event.id,
            event.kind.as_str(),
            event.matter.kind(),
            event.matter.number(),
            event.actor,
            event.unit,
            event.at,
            to_json("events", &details)?,
            event.commitment.as_deref(),
        ],
    )
    .await?;
    Ok(())
}

/// Reads the history of a matter in the order of its events, sequenced or not.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when an event cannot be read.
pub async fn of_matter(conn: &mut Conn, matter: Matter) -> Result<Vec<Event>> {
    let rows: Vec<EventRow> = conn
        .all(
            (
                COLUMNS,
                "where matter_kind = $1 and matter_id = $2 order by id",
            ),
            binds![matter.kind(), matter.number()],
        )
        .await?;
    rows.into_iter().map(EventRow::read).collect()
}

/// Reads the events of some kinds about several records at once, oldest first.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when an event cannot be read.
pub async fn of_records(
    conn: &mut Conn,
    records: &[RecordId],
    kinds: &[&str],
) -> Result<Vec<Event>> {
    let mut query = Query::new(COLUMNS);
    query.filter("matter_kind = ?", binds!["record"]);
    query.filter_in(
        "matter_id",
        records.iter().copied().map(Value::from).collect(),
    );
    query.filter_in(
        "kind",
        kinds.iter().map(|kind| Value::from(*kind)).collect(),
    );
    query.push(" order by id", binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<EventRow> = conn.all(sql, values).await?;
    rows.into_iter().map(EventRow::read).collect()
}

/// Reads up to `limit` sequenced events after a position, in order.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when an event cannot be read.
pub async fn after(conn: &mut Conn, position: i64, limit: i64) -> Result<Vec<Sequenced>> {
    let rows: Vec<EventRow> = conn
        .all(
            (COLUMNS, "where position > $1 order by position limit $2"),
            binds![position, limit],
        )
        .await?;
    rows.into_iter().map(EventRow::read_sequenced).collect()
}

/// Reads up to `limit` sequenced events before a position, newest first, for the audit trail.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when an event cannot be read.
pub async fn before(conn: &mut Conn, position: Option<i64>, limit: i64) -> Result<Vec<Sequenced>> {
    let rows: Vec<EventRow> = conn
        .all(
            (
                COLUMNS,
                "where position < $1 order by position desc limit $2",
            ),
            binds![position.unwrap_or(i64::MAX), limit],
        )
        .await?;
    rows.into_iter().map(EventRow::read_sequenced).collect()
}

/// The newest place in the chain and its hash; `None` before the first event is sequenced.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when the newest event has no hash.
pub async fn head(conn: &mut Conn) -> Result<Option<(i64, String)>> {
    let row: Option<(i64, Option<String>)> = conn
        .optional(
            "select position, hash from events where position is not null
             order by position desc limit 1",
            binds![],
        )
        .await?;
    let Some((position, hash)) = row else {
        return Ok(None);
    };
    let place = Place::new("events", &position);
    Ok(Some((
        position,
        hash.ok_or_else(|| place.damaged("it has a position, but no hash"))?,
    )))
}

/// Counts the events that wait for their place in the chain.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count_waiting(conn: &mut Conn) -> Result<i64> {
    let (count,): (i64,) = conn
        .one(
            "select count(*) from events where position is null",
            binds![],
        )
        .await?;
    Ok(count)
}
