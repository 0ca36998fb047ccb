//! Reading a row's label: by the words that only this row has, checked against the numbers before them.
//!
//! Labels are written in many ways: `三、(三)不予公开-1.属于国家秘密`, `（三）不予公开 1．属于国家秘密`, `1.属于国家秘密`. The words
//! decide; numbers help where words fit two rows, and a label whose numbers say another row is read by its words
//! with a warning. Nothing is guessed from numbers alone, except where a label is nothing but its numbers.

mod numbering;

use numbering::Parsed;

use super::row::{Format, Line, Place, Row};

/// Why a label names no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LabelError {
    /// 只是标题: the heading of several rows.
    #[error("标题行，不是数据行")]
    Heading,
    /// 认不出
    #[error("认不出是哪一行")]
    Unknown,
    /// 不止一行相符
    #[error("不止一行与之相符")]
    Ambiguous,
}

/// A row and whether the numbers before its label fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Labelled {
    /// The row.
    pub row: Row,
    /// False where the numbers belong to another row.
    pub numbers_fit: bool,
}

/// Headings above several rows.
const HEADINGS: [&str; 6] = [
    "本年度办理结果",
    "不予公开",
    "无法提供",
    "不予处理",
    "其他处理",
    "其它处理",
];

/// Finds the row that a label names.
///
/// # Errors
/// [`LabelError`] when it names none, several, or is the heading of several.
pub fn read_label(label: &str, format: Format) -> Result<Labelled, LabelError> {
    let parsed = Parsed::of(label);
    if parsed.words.is_empty() {
        return by_numbers(parsed.place, format);
    }
    let by_words: Vec<&Line> = format
        .lines()
        .filter(|line| names(line, &parsed.words))
        .collect();
    let fitting = |line: &&&Line| fits(parsed.place, line.place);
    match by_words.as_slice() {
        [] if HEADINGS.contains(&parsed.words.as_str()) => Err(LabelError::Heading),
        [] => Err(LabelError::Unknown),
        [line] => Ok(Labelled {
            row: line.row,
            numbers_fit: fits(parsed.place, line.place),
        }),
        several => match several
            .iter()
            .filter(fitting)
            .collect::<Vec<_>>()
            .as_slice()
        {
            [line] => Ok(Labelled {
                row: line.row,
                numbers_fit: true,
            }),
            _ => Err(LabelError::Ambiguous),
        },
    }
}

fn names(line: &Line, words: &str) -> bool {
    line.words.iter().any(|word| match line.whole {
        true => words == *word,
        false => words.contains(word),
    })
}

/// Whether the numbers that are written belong to the place; those left out are not missed.
fn fits(written: Place, place: Place) -> bool {
    let fits_one = |written: Option<u8>, own: Option<u8>| written.is_none() || written == own;
    fits_one(written.main, place.main)
        && fits_one(written.section, place.section)
        && fits_one(written.item, place.item)
}

fn by_numbers(place: Place, format: Format) -> Result<Labelled, LabelError> {
    let same = |line: &&Line| {
        line.place.section == place.section
            && line.place.item == place.item
            && (line.place.main == place.main || (place.main.is_none() && place.section.is_some()))
    };
    let line = format.lines().find(same).ok_or(LabelError::Unknown)?;
    Ok(Labelled {
        row: line.row,
        numbers_fit: true,
    })
}
