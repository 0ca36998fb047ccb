//! The storage layer: every behaviour is one function, run on SQLite and on PostgreSQL.

mod backup;
mod blobs;
mod chain;
mod counts;
mod fixture;
mod jobs;
mod organisation;
mod publications;
mod records;
mod schema;
mod transactions;
mod verify;

use std::error::Error;

use gongkai_store::{Store, StoreOptions};
use gongkai_testkit::postgres::PostgresDatabase;
use jiff::Timestamp;

pub(crate) type TestResult = Result<(), Box<dyn Error>>;

/// Makes two tests out of one: nothing can be marked for one store only.
macro_rules! both_stores {
    ($name:ident, $test:expr) => {
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() -> $crate::store::TestResult {
                $crate::store::on_sqlite($test).await
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() -> $crate::store::TestResult {
                $crate::store::on_postgres($test).await
            }
        }
    };
}
pub(crate) use both_stores;

/// Runs a test on a fresh SQLite store.
pub(crate) async fn on_sqlite(test: impl AsyncFnOnce(Store) -> TestResult) -> TestResult {
    let folder = tempfile::tempdir()?;
    let store = Store::open(StoreOptions::folder(folder.path())).await?;
    test(store.clone()).await?;
    store.close().await;
    Ok(())
}

/// Runs a test on a fresh PostgreSQL database.
pub(crate) async fn on_postgres(test: impl AsyncFnOnce(Store) -> TestResult) -> TestResult {
    let database = PostgresDatabase::migrated().await?;
    let store = Store::open(StoreOptions::server(database.url())).await?;
    test(store.clone()).await?;
    store.close().await;
    Ok(())
}

/// A fixed instant, `seconds` after 2024-09-13 08:00 Shanghai time.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_726_185_600 + seconds).unwrap_or_default()
}
