//! Items and their versions.

use gongkai_model::catalogue::{CatalogueForm, Item, ItemContent};
use gongkai_model::id::{CatalogueItemId, Id, PersonId, RowId, UnitId};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, to_json};
use crate::error::{Result, StoreError};
use crate::sql::Query;
use crate::value::Value;

/// A version of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemVersion {
    /// 1, 2, 3 …
    pub version: i64,
    /// What it said.
    pub content: ItemContent,
    /// The units that had to publish it.
    pub units: Vec<UnitId>,
    /// From when it applied.
    pub effective_on: Date,
}

/// The units stand with the version, in the order of the tree when it was written.
const COLUMNS: &str = "select i.id, i.catalogue, i.field, i.owner_id, i.content, i.version, i.effective_on,
    i.ended_on, i.sort, v.units
    from catalogue_items i join catalogue_item_versions v on v.item_id = i.id and v.version = i.version";

#[derive(FromRow)]
struct ItemRow {
    id: i64,
    catalogue: String,
    field: String,
    owner_id: i64,
    content: String,
    version: i64,
    effective_on: String,
    ended_on: Option<String>,
    sort: i64,
    units: String,
}

impl ItemRow {
    fn read(self) -> Result<Item> {
        let id: CatalogueItemId = Id::new(self.id);
        let place = Place::new("catalogue_items", &id);
        Ok(Item {
            id,
            catalogue: place.code(&self.catalogue, CatalogueForm::from_code)?,
            owner: Id::new(self.owner_id),
            units: place.json(&self.units)?,
            content: place.json(&self.content)?,
            version: self.version,
            effective_on: place.date(&self.effective_on)?,
            ended_on: place.date_if(self.ended_on.as_deref())?,
            sort: self.sort,
            field: self.field,
        })
    }
}

/// Stores a new item with its first version.
///
/// # Errors
/// [`StoreError::UniqueViolation`] when an open item of the same catalogue, owner and field has the same names.
pub async fn insert(
    tx: &mut Tx,
    item: &Item,
    import: RowId,
    by: PersonId,
    at: Timestamp,
) -> Result<()> {
    tx.execute(
        "insert into catalogue_items (id, catalogue, field, owner_id, item_key, content, version, effective_on, sort)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds![
            item.id,
            item.catalogue.code(),
            &item.field,
            item.owner,
            item.content.key(),
            to_json("catalogue_items", &item.content)?,
            item.version,
            item.effective_on,
            item.sort,
        ],
    )
    .await?;
    write_version(tx, item, import, by, at).await
}

/// Stores the next version of an item that is there.
///
/// # Errors
/// [`StoreError::Conflict`] when it has another version by now, or has ended.
pub async fn replace(
    tx: &mut Tx,
    item: &Item,
    import: RowId,
    by: PersonId,
    at: Timestamp,
) -> Result<()> {
    let changed = tx
        .execute(
            "update catalogue_items set content = $3, item_key = $4, version = $2 + 1, effective_on = $5, sort = $6,
                revision = revision + 1
             where id = $1 and version = $2 and ended_on is null",
            binds![
                item.id,
                item.version - 1,
                to_json("catalogue_items", &item.content)?,
                item.content.key(),
                item.effective_on,
                item.sort,
            ],
        )
        .await?;
    if changed == 0 {
        return Err(conflict(item.id));
    }
    write_version(tx, item, import, by, at).await
}

async fn write_version(
    tx: &mut Tx,
    item: &Item,
    import: RowId,
    by: PersonId,
    at: Timestamp,
) -> Result<()> {
    tx.execute(
        "insert into catalogue_item_versions (item_id, version, content, units, effective_on, import_id, created_by,
                                              created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![
            item.id,
            item.version,
            to_json("catalogue_item_versions", &item.content)?,
            to_json("catalogue_item_versions", &item.units)?,
            item.effective_on,
            import,
            by,
            at,
        ],
    )
    .await?;
    Ok(())
}

/// Ends an item from a day on; what was published under it keeps its tie.
///
/// # Errors
/// [`StoreError::Conflict`] when it has ended already.
pub async fn end(tx: &mut Tx, id: CatalogueItemId, on: Date, by: PersonId) -> Result<()> {
    let changed = tx
        .execute(
            "update catalogue_items set ended_on = $2, ended_by = $3, revision = revision + 1
             where id = $1 and ended_on is null",
            binds![id, on, by],
        )
        .await?;
    if changed == 0 {
        return Err(conflict(id));
    }
    Ok(())
}

fn conflict(id: CatalogueItemId) -> StoreError {
    StoreError::Conflict {
        table: "catalogue_items",
        key: id.to_string(),
    }
}

/// Reads all items that have not ended, in the order of catalogue, field and place.
///
/// # Errors
/// [`StoreError::Corrupt`] when a row cannot be read.
pub async fn open(conn: &mut Conn) -> Result<Vec<Item>> {
    let mut query = Query::new(COLUMNS);
    query.filter("i.ended_on is null", binds![]);
    query.push(" order by i.catalogue, i.field, i.sort, i.id", binds![]);
    select(conn, query).await
}

/// Reads these items, ended ones as well.
///
/// # Errors
/// As [`open`].
pub async fn known(conn: &mut Conn, ids: &[CatalogueItemId]) -> Result<Vec<Item>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = Query::new(COLUMNS);
    query.filter_in("i.id", ids.iter().copied().map(Value::from).collect());
    query.push(" order by i.catalogue, i.field, i.sort, i.id", binds![]);
    select(conn, query).await
}

/// Finds an item, ended or not.
///
/// # Errors
/// As [`open`].
pub async fn get(conn: &mut Conn, id: CatalogueItemId) -> Result<Option<Item>> {
    Ok(known(conn, &[id]).await?.pop())
}

async fn select(conn: &mut Conn, query: Query) -> Result<Vec<Item>> {
    let (sql, values) = query.finish();
    let rows: Vec<ItemRow> = conn.all(sql, values).await?;
    rows.into_iter().map(ItemRow::read).collect()
}

/// Reads the versions of an item, newest first.
///
/// # Errors
/// As [`open`].
pub async fn versions(conn: &mut Conn, id: CatalogueItemId) -> Result<Vec<ItemVersion>> {
    let rows: Vec<(i64, String, String, String)> = conn
        .all(
            "select version, content, units, effective_on from catalogue_item_versions
             where item_id = $1 order by version desc",
            binds![id],
        )
        .await?;
    let place = Place::new("catalogue_item_versions", &id);
    let read = rows
        .into_iter()
        .map(|(version, content, units, effective_on)| {
            Ok(ItemVersion {
                version,
                content: place.json(&content)?,
                units: place.json(&units)?,
                effective_on: place.date(&effective_on)?,
            })
        });
    read.collect()
}
