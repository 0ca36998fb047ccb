//! Items and their versions.

use std::collections::HashMap;

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

const COLUMNS: &str =
    "select id, catalogue, field, owner_id, content, version, effective_on, ended_on, sort
    from catalogue_items";

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
}

impl ItemRow {
    fn read(self) -> Result<Item> {
        let id: CatalogueItemId = Id::new(self.id);
        let place = Place::new("catalogue_items", &id);
        Ok(Item {
            id,
            catalogue: place.code(&self.catalogue, CatalogueForm::from_code)?,
            owner: Id::new(self.owner_id),
            units: Vec::new(),
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
        "delete from catalogue_item_units where item_id = $1",
        binds![item.id],
    )
    .await?;
    if !item.units.is_empty() {
        let mut query = Query::new("insert into catalogue_item_units (item_id, unit_id) values ");
        for (n, unit) in item.units.iter().enumerate() {
            query.push(
                if n == 0 { "(?, ?)" } else { ", (?, ?)" },
                binds![item.id, *unit],
            );
        }
        let (sql, values) = query.finish();
        tx.execute(sql, values).await?;
    }
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

/// Reads all items that have not ended, in the order of catalogue, field and place: two statements.
///
/// # Errors
/// [`StoreError::Corrupt`] when a row cannot be read.
pub async fn open(conn: &mut Conn) -> Result<Vec<Item>> {
    let mut query = Query::new(COLUMNS);
    query.filter("ended_on is null", binds![]);
    query.push(" order by catalogue, field, sort, id", binds![]);
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
    query.filter_in("id", ids.iter().copied().map(Value::from).collect());
    query.push(" order by catalogue, field, sort, id", binds![]);
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
    let mut items = rows
        .into_iter()
        .map(ItemRow::read)
        .collect::<Result<Vec<_>>>()?;
    let mut units: HashMap<i64, Vec<UnitId>> = HashMap::new();
    let mut query = Query::new(
        "select iu.item_id, iu.unit_id from catalogue_item_units iu join units u on u.id = iu.unit_id",
    );
    // A page of one item does not read the units of all.
    if let [only] = items.as_slice() {
        query.filter("iu.item_id = ?", binds![only.id]);
    }
    query.push(" order by u.sort, u.id", binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<(i64, i64)> = conn.all(sql, values).await?;
    for (item, unit) in rows {
        units.entry(item).or_default().push(Id::new(unit));
    }
    for item in &mut items {
        item.units = units.remove(&item.id.get()).unwrap_or_default();
    }
    Ok(items)
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
