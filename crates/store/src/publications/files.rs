//! Files of publications: which file may be sent to whom asks.

use gongkai_model::id::{Id, RecordId};
use gongkai_model::record::Published;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::Result;

/// A file that the public may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicFile {
    /// Its address in the blob store.
    pub sha256: String,
    /// The record it belongs to.
    pub record: RecordId,
    /// The version it belongs to.
    pub version: i64,
    /// The name it is downloaded under.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its size.
    pub size_bytes: i64,
}

#[derive(FromRow)]
struct FileRow {
    sha256: String,
    record_id: i64,
    version: i64,
    name: String,
    media_type: String,
    size_bytes: i64,
}

impl FileRow {
    fn read(self) -> PublicFile {
        PublicFile {
            sha256: self.sha256,
            record: Id::new(self.record_id),
            version: self.version,
            name: self.name,
            media_type: self.media_type,
            size_bytes: self.size_bytes,
        }
    }
}

pub(super) async fn insert(tx: &mut Tx, published: &Published) -> Result<()> {
    for file in &published.content().attachments {
        tx.execute(
            "insert into publication_files (sha256, record_id, version, name, media_type, size_bytes)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
            binds![
                &file.sha256,
                published.id(),
                published.version(),
                &file.name,
                &file.media_type,
                i64::try_from(file.size_bytes).unwrap_or(i64::MAX),
            ],
        )
        .await?;
    }
    Ok(())
}

/// Finds a file of a record, if a version that the public may see has it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(conn: &mut Conn, record: RecordId, sha256: &str) -> Result<Option<PublicFile>> {
    let row: Option<FileRow> = conn
        .optional(
            "select f.sha256, f.record_id, f.version, f.name, f.media_type, f.size_bytes
             from publication_files f
             where f.sha256 = $1 and f.record_id = $2 and exists (
               select 1 from publications p
               where p.record_id = f.record_id and p.version = f.version
                 and p.status in ('public', 'superseded') and p.withdrawn_reason is null)
             order by f.version desc limit 1",
            binds![sha256, record],
        )
        .await?;
    Ok(row.map(FileRow::read))
}

/// Finds a file of any record, if a version that the public may see has it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find_any(conn: &mut Conn, sha256: &str) -> Result<Option<PublicFile>> {
    let row: Option<FileRow> = conn
        .optional(
            "select f.sha256, f.record_id, f.version, f.name, f.media_type, f.size_bytes
             from publication_files f
             where f.sha256 = $1 and exists (
               select 1 from publications p
               where p.record_id = f.record_id and p.version = f.version
                 and p.status in ('public', 'superseded') and p.withdrawn_reason is null)
             order by f.record_id, f.version desc limit 1",
            binds![sha256],
        )
        .await?;
    Ok(row.map(FileRow::read))
}

/// Forgets the files of a record and returns those that neither a publication nor the desk has any more.
pub(super) async fn remove(tx: &mut Tx, record: RecordId) -> Result<Vec<String>> {
    let orphaned: Vec<(String,)> = tx
        .all(
            "select distinct sha256 from publication_files f where record_id = $1 and not exists (
               select 1 from publication_files o where o.sha256 = f.sha256 and o.record_id <> $1)
             and not exists (
               select 1 from attachments a where a.sha256 = f.sha256 and a.removed_at is null)
             order by sha256",
            binds![record],
        )
        .await?;
    tx.execute(
        "delete from publication_files where record_id = $1",
        binds![record],
    )
    .await?;
    Ok(orphaned.into_iter().map(|(sha256,)| sha256).collect())
}
