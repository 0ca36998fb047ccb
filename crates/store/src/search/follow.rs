//! Keeping the index up with the events, and making it anew.
//!
//! Any event of a record means: read it again. So the order of events, a repeated one, or a kind of event
//! that comes later make no difference; what counts is what the publications say now.

use std::collections::{BTreeSet, HashMap};

use gongkai_model::event::Matter;
use gongkai_model::id::{Id, RecordId};
use gongkai_model::record::Language;

use super::document::Shown;
use super::error::SearchError;
use super::index::{SearchIndex, State};
use crate::conn::Conn;
use crate::events::{self, Sequenced};
use crate::publications::{self, PublicRecord, Tie};
use crate::{Store, attachments};

/// Events or publications read at a time.
const BATCH: i64 = 500;

/// Changes after which a long run commits, so that a killed one does not begin again.
const COMMIT_AFTER: usize = 10_000;

/// What a round came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Followed {
    /// The index knows all sequenced events; so many records were read again.
    UpToDate(usize),
    /// The index was empty, or of another store or version, and was made anew with so many entries.
    Rebuilt(usize),
    /// Another process on this machine writes this index.
    ByAnother,
}

/// Whether an index knows what is public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// All of it, or all but what just happened.
    UpToDate,
    /// Not the newest; so many events are still to come.
    Behind(i64),
    /// It is being made, and knows a part.
    Rebuilding,
}

/// Events that an index may be behind without it being worth a word: a second's worth.
const BEHIND_MAX: i64 = 200;

/// Compares the index with the last sequenced event.
///
/// # Errors
/// The store's and the index's.
pub async fn freshness(conn: &mut Conn, index: &SearchIndex) -> Result<Freshness, SearchError> {
    let Some((head, _)) = events::head(conn).await? else {
        return Ok(Freshness::UpToDate);
    };
    if index.is_rebuilding() {
        return Ok(Freshness::Rebuilding);
    }
    Ok(match index.apart(SearchIndex::state).await? {
        None => Freshness::Rebuilding,
        Some(state) if head - state.position > BEHIND_MAX => {
            Freshness::Behind(head - state.position)
        }
        Some(_) => Freshness::UpToDate,
    })
}

/// Brings the index up to the last sequenced event; makes it anew when it does not fit the store.
///
/// # Errors
/// The store's and the index's; the next round begins where this one's last commit ended.
pub async fn follow(store: &Store, index: &SearchIndex) -> Result<Followed, SearchError> {
    let _gate = index.gate().await;
    let state = index.apart(SearchIndex::state).await?;
    let Some(mut state) = state else {
        return make_anew(store, index, &mut |_| {}).await;
    };
    let (mut read_again, mut gone) = (0, 0);
    let mut waiting = 0;
    let mut begun = false;
    loop {
        let mut reader = store.reader().await?;
        let Some(events) = next(&mut reader, &state).await? else {
            drop(reader);
            return make_anew(store, index, &mut |_| {}).await;
        };
        let Some(last) = events.last() else { break };
        state = State {
            position: last.position,
            hash: Some(last.hash.clone()),
        };
        let touched = with_tied(&mut reader, touched(&events)).await?;
        let shown = shown(&mut reader, &touched).await?;
        drop(reader);
        if !begun {
            match index.apart(SearchIndex::begin).await {
                Err(SearchError::Busy) => return Ok(Followed::ByAnother),
                other => other?,
            }
            begun = true;
        }
        read_again += touched.len();
        waiting += touched.len();
        gone += index
            .apart(move |index| index.replace(&touched, &shown))
            .await?;
        if waiting >= COMMIT_AFTER {
            commit(index, &state).await?;
            waiting = 0;
        }
    }
    if begun {
        commit(index, &state).await?;
        if gone > 0 {
            // What was withdrawn is out of every answer by now; its words leave the disk as well.
            index.apart(SearchIndex::forget).await?;
        }
    }
    Ok(Followed::UpToDate(read_again))
}

/// Makes the index anew from the publications; `progress` is told how many entries there are.
///
/// # Errors
/// [`SearchError::Busy`] when another process writes it; the store's and the index's.
pub async fn rebuild(
    store: &Store,
    index: &SearchIndex,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<usize, SearchError> {
    let _gate = index.gate().await;
    match make_anew(store, index, progress).await? {
        Followed::Rebuilt(entries) => Ok(entries),
        Followed::UpToDate(_) | Followed::ByAnother => Err(SearchError::Busy),
    }
}

async fn make_anew(
    store: &Store,
    index: &SearchIndex,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<Followed, SearchError> {
    match index.apart(SearchIndex::begin).await {
        Err(SearchError::Busy) => return Ok(Followed::ByAnother),
        other => other?,
    }
    index.apart(SearchIndex::clear).await?;
    index.set_rebuilding(true);
    let filled = fill(store, index, progress).await;
    index.set_rebuilding(false);
    let entries = filled?;
    index.apart(SearchIndex::drop_older).await?;
    Ok(Followed::Rebuilt(entries))
}

/// Puts everything that is public into an empty index.
async fn fill(
    store: &Store,
    index: &SearchIndex,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<usize, SearchError> {
    // One state of the store: what is published while this runs has a later place in the chain.
    let mut reader = store.reader().await?;
    let head = events::head(&mut reader).await?;
    let mut entries = 0;
    let mut after = None;
    loop {
        let page = publications::all_after(&mut reader, after, BATCH).await?;
        let Some(last) = page.last() else { break };
        after = Some((last.record, last.language));
        let page = with_files(&mut reader, page).await?;
        let page = with_ties(&mut reader, page).await?;
        entries += page.len();
        index.apart(move |index| index.replace(&[], &page)).await?;
        progress(entries);
    }
    drop(reader);
    let state = head.map_or_else(State::default, |(position, hash)| State {
        position,
        hash: Some(hash),
    });
    commit(index, &state).await?;
    Ok(entries)
}

async fn commit(index: &SearchIndex, state: &State) -> Result<(), SearchError> {
    let state = state.clone();
    index.apart(move |index| index.commit(&state)).await
}

/// The events after the state; `None` when the store has another event at its place, or none.
async fn next(conn: &mut Conn, state: &State) -> Result<Option<Vec<Sequenced>>, SearchError> {
    if state.position == 0 {
        return Ok(Some(events::after(conn, 0, BATCH).await?));
    }
    let mut events = events::after(conn, state.position - 1, BATCH)
        .await?
        .into_iter();
    let fits = events
        .next()
        .is_some_and(|known| Some(&known.hash) == state.hash.as_ref());
    Ok(fits.then(|| events.collect()))
}

fn touched(events: &[Sequenced]) -> Vec<RecordId> {
    let records: BTreeSet<RecordId> = events
        .iter()
        .filter_map(|one| match one.event.matter {
            Matter::Record(number) => Some(Id::new(number)),
            _ => None,
        })
        .collect();
    records.into_iter().collect()
}

/// Adds the records that these are tied to: what one does to another changes how the other stands.
async fn with_tied(conn: &mut Conn, touched: Vec<RecordId>) -> Result<Vec<RecordId>, SearchError> {
    let mut all: BTreeSet<RecordId> = touched.iter().copied().collect();
    for tie in publications::ties(conn, &touched, Language::Chinese).await? {
        all.insert(tie.record);
    }
    Ok(all.into_iter().collect())
}

/// Adds what other documents do to these, in one statement for all.
async fn with_ties(conn: &mut Conn, mut page: Vec<Shown>) -> Result<Vec<Shown>, SearchError> {
    let ids: BTreeSet<RecordId> = page.iter().map(|one| one.record.record).collect();
    let ids: Vec<RecordId> = ids.into_iter().collect();
    let mut ties: HashMap<RecordId, Vec<Tie>> = HashMap::new();
    for tie in publications::ties(conn, &ids, Language::Chinese).await? {
        ties.entry(tie.of).or_default().push(tie);
    }
    for one in &mut page {
        one.ties = ties.get(&one.record.record).cloned().unwrap_or_default();
    }
    Ok(page)
}

/// What the public may see of these records now, in all languages.
pub(super) async fn shown(
    conn: &mut Conn,
    records: &[RecordId],
) -> Result<Vec<Shown>, SearchError> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let page = publications::current(conn, None, records).await?;
    let page = with_files(conn, page).await?;
    with_ties(conn, page).await
}

/// Adds what was read from the attachments, in one statement for all.
pub(super) async fn with_files(
    conn: &mut Conn,
    page: Vec<PublicRecord>,
) -> Result<Vec<Shown>, SearchError> {
    let hashes: BTreeSet<&str> = page
        .iter()
        .flat_map(|record| &record.content.attachments)
        .map(|file| file.sha256.as_str())
        .collect();
    let texts = attachments::texts(conn, &hashes).await?;
    let with = |record: PublicRecord| {
        let files = record.content.attachments.iter();
        let mut all = String::new();
        for file in files {
            all.push_str(&file.name);
            all.push('\n');
            all.push_str(texts.get(&file.sha256).map_or("", String::as_str));
            all.push('\n');
        }
        Shown {
            record,
            files: all,
            ties: Vec::new(),
        }
    };
    Ok(page.into_iter().map(with).collect())
}
