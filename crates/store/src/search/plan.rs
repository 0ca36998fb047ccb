//! From a question to entries of the index: all of its parts, else most of them, else any.
//!
//! A condition is looked for in the whole text; that it stands in the title or among the keywords makes a hit
//! better and not another one. Words that mean the same, and the pieces of a long word that stands nowhere,
//! count less than the word itself.

mod clauses;
mod figures;
mod weigh;

use std::collections::HashSet;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};

use gongkai_model::id::RecordId;
use tantivy::collector::{Collector, DocSetCollector};
use tantivy::query::{EnableScoring, Query};
use tantivy::{DocAddress, Executor, Searcher};

use super::dictionary::Dictionary;
use super::error::SearchError;
use super::gather::{Counted, Facets, Gather};
use super::query::{Parsed, Part, SearchQuery, Sort, What};
use super::rows::Table;
use super::schema::Fields;
use super::standing::day;

/// A number that stands exactly is what was asked for, whatever else is said.
const EXACT_NUMBER: f32 = 60.0;
const LOOSE_NUMBER: f32 = 25.0;
const CITED_NUMBER: f32 = 6.0;
const WHOLE_NAME: f32 = 80.0;
/// What a word is worth beyond its place in the text.
const IN_TITLE: f32 = 2.2;
const IN_ABOUT: f32 = 0.8;
/// Words side by side as in the question, on top of the words themselves: in the title, in the text.
const SIDE_BY_SIDE: [f32; 2] = [1.6, 0.6];
/// A word that means the same, and the pieces of a word.
const SAME: f32 = 0.6;
const PIECES: f32 = 0.4;
/// A hit that has everything, among those that lack something.
const EVERYTHING: f32 = 6.0;
/// What of its other ways a word keeps that is found in several.
const TIE: f32 = 0.1;
/// One character alone.
const HINT: f32 = 0.3;

/// Words that mean the same and stand somewhere; more of them only cost time.
const SAME_MAX: usize = 8;

/// A word with fewer entries is looked for in pieces too.
const PIECES_BELOW: u64 = 8;

/// With more hits, the best are those that have it in the title.
const MANY: u64 = 10_000;

/// With more hits, those in the title are scored first: mostly nothing else can come before them.
const SOME: u64 = 1_000;

/// With more hits, the parts of the index are looked through side by side, where there are cores to spare.
const MUCH: u64 = 3_000;

/// With fewer hits that have everything, those that have most are shown as well.
const ENOUGH: u64 = 8;

pub(super) use figures::Figures;

/// How strictly the hits answer the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Every part stands in every hit.
    All,
    /// Two of three parts do.
    Most,
    /// Some part does.
    Any,
}

/// What of an entry a query looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// All of it, to be scored.
    Whole,
    /// The same, where some part stands in the title.
    InTitle,
    /// Only whether the text has it.
    TextOnly,
}

/// Words to look for instead of a part.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Other {
    /// As it is marked in excerpts: one text, or the pieces.
    pub(super) texts: Vec<String>,
    /// Whether the texts must stand side by side.
    is_phrase: bool,
    worth: f32,
}

/// A part with the number of entries that have it.
#[derive(Debug, Clone)]
pub(super) struct Weighed {
    pub(super) part: Part,
    pub(super) entries: u64,
    pub(super) others: Vec<Other>,
    /// Whether it stands anywhere, in these words or others.
    pub(super) is_known: bool,
    /// How much finding it tells, 0 when every entry has it.
    pub(super) weight: f32,
}

impl Weighed {
    /// Whether a hit should have it.
    pub(super) fn is_condition(&self) -> bool {
        self.part.what != What::Hint
    }
}

/// The hits of one page.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) stage: Stage,
    pub(super) total: u64,
    pub(super) hits: Vec<(RecordId, f32)>,
    pub(super) facets: Facets,
    /// The parts, rarest first.
    pub(super) parts: Vec<Weighed>,
    /// Whether single characters stand side by side in the question and nowhere else.
    pub(super) is_odd: bool,
}

/// A question that is being looked up, counted among the others.
pub(super) struct Asking<'a> {
    all: &'a AtomicUsize,
    pub(super) is_alone: bool,
}

impl<'a> Asking<'a> {
    pub(super) fn new(all: &'a AtomicUsize) -> Self {
        let is_alone = all.fetch_add(1, Ordering::AcqRel) == 0;
        Self { all, is_alone }
    }
}

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        self.all.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Where a question is looked up.
pub(super) struct Plan<'a> {
    /// Threads that help a question that is alone and has much to look through.
    pub(super) helpers: &'a Executor,
    pub(super) asking: Asking<'a>,
    pub(super) searcher: &'a Searcher,
    pub(super) figures: Figures<'a>,
    pub(super) fields: &'a Fields,
    pub(super) dictionary: &'a Dictionary,
    pub(super) table: &'a Table,
}

impl Plan<'_> {
    /// Looks a question up.
    pub(super) fn find(&self, parsed: &Parsed, query: &SearchQuery) -> Result<Found, SearchError> {
        let (parts, is_odd) = self.weigh(parsed)?;
        let conditions = parts.iter().filter(|one| one.is_condition()).count();
        let rows = self.table.rows(self.searcher, query.today.map(day))?;
        let gather = {
            let values = self
                .table
                .values
                .read()
                .unwrap_or_else(PoisonError::into_inner);
            Gather::new(query, rows, self.left_out(parsed)?, &values)
        };
        let mut stage = Stage::All;
        let mut counted = None;
        for next in [Stage::All, Stage::Most, Stage::Any] {
            let is_wider = match next {
                Stage::All => true,
                Stage::Most => conditions > 2,
                Stage::Any => conditions != 1 || counted.is_none(),
            };
            if !is_wider {
                continue;
            }
            let found = self.gather(next, parsed, &parts, query, &gather)?;
            let before = counted.as_ref().map_or(0, Counted::fitting);
            if found.fitting() > before || counted.is_none() {
                stage = next;
                counted = Some(found);
            }
            let fitting = counted.as_ref().map_or(0, Counted::fitting);
            let enough = match (next, query.sort) {
                // In order of time, a hit that lacks something would come before one that has all.
                (_, Sort::Newest) => 1,
                (Stage::All, _) if conditions > 1 => ENOUGH,
                _ => 1,
            };
            if fitting >= enough {
                break;
            }
        }
        let values = self
            .table
            .values
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        let gathered = gather.named(counted.unwrap_or_default(), &values);
        Ok(Found {
            stage,
            total: gathered.total,
            hits: gathered.top,
            facets: gathered.facets,
            parts,
            is_odd,
        })
    }

    /// Gathers the hits of a stage. Where many have everything, those that have it in the title are scored first; when
    /// no other can be better, or when they are very many, all are counted without scoring.
    fn gather(
        &self,
        stage: Stage,
        parsed: &Parsed,
        parts: &[Weighed],
        query: &SearchQuery,
        gather: &Gather,
    ) -> Result<Counted, SearchError> {
        let conditions = parts.iter().filter(|one| one.is_condition());
        let entries = conditions.map(|one| one.entries);
        let rarest = entries.clone().min().unwrap_or(0);
        let expected = match stage {
            Stage::All => rarest,
            Stage::Most | Stage::Any => entries.max().unwrap_or(0),
        };
        let has_help = self.asking.is_alone && expected > MUCH;
        let helpers = has_help.then_some(self.helpers);
        if stage == Stage::All && query.sort == Sort::Relevance && rarest > SOME {
            let titled = self.query(Shape::InTitle, stage, parsed, parts, query)?;
            let best = self.search(&*titled, gather, helpers)?;
            let most = match rarest {
                MANY.. => Some(0.0),
                _ => self.most_without_title(parsed, parts)?,
            };
            if most.is_some_and(|most| gather.are_best(&best, most)) {
                let all = self.query(Shape::TextOnly, stage, parsed, parts, query)?;
                let all = self.search(&*all, &gather.counting(), helpers)?;
                return Ok(all.with_best_of(best));
            }
        }
        let asked = self.query(Shape::Whole, stage, parsed, parts, query)?;
        self.search(&*asked, gather, helpers)
    }

    fn search(
        &self,
        query: &dyn Query,
        gather: &Gather,
        helpers: Option<&Executor>,
    ) -> Result<Counted, SearchError> {
        let searcher = self.searcher;
        let scoring = if gather.requires_scoring() {
            EnableScoring::enabled_from_statistics_provider(&self.figures, searcher)
        } else {
            EnableScoring::disabled_from_searcher(searcher)
        };
        let alone = Executor::single_thread();
        let executor = helpers.unwrap_or(&alone);
        Ok(searcher.search_with_executor(query, gather, executor, scoring)?)
    }

    /// The entries that have a word or phrase which no hit may have. They are taken out while gathering: within
    /// the query, the library's phrases do not bear being left out.
    fn left_out(&self, parsed: &Parsed) -> Result<HashSet<DocAddress>, SearchError> {
        let mut all = HashSet::new();
        for text in &parsed.without {
            let query = self.side_by_side_of(text);
            all.extend(self.searcher.search(&query, &DocSetCollector)?);
        }
        Ok(all)
    }
}
