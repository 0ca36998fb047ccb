//! Connections: [`Tx`] writes, [`Reader`] reads one unchanging state of the store.
//!
//! Both lend a [`Conn`], so a repository function that only reads takes `&mut Conn` and is called
//! with either; one that writes takes `&mut Tx`, and a reader cannot be handed to it. Every statement
//! is counted: the tests hold pages to a number.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Postgres, Sqlite, Transaction};
use tokio::sync::OwnedMutexGuard;

use crate::dialect::Dialect;
use crate::error::Result;
use crate::sql::Sql;
use crate::store::Durability;
use crate::value::{self, Value};

/// A struct or tuple that reads from a row of either store.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{}

pub(crate) enum Open {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// An open connection of either store. The statements of this crate go through it; so may those of a
/// test that damages a store on purpose.
pub struct Conn {
    open: Open,
    statements: u64,
    total: Arc<AtomicU64>,
    writes_publications: bool,
}

/// How a statement begins that changes what the public sees. Looked for here, in the text, so that no
/// repository function can forget to say so.
const PUBLIC_WRITES: [&str; 7] = [
    "insert into publications ",
    "update publications ",
    "delete from publications ",
    "insert into catalogue_items ",
    "update catalogue_items ",
    "insert into nil_publications ",
    "update nil_publications ",
];

const NEXT_PUBLIC_REVISION: &str = "update public_revision set number = number + 1";

impl Conn {
    pub(crate) fn new(open: Open, total: Arc<AtomicU64>) -> Self {
        Self {
            open,
            statements: 0,
            total,
            writes_publications: false,
        }
    }

    /// How many statements this connection has run, its own begin and commit not counted.
    pub fn statements(&self) -> u64 {
        self.statements
    }

    /// Which store this is.
    pub fn dialect(&self) -> Dialect {
        match self.open {
            Open::Sqlite(_) => Dialect::Sqlite,
            Open::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs a statement and says how many rows it touched.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn execute(&mut self, sql: impl Into<Sql>, values: Vec<Value>) -> Result<u64> {
        let sql = self.count(sql);
        Ok(match &mut self.open {
            Open::Sqlite(tx) => {
                let query = sqlx::query_with(sql, value::sqlite(values).map_err(encoding)?);
                query.execute(&mut **tx).await?.rows_affected()
            }
            Open::Postgres(tx) => {
                let query = sqlx::query_with(sql, value::postgres(values).map_err(encoding)?);
                query.execute(&mut **tx).await?.rows_affected()
            }
        })
    }

    /// Runs a query and reads all its rows.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn all<T: Row>(&mut self, sql: impl Into<Sql>, values: Vec<Value>) -> Result<Vec<T>> {
        let sql = self.count(sql);
        Ok(match &mut self.open {
            Open::Sqlite(tx) => {
                let query = sqlx::query_as_with(sql, value::sqlite(values).map_err(encoding)?);
                query.fetch_all(&mut **tx).await?
            }
            Open::Postgres(tx) => {
                let query = sqlx::query_as_with(sql, value::postgres(values).map_err(encoding)?);
                query.fetch_all(&mut **tx).await?
            }
        })
    }

    /// Runs a query that answers at most one row.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn optional<T: Row>(
        &mut self,
        sql: impl Into<Sql>,
        values: Vec<Value>,
    ) -> Result<Option<T>> {
        let sql = self.count(sql);
        Ok(match &mut self.open {
            Open::Sqlite(tx) => {
                let query = sqlx::query_as_with(sql, value::sqlite(values).map_err(encoding)?);
                query.fetch_optional(&mut **tx).await?
            }
            Open::Postgres(tx) => {
                let query = sqlx::query_as_with(sql, value::postgres(values).map_err(encoding)?);
                query.fetch_optional(&mut **tx).await?
            }
        })
    }

    /// Runs a query that always answers one row, such as a count or an insert with `returning`.
    ///
    /// # Errors
    /// Whatever the database refuses; no row at all is a refusal too.
    pub async fn one<T: Row>(&mut self, sql: impl Into<Sql>, values: Vec<Value>) -> Result<T> {
        match self.optional(sql, values).await? {
            Some(row) => Ok(row),
            None => Err(sqlx::Error::RowNotFound.into()),
        }
    }

    /// Runs several statements without values, as migrations are.
    pub(crate) async fn script(&mut self, text: &'static str) -> Result<()> {
        match &mut self.open {
            Open::Sqlite(tx) => sqlx::raw_sql(text).execute(&mut **tx).await.map(drop)?,
            Open::Postgres(tx) => sqlx::raw_sql(text).execute(&mut **tx).await.map(drop)?,
        }
        Ok(())
    }

    fn count(&mut self, sql: impl Into<Sql>) -> sqlx::SqlStr {
        self.statements += 1;
        self.total.fetch_add(1, Ordering::Relaxed);
        let sql = sql.into();
        self.writes_publications |= PUBLIC_WRITES
            .iter()
            .any(|write| sql.as_str().starts_with(write));
        sql.into_sqlx()
    }
}

fn encoding(error: sqlx::error::BoxDynError) -> sqlx::Error {
    sqlx::Error::Encode(error)
}

/// One unchanging state of the store, for one page or one answer.
pub struct Reader {
    conn: Conn,
}

/// One transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
pub struct Tx {
    conn: Conn,
    /// SQLite's single writer, held from begin to end.
    _writer: Option<OwnedMutexGuard<Durability>>,
    commits: Arc<AtomicU64>,
}

/// Counts a commit when it is over, however it ends: a request that is given up while the store commits may
/// have committed.
struct Counted(Arc<AtomicU64>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Release);
    }
}

impl Reader {
    pub(crate) fn new(conn: Conn) -> Self {
        Self { conn }
    }
}

impl Tx {
    pub(crate) fn new(
        conn: Conn,
        writer: Option<OwnedMutexGuard<Durability>>,
        commits: Arc<AtomicU64>,
    ) -> Self {
        Self {
            conn,
            _writer: writer,
            commits,
        }
    }

    /// Makes the work of this transaction permanent; if it changed what the public sees, under the next
    /// public revision. That row is locked last and at once let go, so no step waits for another one's work.
    ///
    /// # Errors
    /// [`crate::error::StoreError::Unavailable`] when the store went away; then nothing is stored.
    pub async fn commit(mut self) -> Result<()> {
        if self.conn.writes_publications {
            self.conn.execute(NEXT_PUBLIC_REVISION, Vec::new()).await?;
        }
        let _counted = Counted(self.commits);
        match self.conn.open {
            Open::Sqlite(tx) => tx.commit().await?,
            Open::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Gives the work up at once instead of when the connection is used next.
    ///
    /// # Errors
    /// [`crate::error::StoreError::Unavailable`] when the store went away; nothing is stored then either.
    pub async fn rollback(self) -> Result<()> {
        match self.conn.open {
            Open::Sqlite(tx) => tx.rollback().await?,
            Open::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }
}

impl Deref for Reader {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.conn
    }
}
impl DerefMut for Reader {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}
impl Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.conn
    }
}
impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}
