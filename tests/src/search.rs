//! Search on both stores: what is public is found as people write it, what is withdrawn is not, and an index
//! made anew is the one that followed.

mod found;
mod kept_up;
mod numbers;
mod page;

use gongkai_model::id::RecordId;
use gongkai_model::record::RecordNumber;
use gongkai_store::search::{Followed, SearchAnswer, SearchIndex, SearchQuery, ask, follow};
use gongkai_store::sequencer;
use gongkai_testkit::{NoticeBuilder, TestResult, Town, notice};

use crate::publishing::on_both_stores;

/// An index of a town, in the town's folder.
fn index_of(town: &Town) -> TestResult<SearchIndex> {
    Ok(SearchIndex::open(town.folder().join("test-index"))?)
}

/// Numbers the events and lets the index follow.
async fn catch_up(town: &Town, index: &SearchIndex) -> TestResult<Followed> {
    sequencer::run_once(&town.office.store).await?;
    Ok(follow(&town.office.store, index).await?)
}

async fn search(town: &Town, index: &SearchIndex, words: &str) -> TestResult<SearchAnswer> {
    let query = SearchQuery {
        words: words.to_owned(),
        ..SearchQuery::default()
    };
    let mut reader = town.office.store.reader().await?;
    Ok(ask(&mut reader, index, &query).await?)
}

/// The records found, best first.
async fn records(town: &Town, index: &SearchIndex, words: &str) -> TestResult<Vec<RecordId>> {
    let answer = search(town, index, words).await?;
    Ok(answer.hits.iter().map(|hit| hit.record).collect())
}

/// Drafts a notice and takes it to its public page.
async fn published(town: &Town, notice: NoticeBuilder) -> TestResult<RecordId> {
    let id = town.drafts(notice).await?;
    town.publishes(id).await?;
    Ok(id)
}

/// A notice with a number and a text.
fn paper(title: &str, number: &str, body: &str) -> NoticeBuilder {
    let number = RecordNumber::from_text(number);
    notice(title)
        .body(body)
        .with(|content| content.doc_number = number)
}
