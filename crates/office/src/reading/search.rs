//! 一网通查: everything that is public, by its words, with ways to narrow it.
//!
//! The node's own index finds; what it found is read back from the publications before it is shown, so a
//! record withdrawn a moment ago is not. An index that is behind, being made or broken is said to be so, and
//! the page stands. The ranking is the store's; what is asked and what is told of a hit is decided here.

mod asked;
mod facets;

use std::collections::HashMap;

use gongkai_model::{id::RecordId, kinds::RecordKind, record::Language};
use gongkai_rules::validity::ValidityStatus;
use gongkai_store::{
    publications::{self, Tie},
    search::{self, Excerpt, Freshness, SearchAnswer, SearchError, SearchQuery, Sort},
};
use jiff::civil::Date;

pub use self::asked::{SEARCH_LINES, SearchAsked};
pub use self::facets::{SearchFacet, SearchOption};
use super::{Hook, Site, item::hooks, site, validity};
use crate::core::{Office, OfficeError, Result};

/// A hit.
#[derive(Debug, Clone)]
pub struct SearchHit {
    /// Its place among all, from 1.
    pub rank: usize,
    /// How well it fits; comparable within one answer only.
    pub score: f32,
    /// Where it leads.
    pub record: RecordId,
    /// The code of its kind.
    pub kind: String,
    /// The name of its kind.
    pub kind_name: String,
    /// The code of its unit; empty for a closed one.
    pub unit: String,
    /// The short name of its unit.
    pub unit_name: String,
    /// 标题
    pub title: String,
    /// The title with the words marked.
    pub title_excerpt: Excerpt,
    /// The best place of the text.
    pub excerpt: Excerpt,
    /// 发文字号
    pub doc_number: Option<String>,
    /// 公开日期
    pub published_on: Date,
    /// 有效性, where it matters for the kind.
    pub validity: Option<ValidityStatus>,
    /// Interpretations.
    pub hooks: Vec<Hook>,
    /// The imported file's name.
    pub source_name: Option<String>,
}

/// How the index stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexState {
    /// It knows what is public.
    UpToDate,
    /// It does not know the newest.
    Behind,
    /// It is being made, and knows a part.
    Rebuilding,
    /// It cannot be read.
    Broken,
}

/// The answer to a search.
#[derive(Debug, Clone)]
pub struct SearchView {
    /// The site.
    pub site: Site,
    /// What was asked.
    pub asked: SearchAsked,
    /// How many there are.
    pub total: u64,
    /// Those of this page.
    pub hits: Vec<SearchHit>,
    /// Whether something here really answers.
    pub confident: bool,
    /// What may have been meant.
    pub suggestion: Option<String>,
    /// Whether the hits are those of the suggestion.
    pub is_of_suggestion: bool,
    /// Whether some hits lack a part of what was asked.
    pub is_partial: bool,
    /// Ways to narrow it.
    pub facets: Vec<SearchFacet>,
    /// How the index stands.
    pub index: IndexState,
}

impl SearchView {
    /// How many pages there are that can be turned to.
    #[must_use]
    pub fn pages(&self) -> usize {
        let total = usize::try_from(self.total).unwrap_or(usize::MAX);
        total.div_ceil(self.asked.lines).clamp(1, asked::PAGES_MAX)
    }
}

/// Searches.
///
/// # Errors
/// [`OfficeError::Invalid`] names a value that cannot be read, [`OfficeError::NotFound`] an unknown unit or
/// kind; the store's.
pub async fn search(office: &Office, pairs: &[(String, String)]) -> Result<SearchView> {
    let asked = SearchAsked::read(pairs)?;
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let query = query(office, &site, &asked)?;
    let mut index = match search::freshness(&mut reader, &office.search).await {
        Ok(Freshness::UpToDate) => IndexState::UpToDate,
        Ok(Freshness::Behind(_)) => IndexState::Behind,
        Ok(Freshness::Rebuilding) => IndexState::Rebuilding,
        Err(error) => broken(error)?,
    };
    let answer = if asked.asks() {
        match search::ask(&mut reader, &office.search, &query).await {
            Ok(answer) => answer,
            Err(error) => {
                index = broken(error)?;
                SearchAnswer::default()
            }
        }
    } else {
        SearchAnswer::default()
    };
    let ids: Vec<RecordId> = answer.hits.iter().map(|hit| hit.record).collect();
    let mut ties: HashMap<RecordId, Vec<Tie>> = HashMap::new();
    for tie in publications::ties(&mut reader, &ids, Language::Chinese).await? {
        ties.entry(tie.of).or_default().push(tie);
    }
    let hits = answer.hits.into_iter().zip(query.offset + 1..);
    let hits = hits.map(|(hit, rank)| {
        let ties = ties.remove(&hit.record).unwrap_or_default();
        line(office, &site, hit, rank, &ties)
    });
    Ok(SearchView {
        hits: hits.collect(),
        total: answer.total,
        confident: answer.confident,
        suggestion: answer.suggestion,
        is_of_suggestion: answer.is_of_suggestion,
        is_partial: answer.is_partial,
        facets: facets::facets(office, &site, &asked, &answer.facets),
        asked,
        index,
        site,
    })
}

/// What does not come from the store is the index's: the page stands without it.
fn broken(error: SearchError) -> Result<IndexState> {
    match error {
        SearchError::Store(error) => Err(error.into()),
        other => {
            tracing::warn!(error = %other, "the search index cannot be read");
            Ok(IndexState::Broken)
        }
    }
}

fn query(office: &Office, site: &Site, asked: &SearchAsked) -> Result<SearchQuery> {
    let mut units = Vec::new();
    for code in &asked.units {
        let unit = site.tree.by_code(code);
        let unit = unit.filter(|unit| unit.level.has_public_page());
        units.push(unit.ok_or(OfficeError::NotFound("这个单位"))?.id);
    }
    for code in &asked.kinds {
        if office.kinds.record(code).is_none() {
            return Err(OfficeError::NotFound("这类信息"));
        }
    }
    Ok(SearchQuery {
        words: asked.q.clone(),
        language: Language::Chinese,
        kinds: asked.kinds.clone(),
        units,
        section: None,
        topics: asked.topics.clone(),
        years: asked.years.clone(),
        standings: asked.standings.clone(),
        lasting_kinds: lasting_kinds(office),
        today: Some(office.clock.today()),
        sort: if asked.q.is_empty() {
            Sort::Newest
        } else {
            asked.sort
        },
        is_literal: asked.is_literal,
        takes_all: asked.q.is_empty(),
        limit: asked.lines,
        offset: (asked.page - 1) * asked.lines,
    })
}

/// The kinds whose documents are in force or not.
fn lasting_kinds(office: &Office) -> Vec<String> {
    let kinds = office.kinds.records().into_iter();
    let lasting = kinds.filter(|kind: &&RecordKind| validity::matters_for(kind));
    lasting.map(|kind| kind.code.clone()).collect()
}

fn line(office: &Office, site: &Site, hit: search::Hit, rank: usize, ties: &[Tie]) -> SearchHit {
    let kind = office.kinds.record(&hit.kind);
    let unit = site.tree.get(hit.unit);
    let asks_validity = kind.filter(|kind| validity::matters_for(kind));
    let today = office.clock.today();
    SearchHit {
        rank,
        score: hit.score,
        record: hit.record,
        kind_name: kind.map_or_else(|| hit.kind.clone(), |kind| kind.name.clone()),
        kind: hit.kind,
        unit: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
        unit_name: unit.map(|unit| unit.short_name.clone()).unwrap_or_default(),
        title: hit.title,
        title_excerpt: hit.title_excerpt,
        excerpt: hit.excerpt,
        doc_number: hit.doc_number,
        published_on: hit.published_on,
        validity: asks_validity.map(|_| validity::of(Some(&hit.content), ties, today).status),
        hooks: hooks(office, ties),
        source_name: hit.source_name,
    }
}
