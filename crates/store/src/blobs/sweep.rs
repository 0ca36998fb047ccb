//! Looking through all blobs: is each what its address says, and what did killed processes leave.

use futures::TryStreamExt;
use object_store::{ObjectStore, ObjectStoreExt};
use sha2::{Digest, Sha256};

use super::{Blobs, Result, Sha256Hex};

/// Uploads whose address is not known yet.
pub(super) const PASSING: &str = "passing";

/// The two areas of the blob store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Files that the public may read.
    Public,
    /// Encrypted files.
    Sealed,
}

impl Area {
    pub(crate) const fn folder(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Sealed => "sealed",
        }
    }
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlobState {
    /// It is what its address says.
    Whole,
    /// It is not there.
    Missing,
    /// Its content is not what its address says.
    Damaged,
}

impl Blobs {
    /// Reads a file to its end and compares it with its address.
    ///
    /// # Errors
    /// [`super::BlobError::Unavailable`].
    pub async fn check(&self, area: Area, hash: &Sha256Hex) -> Result<BlobState> {
        let Some(found) = self.find(area, hash).await? else {
            return Ok(BlobState::Missing);
        };
        let mut digest = Sha256::new();
        let mut content = found.into_stream();
        while let Some(piece) = content.try_next().await? {
            digest.update(&piece);
        }
        let is_whole = Sha256Hex::finish(digest) == *hash;
        Ok(if is_whole {
            BlobState::Whole
        } else {
            BlobState::Damaged
        })
    }

    /// Checks every file of an area and returns those that are not whole, by name.
    ///
    /// # Errors
    /// [`super::BlobError::Unavailable`].
    pub async fn verify(&self, area: Area) -> Result<Vec<String>> {
        let folder = self.prefix.clone().join(area.folder());
        let mut files = self.objects.list(Some(&folder));
        let mut damaged = Vec::new();
        while let Some(file) = files.try_next().await? {
            let name = file.location.filename().unwrap_or_default().to_owned();
            let is_whole = match name.parse() {
                Ok(hash) => self.check(area, &hash).await? != BlobState::Damaged,
                Err(_) => false,
            };
            if !is_whole {
                damaged.push(name);
            }
        }
        Ok(damaged)
    }

    /// Lists the addresses of an area, for a backup.
    ///
    /// # Errors
    /// [`super::BlobError::Unavailable`].
    pub async fn list(&self, area: Area) -> Result<Vec<Sha256Hex>> {
        let folder = self.prefix.clone().join(area.folder());
        let files: Vec<_> = self.objects.list(Some(&folder)).try_collect().await?;
        let names = files
            .iter()
            .filter_map(|file| file.location.filename()?.parse().ok());
        Ok(names.collect())
    }

    /// Tells whether an area holds any file at all.
    ///
    /// # Errors
    /// [`super::BlobError::Unavailable`].
    pub async fn any(&self, area: Area) -> Result<bool> {
        let folder = self.prefix.clone().join(area.folder());
        let mut files = self.objects.list(Some(&folder));
        Ok(files.try_next().await?.is_some())
    }

    /// Removes uploads that were begun before `before` and never came to an end; returns how many.
    ///
    /// # Errors
    /// [`super::BlobError::Unavailable`].
    pub async fn sweep(&self, before: jiff::Timestamp) -> Result<usize> {
        let folder = self.prefix.clone().join(PASSING);
        let old = self.objects.list(Some(&folder)).try_filter(|file| {
            let is_old = file.last_modified.timestamp_micros() < before.as_microsecond();
            std::future::ready(is_old)
        });
        let old: Vec<_> = old.map_ok(|file| file.location).try_collect().await?;
        for address in &old {
            self.objects.delete(address).await?;
        }
        Ok(old.len())
    }
}
