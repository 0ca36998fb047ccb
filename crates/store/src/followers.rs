//! Followers of the chain: each remembers how far it has come, and sees every event once in order.

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::Result;
use crate::events::{self, Sequenced};

/// Reads up to `limit` sequenced events that the follower has not acknowledged.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when an event cannot be read.
pub async fn next(conn: &mut Conn, name: &str, limit: i64) -> Result<Vec<Sequenced>> {
    let position = position(conn, name).await?;
    events::after(conn, position, limit).await
}

/// Notes that a follower has dealt with everything up to a position. It never goes back.
///
/// # Errors
/// Whatever the database refuses.
pub async fn ack(tx: &mut Tx, name: &str, position: i64) -> Result<()> {
    tx.execute(
        "insert into followers (name, position) values ($1, $2)
         on conflict (name) do update set position = excluded.position
         where excluded.position > followers.position",
        binds![name, position],
    )
    .await?;
    Ok(())
}

/// How far a follower has come; 0 before its first acknowledgement.
///
/// # Errors
/// Whatever the database refuses.
pub async fn position(conn: &mut Conn, name: &str) -> Result<i64> {
    let row: Option<(i64,)> = conn
        .optional(
            "select position from followers where name = $1",
            binds![name],
        )
        .await?;
    Ok(row.map_or(0, |(position,)| position))
}

/// Sends a follower back to the beginning, to rebuild what it derives.
///
/// # Errors
/// Whatever the database refuses.
pub async fn reset(tx: &mut Tx, name: &str) -> Result<()> {
    tx.execute("delete from followers where name = $1", binds![name])
        .await?;
    Ok(())
}
