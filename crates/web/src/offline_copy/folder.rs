//! The folder of a copy: made beside its place, and put there when it is whole.

use std::path::{Path, PathBuf};

use axum::body::Body;
use futures::StreamExt as _;
use tokio::{
    fs,
    io::{AsyncWriteExt as _, BufWriter},
};

use super::CopyError;

/// By this file a copy knows an earlier one, which it may replace.
const MARK: &str = "gongkai-copy.txt";

/// A folder being filled.
pub(super) struct Folder {
    target: PathBuf,
    work: PathBuf,
}

impl Folder {
    /// Looks whether the place is free or holds an earlier copy, and begins beside it.
    pub(super) async fn begin(target: &Path, base_url: &str) -> Result<Self, CopyError> {
        let target = std::path::absolute(target).map_err(|source| at(target, source))?;
        if !is_free(&target).await? {
            return Err(CopyError::Foreign(target));
        }
        let work = beside(&target, "new");
        if !is_free(&work).await? {
            return Err(CopyError::Foreign(work));
        }
        remove(&work).await?;
        fs::create_dir_all(&work)
            .await
            .map_err(|source| at(&work, source))?;
        let folder = Self { target, work };
        let mark = format!(
            "{base_url} 的离线副本，由 gongkai export 生成。再次生成时整个目录会被替换。\n"
        );
        folder.write(MARK, Body::from(mark)).await?;
        Ok(folder)
    }

    /// Writes a file and returns its size.
    pub(super) async fn write(&self, place: &str, body: Body) -> Result<u64, CopyError> {
        let path = self.work.join(place);
        let wrong = |source| at(&path, source);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).await.map_err(wrong)?;
        }
        let mut file = BufWriter::new(fs::File::create(&path).await.map_err(wrong)?);
        let mut bytes = 0;
        let mut body = body.into_data_stream();
        while let Some(part) = body.next().await {
            let part = part.map_err(|error| wrong(std::io::Error::other(error)))?;
            file.write_all(&part).await.map_err(wrong)?;
            bytes += part.len() as u64;
        }
        file.flush().await.map_err(wrong)?;
        Ok(bytes)
    }

    /// Puts the folder in its place; an earlier copy goes only then.
    pub(super) async fn finish(&self) -> Result<(), CopyError> {
        let old = beside(&self.target, "old");
        remove(&old).await?;
        let has_old = fs::try_exists(&self.target)
            .await
            .map_err(|source| at(&self.target, source))?;
        if has_old {
            let moved = fs::rename(&self.target, &old).await;
            moved.map_err(|source| at(&self.target, source))?;
        }
        let moved = fs::rename(&self.work, &self.target).await;
        moved.map_err(|source| at(&self.target, source))?;
        remove(&old).await
    }
}

/// `DIR` becomes `.DIR.new` in the same folder, so that it can be moved in one step.
fn beside(target: &Path, what: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.{what}"))
}

/// Whether there is nothing, nothing in it, or a copy.
async fn is_free(folder: &Path) -> Result<bool, CopyError> {
    let mut entries = match fs::read_dir(folder).await {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(true),
        Err(source) => return Err(at(folder, source)),
    };
    let first = entries
        .next_entry()
        .await
        .map_err(|source| at(folder, source))?;
    let is_copy = fs::try_exists(folder.join(MARK))
        .await
        .map_err(|source| at(folder, source))?;
    Ok(first.is_none() || is_copy)
}

async fn remove(folder: &Path) -> Result<(), CopyError> {
    match fs::remove_dir_all(folder).await {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(at(folder, error)),
        _ => Ok(()),
    }
}

fn at(path: &Path, source: std::io::Error) -> CopyError {
    CopyError::File {
        path: path.to_owned(),
        source,
    }
}
