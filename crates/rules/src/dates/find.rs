//! The scanner behind the date readers: year, separator, month, separator, day.
//!
//! Years 1800–2199. A date that touches further digits (2021.6.17.3, 12021-06-17) is none.

use std::ops::Range;

use jiff::civil::Date;

use super::numeral::{digit, numeral};
use crate::numbers::{half_width, is_zero_width};

pub(super) fn find(text: &str) -> Vec<(Date, Range<usize>)> {
    let scan = Scan {
        chars: text.char_indices().collect(),
        length: text.len(),
    };
    let mut found = Vec::new();
    let mut at = 0;
    while scan.char(at).is_some() {
        match scan.date_at(at) {
            Some((date, end)) => {
                found.push((date, scan.byte(at)..scan.byte(end)));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

struct Scan {
    chars: Vec<(usize, char)>,
    length: usize,
}

impl Scan {
    fn date_at(&self, at: usize) -> Option<(Date, usize)> {
        let starts_inside = at
            .checked_sub(1)
            .and_then(|i| self.char(i))
            .is_some_and(is_number);
        if starts_inside || !self.char(at).is_some_and(is_number) {
            return None;
        }
        let (year, next) = self.number(at)?;
        // At most four characters that make a number in this range are four digits.
        let year = i16::try_from(numeral(&year)?)
            .ok()
            .filter(|y| (1800..=2199).contains(y))?;
        let (separator, next) = self.sign(next)?;
        let (month, next) = self.number(next)?;
        let (second, next) = self.sign(next)?;
        let (day, end) = self.number(next)?;
        let end = match (separator, second) {
            ('年', '月') => {
                let (sign, end) = self.sign(end)?;
                matches!(sign, '日' | '号').then_some(end)?
            }
            ('-', '-') | ('/', '/') | ('.', '.') => self.clear_end(separator, end)?,
            _ => return None,
        };
        let month = i8::try_from(month_number(&month)?).ok()?;
        let day = i8::try_from(numeral(&day)?).ok()?;
        Date::new(year, month, day).ok().map(|date| (date, end))
    }

    /// The digits or numeral from `at`, with spaces between them dropped, and the place behind it.
    fn number(&self, at: usize) -> Option<(String, usize)> {
        let mut out = String::new();
        let mut end = at;
        let mut i = at;
        while let Some(c) = self.char(i) {
            if is_number(c) || (c == '元' && out.is_empty()) {
                out.push(c);
                end = i + 1;
            } else if !is_gap(c) {
                break;
            }
            i += 1;
            if out.chars().count() > 4 {
                return None;
            }
        }
        (!out.is_empty()).then_some((out, end))
    }

    fn sign(&self, at: usize) -> Option<(char, usize)> {
        let gap = (at..)
            .take_while(|i| self.char(*i).is_some_and(is_gap))
            .count();
        let at = at + gap;
        let sign = match self.char(at)? {
            '年' => '年',
            '月' => '月',
            '日' => '日',
            '号' => '号',
            '-' | '－' | '–' | '—' | '‐' => '-',
            '/' | '／' => '/',
            '.' | '．' => '.',
            _ => return None,
        };
        Some((sign, at + 1))
    }

    /// Refuses a further separator with a digit behind it: a version or a telephone number.
    fn clear_end(&self, separator: char, end: usize) -> Option<usize> {
        let goes_on = self
            .sign(end)
            .is_some_and(|(c, next)| c == separator && self.char(next).is_some_and(is_number));
        (!goes_on).then_some(end)
    }

    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c)
    }

    fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.length, |(byte, _)| *byte)
    }
}

/// 元月 is January; digits and numerals otherwise.
fn month_number(text: &str) -> Option<u32> {
    if text == "元" {
        Some(1)
    } else {
        numeral(text)
    }
}

fn is_number(c: char) -> bool {
    c != 'O' && (digit(half_width(c)).is_some() || matches!(c, '十' | '廿' | '卅'))
}

/// Spaces inside a date, not line breaks: the columns of a table are not one date.
fn is_gap(c: char) -> bool {
    (c.is_whitespace() && c != '\n' && c != '\r' && c != '\t') || is_zero_width(c)
}
