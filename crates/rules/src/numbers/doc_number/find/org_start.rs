//! Where an organ's part begins in running text, where nothing but grammar marks it.
//!
//! 根据云政办发〔2021〕18号 has four characters too many; the words that lead up to a number are cut off.
//! Abbreviations and full names are cut differently: 和 ends a list before 云政发, and belongs to
//! 工业和信息化部.

use crate::numbers::characters::is_han;
use crate::numbers::doc_number::noise::FULL_NAME_ENDS;

/// The longest abbreviation looked for, in characters.
const ABBREVIATION_CHARS_MAX: usize = 24;
/// The longest full name looked for, in characters.
const NAME_CHARS_MAX: usize = 32;

/// Words that lead up to a number and belong to no organ.
const LEADING_WORDS: [&str; 25] = [
    "根据", "按照", "依据", "依照", "遵照", "参照", "对照", "落实", "执行", "贯彻", "关于", "转发",
    "印发", "下发", "出台", "修订", "详见", "参见", "废止", "以及", "原文", "文件", "通知", "意见",
    "违反",
];
/// Single characters that lead up to an abbreviation.
const BEFORE_ABBREVIATION: &str = "的及与以按对由是为至了见";
/// Single characters that lead up to a full name.
const BEFORE_NAME: &str = "的以按由是了见";
/// What may follow 和 where it opens the name of a place (和田, 和平 …) or its abbreviation (和政发).
const AFTER_PLACE_HE: &str = "政田平静龙顺县硕布";

/// The start of an abbreviation that ends before `end`.
pub(super) fn bracket(chars: &[(usize, char)], end: usize, floor: usize) -> Option<usize> {
    let run = run_before(chars, end, floor, ABBREVIATION_CHARS_MAX)?;
    let org: String = run.iter().map(|(_, c)| *c).collect();
    let mut cut = after_words(&org, &LEADING_WORDS).max(after_words(&org, &FULL_NAME_ENDS));
    cut = cut.max(after_chars(&org, BEFORE_ABBREVIATION));
    cut = cut.max(after_inner_he(&org));
    Some(start(chars, end, run.len(), cut))
}

/// The start of a full name that ends before `end`.
pub(super) fn full_name(chars: &[(usize, char)], end: usize, floor: usize) -> Option<usize> {
    let run = run_before(chars, end, floor, NAME_CHARS_MAX)?;
    let org: String = run.iter().map(|(_, c)| *c).collect();
    let cut = after_words(&org, &LEADING_WORDS).max(after_chars(&org, BEFORE_NAME));
    Some(start(chars, end, run.len(), cut))
}

/// The Chinese characters before `end`, up to `chars_max`; none when `end` lies before `floor`.
fn run_before(
    chars: &[(usize, char)],
    end: usize,
    floor: usize,
    chars_max: usize,
) -> Option<&[(usize, char)]> {
    let before = chars.get(floor..end)?;
    let length = before
        .iter()
        .rev()
        .take(chars_max)
        .take_while(|(_, c)| is_han(*c))
        .count();
    before.get(before.len() - length..)
}

/// Takes `cut` characters off the run, and what hangs over from a date or number in front of it.
///
/// Nothing may be left: the reader refuses a number without an organ.
fn start(chars: &[(usize, char)], end: usize, length: usize, cut: usize) -> usize {
    let mut start = end - length + cut;
    let char_at = |at: usize| chars.get(at).map(|(_, c)| *c);
    let before = start.checked_sub(1).and_then(char_at);
    let after_digit = cut == 0 && before.is_some_and(|c| c.is_numeric());
    if after_digit && char_at(start).is_some_and(|c| "年月日号".contains(c)) {
        start += 1;
    }
    let leads_on = match char_at(start) {
        Some('和') => char_at(start + 1).is_some_and(|c| !AFTER_PLACE_HE.contains(c)),
        Some('据' | '及' | '与') => true,
        _ => false,
    };
    if leads_on {
        start += 1;
    }
    start
}

/// How many characters stand before the end of the last of `words` that leaves something behind it.
fn after_words(org: &str, words: &[&str]) -> usize {
    words
        .iter()
        .filter_map(|word| org.rfind(word).map(|at| at + word.len()))
        .filter(|at| *at < org.len())
        .max()
        .map_or(0, |at| org.get(..at).map_or(0, |cut| cut.chars().count()))
}

fn after_chars(org: &str, stops: &str) -> usize {
    let last = org.chars().count().saturating_sub(1);
    let stops_at = org
        .chars()
        .enumerate()
        .filter(|(at, c)| *at < last && stops.contains(*c));
    stops_at.map(|(at, _)| at + 1).last().unwrap_or(0)
}

/// 和 inside an abbreviation is "and"; at its beginning it may be a place.
fn after_inner_he(org: &str) -> usize {
    let last = org.chars().count().saturating_sub(1);
    let inner = org
        .chars()
        .enumerate()
        .filter(|(at, c)| *c == '和' && (1..last).contains(at));
    inner.map(|(at, _)| at + 1).last().unwrap_or(0)
}
