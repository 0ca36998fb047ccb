//! Files of cases that are severed (区分处理): the original and what may be released, both sealed.

use gongkai_model::case::Sealed;
use gongkai_model::id::{CaseId, Id, PersonId, RowId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::blobs::Sha256Hex;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;

/// A file that is severed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRedaction {
    /// Identifies it.
    pub id: RowId,
    /// Whose it is.
    pub case: CaseId,
    /// What the file is called.
    pub name: Sealed,
    /// The original, as a PDF.
    pub original: Sha256Hex,
    /// Who put it there.
    pub put_by: PersonId,
    /// When.
    pub put_at: Timestamp,
    /// What was marked and what was filled, once something was.
    pub marks: Option<Sealed>,
    /// The file that stood the check.
    pub released: Option<Sha256Hex>,
}

#[derive(FromRow)]
struct RedactionRow {
    id: i64,
    case_id: i64,
    name: String,
    original: String,
    put_by: i64,
    put_at: i64,
    marks: Option<String>,
    released: Option<String>,
}

const COLUMNS: &str =
    "select id, case_id, name, original, put_by, put_at, marks, released from case_redactions";

impl RedactionRow {
    fn read(self) -> Result<StoredRedaction> {
        let place = Place::new("case_redactions", &self.id);
        let released = self.released.as_ref();
        Ok(StoredRedaction {
            original: place.parsed(&self.original)?,
            put_at: place.instant(self.put_at)?,
            released: released.map(|hash| place.parsed(hash)).transpose()?,
            id: Id::new(self.id),
            case: Id::new(self.case_id),
            name: Sealed(self.name),
            put_by: Id::new(self.put_by),
            marks: self.marks.map(Sealed),
        })
    }
}

/// Stores an original.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when case or person do not exist.
pub async fn insert(tx: &mut Tx, redaction: &StoredRedaction) -> Result<()> {
    tx.execute(
        "insert into case_redactions (id, case_id, name, original, put_by, put_at) values ($1, $2, $3, $4, $5, $6)",
        binds![
            redaction.id,
            redaction.case,
            &redaction.name.0,
            redaction.original.as_str(),
            redaction.put_by,
            redaction.put_at,
        ],
    )
    .await?;
    Ok(())
}

/// The files of a case, oldest first.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn of_case(conn: &mut Conn, case: CaseId) -> Result<Vec<StoredRedaction>> {
    let rows: Vec<RedactionRow> = conn
        .all((COLUMNS, "where case_id = $1 order by id"), binds![case])
        .await?;
    rows.into_iter().map(RedactionRow::read).collect()
}

/// One file of a case.
///
/// # Errors
/// As [`of_case`].
pub async fn get(conn: &mut Conn, case: CaseId, id: RowId) -> Result<Option<StoredRedaction>> {
    let row: Option<RedactionRow> = conn
        .optional(
            (COLUMNS, "where id = $1 and case_id = $2"),
            binds![id, case],
        )
        .await?;
    row.map(RedactionRow::read).transpose()
}

/// Notes what is marked, unless somebody noted something else meanwhile; says whether it did.
///
/// # Errors
/// Whatever the database refuses.
pub async fn put_marks(
    tx: &mut Tx,
    id: RowId,
    before: Option<&Sealed>,
    marks: &Sealed,
) -> Result<bool> {
    let before = before.map_or("", |sealed| sealed.0.as_str());
    let changed = tx
        .execute(
            "update case_redactions set marks = $2 where id = $1 and coalesce(marks, '') = $3",
            binds![id, &marks.0, before],
        )
        .await?;
    Ok(changed == 1)
}

/// As [`put_marks`], with the file that stood the check; an earlier one is replaced. It goes with the reply until somebody
/// leaves it out.
///
/// # Errors
/// Whatever the database refuses.
pub async fn put_released(
    tx: &mut Tx,
    id: RowId,
    before: Option<&Sealed>,
    marks: &Sealed,
    released: &Sha256Hex,
    released_bytes: i64,
) -> Result<bool> {
    let before = before.map_or("", |sealed| sealed.0.as_str());
    let changed = tx
        .execute(
            "update case_redactions set marks = $2, released = $4, released_bytes = $5, enclosed = 1 where id = $1 and coalesce(marks, '') = $3",
            binds![id, &marks.0, before, released.as_str(), released_bytes],
        )
        .await?;
    Ok(changed == 1)
}
