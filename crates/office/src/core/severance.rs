//! Severance (区分处理) is work for a processor: pages are drawn and files built a few at a time, each in a child process
//! that meets what people sent, and whoever waits for a long file can see how far it is.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use gongkai_documents::redact::{Mark, RedactError, Redactor, Released, Sight};
use gongkai_model::id::RowId;
use tokio::sync::Semaphore;

/// So many files are built at the same time.
const BUILT_AT_ONCE: usize = 1;

/// So many pages are looked at at the same time: a browser asks for several.
const SHOWN_AT_ONCE: usize = 3;

/// Whoever waits longer for a turn is told to come again.
const PATIENCE: Duration = Duration::from_secs(60);

/// Steps that are done, and all of them.
type Steps = (usize, usize);

/// Takes out of files what is withheld.
#[derive(Debug)]
pub struct Severance {
    redactor: Arc<Redactor>,
    built: Semaphore,
    shown: Semaphore,
    /// Of the files that this node builds now.
    under_way: Arc<Mutex<BTreeMap<RowId, Steps>>>,
}

impl Severance {
    /// Around the program that does it.
    #[must_use]
    pub fn new(redactor: Redactor) -> Self {
        Self {
            redactor: Arc::new(redactor),
            built: Semaphore::new(BUILT_AT_ONCE),
            shown: Semaphore::new(SHOWN_AT_ONCE),
            under_way: Arc::default(),
        }
    }

    /// Takes out of a file what is marked.
    ///
    /// # Errors
    /// [`RedactError`].
    pub async fn redact(
        &self,
        id: RowId,
        pdf: Vec<u8>,
        marks: Vec<Mark>,
    ) -> Result<Released, RedactError> {
        let told = Arc::clone(&self.under_way);
        let done = move |at, of| {
            let mut files = told.lock().unwrap_or_else(PoisonError::into_inner);
            files.insert(id, (at, of));
        };
        let work = self.work(&self.built, move |redactor| {
            redactor.redact(&pdf, &marks, done)
        });
        let released = work.await;
        let mut files = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        files.remove(&id);
        released
    }

    /// The pages of a file, and where words stand.
    ///
    /// # Errors
    /// [`RedactError`].
    pub async fn look(&self, pdf: Vec<u8>, words: Vec<String>) -> Result<Sight, RedactError> {
        self.work(&self.shown, move |redactor| redactor.look(&pdf, &words))
            .await
    }

    /// A page, from 1, as a picture.
    ///
    /// # Errors
    /// [`RedactError`].
    pub async fn page(&self, pdf: Vec<u8>, page: usize, dpi: u16) -> Result<Vec<u8>, RedactError> {
        self.work(&self.shown, move |redactor| redactor.page(&pdf, page, dpi))
            .await
    }

    /// How far a file is that is being built here.
    #[must_use]
    pub fn progress(&self, id: RowId) -> Option<Steps> {
        let files = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        files.get(&id).copied()
    }

    async fn work<T: Send + 'static>(
        &self,
        turns: &Semaphore,
        work: impl FnOnce(&Redactor) -> Result<T, RedactError> + Send + 'static,
    ) -> Result<T, RedactError> {
        let turn = tokio::time::timeout(PATIENCE, turns.acquire()).await;
        let Ok(Ok(_turn)) = turn else {
            return Err(RedactError::Busy);
        };
        let redactor = Arc::clone(&self.redactor);
        let work = tokio::task::spawn_blocking(move || work(&redactor));
        work.await
            .unwrap_or_else(|error| Err(RedactError::Defect(error.to_string())))
    }
}
