//! The sequencer: gives committed events their place in the hash chain, and the public log its leaves.
//!
//! Identifiers commit out of order — a long step can commit after a later, shorter one — so a follower
//! that read by identifier would skip events. Here one holder at a time (an advisory lock on PostgreSQL,
//! the single writer on SQLite) takes what is committed and has no place yet, in the order of the
//! identifiers, and appends it. Followers read places only, and places have no gaps.

use gongkai_model::event::{Event, chain_hash};

use crate::binds;
use crate::conn::Tx;
use crate::error::Result;
use crate::events::{self, EventRow};
use crate::log_leaves;
use crate::store::Store;

/// How many events one transaction places: the lock is never held long.
const BATCH: i64 = 500;

/// Places everything that is committed now, and returns how many events that were.
///
/// # Errors
/// Whatever the store refuses; what was placed before stays placed, the rest is placed next time.
pub async fn run_once(store: &Store) -> Result<u64> {
    let mut placed = 0;
    loop {
        let mut reader = store.reader().await?;
        if !is_waiting(&mut reader).await? {
            return Ok(placed);
        }
        drop(reader);
        let mut tx = store.begin().await?;
        if let Some(lock) = tx.dialect().lock_sequencer() {
            tx.script(lock).await?;
        }
        let now = place_batch(&mut tx).await?;
        tx.commit().await?;
        if now == 0 {
            return Ok(placed);
        }
        placed += now;
    }
}

async fn is_waiting(conn: &mut crate::Conn) -> Result<bool> {
    let row: Option<(i64,)> = conn
        .optional(
            "select id from events where position is null limit 1",
            binds![],
        )
        .await?;
    Ok(row.is_some())
}

async fn place_batch(tx: &mut Tx) -> Result<u64> {
    let rows: Vec<EventRow> = tx
        .all(
            (
                events::COLUMNS,
                "where position is null order by id limit $1",
            ),
            binds![BATCH],
        )
        .await?;
    let mut head = events::head(tx).await?;
    let mut next_leaf = log_leaves::count(tx).await? + 1;
    let mut placed = 0;
    for row in rows {
        let event = row.read()?;
        let position = head.as_ref().map_or(1, |(position, _)| position + 1);
        let hash = place(
            tx,
            &event,
            position,
            head.as_ref().map(|(_, hash)| hash.as_str()),
        )
        .await?;
        if log_leaves::append(tx, &event, next_leaf, position).await? {
            next_leaf += 1;
        }
        head = Some((position, hash));
        placed += 1;
    }
    Ok(placed)
}

async fn place(tx: &mut Tx, event: &Event, position: i64, prev: Option<&str>) -> Result<String> {
    let hash = chain_hash(event, position, prev);
    tx.execute(
        "update events set position = $2, prev_hash = $3, hash = $4 where id = $1",
        binds![event.id, position, prev, &hash],
    )
    .await?;
    Ok(hash)
}
