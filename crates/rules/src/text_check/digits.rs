//! Runs of digits in a text, written tight or in groups, with their places.
//!
//! People write 138 0000 1234 and 6222-0000-…; a table writes two numbers side by side. Both readings are
//! offered: each tight run, and each chain of groups joined by one space or hyphen.

use std::ops::Range;

use crate::numbers::half_width;

/// A run of digits, half-width, and where it stands in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// The digits; a closing X of a citizen id is kept.
    pub digits: String,
    /// The place in the text.
    pub range: Range<usize>,
}

/// The fewest digits worth a look: a mobile number.
const DIGITS_MIN: usize = 11;
/// The fewest digits in a group; shorter ones are numbers of a list.
const GROUP_MIN: usize = 3;

/// All runs of at least eleven digits: tight ones first, then grouped ones.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let tight = tight_runs(text);
    let grouped = grouped(text, &tight);
    let long = |run: &Run| run.digits.len() >= DIGITS_MIN;
    tight
        .into_iter()
        .filter(long)
        .chain(grouped.into_iter().filter(long))
        .collect()
}

/// Says whether two places share a byte.
pub(super) fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn tight_runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut after_letter = false;
    let mut open: Option<Run> = None;
    for (at, c) in text.char_indices() {
        let plain = half_width(c);
        let end = at + c.len_utf8();
        match open.as_mut() {
            Some(run) if plain.is_ascii_digit() => {
                run.digits.push(plain);
                run.range.end = end;
            }
            Some(run) if run.digits.len() == 17 && matches!(plain, 'X' | 'x' | '×') => {
                run.digits.push('X');
                run.range.end = end;
            }
            // A letter right behind digits makes them part of a code.
            Some(_) if plain.is_ascii_alphabetic() => open = None,
            Some(_) => runs.extend(open.take()),
            None if plain.is_ascii_digit() && !after_letter => {
                open = Some(Run {
                    digits: plain.to_string(),
                    range: at..end,
                });
            }
            None => {}
        }
        after_letter = plain.is_ascii_alphabetic() || (after_letter && plain.is_ascii_digit());
    }
    runs.extend(open);
    runs
}

/// Chains of two groups or more.
fn grouped(text: &str, tight: &[Run]) -> Vec<Run> {
    let mut chains: Vec<Run> = Vec::new();
    let mut previous: Option<&Run> = None;
    let mut chain_is_open = false;
    for run in tight.iter().filter(|run| run.digits.len() >= GROUP_MIN) {
        let joined = previous.filter(|previous| {
            let between = text.get(previous.range.end..run.range.start);
            matches!(between, Some(" " | "-" | "\u{3000}" | "\u{A0}"))
        });
        match (joined, chains.last_mut()) {
            (Some(_), Some(chain)) if chain_is_open => {
                chain.digits.push_str(&run.digits);
                chain.range.end = run.range.end;
            }
            (Some(first), _) => chains.push(Run {
                digits: format!("{}{}", first.digits, run.digits),
                range: first.range.start..run.range.end,
            }),
            (None, _) => {}
        }
        chain_is_open = joined.is_some();
        previous = Some(run);
    }
    chains
}
