//! Withdrawal (撤回): the address goes on answering, the content does not. ADR 5.

use gongkai_model::id::RecordId;
use gongkai_model::record::WithdrawalReason;
use jiff::Timestamp;

use super::files;
use crate::binds;
use crate::catalogue;
use crate::conn::Tx;
use crate::error::Result;

/// What a withdrawal did.
#[must_use = "its files are to be removed from the blob store after commit"]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withdrawn {
    /// How many rows, of all versions and languages, are hidden now.
    pub rows: u64,
    /// Files that nothing refers to any more: to be removed from the blob store after commit. A file that
    /// the desk still has is not among them; see [`crate::attachments::erase`].
    pub files: Vec<String>,
}

/// Withdraws a record in all languages. A reason that hides everything also erases what every version
/// said, its salts and its files; other reasons keep them for the desk.
///
/// # Errors
/// Whatever the database refuses.
pub async fn withdraw(
    tx: &mut Tx,
    record: RecordId,
    reason: WithdrawalReason,
    at: Timestamp,
) -> Result<Withdrawn> {
    let rows = tx
        .execute(
            "update publications set withdrawn_reason = $2, withdrawn_at = $3, changed_at = $3,
                status = case when status = 'public' then 'withdrawn' else status end
             where record_id = $1",
            binds![record, reason.code(), at],
        )
        .await?;
    catalogue::untie(tx, record).await?;
    if !reason.hides_everything() {
        return Ok(Withdrawn {
            rows,
            files: Vec::new(),
        });
    }
    // The commitment stays: without its salt it tells nothing, and the public log has it anyway.
    tx.execute(
        "update publications set title = '', doc_number = null, issuer = '', written_on = null, topic = null,
            genre = null, source_name = null, content = '{}', signed_by = '{}', salt = ''
         where record_id = $1",
        binds![record],
    )
    .await?;
    Ok(Withdrawn {
        rows,
        files: files::remove(tx, record).await?,
    })
}
