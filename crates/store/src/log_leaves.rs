//! Leaves of the public log (公开存证), numbered from 1 in the order of the chain.

use gongkai_model::event::{Event, Leaf, leaf_hash};

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::Result;

/// One leaf as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StoredLeaf {
    /// Its number, from 1, without gaps.
    pub number: i64,
    /// The place of its event in the chain.
    pub event_position: i64,
    /// The text that is hashed and shown.
    pub body: String,
    /// Its RFC 6962 leaf hash.
    pub leaf_hash: String,
}

/// Appends the leaf of an event, if the public log has one for it.
pub(crate) async fn append(tx: &mut Tx, event: &Event, number: i64, position: i64) -> Result<bool> {
    let Some(leaf) = Leaf::of(event, number, position) else {
        return Ok(false);
    };
    tx.execute(
        "insert into log_leaves (number, event_position, body, leaf_hash) values ($1, $2, $3, $4)",
        binds![number, position, &leaf.body, leaf_hash(&leaf.body)],
    )
    .await?;
    Ok(true)
}

/// Reads up to `limit` leaves after a number, in order.
///
/// # Errors
/// Whatever the database refuses.
pub async fn after(conn: &mut Conn, number: i64, limit: i64) -> Result<Vec<StoredLeaf>> {
    conn.all(
        "select number, event_position, body, leaf_hash from log_leaves where number > $1
         order by number limit $2",
        binds![number, limit],
    )
    .await
}

/// Finds the leaf of an event by its place in the chain.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_event(conn: &mut Conn, position: i64) -> Result<Option<StoredLeaf>> {
    conn.optional(
        "select number, event_position, body, leaf_hash from log_leaves where event_position = $1",
        binds![position],
    )
    .await
}

/// Reads the leaves of the events after one place in the chain, up to another.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_events(conn: &mut Conn, after: i64, until: i64) -> Result<Vec<StoredLeaf>> {
    conn.all(
        "select number, event_position, body, leaf_hash from log_leaves
         where event_position > $1 and event_position <= $2 order by event_position",
        binds![after, until],
    )
    .await
}

/// Counts the leaves, which is the number of the newest one.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count(conn: &mut Conn) -> Result<i64> {
    let (count,): (i64,) = conn
        .one("select coalesce(max(number), 0) from log_leaves", binds![])
        .await?;
    Ok(count)
}
