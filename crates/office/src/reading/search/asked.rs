//! What a visitor asks of the search, read from the pairs of an address.

use gongkai_store::search::{Sort, Standing};

use crate::core::{OfficeError, Result};

/// How many hits a page has, unless asked otherwise.
pub const SEARCH_LINES: usize = 10;

/// The most hits of a page.
const LINES_MAX: usize = 100;

/// The last page that is turned to; who has not found it by then asks otherwise.
pub(super) const PAGES_MAX: usize = 100;

/// The most characters of a question, and the most choices of one sort.
const CHARS_MAX: usize = 200;
const CHOICES_MAX: usize = 20;

/// What a visitor asks. Unknown keys are ignored, empty values ask nothing; a key may be given several times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchAsked {
    /// What was typed.
    pub q: String,
    /// Codes of kinds.
    pub kinds: Vec<String>,
    /// Codes of units.
    pub units: Vec<String>,
    /// 主题分类, first level.
    pub topics: Vec<String>,
    /// Years of publication.
    pub years: Vec<i16>,
    /// How documents stand.
    pub standings: Vec<Standing>,
    /// What comes first.
    pub sort: Sort,
    /// Whether what was typed is taken as it is.
    pub is_literal: bool,
    /// Which page, from 1.
    pub page: usize,
    /// How many hits a page has.
    pub lines: usize,
}

impl Default for SearchAsked {
    fn default() -> Self {
        Self {
            q: String::new(),
            kinds: Vec::new(),
            units: Vec::new(),
            topics: Vec::new(),
            years: Vec::new(),
            standings: Vec::new(),
            sort: Sort::default(),
            is_literal: false,
            page: 1,
            lines: SEARCH_LINES,
        }
    }
}

impl SearchAsked {
    /// Reads the pairs of an address.
    ///
    /// # Errors
    /// [`OfficeError::Invalid`] names the value that cannot be read.
    pub fn read(pairs: &[(String, String)]) -> Result<Self> {
        let mut asked = Self::default();
        for (key, value) in pairs {
            let value: String = value.trim().chars().take(CHARS_MAX).collect();
            if value.is_empty() {
                continue;
            }
            match key.as_str() {
                "q" => asked.q = value,
                "kind" => add(&mut asked.kinds, value),
                "unit" => add(&mut asked.units, value),
                "topic" => add(&mut asked.topics, value),
                "year" => add(&mut asked.years, year(&value)?),
                "validity" => add(&mut asked.standings, standing(&value)?),
                "sort" => asked.sort = sort(&value)?,
                "literal" => asked.is_literal = value == "1",
                "page" => asked.page = number("page", &value, PAGES_MAX)?,
                "limit" => asked.lines = number("limit", &value, LINES_MAX)?,
                _ => {}
            }
        }
        Ok(asked)
    }

    /// Whether anything is asked at all.
    #[must_use]
    pub fn asks(&self) -> bool {
        !self.q.is_empty() || self.choices() > 0
    }

    /// How many choices narrow it.
    #[must_use]
    pub fn choices(&self) -> usize {
        self.kinds.len()
            + self.units.len()
            + self.topics.len()
            + self.years.len()
            + self.standings.len()
    }

    /// What is asked as pairs of an address: the first page of it.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", self.q.clone()));
        }
        let all = |key, values: &[String]| -> Vec<_> {
            values.iter().map(|value| (key, value.clone())).collect()
        };
        pairs.extend(all("kind", &self.kinds));
        pairs.extend(all("unit", &self.units));
        pairs.extend(all("topic", &self.topics));
        pairs.extend(self.years.iter().map(|year| ("year", year.to_string())));
        let standings = self.standings.iter();
        pairs.extend(standings.map(|standing| ("validity", standing.code().to_owned())));
        if self.sort == Sort::Newest {
            pairs.push(("sort", "newest".to_owned()));
        }
        if self.is_literal {
            pairs.push(("literal", "1".to_owned()));
        }
        if self.lines != SEARCH_LINES {
            pairs.push(("limit", self.lines.to_string()));
        }
        pairs
    }
}

fn add<T: PartialEq>(chosen: &mut Vec<T>, value: T) {
    if chosen.len() < CHOICES_MAX && !chosen.contains(&value) {
        chosen.push(value);
    }
}

fn year(text: &str) -> Result<i16> {
    let year = text
        .parse()
        .ok()
        .filter(|year| (1949..=9999).contains(year));
    year.ok_or_else(|| OfficeError::field("year", format!("“{text}”不是年份")))
}

fn standing(text: &str) -> Result<Standing> {
    Standing::from_code(text)
        .ok_or_else(|| OfficeError::field("validity", format!("“{text}”不是有效性的一种")))
}

fn sort(text: &str) -> Result<Sort> {
    match text {
        "relevance" => Ok(Sort::Relevance),
        "newest" => Ok(Sort::Newest),
        _ => Err(OfficeError::field(
            "sort",
            "排序应为 relevance（相关）或者 newest（最新）",
        )),
    }
}

fn number(key: &str, text: &str, most: usize) -> Result<usize> {
    let number = text
        .parse()
        .ok()
        .filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| OfficeError::field(key, format!("应为 1 至 {most} 的整数")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<SearchAsked> {
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect();
        SearchAsked::read(&pairs)
    }

    #[test]
    fn an_address_is_read_and_written_again() {
        let asked = read(&[
            ("q", " 加装电梯 "),
            ("kind", "notice"),
            ("kind", "plan"),
            ("kind", "plan"),
            ("year", "2026"),
            ("validity", "in_force"),
            ("sort", "newest"),
            ("page", "3"),
            ("x", "1"),
        ])
        .unwrap();
        assert_eq!((asked.kinds.len(), asked.choices(), asked.page), (2, 4, 3));
        let pairs = asked.pairs();
        let again: Vec<_> = pairs
            .iter()
            .map(|(key, value)| (*key, value.as_str()))
            .collect();
        assert_eq!(read(&again).unwrap(), SearchAsked { page: 1, ..asked });
        assert!(!read(&[("q", " "), ("kind", "")]).unwrap().asks());
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (key, value) in [
            ("year", "二〇二六"),
            ("page", "0"),
            ("page", "101"),
            ("page", "-1"),
            ("limit", "1000"),
            ("sort", "random"),
            ("validity", "maybe"),
        ] {
            assert!(read(&[(key, value)]).is_err(), "{key}={value}");
        }
    }
}
