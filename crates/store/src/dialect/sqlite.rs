//! SQLite's side of the differences, and how its connections are set up.

use std::path::Path;
use std::time::Duration;

use sqlx::error::DatabaseError;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::error::Result;

/// One writer at a time: no row can be locked by another one.
pub(crate) const SKIP_LOCKED: &str = "";

/// One writer at a time: a row that a writer has read stays as it is.
pub(crate) const FOR_SHARE: &str = "";

/// `SQLITE_BUSY` and `SQLITE_LOCKED` with their extended forms.
pub(crate) const TRANSIENT: &[&str] = &["5", "6", "261", "262", "517"];

pub(crate) const COLUMNS: &str = "
    select t.name, c.name, case when c.\"notnull\" = 0 then 1 else 0 end,
           case when c.pk > 0 then 1 else 0 end
    from sqlite_schema t join pragma_table_info(t.name) c
    where t.type = 'table' and t.name not like 'sqlite_%'
    order by t.name, c.name";

pub(crate) const INDEXES: &str = "
    select name from sqlite_schema
    where type = 'index' and name not like 'sqlite_%' order by name";

/// Damaged pages, and rows that refer to nothing.
pub(crate) const SELF_CHECKS: &[&str] = &[
    "select quick_check from pragma_quick_check where quick_check <> 'ok'",
    "select 'a row of ' || \"table\" || ' refers to nothing in ' || parent
     from pragma_foreign_key_check limit 100",
];

/// Acknowledged commits survive a power cut.
pub(crate) const DURABLE: &str = "pragma synchronous = full";

/// Acknowledged commits survive a killed process; a power cut may take the last ones.
pub(crate) const BULK: &str = "pragma synchronous = normal";

/// Other processes (an import beside the server) hold the write lock for one transaction at most.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// Takes the column list of `UNIQUE constraint failed: records.source, records.source_key`.
pub(crate) fn violated(refusal: &dyn DatabaseError) -> String {
    let message = refusal.message();
    match message.split_once("failed: ") {
        Some((_, columns)) => columns.to_owned(),
        None => message.to_owned(),
    }
}

/// Opens the single writer; creates the file when it is missing.
pub(crate) async fn writer(file: &Path) -> Result<SqlitePool> {
    let options = common(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    Ok(pool(1).connect_with(options).await?)
}

/// Opens the readers. The file must exist.
pub(crate) async fn readers(file: &Path, connections: u32) -> Result<SqlitePool> {
    Ok(pool(connections)
        .connect_with(common(file).read_only(true))
        .await?)
}

/// Copies the whole database into a new file, as it is at one instant, without stopping the writer.
pub(crate) async fn copy(readers: &SqlitePool, file: &Path) -> Result<()> {
    let file = file.display().to_string();
    sqlx::query("vacuum into $1")
        .bind(file)
        .execute(readers)
        .await?;
    Ok(())
}

fn common(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        .statement_cache_capacity(200)
        .pragma("cache_size", "-16000")
        .pragma("temp_store", "memory")
        // What is erased is overwritten, not only unlinked.
        .pragma("secure_delete", "on")
}

/// Connections never age: the durability of the writer is a property of its connection.
fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(BUSY_TIMEOUT)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}
