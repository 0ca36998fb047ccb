//! Blobs: files of records and matters, in a local folder or an S3 bucket.
//!
//! Public files are addressed by the SHA-256 of their content, so the same file is kept once and a
//! damaged one shows. Sealed files (applicants' papers, originals of redactions) are encrypted with the
//! key of their matter and addressed by the hash of the ciphertext; [`Keys`] live elsewhere, outside
//! database and backup, and destroying a key erases the files (个人信息保护法 art. 47). In the local folder
//! everything is flushed to the disk before it is acknowledged.
//!
//! Not here: what may be uploaded and who may read it.

mod error;
mod fingerprint;
mod hash;
mod keys;
mod place;
mod public;
mod sealed;
mod sweep;

use std::sync::Arc;

use object_store::ObjectStore;
use object_store::path::Path;

pub use error::BlobError;
pub use hash::{HashError, Sha256Hex};
pub use keys::{Keys, MatterKey};
pub use place::{BlobOptions, S3Access};
pub use public::{OpenBlob, Stored};
pub use sweep::{Area, BlobState};

/// The result of every blob function.
pub type Result<T, E = BlobError> = std::result::Result<T, E>;

/// The blob store. Cloning shares it.
#[derive(Clone, Debug)]
pub struct Blobs {
    objects: Arc<dyn ObjectStore>,
    prefix: Path,
}

impl Blobs {
    fn address(&self, area: Area, hash: &Sha256Hex) -> Path {
        let (folder, _) = hash.as_str().split_at(2);
        self.prefix
            .clone()
            .join(area.folder())
            .join(folder)
            .join(hash.as_str())
    }
}
