//! A cell of a table: a count, nothing, or something that is no count (T3-5).

use super::finding::{Found, Outcome};
use crate::given::Given;
use crate::numbers::characters::half_width;

/// The largest count that is read. No office comes near it, and sums of it never overflow.
const COUNT_MAX: i64 = 1_000_000_000_000;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// 空白
    #[default]
    Blank,
    /// 整数; a negative one is kept, so that it can be named.
    Count(i64),
    /// 不是整数, as it was written.
    Wrong(String),
}

impl Cell {
    /// Reads a cell: whole numbers, also as text and in full-width digits.
    pub fn read(given: Option<&Given>) -> Self {
        match given {
            None | Some(Given::Blank) => Self::Blank,
            Some(Given::Whole(number)) => i64::try_from(*number)
                .map_or_else(|_| Self::Wrong(number.to_string()), Self::within),
            Some(Given::Number(text)) => Self::parse(text),
            Some(Given::Text(text)) if text.trim().is_empty() => Self::Blank,
            Some(Given::Text(text)) => Self::parse(&narrow(text.trim())),
            Some(other) => Self::Wrong(other.to_string()),
        }
    }

    fn parse(text: &str) -> Self {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_whole = digits.chars().all(|one| one.is_ascii_digit());
        let number = text.parse().ok().filter(|_| is_whole);
        number.map_or_else(|| Self::Wrong(text.to_owned()), Self::within)
    }

    fn within(number: i64) -> Self {
        if (-COUNT_MAX..=COUNT_MAX).contains(&number) {
            Self::Count(number)
        } else {
            Self::Wrong(number.to_string())
        }
    }

    /// The number in sums: a blank is 0; none for what is no whole number.
    pub fn value(&self) -> Option<i64> {
        match self {
            Self::Blank => Some(0),
            Self::Count(number) => Some(*number),
            Self::Wrong(_) => None,
        }
    }

    /// The number, if one stands there.
    pub fn stated(&self) -> Option<i64> {
        match self {
            Self::Count(number) => Some(*number),
            Self::Blank | Self::Wrong(_) => None,
        }
    }

    /// Whether nothing stands there.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// T3-5: what stands there must be a whole number, zero or more.
    pub(super) fn check(&self, row: &str, column: Option<&'static str>, outcome: &mut Outcome) {
        match self {
            Self::Count(number) if *number < 0 => {
                outcome.not_a_count(row, column, Found::Number(*number));
            }
            Self::Wrong(text) => outcome.not_a_count(row, column, Found::Text(text.clone())),
            Self::Blank | Self::Count(_) => {}
        }
    }

    /// T3-5 with a word on a blank.
    pub(super) fn check_filled(
        &self,
        row: &'static str,
        column: Option<&'static str>,
        outcome: &mut Outcome,
    ) {
        self.check(row, column, outcome);
        if self.is_blank() {
            outcome.warn("blank_cell", Some(row), column, "空白，按0计");
        }
    }
}

/// Full-width digits and signs as narrow ones.
pub(super) fn narrow(text: &str) -> String {
    text.chars().map(half_width).collect()
}
