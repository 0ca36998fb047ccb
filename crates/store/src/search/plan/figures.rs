//! How often words stand in the index, asked once for each question: weighing a question, building its queries and
//! scoring ask for the same words again, and each time every segment would be searched for them.

use std::cell::RefCell;
use std::collections::HashMap;

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// BM25's `k1`, as the library has it.
const K1: f32 = 1.2;

/// The figures that a question asked for so far.
pub(in crate::search) struct Figures<'a> {
    searcher: &'a Searcher,
    entries: RefCell<HashMap<Term, u64>>,
    tokens: RefCell<HashMap<Field, u64>>,
}

impl<'a> Figures<'a> {
    pub(in crate::search) fn of(searcher: &'a Searcher) -> Self {
        Self {
            searcher,
            entries: RefCell::default(),
            tokens: RefCell::default(),
        }
    }

    /// In how many entries a word stands.
    pub(super) fn entries(&self, term: &Term) -> tantivy::Result<u64> {
        if let Some(known) = self.entries.borrow().get(term) {
            return Ok(*known);
        }
        let entries = self.searcher.doc_freq(term)?;
        self.entries.borrow_mut().insert(term.clone(), entries);
        Ok(entries)
    }

    /// The most that one word can add to a score: where it stands in an entry again and again.
    pub(super) fn most(&self, term: &Term) -> tantivy::Result<f32> {
        let entries = self.entries(term)?;
        if entries == 0 {
            return Ok(0.0);
        }
        // The library counts in this precision too.
        #[expect(clippy::cast_precision_loss, reason = "a weight, not a count")]
        let (all, having) = (self.total_num_docs()? as f32, entries as f32);
        let idf = (1.0 + (all - having + 0.5) / (having + 0.5)).ln();
        Ok(idf * (1.0 + K1))
    }
}

impl Bm25StatisticsProvider for Figures<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        if let Some(known) = self.tokens.borrow().get(&field) {
            return Ok(*known);
        }
        let tokens = self.searcher.total_num_tokens(field)?;
        self.tokens.borrow_mut().insert(field, tokens);
        Ok(tokens)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        self.searcher.total_num_docs()
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.entries(term)
    }
}
