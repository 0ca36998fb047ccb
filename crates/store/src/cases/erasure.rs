//! Cases whose file has been kept as long as it must be: their key is destroyed, their plain facts stay.

use gongkai_model::id::{CaseId, Id, UnitId};
use jiff::civil::Date;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::Result;

/// Cases of a kind that were closed on a day or before it and are still whole, at most `limit`. A proceeding that is
/// open, or was decided later, keeps its case.
///
/// # Errors
/// Whatever the database refuses.
pub async fn kept_long_enough(
    conn: &mut Conn,
    kind: &str,
    until: Date,
    limit: i64,
) -> Result<Vec<(CaseId, UnitId)>> {
    let rows: Vec<(i64, i64)> = conn
        .all(
            "select id, unit_id from cases
             where kind = $1 and closed_on <= $2 and erased_on is null
               and not exists (select 1 from case_proceedings p where p.case_id = cases.id
                               and (p.decided_on is null or p.decided_on > $2))
             order by closed_on, id limit $3",
            binds![kind, until, limit],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, unit)| (Id::new(id), Id::new(unit)))
        .collect())
}

/// Notes that a case was erased; `false` when that was noted before.
///
/// # Errors
/// Whatever the database refuses.
pub async fn note_erased(tx: &mut Tx, case: CaseId, on: Date) -> Result<bool> {
    let sql = "update cases set erased_on = $2 where id = $1 and erased_on is null";
    Ok(tx.execute(sql, binds![case, on]).await? == 1)
}
