//! One pass over everything that fits: the best, how many, and how many by each way to narrow.
//!
//! Ways to narrow are looked at here and not in the query, so that each can say how many there would be
//! without its own choice: with one unit chosen, the others still show their numbers.

use std::collections::HashSet;
use std::sync::Arc;

use gongkai_model::id::{Id, RecordId, UnitId};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use super::query::{SearchQuery, Sort};
use super::rows::{Row, Rows, Values};
use super::standing::{Standing, day};

/// How many there are by each way to narrow, most first; years newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By kind.
    pub kinds: Vec<(String, u64)>,
    /// By unit.
    pub units: Vec<(UnitId, u64)>,
    /// By the first level of 主题分类.
    pub topics: Vec<(String, u64)>,
    /// By year of publication.
    pub years: Vec<(i16, u64)>,
    /// By how documents stand that are in force or not.
    pub standings: Vec<(Standing, u64)>,
}

/// What a pass found.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) total: u64,
    /// Best first.
    pub(super) top: Vec<(RecordId, f32)>,
    pub(super) facets: Facets,
}

/// The choices of a query as numbers of the rows, shared by all segments.
#[derive(Debug)]
struct Choices {
    kinds: Choice,
    units: Choice,
    topics: Choice,
    /// Years since [`YEAR_FIRST`].
    years: Choice,
    standings: Choice,
    /// Which kinds stand anyhow.
    lasts: Vec<bool>,
    section: Option<Option<u16>>,
    today: Option<i32>,
    prior: Prior,
}

/// A choice among numbered values.
#[derive(Debug)]
struct Choice {
    /// Empty: all.
    is_chosen: Vec<bool>,
    size: usize,
}

const YEAR_FIRST: i16 = 1900;
const YEARS: usize = 300;

impl Choice {
    fn new(size: usize, chosen: impl Iterator<Item = Option<usize>>) -> Self {
        let mut is_chosen = Vec::new();
        for number in chosen {
            is_chosen.resize(size, false);
            if let Some(place) = number.and_then(|number| is_chosen.get_mut(number)) {
                *place = true;
            }
        }
        Self { is_chosen, size }
    }

    fn has(&self, number: usize) -> bool {
        self.is_chosen.is_empty() || self.is_chosen.get(number).copied().unwrap_or(false)
    }
}

/// What makes of two equally fitting documents one the better answer: that it is newer, in force, and more
/// than a report of an event.
#[derive(Debug)]
struct Prior {
    /// By age in years.
    by_age: [f32; 16],
    news: Option<u16>,
}

impl Prior {
    fn new(values: &Values) -> Self {
        let mut by_age = [1.0; 16];
        let mut fresh = 0.12;
        for factor in &mut by_age {
            *factor = 1.0 + fresh;
            fresh *= 0.75;
        }
        Self {
            by_age,
            news: values.sections.find("news"),
        }
    }

    fn of(&self, row: &Row, standing: Option<Standing>, today: Option<i32>) -> f32 {
        let Some(today) = today else { return 1.0 };
        let age = usize::try_from((today - row.published).max(0) / 365).unwrap_or_default();
        let by_age = self.by_age.get(age).copied().unwrap_or(1.0);
        let by_standing = match standing {
            Some(Standing::Ended) => 0.75,
            _ => 1.0,
        };
        let by_section = if Some(row.section) == self.news {
            0.9
        } else {
            1.0
        };
        by_age * by_standing * by_section
    }
}

/// Gathers what a query asks for.
#[derive(Clone)]
pub(super) struct Gather {
    choices: Arc<Choices>,
    rows: Vec<Rows>,
    /// Entries that are no hits.
    left_out: HashSet<DocAddress>,
    keep: usize,
    offset: usize,
    sort: Sort,
    /// Whether the best are kept, or all only counted.
    keeps: bool,
}

impl Gather {
    /// How many of the best are kept.
    pub(super) const fn kept(&self) -> usize {
        self.keep
    }

    /// The same, that only counts: without the best, nothing has to be scored.
    pub(super) fn counting(&self) -> Self {
        Self {
            keeps: false,
            ..self.clone()
        }
    }

    pub(super) fn new(
        query: &SearchQuery,
        rows: Vec<Rows>,
        left_out: HashSet<DocAddress>,
        values: &Values,
    ) -> Self {
        let number = |found: Option<u16>| found.map(usize::from);
        let lasting: HashSet<&str> = query.lasting_kinds.iter().map(String::as_str).collect();
        let lasts = (0..values.kinds.len()).map(|kind| {
            let name = values.kinds.name(kind);
            name.is_some_and(|name| lasting.contains(name))
        });
        let year = |year: &i16| usize::try_from(year.saturating_sub(YEAR_FIRST)).ok();
        let choices = Choices {
            kinds: Choice::new(
                values.kinds.len(),
                query
                    .kinds
                    .iter()
                    .map(|kind| number(values.kinds.find(kind))),
            ),
            units: Choice::new(
                values.units.len(),
                query
                    .units
                    .iter()
                    .map(|unit| number(values.units.find(&unit.get().to_string()))),
            ),
            topics: Choice::new(
                values.topics.len(),
                query
                    .topics
                    .iter()
                    .map(|topic| number(values.topics.find(topic))),
            ),
            years: Choice::new(YEARS, query.years.iter().map(year)),
            standings: Choice::new(
                Standing::ALL.len(),
                query
                    .standings
                    .iter()
                    .map(|standing| Some(place_of(*standing))),
            ),
            lasts: lasts.collect(),
            section: query
                .section
                .map(|section| values.sections.find(section.code())),
            today: query.today.map(day),
            prior: Prior::new(values),
        };
        let limit = match query.limit {
            0 => 10,
            limit => limit.min(100),
        };
        let offset = query.offset.min(10_000);
        Self {
            choices: Arc::new(choices),
            rows,
            left_out,
            keep: limit + offset,
            offset,
            sort: query.sort,
            keeps: true,
        }
    }

    /// Names what was counted.
    pub(super) fn named(&self, counted: Counted, values: &Values) -> Gathered {
        let Counted {
            fitting: _,
            total,
            mut top,
            kinds,
            units,
            topics,
            years,
            standings,
        } = counted;
        top.sort_unstable_by(Kept::better_first);
        let top = top
            .into_iter()
            .skip(self.offset)
            .take(self.keep - self.offset);
        let most_first = |counts: Vec<u64>, names: &super::rows::Names| {
            let mut named: Vec<(String, u64)> = counts
                .into_iter()
                .enumerate()
                .filter(|(_, count)| *count > 0)
                .filter_map(|(number, count)| Some((names.name(number)?.to_owned(), count)))
                .filter(|(name, _)| !name.is_empty())
                .collect();
            named.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
            named
        };
        let units = most_first(units, &values.units).into_iter();
        let years = years.into_iter().enumerate().rev();
        let years = years.filter(|(_, count)| *count > 0);
        Gathered {
            total,
            top: top.map(|kept| (Id::new(kept.record), kept.score)).collect(),
            facets: Facets {
                kinds: most_first(kinds, &values.kinds),
                units: units
                    .filter_map(|(unit, count)| Some((Id::new(unit.parse().ok()?), count)))
                    .collect(),
                topics: most_first(topics, &values.topics),
                years: years
                    .filter_map(|(year, count)| {
                        Some((YEAR_FIRST.checked_add(i16::try_from(year).ok()?)?, count))
                    })
                    .collect(),
                standings: Standing::ALL
                    .into_iter()
                    .zip(standings)
                    .filter(|(_, count)| *count > 0)
                    .collect(),
            },
        }
    }
}

/// The place of a standing among all.
fn place_of(standing: Standing) -> usize {
    Standing::ALL
        .iter()
        .position(|one| *one == standing)
        .unwrap_or_default()
}

/// One that may be among the best.
#[derive(Debug, Clone, Copy)]
struct Kept {
    /// What it is sorted by, more first.
    key: (f32, i32, i64),
    record: i64,
    score: f32,
}

impl Kept {
    fn better_first(one: &Self, other: &Self) -> std::cmp::Ordering {
        let by_score = other.key.0.total_cmp(&one.key.0);
        by_score
            .then_with(|| other.key.1.cmp(&one.key.1))
            .then_with(|| other.key.2.cmp(&one.key.2))
    }
}

/// What a pass counted, by numbers.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Whatever was chosen.
    fitting: u64,
    total: u64,
    top: Vec<Kept>,
    kinds: Vec<u64>,
    units: Vec<u64>,
    topics: Vec<u64>,
    years: Vec<u64>,
    standings: Vec<u64>,
}

/// Gathers from one segment.
pub(super) struct OfSegment {
    choices: Arc<Choices>,
    rows: Rows,
    /// Of this segment.
    left_out: HashSet<DocId>,
    keep: usize,
    sort: Sort,
    counted: Counted,
}

impl SegmentCollector for OfSegment {
    type Fruit = Counted;

    fn collect(&mut self, entry: DocId, score: Score) {
        if !self.left_out.is_empty() && self.left_out.contains(&entry) {
            return;
        }
        let Some(row) = self.rows.get(entry as usize) else {
            return;
        };
        if let Some((score, row)) = self.counted.look(&self.choices, row, score)
            && self.keep > 0
        {
            self.counted.keep(row, score, self.sort, self.keep);
        }
    }

    fn harvest(self) -> Counted {
        self.counted
    }
}

impl Counted {
    /// How many there are, whatever was chosen.
    pub(super) const fn fitting(&self) -> u64 {
        self.fitting
    }

    /// How many fit all choices.
    pub(super) const fn total(&self) -> u64 {
        self.total
    }

    /// The same numbers with the best of another pass.
    pub(super) fn with_best_of(self, other: Self) -> Self {
        Self {
            top: other.top,
            ..self
        }
    }

    /// Keeps an entry that may be among the best.
    fn keep(&mut self, row: &Row, score: f32, sort: Sort, keep: usize) {
        let key = match sort {
            Sort::Relevance => (score, row.published, row.record),
            Sort::Newest => (0.0, row.published, row.record),
        };
        self.top.push(Kept {
            key,
            record: row.record,
            score,
        });
        // Twice as many as wanted, then the worse half goes: cheaper than a heap.
        if self.top.len() >= keep * 2 + 64 {
            self.top.select_nth_unstable_by(keep, Kept::better_first);
            self.top.truncate(keep);
        }
    }

    /// Counts an entry; returns it with its score when it fits all choices.
    fn look<'a>(&mut self, choices: &Choices, row: &'a Row, score: f32) -> Option<(f32, &'a Row)> {
        self.fitting += 1;
        if choices
            .section
            .is_some_and(|section| section != Some(row.section))
        {
            return None;
        }
        let lasts = choices
            .lasts
            .get(usize::from(row.kind))
            .copied()
            .unwrap_or(false);
        let standing = choices
            .today
            .filter(|_| lasts)
            .map(|today| row.days.on(today));
        let year = usize::try_from(row.year.saturating_sub(YEAR_FIRST)).unwrap_or_default();
        let (kind, unit) = (usize::from(row.kind), usize::from(row.unit));
        let topic = usize::from(row.topic);
        let stands = standing.map(place_of);
        let fits_standing = match stands {
            Some(place) => choices.standings.has(place),
            None => choices.standings.is_chosen.is_empty(),
        };
        let misses = [
            !choices.kinds.has(kind),
            !choices.units.has(unit),
            !choices.topics.has(topic),
            !choices.years.has(year),
            !fits_standing,
        ];
        let missed = misses.iter().filter(|missed| **missed).count();
        if missed > 1 {
            return None;
        }
        let add = |counts: &mut Vec<u64>, place: usize, is_missed: bool| {
            if let Some(count) = counts.get_mut(place).filter(|_| missed == 0 || is_missed) {
                *count += 1;
            }
        };
        let [of_kind, of_unit, of_topic, of_year, of_standing] = misses;
        add(&mut self.kinds, kind, of_kind);
        add(&mut self.units, unit, of_unit);
        add(&mut self.topics, topic, of_topic);
        add(&mut self.years, year, of_year);
        if let Some(place) = stands {
            add(&mut self.standings, place, of_standing);
        }
        if missed > 0 {
            return None;
        }
        self.total += 1;
        Some((score * choices.prior.of(row, standing, choices.today), row))
    }
}

impl Collector for Gather {
    type Fruit = Counted;
    type Child = OfSegment;

    fn for_segment(&self, number: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<OfSegment> {
        let rows = self.rows.get(number as usize).cloned().unwrap_or_default();
        let none = |size: usize| vec![0; size];
        let left_out = self.left_out.iter();
        let left_out = left_out.filter(|address| address.segment_ord == number);
        Ok(OfSegment {
            left_out: left_out.map(|address| address.doc_id).collect(),
            rows,
            keep: if self.keeps { self.keep } else { 0 },
            sort: self.sort,
            counted: Counted {
                kinds: none(self.choices.lasts.len()),
                units: none(self.choices.units.size),
                topics: none(self.choices.topics.size),
                years: none(YEARS),
                standings: none(Standing::ALL.len()),
                ..Counted::default()
            },
            choices: Arc::clone(&self.choices),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.keeps && self.sort == Sort::Relevance
    }

    fn merge_fruits(&self, fruits: Vec<Counted>) -> tantivy::Result<Counted> {
        let mut all = Counted::default();
        let add = |all: &mut Vec<u64>, more: Vec<u64>| {
            if all.len() < more.len() {
                all.resize(more.len(), 0);
            }
            for (sum, count) in all.iter_mut().zip(more) {
                *sum += count;
            }
        };
        for fruit in fruits {
            all.fitting += fruit.fitting;
            all.total += fruit.total;
            all.top.extend(fruit.top);
            add(&mut all.kinds, fruit.kinds);
            add(&mut all.units, fruit.units);
            add(&mut all.topics, fruit.topics);
            add(&mut all.years, fruit.years);
            add(&mut all.standings, fruit.standings);
        }
        Ok(all)
    }
}
