//! 发文字号 of the document itself: alone in its line in the head, or behind its label.
//!
//! Numbers in running text are cited, repealed or replied to, and never the document's own.

use gongkai_rules::numbers::{DocNumber, Repair};

use super::head::Head;
use super::label;
use super::line::{Line, Lines, within_brackets};

/// The number as found.
#[derive(Debug, Clone)]
pub(super) struct Number {
    /// Canonical form, when it can be read.
    pub(super) canonical: Option<String>,
    /// As written.
    pub(super) raw: String,
    /// Codes of repairs, or `unparsed`.
    pub(super) defects: Vec<String>,
    /// What to tell a person.
    pub(super) warnings: Vec<String>,
    /// A decree (令): its title stands below the signature.
    pub(super) is_decree: bool,
}

/// Lines at the end of a page that may hold labelled metadata.
const TAIL_LINES: usize = 12;

pub(super) fn find(lines: &Lines, head: &Head) -> Option<Number> {
    let end = head.recipient.unwrap_or(head.end);
    let labelled =
        || label::first_in_head(lines, end, label::NUMBER).and_then(|value| leading(&value));
    in_head(lines, end)
        .or_else(labelled)
        .or_else(|| in_head_table(lines, end))
        .or_else(|| in_tail(lines))
}

fn in_head(lines: &Lines, end: usize) -> Option<Number> {
    let mut unread = None;
    for (at, line) in lines.from(0).take(end) {
        if label::is_metadata(line) || line.chars > 60 {
            continue;
        }
        if let Some(number) = alone(&line.text) {
            return Some(number);
        }
        // 某某令 / 第706号 on two lines.
        let next = lines
            .get(at + 1)
            .filter(|next| at + 1 < end && next.plain.ends_with('号') && next.chars <= 16);
        if let Some(next) = next.filter(|_| line.plain.ends_with('令'))
            && let Some(number) = alone(&format!("{}{}", line.plain, next.plain))
        {
            return Some(number);
        }
        unread = unread.or_else(|| unreadable(line));
    }
    unread
}

/// 上行文 set number and signer side by side in a small table without lines.
fn in_head_table(lines: &Lines, end: usize) -> Option<Number> {
    if end >= lines.len() {
        return None;
    }
    let small = lines.tables_before(end).filter(|rows| rows.len() <= 3);
    let mut numbers = small.flatten().flatten().filter_map(|cell| alone(cell));
    let first = numbers.next()?;
    numbers.next().is_none().then_some(first)
}

/// A label at the end of the page counts when it is the only one: lists of documents have many.
fn in_tail(lines: &Lines) -> Option<Number> {
    let mut values = lines.from(0).filter_map(|(at, line)| {
        line.text
            .contains("号")
            .then(|| label::value_in(&line.text, label::NUMBER))?
            .map(|v| (at, v))
    });
    let (at, value) = values.next()?;
    let is_only_one = values.next().is_none();
    (is_only_one && at + TAIL_LINES >= lines.len()).then(|| leading(&value))?
}

/// The number at the start of a labelled value; other metadata may follow it unlabelled.
fn leading(value: &str) -> Option<Number> {
    let first = DocNumber::find_all(value).into_iter().next()?;
    (first.range.start == 0).then(|| alone(value.get(first.range)?))?
}

/// Whether a line is a document number and nothing else: the head of another document.
pub(super) fn stands_alone(line: &Line) -> bool {
    line.chars <= 40
        && !label::is_metadata(line)
        && line.plain.contains('号')
        && alone(&line.text).is_some()
}

/// Reads a text that is a number, beside at most a label, brackets or the signer.
fn alone(text: &str) -> Option<Number> {
    let text = within_brackets(text.trim()).unwrap_or(text).trim();
    let found = DocNumber::find_all(text);
    let [only] = found.as_slice() else {
        return None;
    };
    let before = text.get(..only.range.start)?.trim();
    let after = text.get(only.range.end..)?.trim();
    let before_is_empty = before.is_empty()
        || label::NUMBER
            .iter()
            .any(|label| before.trim_end_matches(['：', ':', ' ']).ends_with(label));
    let after_is_empty = after.is_empty() || after.replace(' ', "").starts_with("签发人");
    if !before_is_empty || !after_is_empty {
        return None;
    }
    let raw = text.get(only.range.clone())?.trim().to_owned();
    let warnings = only.repairs.iter().map(|repair| told(*repair)).collect();
    Some(Number {
        canonical: Some(only.number.to_string()),
        raw,
        defects: only
            .repairs
            .iter()
            .map(|repair| repair.code().to_owned())
            .collect(),
        warnings,
        is_decree: only.number.org().ends_with('令'),
    })
}

fn told(repair: Repair) -> String {
    format!("发文字号：{}", repair.label())
}

/// A line that must be a number but cannot be read: kept as written.
fn unreadable(line: &Line) -> Option<Number> {
    let plain = line.plain.as_str();
    let has_year = plain
        .split(['〔', '[', '［', '(', '（', '【', '﹝'])
        .skip(1)
        .any(|rest| rest.starts_with("19") || rest.starts_with("20"));
    let is_number = has_year
        && plain.contains('号')
        && (6..=30).contains(&line.chars)
        && !plain.contains(['，', '。', '《', '、', '：'])
        && !plain.contains("关于");
    is_number.then(|| Number {
        canonical: None,
        raw: line.text.clone(),
        defects: vec!["unparsed".to_owned()],
        warnings: vec![format!("发文字号“{}”不能识别，请对照原件", line.text)],
        is_decree: false,
    })
}
