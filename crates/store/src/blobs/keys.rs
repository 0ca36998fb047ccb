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
        self.read(matter, &self.file(matter))
    }

    /// Reads the key that is to take the place of the present one; `None` when none was made, or it has done so.
    ///
    /// # Errors
    /// As [`Keys::get`].
    pub fn get_next(&self, matter: Matter) -> Result<Option<MatterKey>> {
        self.read(matter, &self.next_file(matter))
    }

    fn read(&self, matter: Matter, file: &Path) -> Result<Option<MatterKey>> {
        let content = match std::fs::read(file) {
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
        self.read_or_make(matter, &self.file(matter))
    }

    /// Makes the key that is to take the place of the present one, or reads the one that was made for it: a try that
    /// came to nothing leaves one behind, and nothing is sealed with it.
    ///
    /// # Errors
    /// As [`Keys::get_or_make`].
    pub fn get_or_make_next(&self, matter: Matter) -> Result<MatterKey> {
        self.read_or_make(matter, &self.next_file(matter))
    }

    fn read_or_make(&self, matter: Matter, file: &Path) -> Result<MatterKey> {
        if let Some(key) = self.read(matter, file)? {
            return Ok(key);
        }
        let key = Key::generate();
        match self.write(file, &key) {
            Ok(()) => Ok(MatterKey { matter, key }),
            // Another node was quicker: its key counts.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                self.read(matter, file)?.ok_or(BlobError::NoKey(matter))
            }
            Err(source) => Err(wrong(matter, source)),
        }
    }

    /// Puts the key of a matter, the next one where it waits, into the place of another one in another folder, which is
    /// destroyed; `false` when it is there already.
    ///
    /// # Errors
    /// [`BlobError::Key`].
    pub fn replace_at(&self, other: &Self, matter: Matter) -> Result<bool> {
        let next = self.get_next(matter)?;
        let Some(own) = next.map_or_else(|| self.get(matter), |next| Ok(Some(next)))? else {
            return Ok(false);
        };
        if other.get(matter)?.is_some_and(|there| there.key == own.key) {
            return Ok(false);
        }
        other.destroy(matter)?;
        let written = other.write(&other.file(matter), &own.key);
        written
            .map(|()| true)
            .map_err(|source| wrong(matter, source))
    }

    /// Lets the next key take the place of the present one, which is destroyed: overwritten, then replaced. Doing it
    /// again changes nothing.
    ///
    /// # Errors
    /// [`BlobError::Key`] when a file cannot be overwritten or renamed.
    pub fn promote(&self, matter: Matter) -> Result<()> {
        let (file, next) = (self.file(matter), self.next_file(matter));
        let replace = || -> std::io::Result<()> {
            if !next.try_exists()? {
                return Ok(());
            }
            overwrite(&file)?;
            std::fs::rename(&next, &file)?;
            sync_folder(&self.folder)
        };
        replace().map_err(|source| wrong(matter, source))
    }

    /// Destroys the key: overwritten, then removed. The sealed files of the matter are erased by that.
    ///
    /// # Errors
    /// [`BlobError::Key`] when the file cannot be overwritten or removed.
    pub fn destroy(&self, matter: Matter) -> Result<()> {
        let remove = |file: &Path| -> std::io::Result<()> {
            overwrite(file)?;
            match std::fs::remove_file(file) {
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
                other => other,
            }
        };
        let removed = remove(&self.file(matter)).and_then(|()| remove(&self.next_file(matter)));
        let removed = removed.and_then(|()| sync_folder(&self.folder));
        removed.map_err(|source| wrong(matter, source))
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
            None => other.write(&other.file(matter), &own.key).map(|()| true),
            Some(there) if there.key == own.key => return Ok(false),
            Some(_) => Err(std::io::Error::other("a different key is there")),
        }
        .map_err(|source| wrong(matter, source))
    }

    /// Written aside and linked into place, so that a killed process leaves no half key.
    fn write(&self, file: &Path, key: &Key) -> std::io::Result<()> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let aside = self.folder.join(format!(".{name}-{}", std::process::id()));
        let mut open = std::fs::File::create(&aside)?;
        restrict(&aside, 0o600)?;
        open.write_all(key)?;
        open.sync_all()?;
        let linked = std::fs::hard_link(&aside, file);
        std::fs::remove_file(&aside)?;
        linked?;
        sync_folder(&self.folder)
    }

    fn file(&self, matter: Matter) -> PathBuf {
        self.folder.join(name(matter))
    }

    fn next_file(&self, matter: Matter) -> PathBuf {
        self.file(matter).with_extension("next")
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

/// Fills a key with zeros; one that is not there needs none.
fn overwrite(file: &Path) -> std::io::Result<()> {
    let mut open = match std::fs::OpenOptions::new().write(true).open(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        other => other?,
    };
    open.write_all(&[0; 32])?;
    open.sync_all()
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
