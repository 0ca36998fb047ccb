//! Files attached to records; their content is in the blob store.

use std::collections::{BTreeSet, HashMap};

use gongkai_model::id::{AttachmentId, Id, RecordId};
use gongkai_model::record::AttachmentRef;
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;
use crate::sql::Query;

const COLUMNS_OF: &str =
    "select id, record_id, name, media_type, size_bytes, sha256 from attachments
    where record_id = $1 and removed_at is null order by created_at, id";

#[derive(FromRow)]
struct AttachmentRow {
    id: i64,
    record_id: i64,
    name: String,
    media_type: String,
    size_bytes: i64,
    sha256: String,
}

impl AttachmentRow {
    fn read(self) -> Result<(RecordId, AttachmentRef)> {
        let place = Place::new("attachments", &self.id);
        let size_bytes = u64::try_from(self.size_bytes).map_err(|error| place.damaged(error))?;
        let attachment = AttachmentRef {
            id: Id::new(self.id),
            name: self.name,
            media_type: self.media_type,
            size_bytes,
            sha256: self.sha256,
        };
        Ok((Id::new(self.record_id), attachment))
    }
}

/// Attaches a file to a record, with the text read from it for the index, if any could be read.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when the record does not exist.
pub async fn insert(
    tx: &mut Tx,
    record: RecordId,
    attachment: &AttachmentRef,
    text: Option<&str>,
    at: Timestamp,
) -> Result<()> {
    tx.execute(
        "insert into attachments (id, record_id, name, media_type, size_bytes, sha256, text_content,
                                  created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![
            attachment.id,
            record,
            &attachment.name,
            &attachment.media_type,
            i64::try_from(attachment.size_bytes).unwrap_or(i64::MAX),
            &attachment.sha256,
            text,
            at,
        ],
    )
    .await?;
    Ok(())
}

/// Finds a file that was not removed, and its record.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when the row cannot be read.
pub async fn get(conn: &mut Conn, id: AttachmentId) -> Result<Option<(RecordId, AttachmentRef)>> {
    let row: Option<AttachmentRow> = conn
        .optional(
            "select id, record_id, name, media_type, size_bytes, sha256 from attachments
             where id = $1 and removed_at is null",
            binds![id],
        )
        .await?;
    row.map(AttachmentRow::read).transpose()
}

/// Reads the files of a record that were not removed, in the order in which they came.
///
/// # Errors
/// As [`get`].
pub async fn of_record(conn: &mut Conn, record: RecordId) -> Result<Vec<AttachmentRef>> {
    let rows: Vec<AttachmentRow> = conn.all(COLUMNS_OF, binds![record]).await?;
    rows.into_iter().map(|row| Ok(row.read()?.1)).collect()
}

/// Reads the text of a file by the hash of its content.
///
/// # Errors
/// Whatever the database refuses.
pub async fn text(conn: &mut Conn, sha256: &str) -> Result<Option<String>> {
    let row: Option<(String,)> = conn
        .optional(
            "select text_content from attachments where sha256 = $1 and text_content is not null limit 1",
            binds![sha256],
        )
        .await?;
    Ok(row.map(|(text,)| text))
}

/// Reads the texts of files by the hash of their content, for the index; files without text are left out.
///
/// # Errors
/// Whatever the database refuses.
pub async fn texts(conn: &mut Conn, hashes: &BTreeSet<&str>) -> Result<HashMap<String, String>> {
    if hashes.is_empty() {
        return Ok(HashMap::new());
    }
    let mut query = Query::new("select sha256, text_content from attachments");
    query.filter("text_content is not null", binds![]);
    query.filter_in("sha256", hashes.iter().map(|hash| (*hash).into()).collect());
    let (sql, values) = query.finish();
    let rows: Vec<(String, String)> = conn.all(sql, values).await?;
    Ok(rows.into_iter().collect())
}

/// Removes a file from its record; the content stays while a version refers to it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn remove(tx: &mut Tx, id: AttachmentId, at: Timestamp) -> Result<()> {
    let sql = "update attachments set removed_at = $2 where id = $1 and removed_at is null";
    tx.execute(sql, binds![id, at]).await?;
    Ok(())
}

/// Erases name, text and address of all files of a record and returns the addresses: their content is to be
/// removed after commit, where [`is_wanted`] finds nobody else who has it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn erase(tx: &mut Tx, record: RecordId, at: Timestamp) -> Result<Vec<String>> {
    let sql = "select distinct sha256 from attachments where record_id = $1 and sha256 <> '' order by sha256";
    let rows: Vec<(String,)> = tx.all(sql, binds![record]).await?;
    tx.execute(
        "update attachments set name = '', sha256 = '', size_bytes = 0, text_content = null,
             removed_at = coalesce(removed_at, $2)
         where record_id = $1",
        binds![record, at],
    )
    .await?;
    Ok(rows.into_iter().map(|(sha256,)| sha256).collect())
}

/// Tells whether a record or a publication has a file; also one that was removed, as long as a version may
/// refer to it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn is_wanted(conn: &mut Conn, sha256: &str) -> Result<bool> {
    let row: Option<(i64,)> = conn
        .optional(
            "select id from attachments where sha256 = $1
             union all select record_id from publication_files where sha256 = $1 limit 1",
            binds![sha256],
        )
        .await?;
    Ok(row.is_some())
}
