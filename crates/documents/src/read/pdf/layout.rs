//! Lines of pages joined into paragraphs.
//!
//! A line that reaches the right edge of the text goes on in the next one, unless that is indented
//! or begins an item. Page numbers are dropped; short lines in the middle are centred.

use super::page::{Line, em_width};
use crate::read::Block;
use crate::read::lines::begins_anew;

/// Makes paragraphs of the lines of all pages.
pub(super) fn paragraphs(pages: Vec<Vec<Line>>) -> Vec<Block> {
    let (left, right) = edges(&pages);
    let mut blocks = Vec::new();
    let mut open: Option<(String, Line)> = None;
    for line in pages.into_iter().flat_map(without_page_number) {
        let goes_on = open
            .as_ref()
            .is_some_and(|(_, before)| continues(before, &line, left, right));
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
                if let Some((text, first)) = open.take() {
                    blocks.push(block(text, &first, left, right));
                }
                open = Some((line.text.clone(), line));
            }
        }
    }
    if let Some((text, first)) = open {
        blocks.push(block(text, &first, left, right));
    }
    blocks
}

/// The left and right edge of running text: the outermost that at least a tenth of lines share.
fn edges(pages: &[Vec<Line>]) -> (f32, f32) {
    let share = |mut edges: Vec<f32>| {
        edges.sort_by(f32::total_cmp);
        edges.get(edges.len() / 10).copied().unwrap_or_default()
    };
    let long: Vec<&Line> = pages
        .iter()
        .flatten()
        .filter(|line| em_width(&line.text) > 15.0)
        .collect();
    let left = share(long.iter().map(|line| line.left).collect());
    let right = -share(long.iter().map(|line| -line.right).collect());
    (left, right)
}

/// A full line goes on; so does one that stops in mid-sentence because the next word did not fit.
fn continues(before: &Line, line: &Line, left: f32, right: f32) -> bool {
    let em = line.size.max(1.0);
    let at_margin = line.left < left + 0.8 * em;
    let same_size = (before.size - line.size).abs() < 0.15 * em;
    if !at_margin || !same_size || begins_anew(&line.text) {
        return false;
    }
    let is_open = !before
        .text
        .ends_with(['。', '：', '；', '！', '？', '）', '”', '》', ':']);
    let is_text = before.left < left + 2.3 * em && before.right - left > 0.6 * (right - left);
    before.right > right - 1.6 * em || is_open && is_text
}

fn block(text: String, line: &Line, left: f32, right: f32) -> Block {
    let em = line.size.max(1.0);
    let (before, after) = (line.left - left, right - line.right);
    let is_short = before > 2.5 * em;
    let centered = is_short && (before - after).abs() < 3.0 * em;
    Block::Paragraph {
        text,
        centered,
        right: is_short && !centered && before > after,
        bold: false,
    }
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
