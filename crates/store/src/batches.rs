//! Batches: many items under one clearance.

use gongkai_model::id::{Id, RowId, UnitId};
use gongkai_model::record::Clearance;
use jiff::Timestamp;
use serde_json::Value as Json;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, to_json};
use crate::error::Result;

/// What is known of a batch.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// Identifies it.
    pub id: RowId,
    /// Whose items they are.
    pub unit: UnitId,
    /// What it is called.
    pub title: String,
    /// SHA-256 of the manifest.
    pub manifest_sha256: String,
    /// How many items.
    pub item_count: i64,
    /// The clearance as it was granted, to be shown.
    pub clearance: Json,
    /// When it was made.
    pub created_at: Timestamp,
}

#[derive(FromRow)]
struct BatchRow {
    id: i64,
    unit_id: i64,
    title: String,
    manifest_sha256: String,
    item_count: i64,
    clearance: String,
    created_at: i64,
}

/// What a new batch says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBatch<'a> {
    /// Identifies it.
    pub id: RowId,
    /// Whose items they are.
    pub unit: UnitId,
    /// What it is called.
    pub title: &'a str,
    /// SHA-256 of the manifest.
    pub manifest_sha256: &'a str,
    /// How many items.
    pub item_count: i64,
    /// When it is made.
    pub created_at: Timestamp,
}

/// Stores a batch with its clearance.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when the unit does not exist.
pub async fn insert(tx: &mut Tx, batch: &NewBatch<'_>, clearance: &Clearance) -> Result<()> {
    tx.execute(
        "insert into batches (id, unit_id, form, title, manifest_sha256, item_count, clearance, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![
            batch.id,
            batch.unit,
            clearance.code(),
            batch.title,
            batch.manifest_sha256,
            batch.item_count,
            to_json("batches", clearance)?,
            batch.created_at,
        ],
    )
    .await?;
    Ok(())
}

/// Finds a batch.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when the row cannot be read.
pub async fn get(conn: &mut Conn, id: RowId) -> Result<Option<Batch>> {
    let sql = "select id, unit_id, title, manifest_sha256, item_count, clearance, created_at
               from batches where id = $1";
    let row: Option<BatchRow> = conn.optional(sql, binds![id]).await?;
    let Some(row) = row else { return Ok(None) };
    let place = Place::new("batches", &row.id);
    Ok(Some(Batch {
        id: Id::new(row.id),
        unit: Id::new(row.unit_id),
        clearance: place.json(&row.clearance)?,
        created_at: place.instant(row.created_at)?,
        title: row.title,
        manifest_sha256: row.manifest_sha256,
        item_count: row.item_count,
    }))
}
