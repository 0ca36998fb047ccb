//! Addresses of an earlier platform, kept so that links and citations of years go on leading somewhere.

use gongkai_model::id::{Id, RecordId};

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::Result;

/// Longer ones are no addresses that anybody cites.
const MOST_BYTES: usize = 1_000;

/// Notes where a record stood: path and query, beginning with a slash. Of two records that claim one address
/// the first keeps it. Returns whether it was noted.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when there is no such record.
pub async fn insert(tx: &mut Tx, address: &str, record: RecordId) -> Result<bool> {
    if !address.starts_with('/') || address.len() > MOST_BYTES {
        return Ok(false);
    }
    let inserted = tx
        .execute(
            "insert into old_addresses (address, record_id) values ($1, $2) on conflict do nothing",
            binds![address, record],
        )
        .await?;
    Ok(inserted > 0)
}

/// Finds the record that stood at an address, if it is public or was.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(conn: &mut Conn, address: &str) -> Result<Option<RecordId>> {
    if address.len() > MOST_BYTES {
        return Ok(None);
    }
    let row: Option<(i64,)> = conn
        .optional(
            "select a.record_id from old_addresses a
             where a.address = $1 and exists (
               select 1 from publications p
               where p.record_id = a.record_id and p.status in ('public', 'withdrawn'))",
            binds![address],
        )
        .await?;
    Ok(row.map(|(id,)| Id::new(id)))
}

/// Forgets where a record stood, when its contents are destroyed: addresses may name people too.
///
/// # Errors
/// Whatever the database refuses.
pub async fn forget(tx: &mut Tx, record: RecordId) -> Result<()> {
    tx.execute(
        "delete from old_addresses where record_id = $1",
        binds![record],
    )
    .await?;
    Ok(())
}
