//! What goes with the reply of a case (随答复提供的文件): files that the office put there, and files that were severed.

use gongkai_model::case::Sealed;
use gongkai_model::id::{CaseId, Id, PersonId, RowId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::blobs::Sha256Hex;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;

/// A file of a case and what becomes of it with the reply: what the applicant brought goes nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEnclosure {
    /// The file's, or the severed file's.
    pub id: RowId,
    /// What it is called.
    pub name: Sealed,
    /// Whether something was taken out of it.
    pub is_severed: bool,
    /// Who of the staff put it there; none for the applicant.
    pub added_by: Option<PersonId>,
    /// When.
    pub added_at: Timestamp,
    /// What its content is.
    pub media_type: String,
    /// How long the content is, in bytes; none for what was severed before lengths were kept.
    pub size_bytes: Option<i64>,
    /// Where the sealed content is.
    pub sha256: Sha256Hex,
    /// Whether it was chosen.
    pub is_enclosed: bool,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct EnclosureRow {
    id: i64,
    name: String,
    severed: i64,
    added_by: Option<i64>,
    added_at: i64,
    media_type: String,
    size_bytes: Option<i64>,
    sha256: String,
    enclosed: i64,
    sent_at: Option<i64>,
}

impl EnclosureRow {
    fn read(self) -> Result<StoredEnclosure> {
        let place = Place::new("case_files", &self.id);
        let sent_at = self.sent_at.map(|at| place.instant(at));
        Ok(StoredEnclosure {
            sha256: place.parsed(&self.sha256)?,
            sent_at: sent_at.transpose()?,
            id: Id::new(self.id),
            name: Sealed(self.name),
            is_severed: self.severed == 1,
            added_by: self.added_by.map(Id::new),
            added_at: place.instant(self.added_at)?,
            media_type: self.media_type,
            size_bytes: self.size_bytes,
            is_enclosed: self.enclosed == 1,
        })
    }
}

/// Every file of a case, those from which something was taken out among them, oldest first.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn files_and_severed(conn: &mut Conn, case: CaseId) -> Result<Vec<StoredEnclosure>> {
    let rows: Vec<EnclosureRow> = conn
        .all(
            "select id, name, cast(0 as bigint) as severed, media_type, size_bytes, sha256, added_by, added_at, enclosed, sent_at
             from case_files where case_id = $1
             union all
             select id, name, 1, 'application/pdf', released_bytes, released, put_by, put_at, enclosed, sent_at
             from case_redactions where case_id = $1 and released is not null
             order by id",
            binds![case],
        )
        .await?;
    rows.into_iter().map(EnclosureRow::read).collect()
}

/// Chooses or leaves out one of them; anything else stays as it is.
///
/// # Errors
/// Whatever the database refuses.
pub async fn set_enclosed(tx: &mut Tx, case: CaseId, id: RowId, enclosed: bool) -> Result<()> {
    tx.execute(
        "update case_files set enclosed = $3 where case_id = $1 and id = $2 and added_by is not null",
        binds![case, id, enclosed],
    )
    .await?;
    tx.execute(
        "update case_redactions set enclosed = $3 where case_id = $1 and id = $2 and released is not null",
        binds![case, id, enclosed],
    )
    .await?;
    Ok(())
}

/// Notes that what was chosen was sent; what was sent before keeps its time.
///
/// # Errors
/// Whatever the database refuses.
pub async fn send_enclosures(tx: &mut Tx, case: CaseId, at: Timestamp) -> Result<()> {
    for update in [
        "update case_files set sent_at = $2 where case_id = $1 and enclosed = 1 and sent_at is null",
        "update case_redactions set sent_at = $2 where case_id = $1 and enclosed = 1 and sent_at is null",
    ] {
        tx.execute(update, binds![case, at]).await?;
    }
    Ok(())
}
