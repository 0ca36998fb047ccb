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
use super::rows::{Class, Row, Rows, Values};
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
    /// `None` where nothing is in the language of the question.
    language: Option<u16>,
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
    /// The most that it makes of a score.
    fn most(&self) -> f32 {
        self.by_age.first().copied().unwrap_or(1.0)
    }

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
    /// Whether a pass found as many as are kept, all of them better than whatever scores at most `most`.
    pub(super) fn are_best(&self, counted: &Counted, most: f32) -> bool {
        let mut scores: Vec<f32> = counted.top.iter().map(|kept| kept.score).collect();
        scores.sort_unstable_by(|one, other| other.total_cmp(one));
        let last = scores.get(self.keep.saturating_sub(1));
        last.is_some_and(|last| *last > most * self.choices.prior.most())
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
            language: values.languages.find(query.language.tag()),
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
    /// How many entries there are of each class.
    counts: Vec<u32>,
    keep: usize,
    sort: Sort,
    top: Vec<Kept>,
    /// An entry with a smaller score is not among the best.
    least: f32,
}

impl SegmentCollector for OfSegment {
    type Fruit = Counted;

    fn collect(&mut self, entry: DocId, score: Score) {
        if !self.left_out.is_empty() && self.left_out.contains(&entry) {
            return;
        }
        let Some(class) = self.rows.classes.of.get(entry as usize) else {
            return;
        };
        let class = *class as usize;
        if let Some(count) = self.counts.get_mut(class) {
            *count += 1;
        }
        if self.keep > 0 && score * self.choices.prior.most() >= self.least {
            self.consider(entry, class, score);
        }
    }

    fn harvest(self) -> Counted {
        let mut counted = Counted::new(&self.choices);
        let classes = self.rows.classes.all.iter().zip(self.counts);
        for (class, count) in classes.filter(|(_, count)| *count > 0) {
            counted.count(&self.choices, class, count.into());
        }
        counted.top = self.top;
        counted
    }
}

impl OfSegment {
    /// Keeps an entry that fits all choices and may be among the best.
    fn consider(&mut self, entry: DocId, class: usize, score: f32) {
        let class = self.rows.classes.all.get(class);
        let row = self.rows.all.get(entry as usize);
        let (Some(class), Some(row)) = (class, row) else {
            return;
        };
        let choices = &self.choices;
        let Some(misses) = choices.misses(class) else {
            return;
        };
        if misses.contains(&true) || choices.language != Some(class.language) {
            return;
        }
        let standing = choices.standing(class);
        let score = score * choices.prior.of(row, standing, choices.today);
        if score < self.least {
            return;
        }
        let key = match self.sort {
            Sort::Relevance => (score, row.published, row.record),
            Sort::Newest => (0.0, row.published, row.record),
        };
        self.top.push(Kept {
            key,
            record: row.record,
            score,
        });
        // Some more than wanted, then the worse ones go: cheaper than a heap.
        if self.top.len() >= self.keep * 2 + 16 {
            self.top
                .select_nth_unstable_by(self.keep, Kept::better_first);
            self.top.truncate(self.keep);
            if self.sort == Sort::Relevance {
                let scores = self.top.iter().map(|kept| kept.score);
                self.least = scores.fold(f32::INFINITY, f32::min);
            }
        }
    }
}

impl Choices {
    /// How a class stands, where its kind stands anyhow.
    fn standing(&self, class: &Class) -> Option<Standing> {
        let lasts = self.lasts.get(usize::from(class.kind)).copied();
        (lasts.unwrap_or(false) && self.today.is_some()).then_some(class.standing)
    }

    /// Which choices a class does not fit: kind, unit, topic, year, standing. `None` where it is no hit at all.
    fn misses(&self, class: &Class) -> Option<[bool; 5]> {
        let is_elsewhere = self
            .section
            .is_some_and(|section| section != Some(class.section));
        if is_elsewhere {
            return None;
        }
        let fits_standing = match self.standing(class) {
            Some(standing) => self.standings.has(place_of(standing)),
            None => self.standings.is_chosen.is_empty(),
        };
        Some([
            !self.kinds.has(usize::from(class.kind)),
            !self.units.has(usize::from(class.unit)),
            !self.topics.has(usize::from(class.topic)),
            !self.years.has(place_of_year(class.year)),
            !fits_standing,
        ])
    }
}

fn place_of_year(year: i16) -> usize {
    usize::try_from(year.saturating_sub(YEAR_FIRST)).unwrap_or_default()
}

impl Counted {
    /// How many there are, whatever was chosen.
    pub(super) const fn fitting(&self) -> u64 {
        self.fitting
    }

    /// The same numbers with the best of another pass.
    pub(super) fn with_best_of(self, other: Self) -> Self {
        Self {
            top: other.top,
            ..self
        }
    }

    fn new(choices: &Choices) -> Self {
        let none = |size: usize| vec![0; size];
        Self {
            kinds: none(choices.lasts.len()),
            units: none(choices.units.size),
            topics: none(choices.topics.size),
            years: none(YEARS),
            standings: none(Standing::ALL.len()),
            ..Self::default()
        }
    }

    /// Counts the entries of a class.
    fn count(&mut self, choices: &Choices, class: &Class, entries: u64) {
        if choices.language != Some(class.language) {
            return;
        }
        self.fitting += entries;
        let Some(misses) = choices.misses(class) else {
            return;
        };
        let missed = misses.iter().filter(|missed| **missed).count();
        if missed > 1 {
            return;
        }
        let add = |counts: &mut Vec<u64>, place: usize, is_missed: bool| {
            if let Some(count) = counts.get_mut(place).filter(|_| missed == 0 || is_missed) {
                *count += entries;
            }
        };
        let [of_kind, of_unit, of_topic, of_year, of_standing] = misses;
        add(&mut self.kinds, class.kind.into(), of_kind);
        add(&mut self.units, class.unit.into(), of_unit);
        add(&mut self.topics, class.topic.into(), of_topic);
        add(&mut self.years, place_of_year(class.year), of_year);
        if let Some(standing) = choices.standing(class) {
            add(&mut self.standings, place_of(standing), of_standing);
        }
        if missed == 0 {
            self.total += entries;
        }
    }
}

impl Collector for Gather {
    type Fruit = Counted;
    type Child = OfSegment;

    fn for_segment(&self, number: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<OfSegment> {
        let rows = self.rows.get(number as usize).cloned().unwrap_or_default();
        let left_out = self.left_out.iter();
        let left_out = left_out.filter(|address| address.segment_ord == number);
        Ok(OfSegment {
            left_out: left_out.map(|address| address.doc_id).collect(),
            counts: vec![0; rows.classes.all.len()],
            rows,
            keep: if self.keeps { self.keep } else { 0 },
            sort: self.sort,
            top: Vec::new(),
            least: f32::NEG_INFINITY,
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
