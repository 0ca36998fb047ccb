//! Moving a public record to another kind or unit: its lists change, its address and content do not.

use gongkai_model::id::{RecordId, UnitId};
use gongkai_model::kinds::Section;
use jiff::Timestamp;

use crate::binds;
use crate::catalogue;
use crate::conn::Tx;
use crate::error::Result;

/// Where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The code of its kind.
    pub kind: &'a str,
    /// Where its kind stands.
    pub section: Section,
    /// Whose it is.
    pub unit: UnitId,
}

/// Puts what is public of a record under another kind or unit; earlier versions stay where they stood.
///
/// # Errors
/// Whatever the database refuses.
pub async fn relocate(
    tx: &mut Tx,
    record: RecordId,
    to: Standing<'_>,
    now: Timestamp,
) -> Result<u64> {
    catalogue::move_ties(tx, record, to.unit).await?;
    tx.execute(
        "update publications set kind = $2, section = $3, unit_id = $4, changed_at = $5
         where record_id = $1 and status = 'public'",
        binds![record, to.kind, to.section.code(), to.unit, now],
    )
    .await
}
