//! Keys of matters: one small file each, readable by the service alone.
//!
//! The folder lies outside database, blobs and backup; its escrow is part of set-up. Keys and nonces
//! always come from the operating system: chance that a test could choose would prove nothing.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::Generate;
use chacha20poly1305::{Key, XChaCha20Poly1305};
use gongkai_model::event::Matter;

use super::{Area, BlobError, Blobs, Result};

/// The folder of keys.
#[derive(Debug, Clone)]
pub struct Keys {
    folder: PathBuf,
}

/// The key of one matter. It is never shown.
pub struct MatterKey {
    pub(super) matter: Matter,
    pub(super) key: Key,
}

impl std::fmt::Debug for MatterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MatterKey")
            .field("matter", &self.matter)
            .finish_non_exhaustive()
    }
}

impl MatterKey {
    pub(super) fn cipher(&self) -> XChaCha20Poly1305 {
        use chacha20poly1305::KeyInit;
        XChaCha20Poly1305::new(&self.key)
    }
}

impl Keys {
    /// Opens the folder; it is made with access for the service alone when missing.
    ///
    /// # Errors
    /// [`BlobError::Key`] when the folder cannot be made.
    pub fn open(folder: impl Into<PathBuf>) -> Result<Self> {
        let folder = folder.into();
        std::fs::create_dir_all(&folder)
            .and_then(|()| restrict(&folder, 0o700))
            .map_err(|source| BlobError::Key {
                name: folder.display().to_string(),
                source,
            })?;
        Ok(Self { folder })
    }

    /// Opens the folder beside what its keys open: sealed files, and rows with sealed texts where there are some. A
    /// folder that is gone is not made anew where they wait for it: new keys would open none of them.
    ///
    /// # Errors
    /// [`BlobError::KeysGone`] when something sealed is there and the folder is not; as [`Keys::open`].
    pub async fn beside(
        blobs: &Blobs,
        has_sealed_rows: bool,
        folder: impl Into<PathBuf>,
    ) -> Result<Self> {
        let folder = folder.into();
        if !folder.is_dir() && (has_sealed_rows || blobs.any(Area::Sealed).await?) {
            return Err(BlobError::KeysGone(folder.display().to_string()));
        }
        Self::open(folder)
    }

    /// Reads the key of a matter; `None` when it was destroyed or never made.
    ///
    /// # Errors
    /// [`BlobError::Key`] when the file cannot be read or is no key.
    pub fn get(&self, matter: Matter) -> Result<Option<MatterKey>> {
        let file = self.file(matter);
        let content = match std::fs::read(&file) {
            Ok(content) => content,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(wrong(matter, source)),
        };
        let key = <[u8; 32]>::try_from(content.as_slice()).map_err(|_| {
            wrong(
                matter,
                std::io::Error::other("the file is not 32 bytes long"),
            )
        })?;
        Ok(Some(MatterKey {
            matter,
            key: key.into(),
        }))
    }

    /// Reads the key of a matter, and makes it first when there is none.
    ///
    /// # Errors
    /// [`BlobError::Key`] when the file cannot be read or written.
    pub fn get_or_make(&self, matter: Matter) -> Result<MatterKey> {
        if let Some(key) = self.get(matter)? {
            return Ok(key);
        }
        let key = Key::generate();
        match self.write(matter, &key) {
            Ok(()) => Ok(MatterKey { matter, key }),
            // Another node was quicker: its key counts.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                self.get(matter)?.ok_or(BlobError::NoKey(matter))
            }
            Err(source) => Err(wrong(matter, source)),
        }
    }

    /// Destroys the key: overwritten, then removed. The sealed files of the matter are erased by that.
    ///
    /// # Errors
    /// [`BlobError::Key`] when the file cannot be overwritten or removed.
    pub fn destroy(&self, matter: Matter) -> Result<()> {
        let file = self.file(matter);
        let overwrite = || -> std::io::Result<()> {
            let mut open = std::fs::OpenOptions::new().write(true).open(&file)?;
            open.write_all(&[0; 32])?;
            open.sync_all()?;
            std::fs::remove_file(&file)?;
            sync_folder(&self.folder)
        };
        match overwrite() {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            other => other.map_err(|source| wrong(matter, source)),
        }
    }

    /// Everything that has a key.
    ///
    /// # Errors
    /// [`BlobError::Key`] when the folder cannot be read.
    pub fn matters(&self) -> Result<Vec<Matter>> {
        let unreadable = |source| BlobError::Key {
            name: self.folder.display().to_string(),
            source,
        };
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&self.folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            found.extend(entry.file_name().to_str().and_then(matter_of));
        }
        Ok(found)
    }

    /// Copies a key to another folder; `false` when it is there already. A different key in its place is refused: one of
    /// the folders is another installation's.
    ///
    /// # Errors
    /// [`BlobError::Key`].
    pub fn copy_to(&self, other: &Self, matter: Matter) -> Result<bool> {
        let Some(own) = self.get(matter)? else {
            return Ok(false);
        };
        match other.get(matter)? {
            None => other.write(matter, &own.key).map(|()| true),
            Some(there) if there.key == own.key => return Ok(false),
            Some(_) => Err(std::io::Error::other("a different key is there")),
        }
        .map_err(|source| wrong(matter, source))
    }

    /// Written aside and linked into place, so that a killed process leaves no half key.
    fn write(&self, matter: Matter, key: &Key) -> std::io::Result<()> {
        let aside = self
            .folder
            .join(format!(".{}-{}", name(matter), std::process::id()));
        let mut open = std::fs::File::create(&aside)?;
        restrict(&aside, 0o600)?;
        open.write_all(key)?;
        open.sync_all()?;
        let linked = std::fs::hard_link(&aside, self.file(matter));
        std::fs::remove_file(&aside)?;
        linked?;
        sync_folder(&self.folder)
    }

    fn file(&self, matter: Matter) -> PathBuf {
        self.folder.join(name(matter))
    }
}

fn name(matter: Matter) -> String {
    format!("{}-{}.key", matter.kind(), matter.number())
}

fn matter_of(name: &str) -> Option<Matter> {
    let (kind, number) = name.strip_suffix(".key")?.rsplit_once('-')?;
    Matter::from_parts(kind, number.parse().ok()?)
}

fn wrong(matter: Matter, source: std::io::Error) -> BlobError {
    BlobError::Key {
        name: name(matter),
        source,
    }
}

fn sync_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn restrict(_path: &Path, _mode: u32) -> std::io::Result<()> {
    Ok(())
}
