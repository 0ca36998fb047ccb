//! How often somebody knocked at a gate: one row for each, begun anew when its time has run out.
//!
//! Who it was comes in as a fingerprint made with a key of the place; the rows name nobody.

use jiff::Timestamp;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::Result;

/// Counts an attempt and returns how many there are, this one included. What was counted before `since` is forgotten.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count(
    tx: &mut Tx,
    gate: &str,
    who: &str,
    now: Timestamp,
    since: Timestamp,
) -> Result<i64> {
    let (count,): (i64,) = tx
        .one(
            "insert into attempts (gate, who, began_at, count) values ($1, $2, $3, 1)
             on conflict (gate, who) do update set
               count = case when attempts.began_at < $4 then 1 else attempts.count + 1 end,
               began_at = case when attempts.began_at < $4 then excluded.began_at else attempts.began_at end
             returning count",
            binds![gate, who, now, since],
        )
        .await?;
    Ok(count)
}

/// Forgets the attempts of somebody who was let in.
///
/// # Errors
/// Whatever the database refuses.
pub async fn forget(tx: &mut Tx, gate: &str, who: &str) -> Result<()> {
    let sql = "delete from attempts where gate = $1 and who = $2";
    tx.execute(sql, binds![gate, who]).await?;
    Ok(())
}

/// Tells whether there is something to sweep.
///
/// # Errors
/// Whatever the database refuses.
pub async fn any_before(conn: &mut Conn, before: Timestamp) -> Result<bool> {
    let sql = "select count from attempts where began_at < $1 limit 1";
    let row: Option<(i64,)> = conn.optional(sql, binds![before]).await?;
    Ok(row.is_some())
}

/// Removes what was begun before an instant; returns how many rows.
///
/// # Errors
/// Whatever the database refuses.
pub async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    let sql = "delete from attempts where began_at < $1";
    tx.execute(sql, binds![before]).await
}
