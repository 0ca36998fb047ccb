//! Files of a case: what they are called is sealed, as they are themselves.

use gongkai_model::case::Sealed;
use gongkai_model::id::{CaseId, Id, PersonId, RowId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::blobs::Sha256Hex;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;

/// A file of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Identifies it; later ones have greater ones.
    pub id: RowId,
    /// What it is called.
    pub name: Sealed,
    /// What its content is.
    pub media_type: String,
    /// How long the content is, in bytes, before it was sealed.
    pub size_bytes: i64,
    /// Where the sealed content is.
    pub sha256: Sha256Hex,
    /// Who of the staff put it there; none for the applicant.
    pub added_by: Option<PersonId>,
    /// When.
    pub added_at: Timestamp,
}

#[derive(FromRow)]
struct FileRow {
    id: i64,
    name: String,
    media_type: String,
    size_bytes: i64,
    sha256: String,
    added_by: Option<i64>,
    added_at: i64,
}

impl FileRow {
    fn read(self) -> Result<StoredFile> {
        let place = Place::new("case_files", &self.id);
        Ok(StoredFile {
            sha256: place.parsed(&self.sha256)?,
            added_at: place.instant(self.added_at)?,
            id: Id::new(self.id),
            name: Sealed(self.name),
            media_type: self.media_type,
            size_bytes: self.size_bytes,
            added_by: self.added_by.map(Id::new),
        })
    }
}

const COLUMNS: &str =
    "select id, name, media_type, size_bytes, sha256, added_by, added_at from case_files ";

/// Puts a file to a case.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when case or person do not exist.
pub async fn add_file(tx: &mut Tx, case: CaseId, file: &StoredFile) -> Result<()> {
    tx.execute(
        "insert into case_files (id, case_id, name, media_type, size_bytes, sha256, added_by, added_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![
            file.id,
            case,
            &file.name.0,
            &file.media_type,
            file.size_bytes,
            file.sha256.as_str(),
            file.added_by,
            file.added_at,
        ],
    )
    .await?;
    Ok(())
}

/// Finds a file of a case.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when the row cannot be read.
pub async fn file(conn: &mut Conn, case: CaseId, file: RowId) -> Result<Option<StoredFile>> {
    let row: Option<FileRow> = conn
        .optional(
            (COLUMNS, "where case_id = $1 and id = $2"),
            binds![case, file],
        )
        .await?;
    row.map(FileRow::read).transpose()
}

/// How many files a case has.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count_files(conn: &mut Conn, case: CaseId) -> Result<i64> {
    let (count,): (i64,) = conn
        .one(
            "select count(*) from case_files where case_id = $1",
            binds![case],
        )
        .await?;
    Ok(count)
}
