//! What a unit declares not to open (负面清单), to pick from when a record is withheld.

use gongkai_model::id::{Id, RowId, UnitId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::Result;

/// One class of information that is not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NegativeEntry {
    /// Identifies it.
    pub id: RowId,
    /// Whose list it is on.
    pub unit: UnitId,
    /// What sort of information.
    pub class: String,
    /// The code of the ground (条例 art. 14–16).
    pub ground: String,
    /// Why.
    pub reason: String,
}

#[derive(FromRow)]
struct EntryRow {
    id: i64,
    unit_id: i64,
    class: String,
    ground: String,
    reason: String,
}

/// Adds an entry.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when the unit does not exist.
pub async fn insert(tx: &mut Tx, entry: &NegativeEntry) -> Result<()> {
    tx.execute(
        "insert into negative_list (id, unit_id, class, ground, reason) values ($1, $2, $3, $4, $5)",
        binds![entry.id, entry.unit, &entry.class, &entry.ground, &entry.reason],
    )
    .await?;
    Ok(())
}

/// Takes an entry off the list; what was withheld by it keeps its ground.
///
/// # Errors
/// Whatever the database refuses.
pub async fn close(tx: &mut Tx, id: RowId, at: Timestamp) -> Result<()> {
    let sql = "update negative_list set closed_at = $2 where id = $1 and closed_at is null";
    tx.execute(sql, binds![id, at]).await?;
    Ok(())
}

/// Reads the list of a unit.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_unit(conn: &mut Conn, unit: UnitId) -> Result<Vec<NegativeEntry>> {
    let rows: Vec<EntryRow> = conn
        .all(
            "select id, unit_id, class, ground, reason from negative_list
             where unit_id = $1 and closed_at is null order by class, id",
            binds![unit],
        )
        .await?;
    let entries = rows.into_iter().map(|row| NegativeEntry {
        id: Id::new(row.id),
        unit: Id::new(row.unit_id),
        class: row.class,
        ground: row.ground,
        reason: row.reason,
    });
    Ok(entries.collect())
}
