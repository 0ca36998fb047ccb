//! Work that follows what people did: numbering events, publishing on time, taking down on time, noting what
//! became overdue, removing the files of what was erased, forgetting attempts.
//!
//! Each job is a `tick` that does what is due and returns; tests call it by hand, the server in a loop.
//! Any number of nodes may tick: the store's leases and locks keep them apart.

use std::{sync::Arc, time::Duration};

use gongkai_store::{
    search::{self, Followed, SearchError},
    sequencer,
};

use crate::core::{Office, Result};

mod erase_files;
mod forget;
mod take_down;

pub(crate) use erase_files::TASK as ERASE_FILES;

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Events given their place in the chain.
    pub sequenced: u64,
    /// Records published at their time.
    pub published: usize,
    /// Records taken down at the end of their period.
    pub taken_down: usize,
    /// Erased records whose files were removed.
    pub erased: usize,
    /// Notices that were taken.
    pub told: usize,
    /// Rows of attempts and forms that nobody asks for any more.
    pub forgotten: u64,
    /// Cases of which it was noted that they are overdue.
    pub overdue: usize,
    /// Cases whose key was destroyed at the end of their retention.
    pub destroyed: usize,
    /// Cases near their last day whose office was chased.
    pub chased: usize,
    /// Cases of which only a stub was left, whose old key and files were destroyed.
    pub emptied: usize,
}

/// Does what is due, once.
///
/// # Errors
/// The store's; the next round tries again. Each job is done whatever becomes of the others.
pub async fn tick(office: &Office) -> Result<Round> {
    let published = crate::publishing::scheduled::tick(office).await;
    let taken_down = take_down::tick(office).await;
    let erased = erase_files::tick(office).await;
    let told = crate::cases::deliver(office).await;
    let forgotten = forget::tick(office).await;
    let overdue = crate::cases::sweep(office).await;
    let destroyed = crate::cases::erase_due(office).await;
    let chased = crate::cases::chase_due(office).await;
    let emptied = crate::cases::finish_stubs(office).await;
    let sequenced = sequencer::run_once(&office.store).await;
    Ok(Round {
        sequenced: sequenced?,
        published: published?,
        taken_down: taken_down?,
        erased: erased?,
        told: told?,
        forgotten: forgotten?,
        overdue: overdue?,
        destroyed: destroyed?,
        chased: chased?,
        emptied: emptied?,
    })
}

/// Brings this node's search index up to the events; the index is thrown away and made anew when it does
/// not fit the store.
///
/// # Errors
/// [`SearchError`]; the next round begins where this one's last commit ended.
pub async fn index(office: &Office) -> Result<Followed, SearchError> {
    search::follow(&office.store, &office.search).await
}

/// Ticks until the task is dropped.
pub async fn run(office: Arc<Office>) {
    let mut interval = tokio::time::interval(Duration::from_millis(500));
    interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        interval.tick().await;
        if let Err(error) = tick(&office).await {
            tracing::warn!(%error, "a round of jobs failed and is tried again");
        }
        if let Err(error) = index(&office).await {
            tracing::warn!(%error, "the search index is behind and is tried again");
        }
    }
}
