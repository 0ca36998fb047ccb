//! The blocks of a part of a page.

use std::collections::HashMap;

use crate::read::budget::Budget;
use crate::read::html_tree::{Node, Tree};
use crate::read::{Block, Reason};

/// Collects text into blocks while walking over the nodes.
#[derive(Default)]
struct Collector {
    blocks: Vec<Block>,
    text: String,
    centered: bool,
    right: bool,
    plain_chars: usize,
    bold_chars: usize,
    heading: Option<u8>,
    /// Inside `pre`, where a line end is a line end.
    preformatted: bool,
}

pub(super) fn of(
    tree: &Tree,
    start: usize,
    end: usize,
    budget: &mut Budget,
) -> Result<Vec<Block>, Reason> {
    let mut collector = Collector::default();
    // Elements now open: where they end and what to do there.
    let mut open: Vec<(usize, Change)> = Vec::new();
    let mut at = start;
    while at < end {
        budget.tick()?;
        while let Some((_, change)) = open.pop_if(|(end, _)| *end <= at) {
            collector.leave(change);
        }
        match tree.0.get(at) {
            Some(Node::Text(text)) => collector.push(text, is_bold(&open), budget)?,
            Some(Node::Element {
                name, end: after, ..
            }) if name == "table" && is_data(tree, at, *after) => {
                collector.flush();
                let rows = table(tree, at, *after, budget)?;
                if !rows.is_empty() {
                    collector.blocks.push(Block::Table { rows });
                }
                at = *after;
                continue;
            }
            Some(Node::Element {
                name,
                attributes,
                end: after,
            }) => {
                let change = collector.enter(name, attributes);
                open.push((*after, change));
            }
            None => break,
        }
        at += 1;
    }
    collector.flush();
    Ok(collector.blocks)
}

/// What ends with an element.
enum Change {
    Nothing,
    Bold,
    Block {
        centered: bool,
        right: bool,
        heading: Option<u8>,
        preformatted: bool,
    },
}

fn is_bold(open: &[(usize, Change)]) -> bool {
    open.iter()
        .any(|(_, change)| matches!(change, Change::Bold))
}

impl Collector {
    fn enter(&mut self, name: &str, attributes: &HashMap<String, String>) -> Change {
        match name {
            "br" | "hr" => {
                self.flush();
                Change::Nothing
            }
            "b" | "strong" => Change::Bold,
            "a" | "span" | "font" | "wbr" => Change::Nothing,
            _ => {
                self.flush();
                let (centered, right, heading) = (self.centered, self.right, self.heading);
                let preformatted = self.preformatted;
                self.preformatted |= name == "pre";
                let align = alignment(attributes);
                self.centered =
                    name == "center" || align == Some("center") || centered && align.is_none();
                self.right = align == Some("right") || right && align.is_none();
                let level = name.strip_prefix('h').and_then(|level| level.parse().ok());
                self.heading = level.or(heading);
                Change::Block {
                    centered,
                    right,
                    heading,
                    preformatted,
                }
            }
        }
    }

    fn leave(&mut self, change: Change) {
        if let Change::Block {
            centered,
            right,
            heading,
            preformatted,
        } = change
        {
            self.flush();
            self.preformatted = preformatted;
            (self.centered, self.right, self.heading) = (centered, right, heading);
        }
    }

    fn push(&mut self, text: &str, bold: bool, budget: &mut Budget) -> Result<(), Reason> {
        budget.spend_text(text)?;
        let seen = text.trim().len();
        if bold {
            self.bold_chars += seen;
        } else {
            self.plain_chars += seen;
        }
        // A line end in the source is a blank at most; between Chinese characters it is nothing.
        for (index, line) in text.split(['\r', '\n']).enumerate() {
            if index > 0 && self.preformatted {
                self.flush();
            }
            let line = if index > 0 { line.trim_start() } else { line };
            let line = line.replace('\u{a0}', " ");
            let needs_blank = index > 0
                && self.text.ends_with(|c: char| c.is_ascii_alphanumeric())
                && line.starts_with(|c: char| c.is_ascii_alphanumeric());
            if needs_blank {
                self.text.push(' ');
            }
            self.text.push_str(&line);
        }
        Ok(())
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let bold = self.bold_chars > 0 && self.plain_chars == 0;
        (self.bold_chars, self.plain_chars) = (0, 0);
        let text = text.trim().to_owned();
        if text.is_empty() {
            return;
        }
        let (centered, right) = (self.centered, self.right);
        self.blocks.push(match self.heading {
            Some(level) => Block::Heading { level, text },
            None => Block::Paragraph {
                text,
                centered,
                right,
                bold,
            },
        });
    }
}

fn alignment(attributes: &HashMap<String, String>) -> Option<&str> {
    if let Some(align) = attributes.get("align") {
        return Some(align.as_str());
    }
    let style = attributes.get("style")?;
    let (_, value) = style.split_once("text-align")?;
    let value = value.trim_start_matches([':', ' ']);
    ["center", "right", "left", "justify"]
        .into_iter()
        .find(|name| value.starts_with(name))
}

/// A table of data has more than one column in some row and no page inside its cells.
fn is_data(tree: &Tree, at: usize, end: usize) -> bool {
    let (mut cells, mut rows, mut nested, mut prose) = (0_usize, 0_usize, false, 0_usize);
    for node in tree.0.get(at + 1..end).unwrap_or_default() {
        match node {
            Node::Element { name, .. } => match name.as_str() {
                "td" | "th" => cells += 1,
                "tr" => rows += 1,
                "table" => nested = true,
                _ => {}
            },
            Node::Text(text) => prose = prose.max(text.len()),
        }
    }
    !nested && cells > rows && cells > 1 && prose < 3_000
}

fn table(
    tree: &Tree,
    at: usize,
    end: usize,
    budget: &mut Budget,
) -> Result<Vec<Vec<String>>, Reason> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut in_cell_until, mut padding) = (0, 0);
    for (index, node) in tree.0.iter().enumerate().take(end).skip(at + 1) {
        budget.tick()?;
        match node {
            Node::Element {
                name,
                attributes,
                end,
            } => match name.as_str() {
                "tr" => {
                    rows.push(Vec::new());
                    padding = 0;
                }
                "td" | "th" => {
                    in_cell_until = *end;
                    let span = attributes.get("colspan").and_then(|span| span.parse().ok());
                    let span = usize::clamp(span.unwrap_or(1), 1, 64);
                    budget.spend_cells(span)?;
                    if let Some(row) = rows.last_mut() {
                        row.extend(std::iter::repeat_n(String::new(), padding + 1));
                    }
                    padding = span - 1;
                }
                _ => {}
            },
            Node::Text(text) if index < in_cell_until => {
                budget.spend_text(text)?;
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let cell = rows.last_mut().and_then(|row| row.last_mut());
                if let Some(cell) = cell {
                    if !cell.is_empty() && !words.is_empty() {
                        cell.push(' ');
                    }
                    cell.push_str(&words);
                }
            }
            Node::Text(_) => {}
        }
    }
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    Ok(rows)
}
