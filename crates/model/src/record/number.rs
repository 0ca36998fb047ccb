//! The document number on a record: read, or kept as it was found.

use std::fmt;

use gongkai_rules::numbers::DocNumber;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A document number (发文字号) as a record carries it. Old platforms bring numbers that no grammar reads;
/// they are kept as found, marked, and put on the worklist rather than lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordNumber {
    /// A number of a known form.
    Read(DocNumber),
    /// A text that is no number of a known form.
    Unreadable(String),
}

impl RecordNumber {
    /// Reads a text tolerantly; an empty text is no number.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        Some(DocNumber::read(text).map_or_else(
            |_| Self::Unreadable(text.to_owned()),
            |(number, _)| Self::Read(number),
        ))
    }
}

impl fmt::Display for RecordNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(number) => write!(f, "{number}"),
            Self::Unreadable(text) => f.write_str(text),
        }
    }
}

impl Serialize for RecordNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RecordNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(text.parse().map_or(Self::Unreadable(text), Self::Read))
    }
}
