//! What a document says, as it was drawn up; and that on paper.

use gongkai_documents::write::{
    Block, Cell, Column, ColumnAlign, Document, PageForm, Run, SealPlace, Table,
};
use gongkai_model::{
    case::Sealed,
    id::RowId,
    paper::{PaperBlock, PaperForm},
};
use gongkai_rules::dates::chinese;
use gongkai_store::blobs::MatterKey;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::place;
use crate::core::{OfficeError, Result};

/// Everything that stands in a document. It lies sealed and never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PaperContent {
    /// 标题
    pub(super) title: String,
    /// Whether it is a letter.
    pub(super) is_letter: bool,
    /// 发文机关
    pub(super) issuer: String,
    /// 发文字号
    pub(super) number: Option<String>,
    /// The words.
    pub(super) blocks: Vec<PaperBlock>,
    /// 附件: the names of what goes with it; documents drawn up before there were any have none.
    #[serde(default)]
    pub(super) enclosures: Vec<String>,
    /// 成文日期
    pub(super) written_on: Date,
    /// Whether it wants a seal.
    pub(super) bears_seal: bool,
    /// Whether unit and day stand under it; all that was drawn up before this was asked is signed.
    #[serde(default = "is_signed")]
    pub(super) is_signed: bool,
}

const fn is_signed() -> bool {
    true
}

impl PaperContent {
    pub(super) fn is_letter(form: PaperForm) -> bool {
        form == PaperForm::Letter
    }

    /// Seals it with the key of its case.
    pub(super) fn seal(&self, key: &MatterKey, id: RowId) -> Result<Sealed> {
        let json = serde_json::to_string(self)
            .map_err(|error| OfficeError::Defect(format!("a document: {error}")))?;
        Ok(key.seal_text(&place(id), &json)?)
    }

    /// Opens it.
    pub(super) fn open(key: &MatterKey, id: RowId, sealed: &Sealed) -> Result<Self> {
        let json = key.open_text(&place(id), sealed)?;
        serde_json::from_str(&json)
            .map_err(|error| OfficeError::Defect(format!("document {id}: {error}")))
    }

    /// As it is to be set.
    pub(super) fn document(&self, seal: SealPlace, is_draft: bool, made_at: DateTime) -> Document {
        let mut body: Vec<Block> = self.blocks.iter().map(block).collect();
        if self.is_signed {
            body.push(Block::Signature {
                lines: vec![self.issuer.clone(), chinese(self.written_on)],
            });
        }
        let mut document = Document::new(self.title.clone(), made_at);
        if self.is_letter {
            document.form = PageForm::Letter;
            document.issuer_mark = Some(self.issuer.clone());
        }
        document.seal = match seal {
            SealPlace::None if self.bears_seal => SealPlace::Free,
            other => other,
        };
        document.is_draft = is_draft;
        document.number.clone_from(&self.number);
        document.author = Some(self.issuer.clone());
        document.body = body;
        document.attachments.clone_from(&self.enclosures);
        document
    }
}

fn block(block: &PaperBlock) -> Block {
    let runs = |text: &str| vec![Run::plain(text)];
    match block {
        PaperBlock::Recipient(text) => Block::Recipient { runs: runs(text) },
        PaperBlock::Heading(text) => Block::Heading {
            level: 1,
            runs: runs(text),
        },
        PaperBlock::Paragraph(text) => Block::plain(text.clone()),
        PaperBlock::Table(rows) => Block::Table(table(rows)),
    }
}

/// What stands in a cell; where somebody will write by hand there is room for it.
fn written(text: &str) -> String {
    if text.trim().is_empty() {
        "\u{3000}\n\u{3000}".to_owned()
    } else {
        text.to_owned()
    }
}

/// Two columns are names and values; more have a head row.
fn table(rows: &[Vec<String>]) -> Table {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let has_head = columns > 2;
    let widest = |x: usize| {
        let cells = rows.iter().filter_map(|row| row.get(x));
        let halves = cells.map(|cell| {
            cell.chars()
                .map(|c| if c.is_ascii() { 1 } else { 2 })
                .sum::<u32>()
        });
        u32::clamp(halves.max().unwrap_or(2), 6, 60)
    };
    let cells = rows.iter().enumerate().flat_map(|(y, row)| {
        row.iter().enumerate().map(move |(x, text)| Cell {
            x,
            y,
            colspan: 1,
            rowspan: 1,
            is_head: if has_head { y == 0 } else { x == 0 },
            runs: vec![Run::plain(written(text))],
        })
    });
    Table {
        caption: None,
        columns: (0..columns)
            .map(|x| Column {
                share: if columns == 2 && x == 1 {
                    60
                } else {
                    widest(x).saturating_add(2)
                },
                align: ColumnAlign::Left,
            })
            .collect(),
        rows: rows.len(),
        head_rows: usize::from(has_head),
        cells: cells.collect(),
    }
}
