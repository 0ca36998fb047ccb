//! Saving.

use std::path::Path;

use futures::TryStreamExt;
use sha2::{Digest, Sha256};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufWriter};

use super::{BackupError, DATABASE, FORMAT, MANIFEST, Manifest, Saved, about, entry_name, tar};
use crate::blobs::{Area, Blobs, Sha256Hex};
use crate::events;
use crate::store::{Store, StoreOptions};

/// Saves store and blobs into one new file, while people go on working.
///
/// # Errors
/// [`BackupError::NotOneFile`] on PostgreSQL; [`BackupError::Io`] when the disk is full.
pub async fn backup(store: &Store, blobs: &Blobs, file: &Path) -> Result<Saved, BackupError> {
    let parent = file
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let aside = tempfile_beside(parent.unwrap_or(Path::new(".")))?;
    let database = aside.path().join(DATABASE);
    store
        .copy_to(&database)
        .await?
        .ok_or(BackupError::NotOneFile)?;
    let manifest = describe(aside.path(), &database).await?;
    let unfinished = aside.path().join("backup.tar");
    let files = write(blobs, &manifest, &database, &unfinished).await?;
    tokio::fs::rename(&unfinished, file)
        .await
        .map_err(about(file))?;
    Ok(Saved { manifest, files })
}

fn tempfile_beside(folder: &Path) -> Result<tempfile::TempDir, BackupError> {
    tempfile::Builder::new()
        .prefix(".backup-")
        .tempdir_in(folder)
        .map_err(about(folder))
}

/// Reads what the copy, not the store that has gone on, says.
async fn describe(folder: &Path, database: &Path) -> Result<Manifest, BackupError> {
    let copy = Store::open(StoreOptions::folder(folder).without_migrating()).await?;
    let head = events::head(&mut *copy.reader().await?).await?;
    copy.close().await;
    let (position, chain_hash) = head.map_or((0, None), |(at, hash)| (at, Some(hash)));
    let database_sha256 = hash_file(database).await?;
    Ok(Manifest {
        format: FORMAT,
        database_sha256,
        position,
        chain_hash,
    })
}

async fn write(
    blobs: &Blobs,
    manifest: &Manifest,
    database: &Path,
    unfinished: &Path,
) -> Result<u64, BackupError> {
    let failed = about(unfinished);
    let mut out = BufWriter::new(File::create(unfinished).await.map_err(&failed)?);
    let text = serde_json::to_vec(manifest).map_err(|error| failed(error.into()))?;
    let size = u64::try_from(text.len()).unwrap_or_default();
    tar::head(&mut out, MANIFEST, size).await.map_err(&failed)?;
    out.write_all(&text).await.map_err(&failed)?;
    tar::pad(&mut out, size).await.map_err(&failed)?;

    let mut copy = File::open(database).await.map_err(about(database))?;
    let size = copy.metadata().await.map_err(about(database))?.len();
    tar::head(&mut out, DATABASE, size).await.map_err(&failed)?;
    tokio::io::copy(&mut copy, &mut out)
        .await
        .map_err(&failed)?;
    tar::pad(&mut out, size).await.map_err(&failed)?;

    let mut files = 0;
    for area in [Area::Public, Area::Sealed] {
        for hash in blobs.list(area).await? {
            files += write_blob(blobs, area, &hash, &mut out, &failed).await?;
        }
    }
    tar::end(&mut out).await.map_err(&failed)?;
    out.flush().await.map_err(&failed)?;
    out.get_ref().sync_all().await.map_err(&failed)?;
    Ok(files)
}

/// Writes one blob, unless it was erased since it was listed.
async fn write_blob(
    blobs: &Blobs,
    area: Area,
    hash: &Sha256Hex,
    out: &mut BufWriter<File>,
    failed: &impl Fn(std::io::Error) -> BackupError,
) -> Result<u64, BackupError> {
    let Some(mut open) = blobs.open_raw(area, hash).await? else {
        return Ok(0);
    };
    tar::head(out, &entry_name(area, hash), open.size_bytes)
        .await
        .map_err(failed)?;
    while let Some(piece) = open.content.try_next().await? {
        out.write_all(&piece).await.map_err(failed)?;
    }
    tar::pad(out, open.size_bytes).await.map_err(failed)?;
    Ok(1)
}

pub(super) async fn hash_file(path: &Path) -> Result<String, BackupError> {
    let mut file = File::open(path).await.map_err(about(path))?;
    let mut digest = Sha256::new();
    let mut piece = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut piece).await.map_err(about(path))?;
        match piece.get(..read) {
            Some(part) if read > 0 => digest.update(part),
            _ => return Ok(hex::encode(digest.finalize())),
        }
    }
}
