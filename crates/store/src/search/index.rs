//! The index on the disk: opened for searching at once, for writing when there is something to write.
//!
//! Each version of words and form has a folder of its own, so a changed dictionary begins with an empty index
//! and never reads one that was cut differently.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gongkai_model::id::RecordId;
use serde::{Deserialize, Serialize};
use tantivy::directory::MmapDirectory;
use tantivy::directory::error::LockError;
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{
    Executor, Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyError, Term,
};

use super::dictionary::Dictionary;
use super::document::Shown;
use super::error::SearchError;
use super::plan::{Asking, Figures, Plan};
use super::rows::Table;
use super::schema::Fields;
use super::tokens;
use super::vocabulary::Vocabulary;

/// Two threads cut words, as many as the smallest machine has cores.
const THREADS: usize = 2;

/// Memory of all threads, in bytes, before words go to the disk.
const WRITER_BYTES: usize = 96 << 20;

/// In an index with fewer words, the vocabulary is read again whenever something was committed; a larger one
/// is read aside, and the one before serves until then.
const VOCABULARY_AT_ONCE: usize = 60_000;

/// An open search index. Cloning shares it.
#[derive(Clone)]
pub struct SearchIndex {
    inner: Arc<Inner>,
}

struct Inner {
    folder: PathBuf,
    dictionary: Arc<Dictionary>,
    index: Index,
    reader: IndexReader,
    fields: Fields,
    table: Table,
    /// The words, and the generation of the index that they were read from.
    vocabulary: Mutex<Option<(u64, Arc<Vocabulary>)>>,
    /// Whether somebody reads the words.
    reads_words: AtomicBool,
    /// Whether it is made anew, and knows only a part.
    is_rebuilding: AtomicBool,
    writer: Mutex<Option<Writer>>,
    /// Held while the index is brought up to date.
    gate: tokio::sync::Mutex<()>,
    /// Threads that look through parts of the index for a question that is alone.
    helpers: Executor,
    /// Questions that are looked up now.
    asking: AtomicUsize,
}

/// One thread for each core; a machine with one has none to spare.
fn helpers() -> Result<Executor, SearchError> {
    match std::thread::available_parallelism() {
        Ok(cores) if cores.get() > 1 => Ok(Executor::multi_thread(cores.get(), "search-")?),
        _ => Ok(Executor::single_thread()),
    }
}

struct Writer {
    writer: IndexWriter,
    /// Records with entries that are not committed yet.
    fresh: HashSet<RecordId>,
    /// Whether anything is not committed yet.
    is_dirty: bool,
}

/// How far the index has come in the chain of events; committed with the entries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    /// The last place that is in the index; 0 for none.
    pub(super) position: i64,
    /// The hash at that place: an index of another store is told by it.
    pub(super) hash: Option<String>,
}

impl SearchIndex {
    /// Opens the index in a folder, or makes an empty one, with the words that are shipped.
    ///
    /// # Errors
    /// [`SearchError::Folder`] or [`SearchError::Index`] when there is none and none can be made.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, SearchError> {
        Self::open_with(folder, Dictionary::shipped())
    }

    /// Opens the index in a folder, or makes an empty one.
    ///
    /// # Errors
    /// As [`SearchIndex::open`].
    pub fn open_with(
        folder: impl AsRef<Path>,
        dictionary: Arc<Dictionary>,
    ) -> Result<Self, SearchError> {
        let folder = folder.as_ref().to_owned();
        let own = folder.join(dictionary.version());
        std::fs::create_dir_all(&own)?;
        let fields = Fields::new();
        let tokenizers = TokenizerManager::default();
        let cutter = tokens::Chinese {
            dictionary: Arc::clone(&dictionary),
        };
        tokenizers.register(tokens::NAME, TextAnalyzer::from(cutter));
        let index = Index::builder()
            .schema(fields.schema.clone())
            .tokenizers(tokenizers)
            .open_or_create(MmapDirectory::open(&own).map_err(TantivyError::from)?)?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::OnCommitWithDelay)
            .try_into()?;
        let inner = Inner {
            folder,
            dictionary,
            index,
            reader,
            fields,
            table: Table::default(),
            vocabulary: Mutex::new(None),
            reads_words: AtomicBool::new(false),
            is_rebuilding: AtomicBool::new(false),
            writer: Mutex::new(None),
            gate: tokio::sync::Mutex::new(()),
            helpers: helpers()?,
            asking: AtomicUsize::new(0),
        };
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// How many entries can be found.
    pub fn entries(&self) -> u64 {
        self.inner.reader.searcher().num_docs()
    }

    pub(super) fn searcher(&self) -> Searcher {
        self.inner.reader.searcher()
    }

    /// The words that texts are cut by.
    #[must_use]
    pub fn dictionary(&self) -> &Dictionary {
        &self.inner.dictionary
    }

    /// Where a question is looked up. One that is alone has the other cores to help it; of several at once each keeps to
    /// its own, because handing work over costs more than it brings.
    pub(super) fn plan<'a>(&'a self, searcher: &'a Searcher) -> Plan<'a> {
        Plan {
            helpers: &self.inner.helpers,
            asking: Asking::new(&self.inner.asking),
            searcher,
            figures: Figures::of(searcher),
            fields: &self.inner.fields,
            dictionary: &self.inner.dictionary,
            table: &self.inner.table,
        }
    }

    /// The words of what is published; those of a moment ago while a large index changes.
    pub(super) fn vocabulary(&self, searcher: &Searcher) -> Result<Arc<Vocabulary>, SearchError> {
        let generation = searcher.generation().generation_id();
        let known = self.words_known().clone();
        if let Some((of, words)) = &known
            && *of == generation
        {
            return Ok(Arc::clone(words));
        }
        let is_small = Vocabulary::size_of(searcher, &self.inner.fields)? < VOCABULARY_AT_ONCE;
        match known {
            Some((_, words)) if !is_small => {
                if !self.inner.reads_words.swap(true, Ordering::AcqRel) {
                    let (index, searcher) = (self.clone(), searcher.clone());
                    std::thread::spawn(move || {
                        // Another search tries again.
                        let _ = index.read_words(&searcher);
                        index.inner.reads_words.store(false, Ordering::Release);
                    });
                }
                Ok(words)
            }
            _ => self.read_words(searcher),
        }
    }

    fn read_words(&self, searcher: &Searcher) -> Result<Arc<Vocabulary>, SearchError> {
        let words = Arc::new(Vocabulary::read(searcher, &self.inner.fields)?);
        let generation = searcher.generation().generation_id();
        *self.words_known() = Some((generation, Arc::clone(&words)));
        Ok(words)
    }

    fn words_known(&self) -> MutexGuard<'_, Option<(u64, Arc<Vocabulary>)>> {
        self.inner
            .vocabulary
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the index is made anew, and knows only a part.
    pub(super) fn is_rebuilding(&self) -> bool {
        self.inner.is_rebuilding.load(Ordering::Acquire)
    }

    pub(super) fn set_rebuilding(&self, is: bool) {
        self.inner.is_rebuilding.store(is, Ordering::Release);
    }

    /// Waits until nobody else in this process brings the index up to date.
    pub(super) async fn gate(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.inner.gate.lock().await
    }

    /// Runs something that computes or waits for the disk, away from the threads that serve.
    pub(super) async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, SearchError> + Send + 'static,
    ) -> Result<T, SearchError> {
        let index = self.clone();
        tokio::task::spawn_blocking(move || work(&index)).await?
    }

    /// How far the index has come; `None` when nothing was ever committed.
    pub(super) fn state(&self) -> Result<Option<State>, SearchError> {
        let metas = self.inner.index.load_metas()?;
        Ok(metas
            .payload
            .and_then(|payload| serde_json::from_str(&payload).ok()))
    }

    /// Makes sure that this process is the one that writes, and forgets what an earlier round that failed or
    /// was given up left uncommitted.
    pub(super) fn begin(&self) -> Result<(), SearchError> {
        let mut writer = self.writer();
        if let Some(left) = writer.as_mut().filter(|left| left.is_dirty) {
            left.writer.rollback()?;
            left.fresh.clear();
            left.is_dirty = false;
        }
        if writer.is_none() {
            let opened = self
                .inner
                .index
                .writer_with_num_threads(THREADS, WRITER_BYTES);
            let opened = opened.map_err(|error| match error {
                TantivyError::LockFailure(LockError::LockBusy, _) => SearchError::Busy,
                other => other.into(),
            })?;
            *writer = Some(Writer {
                writer: opened,
                fresh: HashSet::new(),
                is_dirty: false,
            });
        }
        Ok(())
    }

    /// Takes the entries of these records out and puts those of what is shown in; returns how many records
    /// were there and are no more.
    pub(super) fn replace(
        &self,
        touched: &[RecordId],
        shown: &[Shown],
    ) -> Result<usize, SearchError> {
        let mut gone = 0;
        let searcher = self.searcher();
        let mut guard = self.writer();
        let Writer {
            writer,
            fresh,
            is_dirty,
        } = guard.as_mut().ok_or(SearchError::Busy)?;
        *is_dirty = true;
        for record in touched {
            let term = self.term_of(*record);
            // Most touched records are new; asking is cheaper than deleting nothing in every segment.
            if fresh.contains(record) || searcher.doc_freq(&term)? > 0 {
                writer.delete_term(term);
                gone += usize::from(shown.iter().all(|one| one.record.record != *record));
            }
        }
        for one in shown {
            fresh.insert(one.record.record);
            writer.add_document(one.entry(&self.inner.fields))?;
        }
        Ok(gone)
    }

    /// Takes everything out, to begin again; searches go on with what was there until the commit.
    pub(super) fn clear(&self) -> Result<(), SearchError> {
        let mut guard = self.writer();
        let open = guard.as_mut().ok_or(SearchError::Busy)?;
        open.is_dirty = true;
        open.writer.delete_all_documents()?;
        Ok(())
    }

    /// Makes all changes and the state permanent, and lets searches see them.
    pub(super) fn commit(&self, state: &State) -> Result<(), SearchError> {
        let payload = serde_json::to_string(state).map_err(std::io::Error::from)?;
        let mut guard = self.writer();
        let open = guard.as_mut().ok_or(SearchError::Busy)?;
        let mut prepared = open.writer.prepare_commit()?;
        prepared.set_payload(&payload);
        prepared.commit()?;
        open.fresh.clear();
        open.is_dirty = false;
        self.inner.reader.reload()?;
        Ok(())
    }

    /// Writes the segments anew that have entries which are gone, so that their words leave the disk as well.
    /// Returns at once; searches and commits go on meanwhile.
    pub(super) fn forget(&self) -> Result<(), SearchError> {
        let searcher = self.searcher();
        let segments = searcher.segment_readers().iter();
        let with_gone = segments.filter(|segment| segment.has_deletes());
        let ids: Vec<_> = with_gone.map(|segment| segment.segment_id()).collect();
        if ids.is_empty() {
            return Ok(());
        }
        let merged = {
            let mut guard = self.writer();
            let open = guard.as_mut().ok_or(SearchError::Busy)?;
            open.writer.merge(&ids)
        };
        let index = self.clone();
        std::thread::spawn(move || {
            // A merge that somebody else began takes the same entries away.
            if merged.wait().is_ok() {
                // Searches that hold the old segments keep them until they end; the next commit clears them.
                let _ = index.inner.reader.reload();
                if let Some(open) = index.writer().as_ref() {
                    drop(open.writer.garbage_collect_files());
                }
            }
        });
        Ok(())
    }

    /// Removes the indexes of earlier versions of the words.
    pub(super) fn drop_older(&self) -> Result<(), SearchError> {
        for entry in std::fs::read_dir(&self.inner.folder)? {
            let entry = entry?;
            if entry.file_name() != self.inner.dictionary.version() && entry.file_type()?.is_dir() {
                std::fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(())
    }

    fn term_of(&self, record: RecordId) -> Term {
        Term::from_field_i64(self.inner.fields.record, record.get())
    }

    /// A writer whose thread panicked is opened anew by the next start; until then it answers errors.
    fn writer(&self) -> MutexGuard<'_, Option<Writer>> {
        self.inner
            .writer
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
