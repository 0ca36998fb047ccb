//! What every reader delivers: a list of blocks in reading order.

use serde::{Deserialize, Serialize};

use super::Format;

/// The text of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceText {
    /// The format found in the content.
    pub format: Format,
    /// Headings, paragraphs and tables in reading order.
    pub blocks: Vec<Block>,
    /// What a person should know, such as a wrong charset declaration; Chinese, one line each.
    pub warnings: Vec<String>,
}

/// One piece of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading as the file marks it; levels start at 1 and may be wrong in the source.
    Heading {
        /// 1 for the title.
        level: u8,
        /// One line.
        text: String,
    },
    /// A paragraph with what is known of its look.
    Paragraph {
        /// One line.
        text: String,
        /// Centred between the margins.
        centered: bool,
        /// Set to the right margin, as signatures are.
        right: bool,
        /// Bold throughout.
        bold: bool,
    },
    /// A table, row by row; merged cells are empty after the first.
    Table {
        /// Cells as text, line breaks inside a cell as one space.
        rows: Vec<Vec<String>>,
    },
}

impl Block {
    /// A paragraph without known looks.
    #[must_use]
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph {
            text: text.into(),
            centered: false,
            right: false,
            bold: false,
        }
    }
}

impl SourceText {
    pub(super) fn new(format: Format, blocks: Vec<Block>) -> Self {
        Self {
            format,
            blocks,
            warnings: Vec::new(),
        }
    }

    /// Whether no block holds a visible character.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.lines().all(|line| line.trim().is_empty())
    }

    /// All lines of text: headings and paragraphs, then each cell of a table.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.blocks
            .iter()
            .flat_map(|block| -> Box<dyn Iterator<Item = &str>> {
                match block {
                    Block::Heading { text, .. } | Block::Paragraph { text, .. } => {
                        Box::new(std::iter::once(text.as_str()))
                    }
                    Block::Table { rows } => Box::new(rows.iter().flatten().map(String::as_str)),
                }
            })
    }
}
