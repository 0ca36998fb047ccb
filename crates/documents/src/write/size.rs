//! How much a document may hold. Layout takes time for each character and each cell, so both are bounded before it
//! begins.

use super::document::{Block, Document, Run};
use super::typesetter::Refusal;

/// Characters of one document; more is a book, and its source is there to be read.
const CHARS_MAX: usize = 500_000;

/// Cells of its tables.
const CELLS_MAX: usize = 30_000;

/// Refuses a document that would take longer than anybody waits.
pub(super) fn refuse_too_large(document: &Document) -> Result<(), Refusal> {
    let mut size = Size::default();
    size.add(&document.body);
    let too_large = |what: &str, found: usize, most: usize| {
        Refusal::TooLarge(format!("{what}有 {found}，最多 {most}"))
    };
    if size.cells > CELLS_MAX {
        return Err(too_large("表格的格子", size.cells, CELLS_MAX));
    }
    if size.chars > CHARS_MAX {
        return Err(too_large("全文字数", size.chars, CHARS_MAX));
    }
    Ok(())
}

#[derive(Default)]
struct Size {
    chars: usize,
    cells: usize,
}

impl Size {
    fn add(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { runs, .. }
                | Block::Paragraph { runs }
                | Block::Recipient { runs } => self.add_runs(runs),
                Block::List { items, .. } => items.iter().for_each(|item| self.add(item)),
                Block::Quote { blocks } => self.add(blocks),
                Block::Table(table) => {
                    self.cells += table.cells.len();
                    table
                        .cells
                        .iter()
                        .for_each(|cell| self.add_runs(&cell.runs));
                }
                Block::Signature { lines } | Block::Preformatted { lines } => {
                    self.chars += lines.iter().map(|line| line.chars().count()).sum::<usize>();
                }
                Block::Rule => {}
            }
        }
    }

    fn add_runs(&mut self, runs: &[Run]) {
        self.chars += runs
            .iter()
            .map(|run| run.text.chars().count())
            .sum::<usize>();
    }
}
