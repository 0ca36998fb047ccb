//! What can go wrong in the storage layer, whichever store is behind it.
//!
//! "Not found" is no error: lookups answer `Ok(None)`. The variants are the cases a caller treats
//! differently; everything else is [`StoreError::Database`] and is logged once, at the edge.

use crate::dialect;

/// A failure of the store. Messages name tables, columns and keys, never stored values.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database or blob store cannot be reached, or a lock was not to be had in time: try again.
    #[error("the store is not available: {0}")]
    Unavailable(String),
    /// Somebody else changed the row since it was read (optimistic `revision`).
    #[error("{table} {key} was changed by somebody else meanwhile")]
    Conflict {
        /// The table of the row.
        table: &'static str,
        /// The key of the row.
        key: String,
    },
    /// A value that must be unique exists already; named like `units.code` on both stores.
    #[error("{0} exists already")]
    UniqueViolation(String),
    /// A row refers to another one that does not exist.
    #[error("a row refers to something that does not exist: {0}")]
    ForeignKey(String),
    /// A stored value cannot be read back as what it must be.
    #[error("{table} {key} is damaged: {reason}")]
    Corrupt {
        /// The table of the row.
        table: &'static str,
        /// The key of the row.
        key: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The store was opened for reading only.
    #[error("the store is open for reading only")]
    ReadOnly,
    /// The store was written by a newer version of the program.
    #[error("the store has migration {0}, which this program does not know: use the newer program")]
    TooNew(String),
    /// A migration could not be applied.
    #[error("migration {name} failed: {reason}")]
    Migration {
        /// The migration's name.
        name: String,
        /// What the database said.
        reason: String,
    },
    /// An option of the store cannot be used.
    #[error("{option} cannot be used: {reason}")]
    Option {
        /// The name of the option.
        option: &'static str,
        /// Why not.
        reason: String,
    },
    /// Any other refusal of the database.
    #[error("the database refused: {0}")]
    Database(#[source] sqlx::Error),
}

/// The result of every storage function.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

impl StoreError {
    /// Makes [`StoreError::Corrupt`] for a row that does not read back.
    pub fn corrupt(
        table: &'static str,
        key: impl std::fmt::Display,
        reason: impl std::fmt::Display,
    ) -> Self {
        Self::Corrupt {
            table,
            key: key.to_string(),
            reason: reason.to_string(),
        }
    }

    /// Whether this is a unique violation on the given `table.column[, table.column]`.
    pub fn is_unique(&self, columns: &str) -> bool {
        matches!(self, Self::UniqueViolation(name) if name == columns)
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Unavailable(error.to_string()),
            sqlx::Error::Database(refusal) => {
                if refusal.is_unique_violation() {
                    return Self::UniqueViolation(dialect::violated(refusal.as_ref()));
                }
                if refusal.is_foreign_key_violation() {
                    return Self::ForeignKey(dialect::violated(refusal.as_ref()));
                }
                if dialect::is_transient(refusal.as_ref()) {
                    return Self::Unavailable(refusal.message().to_owned());
                }
                Self::Database(error)
            }
            _ => Self::Database(error),
        }
    }
}
