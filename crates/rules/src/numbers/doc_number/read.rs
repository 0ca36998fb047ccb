//! The tolerant reader: cleans a written number step by step, then fits it to a shape.
//!
//! The order of the steps matters: invisible characters, label, full-width digits, spaces, brackets,
//! then 号 and leading zeros. Unicode normalisation is not needed: the only characters that it would
//! change are not accepted in an organ's part.

use super::{DocNumber, DocNumberError, Repair, Shape, noise};
use crate::dates;
use crate::numbers::characters::{half_width, is_zero_width};

/// Labels that stand before a number on pages and in tables, without their inner spaces.
const LABELS: [&str; 6] = [
    "发文字号",
    "公文文号",
    "发布文号",
    "文件编号",
    "字号",
    "文号",
];

pub(super) fn read(text: &str) -> Result<(DocNumber, Vec<Repair>), DocNumberError> {
    let mut repairs = Vec::new();
    let cleaned = clean(text, &mut repairs);
    if cleaned.is_empty() {
        return Err(DocNumberError::Empty { repairs });
    }
    // Fitting may note repairs and then fail: those are not kept, the text was not changed by them.
    let mut fitted = Vec::new();
    match fit(&cleaned, &mut fitted) {
        Some(number) => {
            repairs.append(&mut fitted);
            repairs.extend(noise::warnings(&number));
            Ok((number, repairs))
        }
        None => Err(DocNumberError::Unparsed {
            text: cleaned,
            repairs,
        }),
    }
}

fn clean(text: &str, repairs: &mut Vec<Repair>) -> String {
    let visible: String = text.chars().filter(|c| !is_zero_width(*c)).collect();
    note(repairs, visible.len() != text.len(), Repair::ZeroWidth);
    let trimmed = visible.trim();
    let bare = without_label(trimmed);
    note(repairs, bare.is_some(), Repair::Label);
    let bare = bare.unwrap_or(trimmed).trim();

    let digits: String = bare.chars().map(half_width_digit).collect();
    note(repairs, digits != bare, Repair::FullwidthDigit);
    let tight: String = digits.chars().filter(|c| !c.is_whitespace()).collect();
    note(repairs, tight.len() != digits.len(), Repair::Space);
    let bracketed: String = tight.chars().map(hexagonal).collect();
    note(repairs, bracketed != tight, Repair::Bracket);
    bracketed
}

fn note(repairs: &mut Vec<Repair>, happened: bool, repair: Repair) {
    if happened {
        repairs.push(repair);
    }
}

fn half_width_digit(c: char) -> char {
    if matches!(c, '０'..='９') {
        half_width(c)
    } else {
        c
    }
}

/// Turns every bracket that is used around the year into 〔 or 〕.
pub(super) fn hexagonal(c: char) -> char {
    match c {
        '[' | '(' | '（' | '［' | '【' | '〖' | '﹝' | '{' => '〔',
        ']' | ')' | '）' | '］' | '】' | '〗' | '﹞' | '}' => '〕',
        other => other,
    }
}

/// Removes a label, which may have spaces between its characters (文  号：).
fn without_label(text: &str) -> Option<&str> {
    LABELS.iter().find_map(|label| {
        let mut rest = text;
        for expected in label.chars().map(Some).chain([None]) {
            rest = rest.trim_start();
            rest = match expected {
                Some(c) => rest.strip_prefix(c)?,
                None => rest.strip_prefix([':', '：'])?,
            };
        }
        Some(rest)
    })
}

fn fit(text: &str, repairs: &mut Vec<Repair>) -> Option<DocNumber> {
    if text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return unified(text, repairs);
    }
    let body = text.strip_suffix('号');
    note(repairs, body.is_none(), Repair::NoHao);
    let body = body.unwrap_or(text);
    let head = body.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = body.strip_prefix(head)?;
    if digits.is_empty() {
        return decree_in_words(body, repairs);
    }
    if let Some(left) = head.strip_suffix('〕') {
        bracket(left, digits, repairs)
    } else if let Some(left) = head.strip_suffix("〕第") {
        repairs.push(Repair::ExtraDi);
        bracket(left, digits, repairs)
    } else if let Some(left) = head.strip_suffix("年第") {
        let org = left.trim_end_matches(|c: char| c.is_ascii_digit());
        let year = year(left.strip_prefix(org)?)?;
        DocNumber::from_parts(Shape::YearNo, org, Some(year), seq(digits, repairs)?)
    } else if let Some(org) = head.strip_suffix('第') {
        DocNumber::from_parts(Shape::Decree, org, None, seq(digits, repairs)?)
    } else if head.ends_with('令') {
        repairs.push(Repair::NoDi);
        DocNumber::from_parts(Shape::Decree, head, None, seq(digits, repairs)?)
    } else {
        None
    }
}

fn bracket(left: &str, digits: &str, repairs: &mut Vec<Repair>) -> Option<DocNumber> {
    let (org, year_text) = left.rsplit_once('〔')?;
    DocNumber::from_parts(
        Shape::Bracket,
        org,
        Some(year(year_text)?),
        seq(digits, repairs)?,
    )
}

/// Orders of the head of state count in words: 主席令第三十一号.
fn decree_in_words(body: &str, repairs: &mut Vec<Repair>) -> Option<DocNumber> {
    let (org, words) = body.rsplit_once('第')?;
    let seq = dates::numeral(words)?;
    repairs.push(Repair::ChineseNumeral);
    DocNumber::from_parts(Shape::Decree, org, None, seq)
}

/// Unified numbers are printed with hyphens and with long dashes alike; both are accepted without remark.
fn unified(text: &str, repairs: &mut Vec<Repair>) -> Option<DocNumber> {
    let plain: String = text.chars().map(hyphen).collect();
    let (left, digits) = plain.rsplit_once('-')?;
    let (code, year_text) = left.rsplit_once('-')?;
    DocNumber::from_parts(
        Shape::UnifiedNo,
        code,
        Some(year(year_text)?),
        seq(digits, repairs)?,
    )
}

pub(super) fn hyphen(c: char) -> char {
    if matches!(c, '—' | '–' | '－' | '─' | '‐' | '‑' | '−') {
        '-'
    } else {
        c
    }
}

fn year(digits: &str) -> Option<i16> {
    (digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

fn seq(digits: &str, repairs: &mut Vec<Repair>) -> Option<u32> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    note(repairs, digits.starts_with('0'), Repair::LeadingZero);
    digits.parse().ok()
}
