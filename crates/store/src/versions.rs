//! Versions of what a record says, per language. A frozen version never changes.

use gongkai_model::id::{Id, RecordId};
use gongkai_model::record::{Content, Language, RecordVersion};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, to_json};
use crate::error::{Result, StoreError};
use crate::salt;

const COLUMNS: &str =
    "select record_id, version, lang, content, change_note, salt, created_by, created_at,
    frozen_at from record_versions";

#[derive(FromRow)]
struct VersionRow {
    record_id: i64,
    version: i64,
    lang: String,
    content: String,
    change_note: Option<String>,
    salt: String,
    created_by: i64,
    created_at: i64,
    frozen_at: Option<i64>,
}

impl VersionRow {
    fn read(self) -> Result<RecordVersion> {
        let place = Place::new("record_versions", &self.record_id);
        Ok(RecordVersion {
            record: Id::new(self.record_id),
            version: self.version,
            language: place.code(&self.lang, Language::from_tag)?,
            content: place.json(&self.content)?,
            change_note: self.change_note,
            salt: salt::read(place, &self.salt)?,
            created_by: Id::new(self.created_by),
            created_at: place.instant(self.created_at)?,
            frozen_at: place.instant_if(self.frozen_at)?,
        })
    }
}

/// Stores a new version.
///
/// # Errors
/// [`StoreError::UniqueViolation`] when the version exists in this language, [`StoreError::ForeignKey`]
/// when the record does not.
pub async fn insert(tx: &mut Tx, version: &RecordVersion) -> Result<()> {
    tx.execute(
        "insert into record_versions (record_id, version, lang, content, change_note, salt, created_by,
                                      created_at, frozen_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds![
            version.record,
            version.version,
            version.language.tag(),
            to_json("record_versions", &version.content)?,
            version.change_note.as_deref(),
            hex::encode(version.salt),
            version.created_by,
            version.created_at,
            version.frozen_at,
        ],
    )
    .await?;
    Ok(())
}

/// Replaces what a version says, as long as it is not frozen.
///
/// # Errors
/// [`StoreError::Conflict`] when it is, or when there is no such version.
pub async fn update(
    tx: &mut Tx,
    record: RecordId,
    version: i64,
    language: Language,
    content: &Content,
    change_note: Option<&str>,
) -> Result<()> {
    let changed = tx
        .execute(
            "update record_versions set content = $4, change_note = $5
             where record_id = $1 and version = $2 and lang = $3 and frozen_at is null",
            binds![
                record,
                version,
                language.tag(),
                to_json("record_versions", content)?,
                change_note,
            ],
        )
        .await?;
    if changed == 0 {
        return Err(StoreError::Conflict {
            table: "record_versions",
            key: record.to_string(),
        });
    }
    Ok(())
}

/// Freezes a version in all its languages (`Some`), or opens it for editing again after a return (`None`).
///
/// # Errors
/// Whatever the database refuses.
pub async fn freeze(
    tx: &mut Tx,
    record: RecordId,
    version: i64,
    at: Option<Timestamp>,
) -> Result<()> {
    let sql = "update record_versions set frozen_at = $3 where record_id = $1 and version = $2";
    tx.execute(sql, binds![record, version, at]).await?;
    Ok(())
}

/// Finds a version.
///
/// # Errors
/// [`StoreError::Corrupt`] when the row cannot be read.
pub async fn get(
    conn: &mut Conn,
    record: RecordId,
    version: i64,
    language: Language,
) -> Result<Option<RecordVersion>> {
    let row: Option<VersionRow> = conn
        .optional(
            (
                COLUMNS,
                "where record_id = $1 and version = $2 and lang = $3",
            ),
            binds![record, version, language.tag()],
        )
        .await?;
    row.map(VersionRow::read).transpose()
}

/// Reads all versions of a record, first to last.
///
/// # Errors
/// As [`get`].
pub async fn of_record(conn: &mut Conn, record: RecordId) -> Result<Vec<RecordVersion>> {
    let rows: Vec<VersionRow> = conn
        .all(
            (COLUMNS, "where record_id = $1 order by version, lang"),
            binds![record],
        )
        .await?;
    rows.into_iter().map(VersionRow::read).collect()
}

/// Erases what all versions of a record said, and the salts of their commitments; returns how many.
///
/// # Errors
/// Whatever the database refuses.
pub async fn erase(tx: &mut Tx, record: RecordId) -> Result<u64> {
    let sql = "update record_versions set content = '{}', change_note = null, salt = '' where record_id = $1";
    tx.execute(sql, binds![record]).await
}
