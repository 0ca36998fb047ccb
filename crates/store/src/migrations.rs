//! Migrations: the same names for both stores, embedded, applied in one transaction each.
//!
//! A migration is never edited once released. Those that run together are applied under a lock, so that
//! nodes that start at the same time do not trip over each other.

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::{Result, StoreError};
use crate::store::Store;

/// One step of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Number and name, as the files are called.
    pub name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
    /// Rows that fill the schema of this migration, so that a test runs the next one on a filled database.
    pub data: &'static str,
}

macro_rules! migration {
    ($name:literal) => {
        Migration {
            name: $name,
            sqlite: include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $name, ".sql")),
            data: include_str!(concat!("../migrations/data/", $name, ".sql")),
        }
    };
}

/// All migrations in order.
pub const ALL: &[Migration] = &[
    migration!("0001_house"),
    migration!("0002_public_counts"),
    migration!("0004_calendar_years"),
    migration!("0005_catalogue"),
    migration!("0006_unit_section_index"),
    migration!("0007_old_addresses"),
    migration!("0008_cases"),
    migration!("0009_case_fees"),
    migration!("0010_case_feeds"),
    migration!("0011_case_proceedings"),
    migration!("0012_self_checks"),
    migration!("0013_applying"),
    migration!("0014_case_papers"),
    migration!("0015_case_overdue"),
    migration!("0016_unsure_jobs"),
    migration!("0017_case_erasure"),
    migration!("0018_case_enclosures"),
    migration!("0019_case_stubs"),
    migration!("0020_case_groups"),
    migration!("0021_case_chasings"),
    migration!("0022_account_cases"),
];

const CREATE_LIST: &str = "create table if not exists migrations (name text not null primary key)";

/// Applies what is missing and returns the names.
///
/// # Errors
/// [`StoreError::TooNew`] when the store knows a migration that this program does not,
/// [`StoreError::Migration`] when one fails; then none of those that were missing is applied.
pub async fn run(store: &Store) -> Result<Vec<&'static str>> {
    if let Some(missing) = unless_fresh(store).await?
        && missing.is_empty()
    {
        return Ok(missing);
    }
    let mut tx = store.begin().await?;
    let missing = prepare(&mut tx).await?;
    for migration in ALL
        .iter()
        .filter(|migration| missing.contains(&migration.name))
    {
        apply(&mut tx, migration).await?;
    }
    tx.commit().await?;
    Ok(missing)
}

/// Names the migrations that are not applied yet.
///
/// # Errors
/// [`StoreError::TooNew`] when the store knows a migration that this program does not.
pub async fn pending(store: &Store) -> Result<Vec<&'static str>> {
    Ok(unless_fresh(store)
        .await?
        .unwrap_or_else(|| ALL.iter().map(|one| one.name).collect()))
}

/// Applies one migration after another and fills the schema after each, as a test does.
///
/// # Errors
/// As [`run`].
pub async fn run_filled(store: &Store) -> Result<()> {
    for migration in ALL {
        let mut tx = store.begin().await?;
        prepare(&mut tx).await?;
        apply(&mut tx, migration).await?;
        tx.script(migration.data)
            .await
            .map_err(|error| failed(migration, &error))?;
        tx.commit().await?;
    }
    Ok(())
}

/// A column as the catalogue of either store describes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    /// `table.column`.
    pub name: String,
    /// Whether it may be null.
    pub is_nullable: bool,
    /// Whether it belongs to the primary key.
    pub is_key: bool,
}

/// Describes the schema as it is: all columns, and the names of all indexes.
///
/// # Errors
/// Whatever the database refuses.
pub async fn schema(conn: &mut Conn) -> Result<(Vec<Column>, Vec<String>)> {
    let columns: Vec<(String, String, i64, i64)> =
        conn.all(conn.dialect().columns(), binds![]).await?;
    let columns = columns
        .into_iter()
        .map(|(table, column, nullable, key)| Column {
            name: format!("{table}.{column}"),
            is_nullable: nullable == 1,
            is_key: key == 1,
        });
    let indexes: Vec<(String,)> = conn.all(conn.dialect().indexes(), binds![]).await?;
    Ok((
        columns.collect(),
        indexes.into_iter().map(|(name,)| name).collect(),
    ))
}

/// Looks without writing, so that a read-only copy can be asked; `None`: nothing was ever applied.
async fn unless_fresh(store: &Store) -> Result<Option<Vec<&'static str>>> {
    let mut reader = store.reader().await?;
    let (columns, _) = schema(&mut reader).await?;
    if !columns
        .iter()
        .any(|column| column.name == "migrations.name")
    {
        return Ok(None);
    }
    missing(&mut reader).await.map(Some)
}

async fn prepare(tx: &mut Tx) -> Result<Vec<&'static str>> {
    if let Some(lock) = tx.dialect().lock_migrations() {
        tx.script(lock).await?;
    }
    tx.script(CREATE_LIST).await?;
    missing(tx).await
}

async fn missing(conn: &mut Conn) -> Result<Vec<&'static str>> {
    let applied: Vec<(String,)> = conn
        .all("select name from migrations order by name", binds![])
        .await?;
    for (name,) in &applied {
        if !ALL.iter().any(|migration| migration.name == name) {
            return Err(StoreError::TooNew(name.clone()));
        }
    }
    let is_missing = |name: &str| !applied.iter().any(|(applied,)| applied == name);
    Ok(ALL
        .iter()
        .map(|migration| migration.name)
        .filter(|name| is_missing(name))
        .collect())
}

async fn apply(tx: &mut Tx, migration: &Migration) -> Result<()> {
    let text = match tx.dialect() {
        crate::dialect::Dialect::Sqlite => migration.sqlite,
        crate::dialect::Dialect::Postgres => migration.postgres,
    };
    tx.script(text)
        .await
        .map_err(|error| failed(migration, &error))?;
    tx.execute(
        "insert into migrations (name) values ($1)",
        binds![migration.name],
    )
    .await?;
    Ok(())
}

fn failed(migration: &Migration, error: &StoreError) -> StoreError {
    StoreError::Migration {
        name: migration.name.to_owned(),
        reason: error.to_string(),
    }
}

/// Names this set of migrations, for whoever keeps a migrated copy: it changes with any of their texts.
#[must_use]
pub fn fingerprint() -> String {
    use sha2::{Digest, Sha256};
    let mut digest = Sha256::new();
    for migration in ALL {
        digest.update(migration.name);
        digest.update(migration.sqlite);
        digest.update(migration.postgres);
    }
    hex::encode(digest.finalize()).chars().take(16).collect()
}
