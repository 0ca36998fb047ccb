//! The lines of a document in reading order, with what is known of their place and look.

use gongkai_rules::dates;
use jiff::civil::Date;

use super::marker;
use crate::read::{Block, SourceText, without_mark_up};

/// One line of text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Without blanks at its ends.
    pub(super) text: String,
    /// Without any blanks: the form to compare.
    pub(super) plain: String,
    /// The file calls it a heading.
    pub(super) is_heading: bool,
    /// The file centres it.
    pub(super) is_centered: bool,
    /// It stands at the right margin.
    pub(super) is_right: bool,
    /// Characters in `plain`.
    pub(super) chars: usize,
}

/// A line or a table.
#[derive(Debug)]
pub(super) enum Part<'a> {
    Line(Line),
    Table(&'a [Vec<String>]),
}

/// All parts, and the lines among them.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    parts: Vec<Part<'a>>,
    /// Indices into `parts`.
    lines: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(source: &'a SourceText) -> Self {
        let parts: Vec<Part> = source.blocks.iter().filter_map(part_of).collect();
        let is_line = |part: &Part| matches!(part, Part::Line(_));
        let lines = parts
            .iter()
            .enumerate()
            .filter(|(_, part)| is_line(part))
            .map(|(at, _)| at)
            .collect();
        Self { parts, lines }
    }

    /// The line with this number, counting lines only.
    pub(super) fn get(&self, at: usize) -> Option<&Line> {
        match self.parts.get(*self.lines.get(at)?) {
            Some(Part::Line(line)) => Some(line),
            _ => None,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Lines with their numbers, from one number on.
    pub(super) fn from(&self, start: usize) -> impl Iterator<Item = (usize, &Line)> {
        (start..self.len()).filter_map(|at| Some((at, self.get(at)?)))
    }

    /// Lines and tables that follow the line with this number.
    pub(super) fn parts_from(&self, start: usize) -> &[Part<'a>] {
        let at = self.lines.get(start).copied().unwrap_or(self.parts.len());
        // A plan may consist of a table alone, with nothing but its title before.
        let first_table = self
            .parts
            .iter()
            .position(|part| matches!(part, Part::Table(_)));
        let at = first_table.map_or(at, |table| at.min(table));
        self.parts.get(at..).unwrap_or_default()
    }

    /// Tables that stand before the line with this number.
    pub(super) fn tables_before(&self, end: usize) -> impl Iterator<Item = &'a [Vec<String>]> {
        let at = self.lines.get(end).copied().unwrap_or(self.parts.len());
        self.parts.iter().take(at).filter_map(|part| match part {
            Part::Table(rows) => Some(*rows),
            Part::Line(_) => None,
        })
    }
}

fn part_of(block: &Block) -> Option<Part<'_>> {
    let (text, is_heading, is_centered, is_right) = match block {
        Block::Heading { text, .. } => (text, true, false, false),
        Block::Paragraph {
            text,
            centered,
            right,
            ..
        } => (text, false, *centered, *right),
        Block::Table { rows } => return Some(Part::Table(rows)),
    };
    let (level, text) = without_mark_up(text)?;
    let text = without_entities(&text);
    let plain: String = text.chars().filter(|c| !is_blank(*c)).collect();
    let chars = plain.chars().count();
    (chars > 0).then_some(Part::Line(Line {
        text,
        plain,
        is_heading: is_heading || level.is_some(),
        is_centered,
        is_right,
        chars,
    }))
}

/// Blanks that a crawler left as entities.
fn without_entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let blank = ["&nbsp;", "&ensp;", "&emsp;", "&sp;", "&#160;"];
    let text = blank
        .iter()
        .fold(text.to_owned(), |text, entity| text.replace(entity, " "));
    text.trim().to_owned()
}

/// Blanks, also those that are not white space to Unicode.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}')
}

impl Line {
    /// The line is one date and nothing else, also in brackets.
    pub(super) fn date(&self) -> Option<Date> {
        if self.chars > 20 {
            return None;
        }
        let text = within_brackets(&self.plain).unwrap_or(&self.plain);
        // 二ОО六年: letters O, Latin or Cyrillic, typed for the zero.
        let is_letter_o = |c| matches!(c, 'O' | 'o' | 'Ｏ' | 'О' | 'о');
        dates::read_date(&text.replace(is_letter_o, "〇"))
    }

    /// Running text: a sentence, or too long for any element of the head.
    pub(super) fn is_prose(&self) -> bool {
        self.plain.contains('。')
            || self.chars > 100
            || self.chars > 45 && self.plain.ends_with(['：', '，', '；'])
    }

    /// The line begins an item, article or chapter.
    pub(super) fn is_item(&self) -> bool {
        marker::split(&self.text).is_some()
    }

    /// The line opens an attachment: 附件 or 附件2 alone.
    pub(super) fn opens_attachment(&self) -> bool {
        let rest = self
            .plain
            .strip_prefix("附件")
            .map(|rest| rest.trim_end_matches(['：', ':']));
        rest.is_some_and(|rest| {
            rest.chars()
                .all(|c| c.is_numeric() || "一二三四五六七八九十-—".contains(c))
        })
    }
}

/// The inside of a line that is bracketed as a whole.
pub(super) fn within_brackets(plain: &str) -> Option<&str> {
    let inner = plain.strip_prefix(['（', '(', '【', '['])?;
    inner.strip_suffix(['）', ')', '】', ']'])
}
