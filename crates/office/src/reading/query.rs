//! What a visitor asks of a list, read from the pairs of an address.

use std::collections::BTreeMap;

use gongkai_model::{
    id::RecordId,
    kinds::{FieldType, RecordKind},
};
use gongkai_store::publications::{Cursor, Filter, Start};
use jiff::Timestamp;

use crate::core::{FieldError, OfficeError, Result};

/// How many lines a public page has.
pub const PAGE_LINES: usize = 20;

/// The most characters that a search is cut to, and the most words that are looked for.
const MOST_CHARS: usize = 100;
const MOST_WORDS: usize = 8;

/// What a visitor asks. Unknown keys are ignored, empty values ask nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// Words of title or document number.
    pub q: String,
    /// The code of a unit.
    pub unit: Option<String>,
    /// The code of a kind.
    pub kind: Option<String>,
    /// Year of publication.
    pub year: Option<i16>,
    /// 主题分类
    pub topic: Option<String>,
    /// 体裁
    pub genre: Option<String>,
    /// Values of enumeration fields, by field.
    pub choices: BTreeMap<String, String>,
    /// Where the page before ended.
    pub after: Option<String>,
}

impl ListQuery {
    /// Reads the pairs of an address; `kind` says which fields can be filtered by.
    ///
    /// # Errors
    /// [`OfficeError::Invalid`] names the value that cannot be read.
    pub fn read(pairs: &[(String, String)], kind: Option<&RecordKind>) -> Result<Self> {
        let mut query = Self::default();
        for (key, value) in pairs {
            let value: String = value.trim().chars().take(MOST_CHARS).collect();
            if value.is_empty() {
                continue;
            }
            match key.as_str() {
                "q" => query.q = value,
                "unit" => query.unit = Some(value),
                "kind" => query.kind = Some(value),
                "year" => query.year = Some(year(&value)?),
                "topic" => query.topic = Some(value),
                "genre" => query.genre = Some(value),
                "after" => query.after = Some(value),
                field => query.choose(field, value, kind)?,
            }
        }
        Ok(query)
    }

    fn choose(&mut self, field: &str, value: String, kind: Option<&RecordKind>) -> Result<()> {
        let Some(field) = kind.and_then(|kind| kind.field(field)) else {
            return Ok(());
        };
        let FieldType::Enum { choices } = &field.of else {
            return Ok(());
        };
        if !choices.iter().any(|choice| choice.code == value) {
            return Err(OfficeError::field(
                &field.code,
                format!("“{}”没有“{value}”这一项", field.name),
            ));
        }
        self.choices.insert(field.code.clone(), value);
        Ok(())
    }

    /// The words that must all be found.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        self.q
            .split_whitespace()
            .take(MOST_WORDS)
            .map(str::to_owned)
            .collect()
    }

    /// Tells whether anything is asked besides the page.
    #[must_use]
    pub fn narrows(&self) -> bool {
        let all = Self {
            after: self.after.clone(),
            ..Self::default()
        };
        *self != all
    }

    /// Narrows a filter; unit and kind are for the caller, who knows them.
    pub(super) fn narrow(&self, filter: &mut Filter) {
        filter.words = self.words();
        filter.year = self.year;
        filter.topic.clone_from(&self.topic);
        filter.genre.clone_from(&self.genre);
        filter.choices = self.choices.clone().into_iter().collect();
    }

    /// Where the page begins.
    pub(super) fn start(&self) -> Result<Start> {
        let Some(after) = &self.after else {
            return Ok(Start::Newest);
        };
        read_cursor(after).map(Start::After).ok_or_else(|| {
            OfficeError::Invalid(vec![FieldError {
                field: "after".into(),
                message: "翻页的位置不正确，请回到第一页重新翻页".into(),
            }])
        })
    }
}

fn year(text: &str) -> Result<i16> {
    let year = text
        .parse()
        .ok()
        .filter(|year| (1949..=9999).contains(year));
    year.ok_or_else(|| OfficeError::field("year", format!("“{text}”不是年份")))
}

/// Writes where a page ended.
pub(super) fn write_cursor(cursor: Cursor) -> String {
    format!("{}.{}", cursor.published_at.as_microsecond(), cursor.record)
}

fn read_cursor(text: &str) -> Option<Cursor> {
    let (micros, record) = text.split_once('.')?;
    let published_at = Timestamp::from_microsecond(micros.parse().ok()?).ok()?;
    Some(Cursor {
        published_at,
        record: record.parse::<RecordId>().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn an_address_is_read_and_what_is_unknown_is_ignored() {
        let read = ListQuery::read(
            &pairs(&[("q", " 加装  电梯 "), ("year", "2026"), ("x", "1")]),
            None,
        );
        let query = read.unwrap();
        assert_eq!(query.words(), ["加装", "电梯"]);
        assert_eq!(query.year, Some(2026));
        assert!(query.narrows());
        assert!(
            !ListQuery::read(&pairs(&[("topic", "")]), None)
                .unwrap()
                .narrows()
        );
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for year in ["二〇二六", "99999", "-1", "2026.5"] {
            assert!(
                ListQuery::read(&pairs(&[("year", year)]), None).is_err(),
                "{year}"
            );
        }
        for after in ["x", "1.", "9999999999999999999.0000000000001", "1.政府"] {
            let query = ListQuery::read(&pairs(&[("after", after)]), None).unwrap();
            assert!(query.start().is_err(), "{after}");
        }
    }

    #[test]
    fn a_cursor_is_read_back() {
        let at = Timestamp::from_microsecond(1_789_000_000_123_456).unwrap();
        let cursor = Cursor {
            published_at: at,
            record: RecordId::new(77),
        };
        assert_eq!(read_cursor(&write_cursor(cursor)), Some(cursor));
    }
}
