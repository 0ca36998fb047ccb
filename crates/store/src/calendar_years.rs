//! Years of the working-day calendar that were imported: every edition of each, as it was given.
//!
//! What a year says is not looked at here. A number grows with each import: [`revision`] tells whether what
//! somebody knows is old, [`held_revision`] keeps it from growing until a step that counted by it is done.

use gongkai_model::id::{Id, PersonId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, to_json};
use crate::error::Result;
use crate::salt;

/// An imported edition of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedYear {
    /// The year.
    pub year: i16,
    /// Its edition, growing.
    pub edition: u32,
    /// The numbers of the notices (放假通知) that it rests on.
    pub notices: Vec<String>,
    /// The days, in the text that was imported.
    pub days: String,
    /// The salt of the commitment to that text.
    pub salt: [u8; 32],
    /// Who imported it.
    pub imported_by: PersonId,
    /// When.
    pub imported_at: Timestamp,
}

#[derive(FromRow)]
struct YearRow {
    year: i64,
    edition: i64,
    notices: String,
    days: String,
    salt: String,
    imported_by: i64,
    imported_at: i64,
}

impl YearRow {
    fn read(self) -> Result<ImportedYear> {
        let place = Place::new("calendar_years", &self.year);
        Ok(ImportedYear {
            year: self.year.try_into().map_err(|error| place.damaged(error))?,
            edition: self
                .edition
                .try_into()
                .map_err(|error| place.damaged(error))?,
            notices: place.json(&self.notices)?,
            salt: salt::read(place, &self.salt)?,
            imported_at: place.instant(self.imported_at)?,
            days: self.days,
            imported_by: Id::new(self.imported_by),
        })
    }
}

const REVISION: &str = "select number from calendar_revision";

/// How often a year was imported.
///
/// # Errors
/// Whatever the database refuses.
pub async fn revision(conn: &mut Conn) -> Result<i64> {
    let (number,): (i64,) = conn.one(REVISION, binds![]).await?;
    Ok(number)
}

/// As [`revision`]; nobody imports until this transaction ends, others may hold it as well.
///
/// # Errors
/// Whatever the database refuses.
pub async fn held_revision(tx: &mut Tx) -> Result<i64> {
    let held = tx.dialect().for_share();
    let (number,): (i64,) = tx.one((REVISION, held), binds![]).await?;
    Ok(number)
}

/// Begins an import: waits for every step that holds the revision, and lets none begin until this
/// transaction ends.
///
/// # Errors
/// Whatever the database refuses.
pub async fn next_revision(tx: &mut Tx) -> Result<()> {
    let sql = "update calendar_revision set number = number + 1";
    tx.execute(sql, binds![]).await?;
    Ok(())
}

/// Stores an edition.
///
/// # Errors
/// [`crate::StoreError::UniqueViolation`] when the year has this edition already.
pub async fn insert(tx: &mut Tx, year: &ImportedYear) -> Result<()> {
    tx.execute(
        "insert into calendar_years (year, edition, notices, days, salt, imported_by, imported_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        binds![
            year.year,
            year.edition,
            to_json("calendar_years", &year.notices)?,
            &year.days,
            hex::encode(year.salt),
            year.imported_by,
            year.imported_at,
        ],
    )
    .await?;
    Ok(())
}

/// Reads all editions of all years, in their order.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn all(conn: &mut Conn) -> Result<Vec<ImportedYear>> {
    let rows: Vec<YearRow> = conn
        .all(
            "select year, edition, notices, days, salt, imported_by, imported_at
             from calendar_years order by year, edition",
            binds![],
        )
        .await?;
    rows.into_iter().map(YearRow::read).collect()
}
