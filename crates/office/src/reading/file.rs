//! A file of a public record. A file of a draft, or of a record that was withdrawn, does not exist.

use std::ops::Range;

use gongkai_model::id::RecordId;
use gongkai_store::{
    blobs::{OpenBlob, Sha256Hex},
    publications::files,
};

pub use gongkai_store::publications::files::PublicFile;

use crate::core::{Office, OfficeError, Result};

const WHAT: &str = "这个文件";

/// Finds a file that the public may have, of one record or of any.
///
/// # Errors
/// [`OfficeError::NotFound`] when no version that the public sees has it.
pub async fn file(office: &Office, record: Option<RecordId>, sha256: &str) -> Result<PublicFile> {
    let mut reader = office.store.reader().await?;
    let found = match record {
        Some(record) => files::find(&mut reader, record, sha256).await?,
        None => files::find_any(&mut reader, sha256).await?,
    };
    found.ok_or(OfficeError::NotFound(WHAT))
}

/// Opens it, or a range of its bytes, for sending.
///
/// # Errors
/// [`OfficeError::NotFound`] when the blob store does not have it, [`OfficeError::Blob`] when it is away.
pub async fn open_file(
    office: &Office,
    file: &PublicFile,
    range: Option<Range<u64>>,
) -> Result<OpenBlob> {
    let hash: Sha256Hex = file
        .sha256
        .parse()
        .map_err(|_| OfficeError::NotFound(WHAT))?;
    office
        .blobs
        .open_public(&hash, range)
        .await?
        .ok_or(OfficeError::NotFound(WHAT))
}
