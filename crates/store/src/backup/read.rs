//! Bringing back.

use std::path::Path;

use tokio::fs::File;
use tokio::io::{AsyncReadExt, BufReader};

use super::write::hash_file;
use super::{
    BackupError, DATABASE, FORMAT, MANIFEST, Manifest, Saved, about, read_entry_name, tar,
};
use crate::blobs::{Area, Blobs};

/// A description is a few hundred bytes long.
const MANIFEST_MAX: u64 = 1 << 16;

/// Brings a backup back into an empty data folder and a blob store. The database comes into its place
/// last, when everything it names is there.
///
/// # Errors
/// [`BackupError::Occupied`] when there is a store, [`BackupError::Unreadable`] when the file is cut off,
/// changed or of another form.
pub async fn restore(file: &Path, data_dir: &Path, blobs: &Blobs) -> Result<Saved, BackupError> {
    let place = data_dir.join(DATABASE);
    if tokio::fs::try_exists(&place).await.map_err(about(&place))? {
        return Err(BackupError::Occupied(place.display().to_string()));
    }
    tokio::fs::create_dir_all(data_dir)
        .await
        .map_err(about(data_dir))?;
    let aside = data_dir.join(format!("{DATABASE}.restoring"));
    let restored = read(file, &aside, blobs).await;
    let saved = match restored {
        Ok(saved) => saved,
        Err(error) => {
            // Best effort: the name says what it is.
            let _ = tokio::fs::remove_file(&aside).await;
            return Err(error);
        }
    };
    tokio::fs::rename(&aside, &place)
        .await
        .map_err(about(&place))?;
    Ok(saved)
}

async fn read(file: &Path, aside: &Path, blobs: &Blobs) -> Result<Saved, BackupError> {
    let unreadable = |reason: &str| BackupError::Unreadable {
        file: file.display().to_string(),
        reason: reason.to_owned(),
    };
    let cut = |error: std::io::Error| unreadable(&error.to_string());
    let mut from = BufReader::new(File::open(file).await.map_err(about(file))?);
    let manifest = read_manifest(&mut from).await.map_err(cut)?;
    if manifest.format != FORMAT {
        return Err(unreadable(
            "it was written by another version of the program",
        ));
    }
    let mut files = 0;
    while let Some((name, size)) = tar::next(&mut from).await.map_err(cut)? {
        if name == DATABASE {
            let mut out = File::create(aside).await.map_err(about(aside))?;
            let copied = tokio::io::copy(&mut (&mut from).take(size), &mut out).await;
            if copied.map_err(about(aside))? < size {
                return Err(unreadable("it is cut off"));
            }
            out.sync_all().await.map_err(about(aside))?;
        } else {
            let (area, hash) = read_entry_name(&name)
                .ok_or_else(|| unreadable(&format!("`{name}` does not belong in a backup")))?;
            let stored = store_blob(blobs, area, &mut from, size).await?;
            if stored != hash.as_str() {
                return Err(unreadable(&format!("`{name}` is damaged")));
            }
            files += 1;
        }
        tar::skip_padding(&mut from, size).await.map_err(cut)?;
    }
    if hash_file(aside).await? != manifest.database_sha256 {
        return Err(unreadable("its database is damaged"));
    }
    Ok(Saved { manifest, files })
}

async fn read_manifest(from: &mut BufReader<File>) -> std::io::Result<Manifest> {
    use std::io::{Error, ErrorKind};
    let wrong = || Error::new(ErrorKind::InvalidData, "it does not begin as a backup does");
    let (name, size) = tar::next(from).await?.ok_or_else(wrong)?;
    if name != MANIFEST || size > MANIFEST_MAX {
        return Err(wrong());
    }
    let mut text = Vec::new();
    (&mut *from).take(size).read_to_end(&mut text).await?;
    tar::skip_padding(from, size).await?;
    serde_json::from_slice(&text).map_err(|_| wrong())
}

async fn store_blob(
    blobs: &Blobs,
    area: Area,
    from: &mut BufReader<File>,
    size: u64,
) -> Result<String, BackupError> {
    let stored = blobs.put_raw(area, from.take(size), size).await?;
    Ok(stored.hash.to_string())
}
