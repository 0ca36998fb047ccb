//! Document numbers in running text: anchors first, then the organ's part backwards.
//!
//! Three anchors: a year in brackets followed by a number, a decree's 令 followed by a number, and
//! `年第 N 号` behind a year. Spaces and line breaks inside the numeric part are forgiven, as scanned and
//! wrapped texts have them. Left out: numbers by year without their kind — 某公司2015年第3号 is not one.

mod org_start;

use std::ops::Range;

use super::read::hexagonal;
use super::{DocNumber, Repair, noise, read};
use crate::numbers::characters::{half_width, is_zero_width};

/// A document number found in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The number.
    pub number: DocNumber,
    /// What was repaired.
    pub repairs: Vec<Repair>,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

pub(super) fn find_all(text: &str) -> Vec<Found> {
    let line = Line {
        text,
        chars: text.char_indices().collect(),
    };
    let mut found: Vec<Found> = Vec::new();
    let mut free_from = 0;
    for at in 0..line.chars.len() {
        if at < free_from {
            continue;
        }
        let Some(span) = line.span_at(at, free_from) else {
            continue;
        };
        if let Some(hit) = line.read(span.clone()) {
            free_from = span.end;
            found.push(hit);
        }
    }
    found
}

/// A text as characters with their byte positions.
struct Line<'a> {
    text: &'a str,
    chars: Vec<(usize, char)>,
}

impl Line<'_> {
    /// The span, in characters, of a candidate whose anchor stands at `at`.
    fn span_at(&self, at: usize, free_from: usize) -> Option<Range<usize>> {
        let c = self.char(at)?;
        if hexagonal(c) == '〔' {
            let end = self.after_bracket(at)?;
            let start = org_start::bracket(&self.chars, self.back_over_spaces(at), free_from)?;
            Some(start..end)
        } else if c == '令' {
            let end = self.after_decree(at)?;
            let start = org_start::full_name(&self.chars, at + 1, free_from)?;
            Some(start..end)
        } else if c == '年' {
            self.by_year(at, free_from)
        } else if c.is_ascii_uppercase() {
            self.unified(at)
        } else {
            None
        }
    }

    fn read(&self, span: Range<usize>) -> Option<Found> {
        let start = self.byte(span.start);
        let end = self.byte(span.end);
        let (number, repairs) = read::read(self.text.get(start..end)?).ok()?;
        Some(Found {
            number,
            repairs,
            range: start..end,
        })
    }

    fn after_bracket(&self, opener: usize) -> Option<usize> {
        // Whether the year has its four digits is for the reader to say.
        let (_, at) = self.digits(opener + 1);
        let at = self.spaces(at);
        (hexagonal(self.char(at)?) == '〕').then_some(())?;
        let at = self.spaces(at + 1);
        let at = if self.char(at) == Some('第') {
            at + 1
        } else {
            at
        };
        self.seq_and_hao(at, true)
    }

    fn after_decree(&self, ling: usize) -> Option<usize> {
        let at = self.spaces(ling + 1);
        let at = if self.char(at) == Some('第') {
            at + 1
        } else {
            at
        };
        self.seq_and_hao(at, false)
            .or_else(|| self.words_and_hao(at))
    }

    /// `org 2015年第41号`: the anchor is 年.
    fn by_year(&self, nian: usize, free_from: usize) -> Option<Range<usize>> {
        let at = self.spaces(nian + 1);
        (self.char(at) == Some('第')).then_some(())?;
        let end = self.seq_and_hao(at + 1, false)?;
        let year_end = self.back_over_spaces(nian);
        let year = year_end.checked_sub(4)?;
        (year..year_end).all(|i| self.is_digit(i)).then_some(())?;
        let org_end = self.back_over_spaces(year);
        let start = org_start::full_name(&self.chars, org_end, free_from)?;
        let org: String = self
            .chars
            .get(start..org_end)?
            .iter()
            .map(|(_, c)| *c)
            .collect();
        noise::KINDS
            .iter()
            .any(|kind| org.ends_with(kind))
            .then_some(start..end)
    }

    /// Capital letters, year and number with hyphens; standards (GB-…) look alike and are left out.
    fn unified(&self, at: usize) -> Option<Range<usize>> {
        let preceded = at.checked_sub(1).and_then(|before| self.char(before));
        if preceded.is_some_and(|c| c.is_ascii_alphanumeric() || read::hyphen(c) == '-') {
            return None;
        }
        let letters = (at..).take_while(|i| self.char(*i).is_some_and(|c| c.is_ascii_uppercase()));
        let dash = at + letters.count();
        let code: String = self.chars.get(at..dash)?.iter().map(|(_, c)| *c).collect();
        let is_foreign = ["GB", "GBT", "ISO", "IEC", "COVID", "DB"].contains(&code.as_str());
        if !(3..=8).contains(&code.len()) || is_foreign || read::hyphen(self.char(dash)?) != '-' {
            return None;
        }
        let (_, at_dash) = self.tight_digits(dash + 1);
        if read::hyphen(self.char(at_dash)?) != '-' {
            return None;
        }
        let (seq, end) = self.tight_digits(at_dash + 1);
        let followed = self
            .char(end)
            .is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
        ((1..=6).contains(&seq) && !followed).then_some(at..end)
    }

    /// The end behind a running number and its 号. Without 号 the number must be unbroken.
    fn seq_and_hao(&self, at: usize, hao_may_lack: bool) -> Option<usize> {
        let (count, end) = self.digits(at);
        let hao = self.spaces(end);
        if (1..=7).contains(&count) && self.char(hao) == Some('号') {
            return Some(hao + 1);
        }
        let (count, end) = self.tight_digits(self.spaces(at));
        let followed = self
            .char(end)
            .is_some_and(|c| matches!(c, '年' | '月' | '日' | '.' | '-'));
        (hao_may_lack && (1..=5).contains(&count) && !followed).then_some(end)
    }

    fn words_and_hao(&self, at: usize) -> Option<usize> {
        let words = (at..).take_while(|i| {
            self.char(*i)
                .is_some_and(|c| "一二三四五六七八九十百零〇".contains(c))
        });
        let end = at + words.count();
        (self.char(end) == Some('号')).then_some(end + 1)
    }

    /// Counts digits from `at`, forgiving spaces between them; gives the place behind the last, or `at`.
    fn digits(&self, at: usize) -> (usize, usize) {
        let (mut count, mut end, mut i) = (0, at, at);
        while let Some(c) = self.char(i) {
            if self.is_digit(i) {
                count += 1;
                end = i + 1;
            } else if !is_gap(c) {
                break;
            }
            i += 1;
        }
        (count, end)
    }

    fn tight_digits(&self, at: usize) -> (usize, usize) {
        let count = (at..).take_while(|i| self.is_digit(*i)).count();
        (count, at + count)
    }

    fn spaces(&self, at: usize) -> usize {
        at + (at..)
            .take_while(|i| self.char(*i).is_some_and(is_gap))
            .count()
    }

    /// Steps back over spaces, not over line breaks: the organ stands on the line of its year.
    fn back_over_spaces(&self, mut end: usize) -> usize {
        while let Some(before) = end.checked_sub(1) {
            match self.char(before) {
                Some(c) if is_gap(c) && c != '\n' && c != '\r' => end = before,
                _ => break,
            }
        }
        end
    }

    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c)
    }

    fn is_digit(&self, at: usize) -> bool {
        self.char(at)
            .is_some_and(|c| half_width(c).is_ascii_digit())
    }

    fn byte(&self, at: usize) -> usize {
        self.chars
            .get(at)
            .map_or(self.text.len(), |(byte, _)| *byte)
    }
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || is_zero_width(c)
}
