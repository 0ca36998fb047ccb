//! Text and control words of an RTF file, gathered into paragraphs and tables.

use crate::read::budget::Budget;
use crate::read::{Block, Reason};

/// What has been gathered so far.
#[derive(Default)]
pub(super) struct Builder {
    blocks: Vec<Block>,
    text: String,
    rows: Vec<Vec<String>>,
    row: Vec<String>,
    cell: Vec<String>,
    in_table: bool,
    centered: bool,
    right: bool,
    plain_chars: usize,
    bold_chars: usize,
}

impl Builder {
    pub(super) fn text(
        &mut self,
        text: &str,
        bold: bool,
        budget: &mut Budget,
    ) -> Result<(), Reason> {
        budget.spend_text(text)?;
        self.text.push_str(text);
        let seen = text.trim().len();
        if bold {
            self.bold_chars += seen;
        } else {
            self.plain_chars += seen;
        }
        Ok(())
    }

    /// Control words that only change the look of what follows.
    pub(super) fn look(&mut self, name: &str) {
        match name {
            "pard" => {
                (self.centered, self.right, self.in_table) = (false, false, false);
            }
            "qc" => (self.centered, self.right) = (true, false),
            "qr" => (self.centered, self.right) = (false, true),
            "ql" | "qj" => (self.centered, self.right) = (false, false),
            "intbl" => self.in_table = true,
            _ => {}
        }
    }

    pub(super) fn end_paragraph(&mut self, budget: &mut Budget) -> Result<(), Reason> {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        let bold = self.bold_chars > 0 && self.plain_chars == 0;
        (self.bold_chars, self.plain_chars) = (0, 0);
        if text.is_empty() {
            return budget.tick();
        }
        if self.in_table {
            self.cell.push(text.to_owned());
            return Ok(());
        }
        self.end_table();
        let (centered, right) = (self.centered, self.right);
        self.blocks.push(Block::Paragraph {
            text: text.to_owned(),
            centered,
            right,
            bold,
        });
        Ok(())
    }

    pub(super) fn end_cell(&mut self, budget: &mut Budget) -> Result<(), Reason> {
        budget.spend_cells(1)?;
        let text = std::mem::take(&mut self.text);
        self.cell
            .extend(Some(text.trim().to_owned()).filter(|text| !text.is_empty()));
        self.row.push(std::mem::take(&mut self.cell).join(" "));
        (self.bold_chars, self.plain_chars) = (0, 0);
        Ok(())
    }

    pub(super) fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if row.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(row);
        }
    }

    fn end_table(&mut self) {
        if !self.rows.is_empty() {
            self.blocks.push(Block::Table {
                rows: std::mem::take(&mut self.rows),
            });
        }
    }

    pub(super) fn finish(mut self, budget: &mut Budget) -> Result<Vec<Block>, Reason> {
        self.in_table = false;
        self.end_paragraph(budget)?;
        self.end_row();
        self.end_table();
        Ok(self.blocks)
    }
}
