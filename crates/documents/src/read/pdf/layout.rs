//! Lines of pages joined into paragraphs.
//!
//! A line that reaches the right edge of the text goes on in the next one, unless that is indented
//! or begins an item. Page numbers are dropped; short lines in the middle are centred.

use super::page::{Line, em_width};
use crate::read::Block;
use crate::read::lines::begins_anew;

/// Makes paragraphs of the lines of all pages.
pub(super) fn paragraphs(pages: Vec<Vec<Line>>) -> Vec<Block> {
    let column = Column::of(&pages);
    let mut blocks = Vec::new();
    let mut open: Option<(String, Line)> = None;
    for line in pages.into_iter().flat_map(without_page_number) {
        let goes_on = open
            .as_ref()
            .is_some_and(|(_, before)| column.continues(before, &line));
        match open.as_mut() {
            Some((text, before)) if goes_on => {
                let needs_blank = text.ends_with(|c: char| c.is_ascii_alphabetic())
                    && line.text.starts_with(|c: char| c.is_ascii_alphabetic());
                if needs_blank {
                    text.push(' ');
                }
                text.push_str(&line.text);
                *before = line;
            }
            _ => {
                if let Some((text, last)) = open.take() {
                    blocks.push(column.block(text, &last));
                }
                open = Some((line.text.clone(), line));
            }
        }
    }
    if let Some((text, last)) = open {
        blocks.push(column.block(text, &last));
    }
    blocks
}

/// Where running text stands, the same on all pages.
struct Column {
    left: f32,
    right: f32,
    /// From one line to the next.
    spacing: f32,
}

impl Column {
    /// The outermost edges that some long lines share, and the usual line spacing.
    fn of(pages: &[Vec<Line>]) -> Self {
        let share = |mut numbers: Vec<f32>, part: usize| {
            numbers.sort_by(f32::total_cmp);
            numbers
                .get(numbers.len() / part)
                .copied()
                .unwrap_or_default()
        };
        let long: Vec<&Line> = pages
            .iter()
            .flatten()
            .filter(|line| em_width(&line.text) > 15.0)
            .collect();
        let steps = pages
            .iter()
            .flat_map(|page| page.iter().zip(page.iter().skip(1)));
        Self {
            // Paragraphs of one line stand indented: even few lines at the edge are the edge.
            left: share(long.iter().map(|line| line.left).collect(), 50),
            right: -share(long.iter().map(|line| -line.right).collect(), 10),
            spacing: share(steps.map(|(line, next)| line.y - next.y).collect(), 2),
        }
    }

    /// A full line goes on; so does one that stops in mid-sentence because the next word did not fit.
    fn continues(&self, before: &Line, line: &Line) -> bool {
        let em = line.size.max(1.0);
        let at_margin = line.left < self.left + 0.8 * em;
        let same_size = (before.size - line.size).abs() < 0.15 * em;
        let is_apart = before.y - line.y > 1.5 * self.spacing.max(em);
        let is_full = before.right > self.right - 1.6 * em;
        // 一是 opens a paragraph only where paragraphs are set off; in running text it goes on.
        let begins = begins_anew(&line.text) && !(is_full && is_ordinal(&line.text));
        // 各单位：opens a list or the main text; （责任处室： goes on.
        let is_introduction = before.text.ends_with(['：', ':']) && !has_open_bracket(&before.text);
        if !at_margin || !same_size || is_apart || begins || is_introduction {
            return false;
        }
        let closings = ['。', '；', '！', '？', '）', '”', '》'];
        let is_open = !before.text.ends_with(closings);
        let width = self.right - self.left;
        let is_text = before.left < self.left + 2.3 * em && before.right - self.left > 0.6 * width;
        // A signature after a full last line: no mark in it, and the sentence before is over.
        let has_mark = line.text.contains(['。', '，', '；', '：', '、', '）']);
        is_full && (has_mark || is_open) || is_open && is_text && has_mark
    }

    fn block(&self, text: String, line: &Line) -> Block {
        let em = line.size.max(1.0);
        let (before, after) = (line.left - self.left, self.right - line.right);
        let is_short = before > 2.5 * em;
        let centered = is_short && (before - after).abs() < 3.0 * em;
        let right = is_short && !centered && before > after;
        Block::Paragraph {
            text,
            centered,
            right,
            bold: false,
        }
    }
}

fn has_open_bracket(text: &str) -> bool {
    let opened = text.rfind(['（', '(']);
    opened.is_some_and(|at| !text.split_at(at).1.contains(['）', ')']))
}

/// 一是, 二是 …
fn is_ordinal(text: &str) -> bool {
    let rest = text.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    rest.len() < text.len() && rest.starts_with('是')
}

fn without_page_number(mut page: Vec<Line>) -> Vec<Line> {
    if page.last().is_some_and(|line| is_page_number(&line.text)) {
        page.pop();
    }
    if page.first().is_some_and(|line| is_page_number(&line.text)) {
        page.remove(0);
    }
    page
}

/// `— 3 —`, `-3-`, `3`, `第3页`, `3 / 12`.
fn is_page_number(text: &str) -> bool {
    let rest: String = text
        .chars()
        .filter(|c| {
            !c.is_whitespace() && !matches!(c, '—' | '-' | '–' | '－' | '/' | '第' | '页' | '共')
        })
        .collect();
    !rest.is_empty()
        && rest.len() <= 8
        && rest.chars().all(|c| c.is_ascii_digit())
        && text.chars().count() <= 14
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_known() {
        assert!(is_page_number("— 12 —") && is_page_number("第3页 共9页"));
        assert!(!is_page_number("2025年") && !is_page_number("——"));
    }
}
