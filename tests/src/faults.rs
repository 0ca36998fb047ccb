//! `kill -9` at random instants: what was acknowledged is there, nothing half-done is public, the checker
//! finds nothing, and work goes on.
//!
//! The test starts its own binary again as the process that works (see [`work`]), kills it, opens the store
//! anew and looks. `GONGKAI_FAULT_ROUNDS` says how often; the few rounds of every day are for regressions,
//! the many of `make test-full` for rare instants.

mod desk;
mod imports;
mod victim;
mod work;

use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::Arc;
use std::time::Duration;

use gongkai_office::{Office, OfficeOptions};
use gongkai_store::search::follow;
use gongkai_store::{sequencer, verify::verify};
use gongkai_testkit::{Backend, TestResult, Town};

/// Kills of one test when nothing else is said.
const ROUNDS: usize = 4;

/// The longest that a process lives after it has begun to work.
const LIFE_MAX: Duration = Duration::from_millis(1500);

fn rounds() -> usize {
    let asked = std::env::var("GONGKAI_FAULT_ROUNDS").ok();
    asked
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(ROUNDS)
}

/// A random instant; it cannot be repeated anyway, so neither is the number.
fn random_life() -> Duration {
    let random = std::hash::RandomState::new().build_hasher().finish();
    let millis = u64::try_from(LIFE_MAX.as_millis()).unwrap_or(1);
    Duration::from_millis(random % millis)
}

/// A town whose founder has left: only the store remains, for the process that works and for the one that
/// looks.
async fn deserted_town(backend: Backend) -> TestResult<Town> {
    let town = Town::new(backend, "2024-09-13").await?;
    town.office.store.close().await;
    Ok(town)
}

fn options(folder: &std::path::Path, database_url: Option<String>) -> OfficeOptions {
    let mut options = OfficeOptions::in_folder(folder.to_owned());
    options.database_url = database_url;
    options
}

/// Opens what a killed process left, as the next start would, and checks all that holds of any store.
async fn reopened(town: &Town) -> TestResult<Arc<Office>> {
    let office = Office::open(options(town.folder(), town.database_url())).await?;
    sequencer::run_once(&office.store).await?;
    let found = verify(&office.store, &office.blobs).await?;
    assert!(found.is_empty(), "contradictions: {found:?}");
    follow(&office.store, &office.search).await?;
    Ok(office)
}
