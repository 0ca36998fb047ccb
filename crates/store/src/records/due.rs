//! Open dates: which records have one, and moving it when the calendar changed.

use gongkai_model::record::RecordHead;
use jiff::civil::Date;

use super::select;
use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::Result;

/// Finds the records whose present step is due on a day or later, earliest first.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn due_since(conn: &mut Conn, day: Date) -> Result<Vec<RecordHead>> {
    select(conn, "due_on >= ?", binds![day], " order by due_on, id").await
}

/// Moves the date of a record that still stands as it was read, and counts its revision on, so that nobody
/// who read it before writes the old date back. Says whether it stood so.
///
/// # Errors
/// Whatever the database refuses.
pub async fn move_due(tx: &mut Tx, record: &RecordHead, to: Date) -> Result<bool> {
    let changed = tx
        .execute(
            "update records set due_on = $4, revision = revision + 1
             where id = $1 and state = $2 and due_on = $3",
            binds![record.id, &record.state, record.due_on, to],
        )
        .await?;
    Ok(changed > 0)
}
