//! Backup and restore of the one-file installation: database and blobs in one tar file.
//!
//! The database is copied as it was at one instant; blobs never change, so those it names are copied
//! after it. Left out on purpose: keys of sealed files, which are escrowed apart, so that a lost backup
//! opens nothing and an erased file does not come back; and the search index, which is rebuilt.
//! PostgreSQL has its own tools, which know more than we do.

mod read;
mod tar;
mod write;

use serde::{Deserialize, Serialize};

use crate::blobs::{Area, BlobError, Sha256Hex};
use crate::error::StoreError;

pub use read::restore;
pub use write::backup;

/// The form of the file that this program writes and reads.
const FORMAT: u32 = 1;

/// The entry that describes the backup; always the first.
const MANIFEST: &str = "manifest.json";

/// The entry with the database.
const DATABASE: &str = "gongkai.db";

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the file.
    pub format: u32,
    /// SHA-256 of the database.
    pub database_sha256: String,
    /// The last place in the chain of events.
    pub position: i64,
    /// The hash at that place, to compare with a published one.
    pub chain_hash: Option<String>,
}

/// What was saved or brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// How many files are in it besides the database.
    pub files: u64,
}

/// Why a backup or a restore did not come about. Nothing half-done is left in the place of the result.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The store is on PostgreSQL.
    #[error("a PostgreSQL store is saved with pg_dump, its blobs with the tools of their place")]
    NotOneFile,
    /// There is a store already.
    #[error("{0} exists already: restore into an empty folder")]
    Occupied(String),
    /// The file is no backup, or is damaged.
    #[error("{file} cannot be restored: {reason}")]
    Unreadable {
        /// The file.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The system refused something.
    #[error("{0}: {1}")]
    Io(String, #[source] std::io::Error),
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The blobs could not be read or written.
    #[error(transparent)]
    Blobs(#[from] BlobError),
}

/// Notes with an error of the system which file it is about.
fn about(path: &std::path::Path) -> impl Fn(std::io::Error) -> BackupError {
    let name = path.display().to_string();
    move |error| BackupError::Io(name.clone(), error)
}

fn entry_name(area: Area, hash: &Sha256Hex) -> String {
    format!("{}/{hash}", area.folder())
}

fn read_entry_name(name: &str) -> Option<(Area, Sha256Hex)> {
    let (folder, hash) = name.split_once('/')?;
    let area = [Area::Public, Area::Sealed]
        .into_iter()
        .find(|area| area.folder() == folder)?;
    Some((area, hash.parse().ok()?))
}
