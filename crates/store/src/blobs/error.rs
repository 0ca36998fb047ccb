//! What can go wrong with a blob.

use gongkai_model::event::Matter;

/// A failure of the blob store or of a key.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// The folder or bucket cannot be used now.
    #[error("the blob store is not available: {0}")]
    Unavailable(#[from] object_store::Error),
    /// The address of the blob store cannot be used at all.
    #[error("{address} is no place for blobs: {reason}")]
    Address {
        /// What was given.
        address: String,
        /// Why not.
        reason: String,
    },
    /// The content given could not be read to its end; nothing is stored.
    #[error("the content could not be read: {0}")]
    Source(std::io::Error),
    /// The content is larger than its class of files may be; nothing is stored.
    #[error("the content is larger than {limit_bytes} bytes")]
    TooLarge {
        /// The limit.
        limit_bytes: u64,
    },
    /// A file does not have the hash it is addressed by, or does not decrypt.
    #[error("blob {0} is damaged")]
    Damaged(String),
    /// The key of a matter was destroyed or was never made: its sealed files are erased.
    #[error("there is no key for {} {}", .0.kind(), .0.number())]
    NoKey(Matter),
    /// The folder of keys is gone, and files that they open are there. Whoever looks after the server reads this.
    #[error("{0}：密钥目录不在，而库里有加密的文件或者办件。请从保管处放回密钥，不要新建目录")]
    KeysGone(String),
    /// A key could not be read, written or destroyed.
    #[error("key {name}: {source}")]
    Key {
        /// The key's file name.
        name: String,
        /// What the system said.
        source: std::io::Error,
    },
}
