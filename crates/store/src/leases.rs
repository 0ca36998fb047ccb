//! Leases: one node at a time does a job, until a time; a dead node's lease runs out.

use jiff::Timestamp;

use crate::binds;
use crate::conn::Tx;
use crate::error::Result;

/// Takes or renews a lease; `false` when somebody else holds it and it has not run out.
///
/// # Errors
/// Whatever the database refuses.
pub async fn take(
    tx: &mut Tx,
    name: &str,
    holder: &str,
    until: Timestamp,
    now: Timestamp,
) -> Result<bool> {
    let taken = tx
        .execute(
            "insert into leases (name, holder, until_at) values ($1, $2, $3)
             on conflict (name) do update set holder = excluded.holder, until_at = excluded.until_at
             where leases.holder = excluded.holder or leases.until_at <= $4",
            binds![name, holder, until, now],
        )
        .await?;
    Ok(taken == 1)
}

/// Gives a lease back before it runs out; somebody else's is left alone.
///
/// # Errors
/// Whatever the database refuses.
pub async fn release(tx: &mut Tx, name: &str, holder: &str) -> Result<()> {
    let sql = "delete from leases where name = $1 and holder = $2";
    tx.execute(sql, binds![name, holder]).await?;
    Ok(())
}
