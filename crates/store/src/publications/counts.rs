//! How many records are public: in all, and by year, kind, unit, topic and genre.
//!
//! All of it is read once, from one index, and then counted in memory for as long as the public side does not
//! change; [`revision`] tells whether it did. What asks for words or fields of a kind is not counted here but
//! by [`super::count`].

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

use gongkai_model::id::{Id, UnitId};
use gongkai_model::kinds::Section;
use gongkai_model::record::Language;
use sqlx::FromRow;

use super::Filter;
use crate::binds;
use crate::conn::Conn;
use crate::decode::Place;
use crate::error::Result;

/// How many values of a subject are offered at most.
const MOST_SUBJECTS: usize = 40;

/// How many publications there are of each year, kind and unit, most recent or most frequent first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By year of publication.
    pub years: Vec<(i16, i64)>,
    /// By kind.
    pub kinds: Vec<(String, i64)>,
    /// By unit.
    pub units: Vec<(UnitId, i64)>,
}

/// How many publications there are of each topic and genre, most frequent first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subjects {
    /// By 主题分类.
    pub topics: Vec<(String, i64)>,
    /// By 体裁.
    pub genres: Vec<(String, i64)>,
}

/// Everything that is public, counted, in one state of the store.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    cells: Vec<Cell>,
    kinds: Names<String>,
    units: Names<UnitId>,
    topics: Names<String>,
    genres: Names<String>,
}

/// Records that no list tells apart; names are numbers, so that counting touches no text.
#[derive(Debug, Clone, Copy)]
struct Cell {
    language: Language,
    section: Section,
    kind: usize,
    unit: usize,
    year: i16,
    topic: Option<usize>,
    genre: Option<usize>,
    count: i64,
}

#[derive(FromRow)]
struct CellRow {
    lang: String,
    section: String,
    kind: String,
    unit_id: i64,
    year: String,
    topic: Option<String>,
    genre: Option<String>,
    count: i64,
}

/// How often the public side has changed; it grows with each transaction that writes publications.
///
/// # Errors
/// Whatever the database refuses.
pub async fn revision(conn: &mut Conn) -> Result<i64> {
    let (number,): (i64,) = conn
        .one("select number from public_revision", binds![])
        .await?;
    Ok(number)
}

/// Counts everything that is public.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn counts(conn: &mut Conn) -> Result<Counts> {
    let rows: Vec<CellRow> = conn
        .all(
            // The inner groups are read off the index in its order; sorting is for the few that are left.
            "select lang, section, kind, unit_id, substr(published_on, 1, 4) as year, topic, genre,
                    cast(sum(lines) as bigint) as count
             from (
               select lang, published_on, section, kind, unit_id, topic, genre, count(*) as lines
               from publications where status = 'public'
               group by lang, published_on, section, kind, unit_id, topic, genre
             ) days
             group by lang, section, kind, unit_id, substr(published_on, 1, 4), topic, genre",
            binds![],
        )
        .await?;
    let mut counts = Counts::default();
    let place = Place::new("publications", &"counts");
    for row in rows {
        let cell = Cell {
            language: place.code(&row.lang, Language::from_tag)?,
            section: place.code(&row.section, Section::from_code)?,
            kind: counts.kinds.number(row.kind),
            unit: counts.units.number(Id::new(row.unit_id)),
            year: place.parsed(&row.year)?,
            topic: row.topic.map(|topic| counts.topics.number(topic)),
            genre: row.genre.map(|genre| counts.genres.number(genre)),
            count: row.count,
        };
        counts.cells.push(cell);
    }
    Ok(counts)
}

impl Counts {
    /// Counts the lines of a list; `None` when it asks for words or fields of a kind.
    #[must_use]
    pub fn total(&self, filter: &Filter) -> Option<i64> {
        let is_counted = filter.words.is_empty() && filter.choices.is_empty();
        is_counted.then(|| self.of(filter).map(|cell| cell.count).sum())
    }

    /// Counts a list by year, kind and unit, whatever words it asks for.
    #[must_use]
    pub fn facets(&self, filter: &Filter) -> Facets {
        let mut years: HashMap<i16, i64> = HashMap::new();
        let mut kinds = self.kinds.tally();
        let mut units = self.units.tally();
        for cell in self.of(filter) {
            *years.entry(cell.year).or_default() += cell.count;
            kinds.add(Some(cell.kind), cell.count);
            units.add(Some(cell.unit), cell.count);
        }
        let mut years: Vec<_> = years.into_iter().collect();
        years.sort_unstable_by_key(|(year, _)| Reverse(*year));
        Facets {
            years,
            kinds: kinds.most_first(),
            units: units.most_first(),
        }
    }

    /// Counts a list by topic and by genre (主题分类、体裁), the most frequent of them.
    #[must_use]
    pub fn subjects(&self, filter: &Filter) -> Subjects {
        let mut topics = self.topics.tally();
        let mut genres = self.genres.tally();
        for cell in self.of(filter) {
            topics.add(cell.topic, cell.count);
            genres.add(cell.genre, cell.count);
        }
        let (mut topics, mut genres) = (topics.most_first(), genres.most_first());
        topics.truncate(MOST_SUBJECTS);
        genres.truncate(MOST_SUBJECTS);
        Subjects { topics, genres }
    }

    /// Counts a list by kind, as navigation does.
    #[must_use]
    pub fn by_kind(&self, filter: &Filter) -> HashMap<String, i64> {
        let mut kinds = self.kinds.tally();
        for cell in self.of(filter) {
            kinds.add(Some(cell.kind), cell.count);
        }
        kinds.most_first().into_iter().collect()
    }

    /// The cells of a list, its words and fields of a kind left out.
    fn of(&self, filter: &Filter) -> impl Iterator<Item = &Cell> {
        let asked = Asked {
            language: filter.language,
            section: filter.section,
            kinds: self.kinds.asked(&filter.kinds),
            units: self.units.asked(&filter.units),
            year: filter.year,
            topic: self.topics.asked(filter.topic.as_slice()),
            genre: self.genres.asked(filter.genre.as_slice()),
        };
        self.cells.iter().filter(move |cell| asked.has(cell))
    }
}

/// A filter in numbers; `None` is not asked, an empty list has nothing.
struct Asked {
    language: Language,
    section: Option<Section>,
    kinds: Option<Vec<usize>>,
    units: Option<Vec<usize>>,
    year: Option<i16>,
    topic: Option<Vec<usize>>,
    genre: Option<Vec<usize>>,
}

impl Asked {
    fn has(&self, cell: &Cell) -> bool {
        let one_of = |asked: &Option<Vec<usize>>, number: Option<usize>| {
            let known = |asked: &Vec<usize>| number.is_some_and(|number| asked.contains(&number));
            asked.as_ref().is_none_or(known)
        };
        cell.language == self.language
            && self.section.is_none_or(|section| section == cell.section)
            && self.year.is_none_or(|year| year == cell.year)
            && one_of(&self.kinds, Some(cell.kind))
            && one_of(&self.units, Some(cell.unit))
            && one_of(&self.topic, cell.topic)
            && one_of(&self.genre, cell.genre)
    }
}

/// Values that were met, each with its number.
#[derive(Debug, Clone)]
struct Names<T> {
    numbers: HashMap<T, usize>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self {
            numbers: HashMap::new(),
        }
    }
}

impl<T: Eq + Hash + Ord + Clone> Names<T> {
    fn number(&mut self, name: T) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry(name).or_insert(next)
    }

    fn asked(&self, names: &[T]) -> Option<Vec<usize>> {
        let numbers = names.iter().filter_map(|name| self.numbers.get(name));
        (!names.is_empty()).then(|| numbers.copied().collect())
    }

    fn tally(&self) -> Tally<'_, T> {
        Tally {
            names: self,
            counts: vec![0; self.numbers.len()],
        }
    }
}

struct Tally<'a, T> {
    names: &'a Names<T>,
    counts: Vec<i64>,
}

impl<T: Ord + Clone> Tally<'_, T> {
    fn add(&mut self, number: Option<usize>, count: i64) {
        if let Some(sum) = number.and_then(|number| self.counts.get_mut(number)) {
            *sum += count;
        }
    }

    fn most_first(&self) -> Vec<(T, i64)> {
        let counted = self.names.numbers.iter().filter_map(|(name, number)| {
            let count = *self.counts.get(*number)?;
            (count > 0).then(|| (name.clone(), count))
        });
        let mut counted: Vec<_> = counted.collect();
        counted
            .sort_unstable_by(|(left, many), (right, more)| more.cmp(many).then(left.cmp(right)));
        counted
    }
}
