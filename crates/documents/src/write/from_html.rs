//! The body of a record, clean HTML, as blocks on paper.
//!
//! What paper cannot show is named: a picture by its description, a link by its text. Nesting beyond
//! [`DEPTH_MAX`] is made flat, so that neither we nor the typesetter run out of stack.

use std::collections::HashMap;

use super::document::{Block, Run, Style};
use super::letter_parts::mark_letter_parts;
use super::runs::{collect, line_break, push_text, style_of, trimmed};
use super::table::{self, RawCell, RawRow};
use crate::read::html_tree::{Node, Tree, tree_of};
use crate::read::{Budget, Limits};
use crate::sanitize;

/// Lists and quotations within one another.
const DEPTH_MAX: usize = 6;

/// Reads the body of a record. HTML that no editor produces comes back as the text that it shows.
#[must_use]
pub fn blocks_of_html(html: &str) -> Vec<Block> {
    let clean = sanitize::body_html(html);
    let limits = Limits::default();
    let tree = tree_of(&clean, &mut Budget::new(&limits));
    let Ok(Tree(nodes)) = tree else {
        let text = crate::html::plain_text(html);
        return text.lines().map(|line| Block::plain(line.trim())).collect();
    };
    let mut writer = Writer::new(&nodes, 0);
    writer.walk(0, nodes.len(), Style::default());
    let mut blocks = writer.finish();
    keep_levels_in_step(&mut blocks);
    mark_letter_parts(&mut blocks);
    blocks
}

/// A heading is at most one level below the one before it; readers of a tagged file rely on it.
fn keep_levels_in_step(blocks: &mut [Block]) {
    let mut before = 0;
    for block in blocks {
        if let Block::Heading { level, .. } = block {
            *level = (*level).min(before + 1);
            before = *level;
        }
    }
}

/// Collects blocks from one place of the tree.
struct Writer<'a> {
    nodes: &'a [Node],
    depth: usize,
    blocks: Vec<Block>,
    runs: Vec<Run>,
}

impl<'a> Writer<'a> {
    const fn new(nodes: &'a [Node], depth: usize) -> Self {
        Self {
            nodes,
            depth,
            blocks: Vec::new(),
            runs: Vec::new(),
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        self.blocks
    }

    fn walk(&mut self, from: usize, until: usize, style: Style) {
        let mut at = from;
        while at < until {
            match self.nodes.get(at) {
                Some(Node::Text(text)) => {
                    push_text(&mut self.runs, text, style);
                    at += 1;
                }
                Some(Node::Element {
                    name,
                    attributes,
                    end,
                }) => {
                    let inside = (at + 1, (*end).clamp(at + 1, until));
                    self.element(name, attributes, inside, style);
                    at = inside.1;
                }
                None => break,
            }
        }
    }

    fn element(
        &mut self,
        name: &str,
        attributes: &HashMap<String, String>,
        (from, until): (usize, usize),
        style: Style,
    ) {
        match name {
            "h2" => self.heading(1, from, until),
            "h3" => self.heading(2, from, until),
            "h4" => self.heading(3, from, until),
            "h5" | "h6" => self.heading(4, from, until),
            "ul" | "ol" if self.depth < DEPTH_MAX => {
                let start = attributes.get("start").and_then(|it| it.parse().ok());
                self.list((name == "ol").then(|| start.unwrap_or(1)), from, until);
            }
            "table" => self.table(from, until),
            "blockquote" if self.depth < DEPTH_MAX => {
                let blocks = self.inner_blocks(from, until);
                self.push(Block::Quote { blocks });
            }
            "pre" => self.preformatted(from, until),
            "hr" => self.push(Block::Rule),
            "br" => self.runs.push(line_break()),
            "img" => {
                let named = attributes.get("alt").map(|alt| alt.trim());
                let text = match named.filter(|alt| !alt.is_empty()) {
                    Some(alt) => format!("〔图：{alt}〕"),
                    None => "〔图〕".to_owned(),
                };
                push_text(&mut self.runs, &text, style);
            }
            _ => match style_of(name, style) {
                Some(style) => self.walk(from, until, style),
                None => {
                    self.end_paragraph();
                    self.walk(from, until, style);
                    self.end_paragraph();
                }
            },
        }
    }

    fn end_paragraph(&mut self) {
        let runs = trimmed(std::mem::take(&mut self.runs));
        if !runs.is_empty() {
            self.blocks.push(Block::Paragraph { runs });
        }
    }

    fn push(&mut self, block: Block) {
        self.end_paragraph();
        self.blocks.push(block);
    }

    fn inner_blocks(&self, from: usize, until: usize) -> Vec<Block> {
        let mut inner = Writer::new(self.nodes, self.depth + 1);
        inner.walk(from, until, Style::default());
        inner.finish()
    }

    /// The text of an element, its blocks parted by line breaks.
    fn inner_runs(&self, from: usize, until: usize) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        collect(self.inner_blocks(from, until), &mut runs);
        trimmed(runs)
    }

    fn heading(&mut self, level: u8, from: usize, until: usize) {
        let runs = self.inner_runs(from, until);
        if !runs.is_empty() {
            self.push(Block::Heading { level, runs });
        }
    }

    fn list(&mut self, start: Option<i64>, from: usize, until: usize) {
        let mut items = Vec::new();
        for (name, _, from, until) in self.children(from, until) {
            let item = self.inner_blocks(from, until);
            if name == "li" || !item.is_empty() {
                items.push(item);
            }
        }
        if !items.is_empty() {
            self.push(Block::List { start, items });
        }
    }

    fn preformatted(&mut self, from: usize, until: usize) {
        let mut text = String::new();
        for node in self.nodes.get(from..until).unwrap_or_default() {
            match node {
                Node::Text(piece) => text.push_str(piece),
                Node::Element { name, .. } if name == "br" => text.push('\n'),
                Node::Element { .. } => {}
            }
        }
        let lines = text.trim_matches('\n').lines().map(str::to_owned).collect();
        self.push(Block::Preformatted { lines });
    }

    fn table(&mut self, from: usize, until: usize) {
        let mut caption = None;
        let mut rows = Vec::new();
        for (name, _, from, until) in self.children(from, until) {
            match name {
                "caption" => caption = Some(self.inner_runs(from, until)),
                "tr" => rows.push(self.row(false, from, until)),
                "thead" | "tbody" | "tfoot" => {
                    let inner = self.children(from, until).into_iter();
                    let inner = inner.filter(|(name, ..)| *name == "tr");
                    rows.extend(
                        inner.map(|(_, _, from, until)| self.row(name == "thead", from, until)),
                    );
                }
                _ => {}
            }
        }
        if let Some(mut table) = table::place(rows) {
            table.caption = caption.filter(|runs| !runs.is_empty());
            self.push(Block::Table(table));
        }
    }

    fn row(&self, is_head: bool, from: usize, until: usize) -> RawRow {
        let cells = self.children(from, until).into_iter();
        let cells = cells.filter(|(name, ..)| matches!(*name, "td" | "th"));
        let cells = cells.map(|(name, attributes, from, until)| {
            let span = |key: &str| {
                let span = attributes.get(key).and_then(|it| it.trim().parse().ok());
                span.unwrap_or(1_usize).max(1)
            };
            RawCell {
                is_head: is_head || name == "th",
                colspan: span("colspan"),
                rowspan: span("rowspan"),
                runs: self.inner_runs(from, until),
            }
        });
        RawRow {
            is_head,
            cells: cells.collect(),
        }
    }

    /// The elements directly inside a range, with where their own content stands.
    fn children(
        &self,
        from: usize,
        until: usize,
    ) -> Vec<(&'a str, &'a HashMap<String, String>, usize, usize)> {
        let mut children = Vec::new();
        let mut at = from;
        while at < until {
            if let Some(Node::Element {
                name,
                attributes,
                end,
            }) = self.nodes.get(at)
            {
                let end = (*end).clamp(at + 1, until);
                children.push((name.as_str(), attributes, at + 1, end));
                at = end;
            } else {
                at += 1;
            }
        }
        children
    }
}
