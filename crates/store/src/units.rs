//! Units (机构): closed, never deleted, because what they published stays theirs.

use gongkai_model::id::{Id, UnitId};
use gongkai_model::organisation::{Tree, Unit, UnitLevel};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, id_if, to_json};
use crate::error::Result;
use crate::sql::Query;

const COLUMNS: &str =
    "select id, code, name, short_name, abbreviation, parent_id, level, credit_code,
    site_code, reviews_by_superior, sort, profile from units";

#[derive(FromRow)]
struct UnitRow {
    id: i64,
    code: String,
    name: String,
    short_name: String,
    abbreviation: Option<String>,
    parent_id: Option<i64>,
    level: String,
    credit_code: Option<String>,
    site_code: Option<String>,
    reviews_by_superior: i64,
    sort: i64,
    profile: String,
}

impl UnitRow {
    fn read(self) -> Result<Unit> {
        let place = Place::new("units", &self.id);
        Ok(Unit {
            id: Id::new(self.id),
            level: place.code(&self.level, UnitLevel::from_code)?,
            profile: place.json(&self.profile)?,
            code: self.code,
            name: self.name,
            short_name: self.short_name,
            abbreviation: self.abbreviation,
            parent: id_if(self.parent_id),
            credit_code: self.credit_code,
            site_code: self.site_code,
            reviews_by_superior: self.reviews_by_superior != 0,
            sort: self.sort,
        })
    }
}

/// Stores a new unit.
///
/// # Errors
/// [`crate::StoreError::UniqueViolation`] `units.code`, [`crate::StoreError::ForeignKey`] when the superior
/// unit does not exist.
pub async fn insert(tx: &mut Tx, unit: &Unit) -> Result<()> {
    tx.execute(
        "insert into units (id, code, name, short_name, abbreviation, parent_id, level, credit_code,
                            site_code, reviews_by_superior, sort, profile)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        binds![
            unit.id,
            &unit.code,
            &unit.name,
            &unit.short_name,
            unit.abbreviation.as_deref(),
            unit.parent,
            unit.level.code(),
            unit.credit_code.as_deref(),
            unit.site_code.as_deref(),
            unit.reviews_by_superior,
            unit.sort,
            to_json("units", &unit.profile)?,
        ],
    )
    .await?;
    Ok(())
}

/// Replaces everything but the identifier; `false` when there is no such unit.
///
/// # Errors
/// As [`insert`].
pub async fn update(tx: &mut Tx, unit: &Unit) -> Result<bool> {
    let changed = tx
        .execute(
            "update units set code = $2, name = $3, short_name = $4, abbreviation = $5, parent_id = $6,
                level = $7, credit_code = $8, site_code = $9, reviews_by_superior = $10, sort = $11,
                profile = $12
             where id = $1",
            binds![
                unit.id,
                &unit.code,
                &unit.name,
                &unit.short_name,
                unit.abbreviation.as_deref(),
                unit.parent,
                unit.level.code(),
                unit.credit_code.as_deref(),
                unit.site_code.as_deref(),
                unit.reviews_by_superior,
                unit.sort,
                to_json("units", &unit.profile)?,
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Closes a unit; it is in no list any more.
///
/// # Errors
/// Whatever the database refuses.
pub async fn close(tx: &mut Tx, id: UnitId, at: Timestamp) -> Result<()> {
    let sql = "update units set closed_at = $2 where id = $1 and closed_at is null";
    tx.execute(sql, binds![id, at]).await?;
    Ok(())
}

/// Finds a unit, closed or not.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when the row cannot be read.
pub async fn get(conn: &mut Conn, id: UnitId) -> Result<Option<Unit>> {
    one(conn, "id = ?", binds![id]).await
}

/// Finds a unit by its code, closed or not.
///
/// # Errors
/// As [`get`].
pub async fn by_code(conn: &mut Conn, code: &str) -> Result<Option<Unit>> {
    one(conn, "code = ?", binds![code]).await
}

/// Reads all units that are not closed, as a tree.
///
/// # Errors
/// As [`get`].
pub async fn tree(conn: &mut Conn) -> Result<Tree> {
    let mut query = Query::new(COLUMNS);
    query
        .filter("closed_at is null", binds![])
        .push(" order by sort, id", binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<UnitRow> = conn.all(sql, values).await?;
    Ok(Tree::new(
        rows.into_iter().map(UnitRow::read).collect::<Result<_>>()?,
    ))
}

async fn one(
    conn: &mut Conn,
    condition: &'static str,
    values: Vec<crate::value::Value>,
) -> Result<Option<Unit>> {
    let mut query = Query::new(COLUMNS);
    query.filter(condition, values);
    let (sql, values) = query.finish();
    conn.optional::<UnitRow>(sql, values)
        .await?
        .map(UnitRow::read)
        .transpose()
}
