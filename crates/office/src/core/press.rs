//! The press: documents go onto paper a few at a time, each in a child process (ADR 23).
//!
//! What stands in a document is made by whoever prints it; a place without a press shows no link to a PDF.

use std::{sync::Arc, time::Duration};

use gongkai_documents::write::{Document, Paper, Refusal, Typesetter};
use tokio::sync::Semaphore;

/// So many documents are set at the same time; each takes a processor for itself.
const AT_ONCE: usize = 2;

/// Whoever waits longer for a turn is told to come again.
const PATIENCE: Duration = Duration::from_secs(20);

/// Puts documents on paper.
#[derive(Debug)]
pub struct Press {
    typesetter: Arc<Typesetter>,
    turns: Semaphore,
}

impl Press {
    /// A press around a typesetter.
    #[must_use]
    pub fn new(typesetter: Typesetter) -> Self {
        Self {
            typesetter: Arc::new(typesetter),
            turns: Semaphore::new(AT_ONCE),
        }
    }

    /// Puts a document on paper.
    ///
    /// # Errors
    /// [`Refusal`] says what is in the way.
    pub async fn print(&self, document: Document) -> Result<Paper, Refusal> {
        let turn = tokio::time::timeout(PATIENCE, self.turns.acquire()).await;
        let Ok(Ok(_turn)) = turn else {
            return Err(Refusal::Busy);
        };
        let typesetter = Arc::clone(&self.typesetter);
        let work = tokio::task::spawn_blocking(move || typesetter.typeset(&document));
        work.await
            .unwrap_or_else(|error| Err(Refusal::Defect(error.to_string())))
    }
}
