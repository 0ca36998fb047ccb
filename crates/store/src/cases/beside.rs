//! What there is beside a case, asked in one statement: most cases have none of it.

use gongkai_model::id::{CaseId, Id, RecordId, RowId};

use crate::binds;
use crate::conn::Conn;
use crate::error::Result;

/// What there is beside a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// Its group.
    pub group: Option<RowId>,
    /// The record that was drafted from it.
    pub record: Option<RecordId>,
    /// How often it was chased.
    pub chasings: i64,
    /// How many files it has, those that are severed among them.
    pub files: i64,
}

/// Tells what there is beside a case.
///
/// # Errors
/// Whatever the database refuses.
pub async fn beside(conn: &mut Conn, case: CaseId) -> Result<Beside> {
    let row: (Option<i64>, Option<i64>, i64, i64) = conn
        .one(
            "select (select group_id from case_group_members where case_id = $1),
                    (select max(record_id) from case_conversions where case_id = $1),
                    (select count(*) from case_chasings where case_id = $1),
                    (select count(*) from case_files where case_id = $1)
                      + (select count(*) from case_redactions where case_id = $1)",
            binds![case],
        )
        .await?;
    let (group, record, chasings, files) = row;
    Ok(Beside {
        group: group.map(Id::new),
        record: record.map(Id::new),
        chasings,
        files,
    })
}
