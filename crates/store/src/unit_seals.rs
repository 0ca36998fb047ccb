//! Pictures of seals (印章): which unit's, since when. The picture itself lies sealed with the key of the unit.

use gongkai_model::id::{Id, PersonId, RowId, UnitId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::blobs::Sha256Hex;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;

/// A seal of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitSeal {
    /// Identifies it.
    pub id: RowId,
    /// Whose it is.
    pub unit: UnitId,
    /// Where the picture lies, by the hash of the ciphertext.
    pub picture: Sha256Hex,
    /// How wide it is, in tenths of a millimetre.
    pub width: u16,
    /// Who put it there.
    pub put_by: PersonId,
    /// When.
    pub put_at: Timestamp,
}

#[derive(FromRow)]
struct SealRow {
    id: i64,
    unit_id: i64,
    picture: String,
    width: i64,
    put_by: i64,
    put_at: i64,
}

const COLUMNS: &str = "select id, unit_id, picture, width, put_by, put_at from unit_seals";

impl SealRow {
    fn read(self) -> Result<UnitSeal> {
        let place = Place::new("unit_seals", &self.id);
        Ok(UnitSeal {
            picture: place.parsed(&self.picture)?,
            width: u16::try_from(self.width).map_err(|error| place.damaged(error))?,
            put_at: place.instant(self.put_at)?,
            id: Id::new(self.id),
            unit: Id::new(self.unit_id),
            put_by: Id::new(self.put_by),
        })
    }
}

/// The seal that a unit uses now.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when the row cannot be read.
pub async fn present(conn: &mut Conn, unit: UnitId) -> Result<Option<UnitSeal>> {
    let row: Option<SealRow> = conn
        .optional(
            (COLUMNS, "where unit_id = $1 and ended_at is null"),
            binds![unit],
        )
        .await?;
    row.map(SealRow::read).transpose()
}

/// A seal, in use or ended: what bears it can be printed again.
///
/// # Errors
/// As [`present`].
pub async fn get(conn: &mut Conn, id: RowId) -> Result<Option<UnitSeal>> {
    let row: Option<SealRow> = conn
        .optional((COLUMNS, "where id = $1"), binds![id])
        .await?;
    row.map(SealRow::read).transpose()
}

/// Puts a seal in use and ends the one before.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when unit or person do not exist.
pub async fn put(tx: &mut Tx, seal: &UnitSeal) -> Result<()> {
    tx.execute(
        "update unit_seals set ended_at = $2 where unit_id = $1 and ended_at is null",
        binds![seal.unit, seal.put_at],
    )
    .await?;
    tx.execute(
        "insert into unit_seals (id, unit_id, picture, width, put_by, put_at) values ($1, $2, $3, $4, $5, $6)",
        binds![
            seal.id,
            seal.unit,
            seal.picture.as_str(),
            seal.width,
            seal.put_by,
            seal.put_at
        ],
    )
    .await?;
    Ok(())
}
