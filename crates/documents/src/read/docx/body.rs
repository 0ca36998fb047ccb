//! The main part of a docx: runs gathered into paragraphs, paragraphs into cells and blocks.

use super::numbering::Numbering;
use super::styles::{Styles, level_of};
use super::xml::{Attributes, Step, walk};
use crate::read::budget::Budget;
use crate::read::{Block, Reason};

/// Elements whose content a reader of the page does not see.
const UNSEEN: [&str; 9] = [
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "Fallback",
    "footnoteReference",
    "rPrChange",
    "pPrChange",
    "delInstrText",
];

/// The state while walking through the part.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    blocks: Vec<Block>,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    unseen: usize,
    in_text: bool,
    in_run_properties: bool,
    run: Run,
}

#[derive(Default)]
struct Run {
    hidden: bool,
    bold: bool,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    alignment: Option<String>,
    outline: Option<u8>,
    list: Option<String>,
    list_level: usize,
    plain_chars: usize,
    bold_chars: usize,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    cell: Vec<String>,
    span: usize,
}

impl<'a> Body<'a> {
    pub(super) fn read(
        part: &[u8],
        numbering: Numbering,
        styles: &'a Styles,
        budget: &mut Budget,
    ) -> Result<Vec<Block>, Reason> {
        let mut body = Body {
            styles,
            numbering,
            blocks: Vec::new(),
            paragraphs: Vec::new(),
            tables: Vec::new(),
            unseen: 0,
            in_text: false,
            in_run_properties: false,
            run: Run::default(),
        };
        walk(part, budget, |step, budget| match step {
            Step::Open(name, _) | Step::Close(name)
                if body.unseen > 0 && !UNSEEN.contains(&name) =>
            {
                Ok(())
            }
            Step::Open(name, attributes) => body.open(name, &attributes, budget),
            Step::Close(name) => body.close(name, budget),
            Step::Text(text) => body.text(text, budget),
        })?;
        Ok(body.blocks)
    }

    fn open(&mut self, name: &str, attributes: &Attributes, budget: &Budget) -> Result<(), Reason> {
        match name {
            _ if UNSEEN.contains(&name) => self.unseen += 1,
            "p" => self.paragraphs.push(Paragraph::default()),
            "tbl" => {
                budget.check_depth(self.tables.len() * 16)?;
                self.tables.push(Table::default());
            }
            "tr" => self.with_table(|table| table.rows.push(Vec::new())),
            "tc" => self.with_table(|table| {
                table.cell.clear();
                table.span = 1;
            }),
            "gridSpan" => {
                let span = attributes
                    .get("val")
                    .and_then(|span| span.parse().ok())
                    .unwrap_or(1);
                self.with_table(|table| table.span = usize::clamp(span, 1, 64));
            }
            "r" => self.run = Run::default(),
            "rPr" => self.in_run_properties = true,
            "vanish" if self.in_run_properties => self.run.hidden = attributes.is_on(),
            "b" if self.in_run_properties => self.run.bold = attributes.is_on(),
            "t" => self.in_text = true,
            "tab" if !self.in_run_properties => self.push("\u{3000}"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            _ => self.property(name, attributes),
        }
        Ok(())
    }

    fn property(&mut self, name: &str, attributes: &Attributes) {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let value = attributes.get("val");
        match name {
            "pStyle" => paragraph.style = value,
            "jc" => paragraph.alignment = value,
            "outlineLvl" => paragraph.outline = level_of(value.as_deref()),
            "numId" => paragraph.list = value,
            "ilvl" => {
                paragraph.list_level = value.and_then(|at| at.parse().ok()).unwrap_or_default();
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, budget: &mut Budget) -> Result<(), Reason> {
        match name {
            _ if UNSEEN.contains(&name) => self.unseen = self.unseen.saturating_sub(1),
            "t" => self.in_text = false,
            "rPr" => self.in_run_properties = false,
            "p" => self.end_paragraph(budget)?,
            "tc" => self.with_table(|table| {
                let cell = std::mem::take(&mut table.cell).join(" ");
                if let Some(row) = table.rows.last_mut() {
                    row.push(cell);
                    row.extend(std::iter::repeat_n(
                        String::new(),
                        table.span.saturating_sub(1),
                    ));
                }
            }),
            "tr" => {
                let cells = self
                    .tables
                    .last()
                    .and_then(|t| t.rows.last())
                    .map_or(0, Vec::len);
                budget.spend_cells(cells)?;
            }
            "tbl" => self.end_table(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, budget: &mut Budget) -> Result<(), Reason> {
        if self.in_text && self.unseen == 0 && !self.run.hidden {
            budget.spend_text(text)?;
            self.push(text);
        }
        Ok(())
    }

    fn push(&mut self, text: &str) {
        if self.run.hidden || self.unseen > 0 {
            return;
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
            let seen = text.trim().len();
            if self.run.bold {
                paragraph.bold_chars += seen;
            } else {
                paragraph.plain_chars += seen;
            }
        }
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn end_paragraph(&mut self, budget: &mut Budget) -> Result<(), Reason> {
        let Some(mut paragraph) = self.paragraphs.pop() else {
            return Ok(());
        };
        let style = paragraph
            .style
            .as_deref()
            .and_then(|id| self.styles.get(id));
        if paragraph.text.trim().is_empty() {
            return Ok(());
        }
        let list = paragraph
            .list
            .clone()
            .or_else(|| style.and_then(|style| style.list.clone()));
        if let Some(number) = list.and_then(|list| self.numbering.next(&list, paragraph.list_level))
        {
            budget.spend_text(&number)?;
            paragraph.text.insert_str(0, &number);
        }
        if let Some(table) = self.tables.last_mut() {
            let cell = paragraph
                .text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            table.cell.push(cell);
            return Ok(());
        }
        let heading = paragraph
            .outline
            .or_else(|| style.and_then(|style| style.heading));
        let alignment = paragraph
            .alignment
            .or_else(|| style.and_then(|style| style.alignment.clone()));
        let alignment = alignment.as_deref();
        for line in paragraph
            .text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            let text = line.to_owned();
            self.blocks.push(match heading {
                Some(level) => Block::Heading { level, text },
                None => Block::Paragraph {
                    text,
                    centered: alignment == Some("center"),
                    right: matches!(alignment, Some("right" | "end")),
                    bold: paragraph.bold_chars > 0 && paragraph.plain_chars == 0,
                },
            });
        }
        Ok(())
    }

    /// A nested table becomes the text of its cell; an outer one a block.
    fn end_table(&mut self) {
        let Some(mut table) = self.tables.pop() else {
            return;
        };
        table
            .rows
            .retain(|row| row.iter().any(|cell| !cell.is_empty()));
        match self.tables.last_mut() {
            Some(outer) => outer
                .cell
                .extend(table.rows.iter().map(|row| row.join(" "))),
            None if table.rows.is_empty() => {}
            None => self.blocks.push(Block::Table { rows: table.rows }),
        }
    }
}
