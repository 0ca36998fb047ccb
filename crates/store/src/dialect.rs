//! What differs between the two stores, and nothing else: locks, error shapes, catalogue queries.
//!
//! Every statement of the repositories is one text for both. Whoever needs a difference adds a
//! function here with one arm in [`sqlite`] and one in [`postgres`].

pub(crate) mod postgres;
pub(crate) mod sqlite;

use sqlx::error::DatabaseError;

/// Which store a connection talks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// One file, one writer.
    Sqlite,
    /// A server, many writers.
    Postgres,
}

impl Dialect {
    /// The suffix that lets parallel workers take different rows; the single writer needs none.
    pub(crate) fn skip_locked(self) -> &'static str {
        match self {
            Self::Sqlite => sqlite::SKIP_LOCKED,
            Self::Postgres => postgres::SKIP_LOCKED,
        }
    }

    /// The suffix that keeps a row as it is until the transaction ends; the single writer needs none.
    pub(crate) fn for_share(self) -> &'static str {
        match self {
            Self::Sqlite => sqlite::FOR_SHARE,
            Self::Postgres => postgres::FOR_SHARE,
        }
    }

    /// The statement that makes the sequencer the only one until its transaction ends.
    pub(crate) fn lock_sequencer(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some(postgres::LOCK_SEQUENCER),
        }
    }

    /// The statement that makes the migration runner the only one until its transaction ends.
    pub(crate) fn lock_migrations(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some(postgres::LOCK_MIGRATIONS),
        }
    }

    /// Queries by which the database checks itself; each row they answer is a complaint.
    pub(crate) fn self_checks(self) -> &'static [&'static str] {
        match self {
            Self::Sqlite => sqlite::SELF_CHECKS,
            Self::Postgres => postgres::SELF_CHECKS,
        }
    }

    /// Lists every column as `(table, column, nullable, primary key)`, in a stable order.
    pub(crate) fn columns(self) -> &'static str {
        match self {
            Self::Sqlite => sqlite::COLUMNS,
            Self::Postgres => postgres::COLUMNS,
        }
    }

    /// Lists every index that a migration named, in a stable order.
    pub(crate) fn indexes(self) -> &'static str {
        match self {
            Self::Sqlite => sqlite::INDEXES,
            Self::Postgres => postgres::INDEXES,
        }
    }
}

/// Names what a unique or foreign key violation is about: `table.column[, table.column]`.
pub(crate) fn violated(refusal: &dyn DatabaseError) -> String {
    if refusal
        .try_downcast_ref::<sqlx::postgres::PgDatabaseError>()
        .is_some()
    {
        postgres::violated(refusal)
    } else {
        sqlite::violated(refusal)
    }
}

/// Whether the same transaction may well succeed when tried again.
pub(crate) fn is_transient(refusal: &dyn DatabaseError) -> bool {
    let code = refusal.code();
    let code = code.as_deref().unwrap_or_default();
    if refusal
        .try_downcast_ref::<sqlx::postgres::PgDatabaseError>()
        .is_some()
    {
        postgres::TRANSIENT.contains(&code)
    } else {
        sqlite::TRANSIENT.contains(&code)
    }
}
