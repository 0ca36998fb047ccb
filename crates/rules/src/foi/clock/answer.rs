//! A line of data in, a line of data out: the form in which programs ask for a clock.
//!
//! In: `{"id","events":[…],"as_of"?}`. Every line is answered, a wrong one with its error.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ClockError, ClockSettings, Event, Reading, given::strict_date, read};
use crate::{calendar::Calendar, given::Given};

const KEYS: [&str; 3] = ["id", "events", "as_of"];

/// One line as it was written; see [`answer`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct ClockCase(Given);

/// The answer to one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    id: Option<Id>,
    #[serde(flatten)]
    outcome: Outcome,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Whole(u64),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum Outcome {
    Read(Box<Reading>),
    Refused { error: Failure },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Failure {
    code: &'static str,
    message: String,
    article: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provisional_on: Option<Date>,
}

/// Answers one line. [`Answer::refusal`] says whether it holds an error instead of a reading.
pub fn answer(case: &ClockCase, settings: &ClockSettings, calendar: &Calendar) -> Answer {
    let outcome = match case.read(settings, calendar) {
        Ok(reading) => Outcome::Read(Box::new(reading)),
        Err(error) => Outcome::Refused {
            error: Failure::of(&error),
        },
    };
    Answer {
        id: case.id(),
        outcome,
    }
}

impl Answer {
    /// The reading, when there is one.
    pub fn reading(&self) -> Option<&Reading> {
        match &self.outcome {
            Outcome::Read(reading) => Some(reading),
            Outcome::Refused { .. } => None,
        }
    }

    /// What is wrong, in words, when the clock could not be read.
    pub fn refusal(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Refused { error } => Some(&error.message),
            Outcome::Read(_) => None,
        }
    }
}

impl Failure {
    fn of(error: &ClockError) -> Self {
        Self {
            code: error.code(),
            message: error.to_string(),
            article: error.article(),
            provisional_on: match error {
                ClockError::YearNotCovered { provisional_on, .. } => Some(*provisional_on),
                _ => None,
            },
        }
    }
}

impl ClockCase {
    fn id(&self) -> Option<Id> {
        match self.0.get("id")? {
            Given::Text(text) => Some(Id::Text(text.clone())),
            Given::Whole(number) => Some(Id::Whole(*number)),
            _ => None,
        }
    }

    /// The events, in the order written.
    ///
    /// # Errors
    /// [`ClockError`] names the key that is missing, unknown, repeated or does not read.
    pub fn events(&self) -> Result<Vec<Event>, ClockError> {
        let entries = self.0.entries();
        let entries = entries.ok_or_else(|| ClockError::NotAnObject(self.0.to_string()))?;
        for (at, (key, _)) in entries.iter().enumerate() {
            if entries.iter().take(at).any(|(earlier, _)| earlier == key) {
                return Err(ClockError::RepeatedKey(key.clone()));
            }
            if !KEYS.contains(&key.as_str()) {
                return Err(ClockError::UnknownKey(key.clone()));
            }
        }
        match self.0.get("events") {
            None => Err(ClockError::MissingKey("events")),
            Some(Given::List(items)) => items.iter().map(Event::of).collect(),
            Some(other) => Err(ClockError::WrongValue {
                key: "events",
                wanted: "列表",
                found: other.to_string(),
            }),
        }
    }

    /// The day of asking, if one is named.
    ///
    /// # Errors
    /// [`ClockError::WrongValue`] if it is no date.
    pub fn as_of(&self) -> Result<Option<Date>, ClockError> {
        let Some(given) = self.0.get("as_of") else {
            return Ok(None);
        };
        let date = given.text().and_then(strict_date);
        date.map(Some).ok_or_else(|| ClockError::WrongValue {
            key: "as_of",
            wanted: "日期 YYYY-MM-DD",
            found: given.to_string(),
        })
    }

    fn read(&self, settings: &ClockSettings, calendar: &Calendar) -> Result<Reading, ClockError> {
        read(&self.events()?, self.as_of()?, settings, calendar)
    }
}
