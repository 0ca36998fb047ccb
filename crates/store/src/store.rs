//! The store: one value over SQLite or PostgreSQL, from which transactions and readers come.
//!
//! SQLite: one writer connection (`begin immediate`), a read-only pool, WAL. A step of a person is
//! flushed to the disk before it is acknowledged (`synchronous = full`), a bulk import only handed to
//! the system (`normal`): it survives a killed process and is resumable. PostgreSQL: a pool, its own
//! durability.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::postgres::PgPool;
use sqlx::sqlite::SqlitePool;
use tokio::sync::Mutex;

use crate::conn::{Conn, Open, Reader, Tx};
use crate::dialect::{Dialect, postgres, sqlite};
use crate::error::{Result, StoreError};
use crate::migrations;

/// The database file inside a data folder.
const DATABASE_FILE: &str = "gongkai.db";

/// How long a step waits for the one that is writing. Longer means that one hangs, or waits for itself.
const WRITER_TIMEOUT: Duration = Duration::from_secs(30);

/// Where the store is and how it is opened.
#[derive(Clone)]
pub struct StoreOptions {
    place: Place,
    read_only: bool,
    migrate: bool,
    readers: u32,
}

#[derive(Clone)]
enum Place {
    Folder(PathBuf),
    Server(String),
}

impl StoreOptions {
    /// SQLite in `<data_dir>/gongkai.db`; folder and file are made when missing.
    pub fn folder(data_dir: impl Into<PathBuf>) -> Self {
        Self::new(Place::Folder(data_dir.into()))
    }

    /// PostgreSQL at `postgres://…`; the database must exist.
    pub fn server(database_url: impl Into<String>) -> Self {
        Self::new(Place::Server(database_url.into()))
    }

    /// The server when there is an address, else the folder.
    pub fn choose(data_dir: impl Into<PathBuf>, database_url: Option<String>) -> Self {
        database_url.map_or_else(|| Self::folder(data_dir), Self::server)
    }

    fn new(place: Place) -> Self {
        Self {
            place,
            read_only: false,
            migrate: true,
            readers: 8,
        }
    }

    /// Opens without a writer and without migrating: for a portal on a copy.
    #[must_use]
    pub fn read_only(mut self) -> Self {
        self.read_only = true;
        self.migrate = false;
        self
    }

    /// Opens as it is, without applying missing migrations (`migrate --check`).
    #[must_use]
    pub fn without_migrating(mut self) -> Self {
        self.migrate = false;
        self
    }

    /// How many connections read at the same time (default 8).
    #[must_use]
    pub fn connections(mut self, connections: u32) -> Self {
        self.readers = connections.max(1);
        self
    }
}

/// Whether an acknowledged commit survives a power cut, or a killed process only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    PowerCut,
    KilledProcess,
}

#[derive(Clone)]
enum Db {
    Sqlite {
        write: Option<(SqlitePool, Arc<Mutex<Durability>>)>,
        read: SqlitePool,
    },
    Postgres {
        pool: PgPool,
        read_only: bool,
    },
}

/// An open store. Cloning shares it.
#[derive(Clone)]
pub struct Store {
    db: Db,
    statements: Arc<AtomicU64>,
    commits: Arc<AtomicU64>,
}

impl Store {
    /// Opens the store, and brings it up to date unless told otherwise.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it cannot be reached, [`StoreError::TooNew`] when a newer
    /// program wrote it, [`StoreError::Migration`] when it cannot be brought up to date.
    pub async fn open(options: StoreOptions) -> Result<Self> {
        let db = match &options.place {
            Place::Folder(folder) => open_sqlite(folder, &options).await?,
            Place::Server(url) => Db::Postgres {
                pool: postgres::pool(url, options.readers).await?,
                read_only: options.read_only,
            },
        };
        let store = Self {
            db,
            statements: Arc::new(AtomicU64::new(0)),
            commits: Arc::new(AtomicU64::new(0)),
        };
        if options.migrate {
            migrations::run(&store).await?;
        } else {
            // A store of a newer program is refused even when nothing is to be changed.
            migrations::pending(&store).await?;
        }
        Ok(store)
    }

    /// Begins a transaction that is safe against a power cut once committed.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`]; [`StoreError::Unavailable`] when another writer holds the store too long.
    pub async fn begin(&self) -> Result<Tx> {
        self.begin_as(Durability::PowerCut).await
    }

    /// Begins a transaction of a bulk import: safe against a killed process once committed.
    ///
    /// # Errors
    /// As [`Store::begin`].
    pub async fn begin_bulk(&self) -> Result<Tx> {
        self.begin_as(Durability::KilledProcess).await
    }

    async fn begin_as(&self, durability: Durability) -> Result<Tx> {
        match &self.db {
            Db::Sqlite { write: None, .. }
            | Db::Postgres {
                read_only: true, ..
            } => Err(StoreError::ReadOnly),
            Db::Sqlite {
                write: Some((pool, gate)),
                ..
            } => {
                let waiting = Arc::clone(gate).lock_owned();
                let mut writer = tokio::time::timeout(WRITER_TIMEOUT, waiting)
                    .await
                    .map_err(|_| {
                        StoreError::Unavailable("another step is still writing".to_owned())
                    })?;
                if *writer != durability {
                    let pragma = match durability {
                        Durability::PowerCut => sqlite::DURABLE,
                        Durability::KilledProcess => sqlite::BULK,
                    };
                    sqlx::raw_sql(pragma).execute(pool).await?;
                    *writer = durability;
                }
                let open = Open::Sqlite(pool.begin_with("begin immediate").await?);
                let commits = Arc::clone(&self.commits);
                Ok(Tx::new(self.conn(open), Some(writer), commits))
            }
            Db::Postgres { pool, .. } => Ok(Tx::new(
                self.conn(Open::Postgres(pool.begin().await?)),
                None,
                Arc::clone(&self.commits),
            )),
        }
    }

    /// Opens a reader: one unchanging state of the store until it is dropped.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when no connection is free in time.
    pub async fn reader(&self) -> Result<Reader> {
        let open = match &self.db {
            Db::Sqlite { read, .. } => Open::Sqlite(read.begin().await?),
            Db::Postgres { pool, .. } => Open::Postgres(pool.begin_with(postgres::SNAPSHOT).await?),
        };
        Ok(Reader::new(self.conn(open)))
    }

    /// Copies the database file as it is at one instant; `None` when there is no file.
    pub(crate) async fn copy_to(&self, file: &Path) -> Result<Option<()>> {
        match &self.db {
            Db::Sqlite { read, .. } => {
                sqlite::copy(read, file).await?;
                Ok(Some(()))
            }
            Db::Postgres { .. } => Ok(None),
        }
    }

    /// Which store this is.
    pub fn dialect(&self) -> Dialect {
        match self.db {
            Db::Sqlite { .. } => Dialect::Sqlite,
            Db::Postgres { .. } => Dialect::Postgres,
        }
    }

    /// How many statements all connections have run since the store was opened.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// How many transactions of this process have ended as committed, or may have: it grows after each commit
    /// and before the step answers, so whoever keeps what was read compares it. Other processes are not in it.
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::Acquire)
    }

    /// Closes all connections; open ones are waited for.
    pub async fn close(&self) {
        match &self.db {
            Db::Sqlite { write, read } => {
                // The readers go first: the last connection to leave folds the WAL into the file.
                read.close().await;
                if let Some((pool, _)) = write {
                    pool.close().await;
                }
            }
            Db::Postgres { pool, .. } => pool.close().await,
        }
    }

    fn conn(&self, open: Open) -> Conn {
        Conn::new(open, Arc::clone(&self.statements))
    }
}

async fn open_sqlite(folder: &Path, options: &StoreOptions) -> Result<Db> {
    let file = folder.join(DATABASE_FILE);
    let write = if options.read_only {
        None
    } else {
        tokio::fs::create_dir_all(folder)
            .await
            .map_err(|error| StoreError::Option {
                option: "data folder",
                reason: format!("{}: {error}", folder.display()),
            })?;
        let pool = sqlite::writer(&file).await?;
        Some((pool, Arc::new(Mutex::new(Durability::PowerCut))))
    };
    Ok(Db::Sqlite {
        write,
        read: sqlite::readers(&file, options.readers).await?,
    })
}
