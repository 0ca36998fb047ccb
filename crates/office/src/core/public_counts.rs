//! Counts of the public side, kept as long as they are true (ADR 16).

use std::sync::Arc;

use gongkai_store::{
    Conn,
    publications::{self, Counts},
};
use tokio::sync::Mutex;

use super::Result;

/// The counts that this node read last. Derived: without them the next page reads them again.
#[derive(Debug, Default)]
pub struct PublicCounts {
    kept: Mutex<Option<Kept>>,
}

#[derive(Debug)]
struct Kept {
    revision: i64,
    counts: Arc<Counts>,
}

impl PublicCounts {
    /// Counts as a page's reader sees them, or as a later page did: one statement, two when the public side
    /// has changed. Whoever comes while they are read waits and takes what was read.
    ///
    /// # Errors
    /// The store's.
    pub(crate) async fn of(&self, conn: &mut Conn) -> Result<Arc<Counts>> {
        let revision = publications::revision(conn).await?;
        let mut kept = self.kept.lock().await;
        if let Some(known) = kept.as_ref().filter(|known| known.revision >= revision) {
            return Ok(Arc::clone(&known.counts));
        }
        let counts = Arc::new(publications::counts(conn).await?);
        *kept = Some(Kept {
            revision,
            counts: Arc::clone(&counts),
        });
        Ok(counts)
    }
}
