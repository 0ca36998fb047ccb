//! What was touched when. Time is counted in looks at the store that found something.

use std::{
    collections::HashMap,
    sync::{
        PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use gongkai_store::{
    Store,
    error::Result,
    public_changes::{self, Mark, Touch, Touched},
};
use tokio::sync::Mutex;

use super::kept::Kept;

/// How old a look may be that other processes are judged by. What this process commits is looked for at once.
const OLDEST_LOOK_MS: u64 = 100;

/// More than this and everything before is taken as touched, so that memory stays bounded.
const MOST_STAMPS: usize = 50_000;

/// Never a number of commits: the first request has to look.
const NEVER: u64 = u64::MAX;

/// Knows since when which page holds.
pub(super) struct Ledger {
    /// The commits of this process that the last look has seen.
    commits: AtomicU64,
    /// When the last look was, in milliseconds since this was made.
    looked_at: AtomicU64,
    /// How many looks have found something.
    number: AtomicU64,
    made: Instant,
    mark: Mutex<Option<Mark>>,
    stamps: RwLock<Stamps>,
}

#[derive(Default)]
struct Stamps {
    /// Whatever was begun before this holds no more.
    floor: u64,
    of: HashMap<Touch, u64>,
}

impl Ledger {
    pub(super) fn new() -> Self {
        Self {
            commits: AtomicU64::new(NEVER),
            looked_at: AtomicU64::new(0),
            number: AtomicU64::new(1),
            made: Instant::now(),
            mark: Mutex::new(None),
            stamps: RwLock::default(),
        }
    }

    /// Sees to it that all commits of this process so far, and those of others up to a moment ago, are known.
    /// Returns the number under which a page that is begun now is kept.
    ///
    /// # Errors
    /// The store's; then nothing may be taken from memory.
    pub(super) async fn catch_up(&self, store: &Store) -> Result<u64> {
        if !self.is_fresh(store) {
            let mut mark = self.mark.lock().await;
            // Whoever waited for the lock finds that another one has looked.
            if !self.is_fresh(store) {
                self.look(store, &mut mark).await?;
            }
        }
        Ok(self.number.load(Ordering::Acquire))
    }

    fn is_fresh(&self, store: &Store) -> bool {
        let age = self
            .now()
            .saturating_sub(self.looked_at.load(Ordering::Acquire));
        age < OLDEST_LOOK_MS && self.commits.load(Ordering::Acquire) == store.commits()
    }

    fn now(&self) -> u64 {
        u64::try_from(self.made.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    async fn look(&self, store: &Store, mark: &mut Option<Mark>) -> Result<()> {
        // Both before the reader: whatever is committed later is looked for next time.
        let (now, commits) = (self.now(), store.commits());
        let has_committed = self.commits.load(Ordering::Acquire) != commits;
        let mut reader = store.reader().await?;
        match *mark {
            Some(before) => {
                let (seen, touched) =
                    public_changes::since(&mut reader, before, has_committed).await?;
                self.stamp(touched);
                *mark = Some(seen);
            }
            None => *mark = Some(public_changes::mark(&mut reader).await?),
        }
        self.commits.store(commits, Ordering::Release);
        self.looked_at.store(now, Ordering::Release);
        Ok(())
    }

    fn stamp(&self, touched: Touched) {
        let mut stamps = self.stamps.write().unwrap_or_else(PoisonError::into_inner);
        let number = self.number.load(Ordering::Acquire) + 1;
        match touched {
            Touched::These(touches) if touches.is_empty() => return,
            Touched::These(touches) => stamps
                .of
                .extend(touches.into_iter().map(|touch| (touch, number))),
            Touched::Everything => stamps.forget(number),
        }
        if stamps.of.len() > MOST_STAMPS {
            stamps.forget(number);
        }
        self.number.store(number, Ordering::Release);
    }

    /// Whether nothing that a page depends on was touched since it was begun.
    pub(super) fn still_holds(&self, kept: &Kept) -> bool {
        let number = self.number.load(Ordering::Acquire);
        if kept.held_at() == number {
            return true;
        }
        let stamps = self.stamps.read().unwrap_or_else(PoisonError::into_inner);
        let is_older = |touch: &Touch| {
            stamps
                .of
                .get(touch)
                .is_none_or(|stamp| *stamp <= kept.begun)
        };
        let holds = stamps.floor <= kept.begun && kept.touches.iter().all(is_older);
        if holds {
            kept.holds.store(number, Ordering::Release);
        }
        holds
    }
}

impl Stamps {
    fn forget(&mut self, number: u64) {
        self.floor = number;
        self.of.clear();
    }
}
