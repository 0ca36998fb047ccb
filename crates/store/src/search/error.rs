//! What can go wrong with the index. All of it is mended by throwing the index away.

use crate::error::StoreError;

/// A failure of the search index.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The index cannot be read or written; `reindex` makes a new one.
    #[error("the search index cannot be used: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// The folder of the index cannot be made or cleared.
    #[error("the folder of the search index cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    /// The place's lists of words cannot be read.
    #[error("the lists of words cannot be read: {0}")]
    Lists(String),
    /// Another process keeps this index up to date.
    #[error("another process writes this search index")]
    Busy,
    /// The thread that searched or indexed ended early.
    #[error("searching was interrupted: {0}")]
    Interrupted(String),
    /// The publications could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<tokio::task::JoinError> for SearchError {
    fn from(error: tokio::task::JoinError) -> Self {
        Self::Interrupted(error.to_string())
    }
}
