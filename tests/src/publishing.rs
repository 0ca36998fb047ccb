//! Stories of publishing, each on both stores: from draft to public page, what becomes of it afterwards, and
//! everything that must not happen on the way.

mod after;
mod ending;
mod erasure;
mod moving;
mod people;
mod reviews;
mod scheduled;
mod self_check;
mod taken_down;

use gongkai_model::{id::RecordId, record::Language};
use gongkai_store::publications::{self, Shown};
use gongkai_testkit::{TestResult, Town};

/// What the public address of a record answers.
async fn shown(town: &Town, id: RecordId) -> TestResult<Option<Shown>> {
    let mut reader = town.office.store.reader().await?;
    Ok(publications::get(&mut reader, id, Language::Chinese).await?)
}

/// Runs a story on the embedded store and on PostgreSQL.
macro_rules! on_both_stores {
    ($(async fn $name:ident($town:ident) $body:block)*) => { $(
        mod $name {
            use super::*;

            async fn story($town: gongkai_testkit::Town) -> gongkai_testkit::TestResult {
                $body
                $town.ends_well().await
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn on_sqlite() -> gongkai_testkit::TestResult {
                story(gongkai_testkit::Town::new(gongkai_testkit::Backend::Sqlite, "2024-09-13").await?).await
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn on_postgres() -> gongkai_testkit::TestResult {
                story(gongkai_testkit::Town::new(gongkai_testkit::Backend::Postgres, "2024-09-13").await?).await
            }
        }
    )* };
}
pub(crate) use on_both_stores;
