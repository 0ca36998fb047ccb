//! The demo district 云河区: units, people, and two years of records, all invented and written for it.
//!
//! [`plan`] decides everything from the day alone: the same day gives the same district. Nothing is stored
//! here; the play takes every step of the plan through the use cases that people use. Left out: passwords,
//! which are made when the demo is built, and cases (办件).

mod account;
mod annual_report;
mod assemble;
mod cast;
mod days;
mod files;
mod fill;
mod html;
mod journey;
mod organisation;
mod play;
mod seal;
mod sites;
mod texts;
mod timetable;
mod types;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use gongkai_model::kinds::Kinds;
use gongkai_rules::{attribute::AttributeError, numbers::DocNumberError};
use jiff::civil::Date;

pub use account::{CONTACT, fill as fill_account};
pub use play::{DemoLogin, play};
pub use sites::sites;
pub use types::{DemoNegativeItem, DemoPerson, DemoRecord, DemoStep, DemoUnit};

use assemble::{Assembled, Known, assemble};
use cast::Cast;
use days::WorkTime;
use fill::Cited;
use journey::Route;
use texts::Text;
use timetable::Span;

/// The whole demo district as of one day.
#[derive(Debug, Clone)]
pub struct DemoPlan {
    /// Units, each before those below it; offices follow their unit.
    pub units: Vec<DemoUnit>,
    /// People.
    pub people: Vec<DemoPerson>,
    /// Items of the units' lists of what is not opened.
    pub negative_list: Vec<DemoNegativeItem>,
    /// Records.
    pub records: Vec<DemoRecord>,
    /// What people did with them, in order of time, all before the day of the plan.
    pub steps: Vec<DemoStep>,
}

/// What is wrong with the data of the demo.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A data file does not parse.
    #[error("demo file {file} does not parse")]
    File {
        /// The file.
        file: String,
        /// Where and why.
        source: toml::de::Error,
    },
    /// Something is named that does not exist.
    #[error("demo data names the {what} `{name}`, which does not exist")]
    Unknown {
        /// What sort of thing.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// A place in a text cannot be filled.
    #[error("text `{key}` has a place that cannot be filled: `{place}`")]
    Place {
        /// The text.
        key: String,
        /// The place.
        place: String,
    },
    /// A document number cannot be made.
    #[error("text `{key}` has no proper document number")]
    Number {
        /// The text.
        key: String,
        /// Why.
        source: DocNumberError,
    },
    /// A disclosure attribute cannot be made.
    #[error("text `{key}` has no proper disclosure attribute")]
    Attribute {
        /// The text.
        key: String,
        /// Why.
        source: AttributeError,
    },
    /// What happens after publication would happen in the future.
    #[error("text `{0}` was published too recently for what follows")]
    TooLate(String),
}

impl DemoError {
    fn unknown(what: &'static str, name: &str) -> Self {
        Self::Unknown {
            what,
            name: name.to_owned(),
        }
    }

    fn place(key: &str, place: &str) -> Self {
        Self::Place {
            key: key.to_owned(),
            place: place.chars().take(40).collect(),
        }
    }
}

/// Plans the demo as of `today`. All steps lie before `today`; only scheduled publications lie ahead.
///
/// # Errors
/// [`DemoError`] when the embedded data do not hold together, which the tests rule out.
pub fn plan(today: Date, kinds: &Kinds) -> Result<DemoPlan, DemoError> {
    let units = organisation::units()?;
    let people = organisation::people(&units)?;
    let mut texts = texts::all(&units)?;
    let spans = timetable::spans(&texts, today)?;
    let numbers = timetable::numbers(&texts, &spans)?;
    timetable::unified_numbers(&mut texts, &spans);
    let book = book(&texts, &spans, &numbers, &units)?;
    let beside = beside(&texts);
    let cast = Cast {
        people: &people,
        units: &units,
    };
    let known = Known {
        kinds,
        cast: &cast,
        numbers: &numbers,
        book: &book,
        beside: &beside,
    };
    let yesterday = WorkTime::new(days::shift(today, -1), days::DAY_MINUTES - 1);
    let (mut records, mut steps) = (Vec::new(), Vec::new());
    for (turn, (text, span)) in texts.iter().zip(&spans).enumerate() {
        let chosen = cast.choose(&text.unit, text.drafter.as_deref(), turn)?;
        let Assembled { record, body_now } = assemble(text, *span, &chosen, &known)?;
        let route = Route {
            record: turn,
            text,
            chosen: &chosen,
            cast: &cast,
            is_proactive: record.attribute.reason().is_none(),
            has_legal_review: kinds
                .record(&text.kind)
                .is_some_and(|kind| !kind.extra_steps.is_empty()),
            relates_later: relates_later(&record, *span, &texts, &spans),
            start: span.start,
            end: span.end,
            yesterday,
            body_now: &body_now,
        };
        steps.extend(journey::steps(&route)?);
        records.push(record);
    }
    // A stable sort keeps the order of a record's own steps where two fall on one minute.
    steps.sort_by_key(|step| step.at);
    Ok(DemoPlan {
        negative_list: organisation::negative_list()?,
        units,
        people,
        records,
        steps,
    })
}

/// What texts may cite of one another.
fn book(
    texts: &[Text],
    spans: &[Span],
    numbers: &BTreeMap<String, gongkai_rules::numbers::DocNumber>,
    units: &[DemoUnit],
) -> Result<BTreeMap<String, Cited>, DemoError> {
    let nothing = BTreeMap::new();
    let cast = Cast { people: &[], units };
    let mut book = BTreeMap::new();
    for (text, span) in texts.iter().zip(spans) {
        let number = numbers.get(&text.key).map(ToString::to_string);
        let facts = fill::Facts {
            key: &text.key,
            unit: cast.unit(&text.unit)?,
            superior: None,
            written_on: span.start.day(),
            number: number.as_deref(),
            places: &text.places,
            book: &nothing,
        };
        let title = fill::fill(&text.title, &facts)?;
        book.insert(
            text.key.clone(),
            Cited {
                title,
                number,
                written_on: span.start.day(),
            },
        );
    }
    Ok(book)
}

/// Interpretations that are published with their document, by the key of the document.
fn beside(texts: &[Text]) -> BTreeMap<String, Vec<String>> {
    let mut beside: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for text in texts
        .iter()
        .filter(|text| text.ago.is_none() && text.on.is_none())
    {
        if let Some(document) = &text.interprets {
            beside
                .entry(document.clone())
                .or_default()
                .push(text.key.clone());
        }
    }
    beside
}

/// Says whether a record names another one that is drafted after it.
fn relates_later(record: &DemoRecord, span: Span, texts: &[Text], spans: &[Span]) -> bool {
    let named: BTreeSet<_> = record.relations.iter().map(|tie| tie.to.as_str()).collect();
    texts
        .iter()
        .zip(spans)
        .any(|(text, other)| named.contains(text.key.as_str()) && other.start > span.start)
}
