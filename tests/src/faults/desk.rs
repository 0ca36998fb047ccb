//! People's steps, killed: drafts, signatures, reviews, publications, withdrawals.

use std::collections::BTreeMap;

use gongkai_model::id::RecordId;
use gongkai_model::record::{Language, state};
use gongkai_office::Office;
use gongkai_store::publications::{self, Shown};
use gongkai_store::records;
use gongkai_testkit::{Backend, TestResult};

use super::victim::Victim;
use super::{deserted_town, random_life, reopened, rounds};

/// The states of a record in their order.
const WAY: [&str; 8] = [
    state::DRAFT,
    state::SECRECY_REVIEW,
    "first_review",
    "second_review",
    "final_review",
    state::CLEARED,
    state::PUBLISHED,
    state::WITHDRAWN,
];

#[tokio::test(flavor = "multi_thread")]
async fn killed_reviews_and_publications_on_sqlite() -> TestResult {
    nothing_acknowledged_is_lost(Backend::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_reviews_and_publications_on_postgres() -> TestResult {
    nothing_acknowledged_is_lost(Backend::Postgres).await
}

async fn nothing_acknowledged_is_lost(backend: Backend) -> TestResult {
    let town = deserted_town(backend).await?;
    let mut told: BTreeMap<RecordId, usize> = BTreeMap::new();
    for _ in 0..rounds() {
        let victim = Victim::start("desk", &town)?;
        for line in victim.killed_after(random_life())? {
            let (id, state) = line.split_once(' ').ok_or("a strange line")?;
            told.insert(id.parse()?, place_of(state)?);
        }
        let office = reopened(&town).await?;
        let mut public = 0;
        for (id, at_least) in &told {
            public += u64::from(check(&office, *id, *at_least).await?);
        }
        assert_eq!(
            office.search.entries(),
            public,
            "found and public are the same"
        );
        office.store.close().await;
    }
    assert!(!told.is_empty(), "nothing was done between the kills");
    Ok(())
}

fn place_of(state: &str) -> TestResult<usize> {
    let place = WAY.iter().position(|known| *known == state);
    place.ok_or_else(|| format!("a strange state: {state}").into())
}

/// Checks one record; whether it is public.
async fn check(office: &Office, id: RecordId, at_least: usize) -> TestResult<bool> {
    let mut reader = office.store.reader().await?;
    let head = records::get(&mut reader, id).await?;
    let head = head.ok_or_else(|| format!("{id} was acknowledged and is lost"))?;
    let place = place_of(&head.state)?;
    // One step may have been committed and not yet told.
    assert!(
        place == at_least || place == at_least + 1,
        "{id}: told {}, is {}",
        WAY[at_least],
        head.state
    );
    let shown = publications::get(&mut reader, id, Language::Chinese).await?;
    match (head.state.as_str(), shown) {
        (state::PUBLISHED, Some(Shown::Current(_))) => Ok(true),
        (state::WITHDRAWN, Some(Shown::Withdrawn { .. })) => Ok(false),
        (state::PUBLISHED | state::WITHDRAWN, other) | (_, other @ Some(_)) => {
            Err(format!("{id} is {}, its page answers {other:?}", head.state).into())
        }
        (_, None) => Ok(false),
    }
}
