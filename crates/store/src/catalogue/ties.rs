//! Which items public records fulfil: derived from what they say, written and removed with the publication.

use gongkai_model::id::{CatalogueItemId, Id, RecordId, UnitId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;

/// How far a unit has filled an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fill {
    /// The item.
    pub item: CatalogueItemId,
    /// The unit.
    pub unit: UnitId,
    /// How many records are public.
    pub records: i64,
    /// When the newest became public.
    pub last_at: Timestamp,
}

/// Ties a public record to items, in place of the ties that it had. Items that do not exist are left out; the
/// checker names them.
///
/// # Errors
/// Whatever the database refuses.
pub async fn tie(
    tx: &mut Tx,
    record: RecordId,
    unit: UnitId,
    items: &[CatalogueItemId],
    published_at: Timestamp,
) -> Result<()> {
    untie(tx, record).await?;
    for item in items {
        tx.execute(
            "insert into publication_items (record_id, item_id, unit_id, published_at)
             select $1, id, $3, $4 from catalogue_items where id = $2 on conflict do nothing",
            binds![record, *item, unit, published_at],
        )
        .await?;
    }
    Ok(())
}

/// Takes the ties of a record away.
///
/// # Errors
/// Whatever the database refuses.
pub async fn untie(tx: &mut Tx, record: RecordId) -> Result<()> {
    let sql = "delete from publication_items where record_id = $1";
    tx.execute(sql, binds![record]).await?;
    Ok(())
}

/// Puts the ties of a record under the unit that it has moved to.
///
/// # Errors
/// Whatever the database refuses.
pub async fn move_ties(tx: &mut Tx, record: RecordId, unit: UnitId) -> Result<()> {
    let sql = "update publication_items set unit_id = $2 where record_id = $1";
    tx.execute(sql, binds![record, unit]).await?;
    Ok(())
}

/// Counts what is public under every item, by unit.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn fills(conn: &mut Conn) -> Result<Vec<Fill>> {
    #[derive(FromRow)]
    struct FillRow {
        item_id: i64,
        unit_id: i64,
        records: i64,
        last_at: i64,
    }
    let rows: Vec<FillRow> = conn
        .all(
            "select item_id, unit_id, count(*) as records, max(published_at) as last_at
             from publication_items group by item_id, unit_id",
            binds![],
        )
        .await?;
    let read = rows.into_iter().map(|row| {
        let place = Place::new("publication_items", &row.item_id);
        Ok(Fill {
            item: Id::new(row.item_id),
            unit: Id::new(row.unit_id),
            records: row.records,
            last_at: place.instant(row.last_at)?,
        })
    });
    read.collect()
}

/// Tells whether a unit has something public under an item that became so in a stretch of time.
///
/// # Errors
/// Whatever the database refuses.
pub async fn is_filled(
    conn: &mut Conn,
    item: CatalogueItemId,
    unit: UnitId,
    from: Timestamp,
    before: Timestamp,
) -> Result<bool> {
    let row: Option<(i64,)> = conn
        .optional(
            "select record_id from publication_items
             where item_id = $1 and unit_id = $2 and published_at >= $3 and published_at < $4 limit 1",
            binds![item, unit, from, before],
        )
        .await?;
    Ok(row.is_some())
}

/// The items that a public record fulfils.
///
/// # Errors
/// Whatever the database refuses.
pub async fn tied_items(conn: &mut Conn, record: RecordId) -> Result<Vec<CatalogueItemId>> {
    let sql = "select item_id from publication_items where record_id = $1 order by item_id";
    let rows: Vec<(i64,)> = conn.all(sql, binds![record]).await?;
    Ok(rows.into_iter().map(|(id,)| Id::new(id)).collect())
}
