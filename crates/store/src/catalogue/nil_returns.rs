//! Nil returns (零报告): the matter at the desk with its signatures, and the row that the public sees.

use gongkai_model::catalogue::{NilReturn, NilSignature};
use gongkai_model::id::{CatalogueItemId, Id, NilReturnId, UnitId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::{Result, StoreError};
use crate::sql::Query;
use crate::value::Value;

/// What the public sees of a nil return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NilPublication {
    /// Identifies it.
    pub id: NilReturnId,
    /// The item.
    pub item: CatalogueItemId,
    /// The unit.
    pub unit: UnitId,
    /// The year.
    pub year: i16,
    /// The name of who signed it for publication.
    pub signed_by: String,
    /// When.
    pub published_at: Timestamp,
}

const COLUMNS: &str = "select id, item_id, unit_id, year, state, declared_by, declared_at, note, revision from nil_returns";

#[derive(FromRow)]
struct NilRow {
    id: i64,
    item_id: i64,
    unit_id: i64,
    year: i64,
    state: String,
    declared_by: i64,
    declared_at: i64,
    note: Option<String>,
    revision: i64,
}

impl NilRow {
    fn read(self) -> Result<NilReturn> {
        let id: NilReturnId = Id::new(self.id);
        let place = Place::new("nil_returns", &id);
        Ok(NilReturn {
            id,
            item: Id::new(self.item_id),
            unit: Id::new(self.unit_id),
            year: self.year.try_into().map_err(|error| place.damaged(error))?,
            state: self.state,
            declared_by: Id::new(self.declared_by),
            declared_at: place.instant(self.declared_at)?,
            signatures: Vec::new(),
            note: self.note,
            revision: self.revision,
        })
    }
}

/// Stores a new nil return.
///
/// # Errors
/// [`StoreError::UniqueViolation`] when one for the same item, unit and year is open.
pub async fn declare(tx: &mut Tx, nil: &NilReturn) -> Result<()> {
    tx.execute(
        "insert into nil_returns (id, item_id, unit_id, year, state, declared_by, declared_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        binds![
            nil.id,
            nil.item,
            nil.unit,
            nil.year,
            &nil.state,
            nil.declared_by,
            nil.declared_at
        ],
    )
    .await?;
    Ok(())
}

/// Stores the new state and note, if nobody changed it since it was read.
///
/// # Errors
/// [`StoreError::Conflict`] when somebody did.
pub async fn change(tx: &mut Tx, nil: &NilReturn) -> Result<()> {
    let changed = tx
        .execute(
            "update nil_returns set state = $3, note = $4, revision = revision + 1 where id = $1 and revision = $2",
            binds![nil.id, nil.revision, &nil.state, nil.note.as_deref()],
        )
        .await?;
    if changed == 0 {
        return Err(StoreError::Conflict {
            table: "nil_returns",
            key: nil.id.to_string(),
        });
    }
    Ok(())
}

/// Stores a signature.
///
/// # Errors
/// [`StoreError::UniqueViolation`] when the step was signed already.
pub async fn sign(tx: &mut Tx, id: NilReturnId, signature: &NilSignature) -> Result<()> {
    tx.execute(
        "insert into nil_signatures (nil_id, step, person_id, signed_at) values ($1, $2, $3, $4)",
        binds![id, &signature.step, signature.person, signature.at],
    )
    .await?;
    Ok(())
}

/// Finds a nil return with its signatures.
///
/// # Errors
/// [`StoreError::Corrupt`] when a row cannot be read.
pub async fn nil_return(conn: &mut Conn, id: NilReturnId) -> Result<Option<NilReturn>> {
    let mut query = Query::new(COLUMNS);
    query.filter("id = ?", binds![id]);
    Ok(select(conn, query).await?.pop())
}

/// Finds the one for an item, a unit and a year that was neither refused nor withdrawn.
///
/// # Errors
/// As [`nil_return`].
pub async fn open_nil(
    conn: &mut Conn,
    item: CatalogueItemId,
    unit: UnitId,
    year: i16,
) -> Result<Option<NilReturn>> {
    let mut query = Query::new(COLUMNS);
    query.filter(
        "item_id = ? and unit_id = ? and year = ?",
        binds![item, unit, year],
    );
    query.filter("state not in ('refused', 'withdrawn')", binds![]);
    Ok(select(conn, query).await?.pop())
}

/// Reads those of these units that wait for a step, oldest first.
///
/// # Errors
/// As [`nil_return`].
pub async fn waiting(conn: &mut Conn, units: &[UnitId]) -> Result<Vec<NilReturn>> {
    let mut query = Query::new(COLUMNS);
    query.filter(
        "state not in ('refused', 'withdrawn', 'published')",
        binds![],
    );
    query.filter_in("unit_id", units.iter().copied().map(Value::from).collect());
    query.push(" order by declared_at, id", binds![]);
    select(conn, query).await
}

async fn select(conn: &mut Conn, query: Query) -> Result<Vec<NilReturn>> {
    let (sql, values) = query.finish();
    let rows: Vec<NilRow> = conn.all(sql, values).await?;
    let mut nils = rows
        .into_iter()
        .map(NilRow::read)
        .collect::<Result<Vec<_>>>()?;
    if nils.is_empty() {
        return Ok(nils);
    }
    let mut query = Query::new("select nil_id, step, person_id, signed_at from nil_signatures");
    query.filter_in(
        "nil_id",
        nils.iter().map(|nil| Value::from(nil.id)).collect(),
    );
    query.push(" order by signed_at", binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<(i64, String, i64, i64)> = conn.all(sql, values).await?;
    for (nil, step, person, at) in rows {
        let signature = NilSignature {
            step,
            person: Id::new(person),
            at: Place::new("nil_signatures", &nil).instant(at)?,
        };
        if let Some(found) = nils.iter_mut().find(|known| known.id.get() == nil) {
            found.signatures.push(signature);
        }
    }
    Ok(nils)
}

/// Makes a nil return public.
///
/// # Errors
/// [`StoreError::UniqueViolation`] when one for the same item, unit and year is public.
pub async fn publish_nil(tx: &mut Tx, nil: &NilPublication) -> Result<()> {
    tx.execute(
        "insert into nil_publications (nil_id, item_id, unit_id, year, signed_by, published_at)
         values ($1, $2, $3, $4, $5, $6)",
        binds![
            nil.id,
            nil.item,
            nil.unit,
            nil.year,
            &nil.signed_by,
            nil.published_at
        ],
    )
    .await?;
    Ok(())
}

/// Takes a nil return back from the public side.
///
/// # Errors
/// Whatever the database refuses.
pub async fn withdraw_nil(tx: &mut Tx, id: NilReturnId, at: Timestamp) -> Result<()> {
    let sql =
        "update nil_publications set withdrawn_at = $2 where nil_id = $1 and withdrawn_at is null";
    tx.execute(sql, binds![id, at]).await?;
    Ok(())
}

/// Reads the nil returns that are public.
///
/// # Errors
/// [`StoreError::Corrupt`] when a row cannot be read.
pub async fn published_nils(conn: &mut Conn) -> Result<Vec<NilPublication>> {
    let rows: Vec<(i64, i64, i64, i64, String, i64)> = conn
        .all(
            "select nil_id, item_id, unit_id, year, signed_by, published_at from nil_publications
             where withdrawn_at is null order by year, nil_id",
            binds![],
        )
        .await?;
    let read = rows
        .into_iter()
        .map(|(id, item, unit, year, signed_by, at)| {
            let place = Place::new("nil_publications", &id);
            Ok(NilPublication {
                id: Id::new(id),
                item: Id::new(item),
                unit: Id::new(unit),
                year: year.try_into().map_err(|error| place.damaged(error))?,
                signed_by,
                published_at: place.instant(at)?,
            })
        });
    read.collect()
}
