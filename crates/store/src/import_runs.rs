//! Runs of bulk imports: how far each came, so that an interrupted one goes on where it was.

use gongkai_model::id::{Id, PersonId, RowId, UnitId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;

/// A run that has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRun {
    /// Identifies it.
    pub id: RowId,
    /// The source system.
    pub source_name: String,
    /// The hash of the input.
    pub input_key: String,
    /// Into which unit.
    pub unit: UnitId,
    /// By whom.
    pub person: PersonId,
    /// When it began.
    pub started_at: Timestamp,
    /// Rows dealt with, failed ones included.
    pub rows_done: i64,
    /// Rows that failed.
    pub rows_failed: i64,
}

#[derive(FromRow)]
struct RunRow {
    id: i64,
    source_name: String,
    input_key: String,
    unit_id: i64,
    person_id: i64,
    started_at: i64,
    rows_done: i64,
    rows_failed: i64,
}

/// Stores a new run.
///
/// # Errors
/// [`crate::StoreError::UniqueViolation`] `import_runs.source_name, import_runs.input_key` when the same
/// input has a run that is not finished.
pub async fn insert(tx: &mut Tx, run: &ImportRun) -> Result<()> {
    tx.execute(
        "insert into import_runs (id, source_name, input_key, unit_id, person_id, started_at, rows_done,
                                  rows_failed)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![
            run.id,
            &run.source_name,
            &run.input_key,
            run.unit,
            run.person,
            run.started_at,
            run.rows_done,
            run.rows_failed,
        ],
    )
    .await?;
    Ok(())
}

/// Finds the run of an input that is not finished.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when the row cannot be read.
pub async fn unfinished(
    conn: &mut Conn,
    source_name: &str,
    input_key: &str,
) -> Result<Option<ImportRun>> {
    let row: Option<RunRow> = conn
        .optional(
            "select id, source_name, input_key, unit_id, person_id, started_at, rows_done, rows_failed
             from import_runs where source_name = $1 and input_key = $2 and finished_at is null",
            binds![source_name, input_key],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let place = Place::new("import_runs", &row.id);
    Ok(Some(ImportRun {
        id: Id::new(row.id),
        unit: Id::new(row.unit_id),
        person: Id::new(row.person_id),
        started_at: place.instant(row.started_at)?,
        source_name: row.source_name,
        input_key: row.input_key,
        rows_done: row.rows_done,
        rows_failed: row.rows_failed,
    }))
}

/// Notes how far a run has come, in the transaction of the rows.
///
/// # Errors
/// Whatever the database refuses.
pub async fn progress(tx: &mut Tx, id: RowId, rows_done: i64, rows_failed: i64) -> Result<()> {
    let sql = "update import_runs set rows_done = $2, rows_failed = $3 where id = $1";
    tx.execute(sql, binds![id, rows_done, rows_failed]).await?;
    Ok(())
}

/// Notes that a run came to its end.
///
/// # Errors
/// Whatever the database refuses.
pub async fn finish(tx: &mut Tx, id: RowId, at: Timestamp) -> Result<()> {
    let sql = "update import_runs set finished_at = $2 where id = $1 and finished_at is null";
    tx.execute(sql, binds![id, at]).await?;
    Ok(())
}
