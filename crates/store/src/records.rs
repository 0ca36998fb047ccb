//! Records (政府信息) as the desk sees them: one row each, changed only by whoever read it last.
//!
//! What a record says is in [`crate::versions`], what the public sees in [`crate::publications`].

mod due;
mod list;
mod relocate;
mod row;

pub use due::{due_since, move_due};
pub use list::{Cursor, Filter, count_by_state, list};
pub use relocate::{Standing, relocate};

use gongkai_model::id::RecordId;
use gongkai_model::record::{RecordHead, Source};
use jiff::Timestamp;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::{Result, StoreError};
use crate::sql::Query;
use crate::value::Value;
use row::{COLUMNS, RecordRow};

/// Stores a new record with the revision it carries.
///
/// # Errors
/// [`StoreError::UniqueViolation`] `records.source, records.source_key` when it was imported before, or
/// `records.index_number`; [`StoreError::ForeignKey`] when unit or drafter do not exist.
pub async fn insert(tx: &mut Tx, record: &RecordHead) -> Result<()> {
    let mut values = binds![record.id, record.created_at, record.revision];
    values.extend(changeable(record));
    tx.execute(
        "insert into records (id, created_at, revision, kind, unit_id, office_id, state, version, title,
                              doc_number, index_number, attribute, drafter_id, urgent, publish_at, due_on,
                              source, source_key, batch_id, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        values,
    )
    .await?;
    Ok(())
}

/// Replaces a record, if nobody changed it since it was read, and counts its revision on.
///
/// # Errors
/// [`StoreError::Conflict`] when somebody did, or when there is no such record.
pub async fn update(tx: &mut Tx, record: &mut RecordHead) -> Result<()> {
    let mut values = binds![record.id, record.revision];
    values.extend(changeable(record));
    let changed = tx
        .execute(
            "update records set revision = revision + 1, kind = $3, unit_id = $4, office_id = $5, state = $6,
                version = $7, title = $8, doc_number = $9, index_number = $10, attribute = $11,
                drafter_id = $12, urgent = $13, publish_at = $14, due_on = $15, source = $16,
                source_key = $17, batch_id = $18, updated_at = $19
             where id = $1 and revision = $2",
            values,
        )
        .await?;
    if changed == 0 {
        return Err(StoreError::Conflict {
            table: "records",
            key: record.id.to_string(),
        });
    }
    record.revision += 1;
    Ok(())
}

/// Finds a record.
///
/// # Errors
/// [`StoreError::Corrupt`] when the row cannot be read.
pub async fn get(conn: &mut Conn, id: RecordId) -> Result<Option<RecordHead>> {
    Ok(select(conn, "id = ?", binds![id], "").await?.pop())
}

/// Finds what was imported from a source under a key.
///
/// # Errors
/// As [`get`].
pub async fn by_source(conn: &mut Conn, name: &str, key: &str) -> Result<Option<RecordHead>> {
    Ok(
        select(conn, "source = ? and source_key = ?", binds![name, key], "")
            .await?
            .pop(),
    )
}

/// Finds the records that carry a document number, oldest first.
///
/// # Errors
/// As [`get`].
pub async fn by_doc_number(conn: &mut Conn, number: &str) -> Result<Vec<RecordHead>> {
    select(
        conn,
        "doc_number = ?",
        binds![number],
        " order by created_at, id",
    )
    .await
}

/// Tells whether an index number (索引号) is taken.
///
/// # Errors
/// Whatever the database refuses.
pub async fn has_index_number(conn: &mut Conn, number: &str) -> Result<bool> {
    let sql = "select id from records where index_number = $1";
    let row: Option<(i64,)> = conn.optional(sql, binds![number]).await?;
    Ok(row.is_some())
}

/// Finds the records whose time of publication has come, earliest first.
///
/// # Errors
/// As [`get`].
pub async fn scheduled(conn: &mut Conn, now: Timestamp) -> Result<Vec<RecordHead>> {
    let condition = "publish_at is not null and publish_at <= ? and state = 'scheduled'";
    select(
        conn,
        condition,
        binds![now],
        " order by publish_at, id limit 100",
    )
    .await
}

async fn select(
    conn: &mut Conn,
    condition: &'static str,
    values: Vec<Value>,
    order: &'static str,
) -> Result<Vec<RecordHead>> {
    let mut query = Query::new(COLUMNS);
    query.filter(condition, values).push(order, binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<RecordRow> = conn.all(sql, values).await?;
    rows.into_iter().map(RecordRow::read).collect()
}

/// The values of all columns that an update may change, in one order.
fn changeable(record: &RecordHead) -> Vec<Value> {
    let (source, key) = match &record.source {
        Source::Desk => (row::DESK, None),
        Source::Import { name, key } => (name.as_str(), Some(key.as_str())),
    };
    binds![
        &record.kind,
        record.unit,
        record.office,
        &record.state,
        record.version,
        &record.title,
        record.doc_number.as_deref(),
        record.index_number.as_deref(),
        record.attribute.as_deref(),
        record.drafter,
        record.urgent,
        record.publish_at,
        record.due_on,
        source,
        key,
        record.batch,
        record.updated_at,
    ]
}
