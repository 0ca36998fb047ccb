//! 存根: a case is emptied of everything that it said; its row, the dates of its steps and the numbers of its documents stay.

use gongkai_model::case::Sealed;
use gongkai_model::id::{CaseId, RowId};

use crate::binds;
use crate::blobs::Sha256Hex;
use crate::conn::Tx;
use crate::decode::Place;
use crate::error::Result;

/// Holds the row of a case until the transaction ends, so that nobody puts anything to it while it is emptied; `false`
/// when it was emptied before. Its revision stays.
///
/// # Errors
/// Whatever the database refuses.
pub async fn hold(tx: &mut Tx, case: CaseId) -> Result<bool> {
    let sql = "update cases set revision = revision where id = $1 and stub_on is null";
    Ok(tx.execute(sql, binds![case]).await? == 1)
}

/// Removes files, originals of severance and replies of a case, and what stands in its steps and documents; returns
/// where their sealed files lie.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when an address cannot be read.
pub async fn empty(tx: &mut Tx, case: CaseId) -> Result<Vec<Sha256Hex>> {
    let files: Vec<(String,)> = tx
        .all(
            "select sha256 from case_files where case_id = $1
             union select original from case_redactions where case_id = $1
             union select released from case_redactions where case_id = $1 and released is not null
             union select pdf from case_papers where case_id = $1 and pdf is not null
             union select docx from case_papers where case_id = $1 and docx is not null",
            binds![case],
        )
        .await?;
    for sql in [
        "delete from case_files where case_id = $1",
        "delete from case_redactions where case_id = $1",
        "delete from case_replies where case_id = $1",
        "update case_chasings set words = null where case_id = $1",
        "delete from case_group_members where case_id = $1",
        "update case_steps set note = null, data = null where case_id = $1",
        "update case_papers set content = '', pdf = null, docx = null where case_id = $1",
    ] {
        tx.execute(sql, binds![case]).await?;
    }
    let place = Place::new("case_files", &case);
    files.iter().map(|(hash,)| place.parsed(hash)).collect()
}

/// Replaces what is written about a proceeding.
///
/// # Errors
/// Whatever the database refuses.
pub async fn rewrite_proceeding(tx: &mut Tx, id: RowId, written: &Sealed) -> Result<()> {
    tx.execute(
        "update case_proceedings set written = $2, revision = revision + 1 where id = $1",
        binds![id, &written.0],
    )
    .await?;
    Ok(())
}
