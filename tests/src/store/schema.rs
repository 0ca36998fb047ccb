//! Migrations: equal names, equal outcome, filled databases.

use std::collections::BTreeSet;

use gongkai_store::{Store, StoreError, StoreOptions, migrations};
use gongkai_testkit::postgres::PostgresDatabase;

use super::{TestResult, both_stores};

fn names(folder: &str) -> std::io::Result<BTreeSet<String>> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/store/migrations");
    let files = std::fs::read_dir(std::path::Path::new(root).join(folder))?;
    files
        .map(|file| Ok(file?.file_name().to_string_lossy().replace(".sql", "")))
        .collect()
}

#[test]
fn every_migration_exists_for_both_stores_with_data_and_is_listed() -> TestResult {
    let listed: BTreeSet<String> = migrations::ALL
        .iter()
        .map(|migration| migration.name.to_owned())
        .collect();
    for folder in ["sqlite", "postgres", "data"] {
        assert_eq!(names(folder)?, listed, "{folder}");
    }
    Ok(())
}

#[tokio::test]
async fn both_stores_end_in_the_same_schema() -> TestResult {
    let folder = tempfile::tempdir()?;
    let sqlite = Store::open(StoreOptions::folder(folder.path())).await?;
    let database = PostgresDatabase::migrated().await?;
    let postgres = Store::open(StoreOptions::server(database.url())).await?;
    let (sqlite_columns, sqlite_indexes) = migrations::schema(&mut *sqlite.reader().await?).await?;
    let (postgres_columns, postgres_indexes) =
        migrations::schema(&mut *postgres.reader().await?).await?;
    assert!(sqlite_columns.len() > 150, "the catalogue was not read");
    assert_same(&sqlite_columns, &postgres_columns);
    assert_eq!(sqlite_indexes, postgres_indexes);
    sqlite.close().await;
    postgres.close().await;
    Ok(())
}

fn assert_same(left: &[migrations::Column], right: &[migrations::Column]) {
    let left: BTreeSet<_> = left.iter().collect();
    let right: BTreeSet<_> = right.iter().collect();
    let only_left: Vec<_> = left.difference(&right).collect();
    let only_right: Vec<_> = right.difference(&left).collect();
    assert!(
        only_left.is_empty() && only_right.is_empty(),
        "{only_left:#?}\n{only_right:#?}"
    );
}

#[tokio::test]
async fn each_migration_runs_on_a_filled_database() -> TestResult {
    let folder = tempfile::tempdir()?;
    let sqlite = Store::open(StoreOptions::folder(folder.path()).without_migrating()).await?;
    let database = PostgresDatabase::empty().await?;
    let postgres = Store::open(StoreOptions::server(database.url()).without_migrating()).await?;
    for store in [sqlite, postgres] {
        assert_eq!(
            migrations::pending(&store).await?.len(),
            migrations::ALL.len()
        );
        migrations::run_filled(&store).await?;
        let mut reader = store.reader().await?;
        let (columns, _) = migrations::schema(&mut reader).await?;
        let tables: BTreeSet<_> = columns
            .iter()
            .filter_map(|column| column.name.split('.').next())
            .collect();
        assert!(tables.len() >= 25, "{tables:?}");
        assert!(migrations::pending(&store).await?.is_empty());
        drop(reader);
        store.close().await;
    }
    Ok(())
}

both_stores!(
    a_store_of_a_newer_program_is_refused,
    async |store: Store| {
        let mut tx = store.begin().await?;
        tx.execute(
            "insert into migrations (name) values ('9999_future')",
            vec![],
        )
        .await?;
        tx.commit().await?;
        let refused = migrations::run(&store).await;
        assert!(matches!(refused, Err(StoreError::TooNew(name)) if name == "9999_future"));
        Ok(())
    }
);

both_stores!(opening_again_changes_nothing, async |store: Store| {
    assert!(migrations::run(&store).await?.is_empty());
    Ok(())
});

#[tokio::test]
async fn a_copy_can_be_opened_for_reading_only() -> TestResult {
    let folder = tempfile::tempdir()?;
    Store::open(StoreOptions::folder(folder.path()))
        .await?
        .close()
        .await;
    let copy = Store::open(StoreOptions::folder(folder.path()).read_only()).await?;
    assert!(
        gongkai_store::units::tree(&mut *copy.reader().await?)
            .await?
            .root()
            .is_none()
    );
    assert!(matches!(copy.begin().await, Err(StoreError::ReadOnly)));
    copy.close().await;
    Ok(())
}
