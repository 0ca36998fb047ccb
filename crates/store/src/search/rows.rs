//! What lists are narrowed and sorted by, as rows in memory: a broad question looks at a hundred thousand of
//! them, and a row read in one place costs a tenth of six columns read in six.
//!
//! Rows belong to a segment of the index and are made when it is first searched; codes and names become small
//! numbers that hold for the whole index.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tantivy::index::SegmentId;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Searcher, SegmentReader, TERMINATED};

use super::error::SearchError;
use super::standing::{Days, Standing, year};

/// A row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) record: i64,
    /// Days since 1970.
    pub(super) published: i32,
    pub(super) days: Days,
    pub(super) year: i16,
    pub(super) kind: u16,
    pub(super) unit: u16,
    /// 0 for none.
    pub(super) topic: u16,
    pub(super) section: u16,
    pub(super) language: u16,
}

/// What entries have in common that are counted alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Class {
    pub(super) language: u16,
    pub(super) kind: u16,
    pub(super) unit: u16,
    pub(super) topic: u16,
    pub(super) section: u16,
    pub(super) year: i16,
    pub(super) standing: Standing,
}

/// The classes of a segment's entries on a day: a pass counts one number for each entry, and looks at what
/// stands behind it once for each class.
#[derive(Debug, Default)]
pub(super) struct Classes {
    /// Days since 1970.
    on: i32,
    /// By entry.
    pub(super) of: Vec<u32>,
    pub(super) all: Vec<Class>,
}

impl Classes {
    fn new(rows: &[Row], on: i32) -> Self {
        let mut numbers: HashMap<Class, u32> = HashMap::new();
        let mut classes = Self {
            on,
            of: Vec::with_capacity(rows.len()),
            all: Vec::new(),
        };
        for row in rows {
            let class = Class {
                language: row.language,
                kind: row.kind,
                unit: row.unit,
                topic: row.topic,
                section: row.section,
                year: row.year,
                standing: row.days.on(on),
            };
            let next = u32::try_from(classes.all.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(class).or_insert(next);
            if number == next {
                classes.all.push(class);
            }
            classes.of.push(number);
        }
        classes
    }
}

/// The rows of a segment, by entry.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    pub(super) all: Arc<Vec<Row>>,
    pub(super) classes: Arc<Classes>,
}

/// Values that became small numbers, in the order in which they were met.
#[derive(Debug, Default)]
pub(super) struct Names {
    of: HashMap<String, u16>,
    all: Vec<String>,
}

impl Names {
    fn number(&mut self, name: &str) -> u16 {
        if let Some(known) = self.of.get(name) {
            return *known;
        }
        // More than 65 535 kinds, units or topics are one beyond the last.
        let number = u16::try_from(self.all.len()).unwrap_or(u16::MAX);
        if number < u16::MAX {
            self.all.push(name.to_owned());
            self.of.insert(name.to_owned(), number);
        }
        number
    }

    pub(super) fn find(&self, name: &str) -> Option<u16> {
        self.of.get(name).copied()
    }

    pub(super) fn name(&self, number: usize) -> Option<&str> {
        self.all.get(number).map(String::as_str)
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }
}

/// The values of an index.
#[derive(Debug, Default)]
pub(super) struct Values {
    pub(super) kinds: Names,
    pub(super) languages: Names,
    pub(super) sections: Names,
    pub(super) topics: Names,
    pub(super) units: Names,
}

/// All rows of an index.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) values: RwLock<Values>,
    segments: Mutex<HashMap<SegmentId, Rows>>,
}

impl Table {
    /// The rows of a searcher's segments, made where they are new, with their classes of a day; those of segments
    /// that are gone are dropped. Without a day, how they stand may be that of any.
    pub(super) fn rows(
        &self,
        searcher: &Searcher,
        today: Option<i32>,
    ) -> Result<Vec<Rows>, SearchError> {
        let mut segments = self.segments.lock().unwrap_or_else(PoisonError::into_inner);
        let readers = searcher.segment_readers();
        let mut all = Vec::with_capacity(readers.len());
        for reader in readers {
            let id = reader.segment_id();
            let known = segments.get(&id);
            if let Some(rows) = known.filter(|rows| today.is_none_or(|on| rows.classes.on == on)) {
                all.push(rows.clone());
                continue;
            }
            let of_segment = match known {
                Some(rows) => Arc::clone(&rows.all),
                None => Arc::new(self.read(reader)?),
            };
            let rows = Rows {
                classes: Arc::new(Classes::new(&of_segment, today.unwrap_or_default())),
                all: of_segment,
            };
            segments.insert(id, rows.clone());
            all.push(rows);
        }
        if segments.len() > readers.len() + 8 {
            segments.retain(|id, _| readers.iter().any(|reader| reader.segment_id() == *id));
        }
        Ok(all)
    }

    fn read(&self, reader: &SegmentReader) -> Result<Vec<Row>, SearchError> {
        let fast = reader.fast_fields();
        let mut values = self.values.write().unwrap_or_else(PoisonError::into_inner);
        // The first name of topics stands for none.
        values.topics.number("");
        let mut texts = |name: &str, names: fn(&mut Values) -> &mut Names| {
            numbers_of(reader, name, names(&mut values))
        };
        let kinds = texts("kind", |values| &mut values.kinds)?;
        let sections = texts("section", |values| &mut values.sections)?;
        let topics = texts("topic", |values| &mut values.topics)?;
        let languages = languages_of(reader, &mut values.languages)?;
        let record = fast.i64("record")?;
        let unit = fast.i64("unit")?;
        let published = fast.i64("published")?;
        let (from, until, amended) = (fast.i64("from")?, fast.i64("until")?, fast.i64("amended")?);
        let mut rows = Vec::with_capacity(reader.max_doc() as usize);
        for entry in 0..reader.max_doc() {
            let small =
                |value: Option<i64>| i32::try_from(value.unwrap_or_default()).unwrap_or_default();
            let at = entry as usize;
            let published = small(published.first(entry));
            let owner = unit.first(entry).unwrap_or_default().to_string();
            rows.push(Row {
                record: record.first(entry).unwrap_or_default(),
                published,
                days: Days {
                    from: small(from.first(entry)),
                    until: small(until.first(entry)),
                    amended: small(amended.first(entry)),
                },
                year: year(published),
                kind: kinds.get(at).copied().unwrap_or_default(),
                unit: values.units.number(&owner),
                topic: topics.get(at).copied().unwrap_or_default(),
                section: sections.get(at).copied().unwrap_or_default(),
                language: languages.get(at).copied().unwrap_or_default(),
            });
        }
        Ok(rows)
    }
}

/// The numbers of the languages, by entry: read from the lists of entries, as there is no column.
fn languages_of(reader: &SegmentReader, names: &mut Names) -> Result<Vec<u16>, SearchError> {
    let field = reader.schema().get_field("language")?;
    let index = reader.inverted_index(field)?;
    let mut numbers = vec![0; reader.max_doc() as usize];
    let mut terms = index.terms().stream()?;
    while terms.advance() {
        let number = names.number(&String::from_utf8_lossy(terms.key()));
        let mut entries =
            index.read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
        while entries.doc() != TERMINATED {
            if let Some(place) = numbers.get_mut(entries.doc() as usize) {
                *place = number;
            }
            entries.advance();
        }
    }
    Ok(numbers)
}

/// The numbers of a text column, by entry.
fn numbers_of(
    reader: &SegmentReader,
    name: &str,
    names: &mut Names,
) -> Result<Vec<u16>, SearchError> {
    let Some(column) = reader.fast_fields().str(name)? else {
        return Ok(Vec::new());
    };
    let mut known: HashMap<u64, u16> = HashMap::new();
    let mut numbers = Vec::with_capacity(reader.max_doc() as usize);
    let mut text = String::new();
    for entry in 0..reader.max_doc() {
        let Some(ord) = column.term_ords(entry).next() else {
            numbers.push(0);
            continue;
        };
        let number = match known.get(&ord) {
            Some(number) => *number,
            None => {
                text.clear();
                column.ord_to_str(ord, &mut text)?;
                let number = names.number(&text);
                known.insert(ord, number);
                number
            }
        };
        numbers.push(number);
    }
    Ok(numbers)
}
