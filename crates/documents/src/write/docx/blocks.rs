//! The text of a document for Word, block by block.

use docx_rs::{
    AlignmentType, LineSpacing, Paragraph, Run as WordRun, SpecialIndentType, Table as WordTable,
    TableCell, TableRow, VAlignType, VMergeType, VertAlignType, WidthType,
};

use super::{HEI, KAI, blank, face, line};
use crate::write::document::{Block, Cell, ColumnAlign, Document, PageForm, Run, SealPlace, Table};

/// What stands one under another.
pub(super) enum Piece {
    Paragraph(Box<Paragraph>),
    Table(Box<WordTable>),
}

impl From<Paragraph> for Piece {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(Box::new(paragraph))
    }
}

/// Two characters.
const INDENT: i32 = 632;

/// 版心 in twips.
const WIDTH: usize = 8_844;

/// Note, text, names of attachments, signature, remark.
pub(super) fn all(document: &Document) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for fact in &document.facts {
        pieces.push(paragraph(&format!("{}：{}", fact.name, fact.value)).into());
    }
    if let Some(note) = &document.note {
        pieces.push(paragraph(&format!("{}　{}", note.label, note.text)).into());
    }
    let is_signature = |block: &Block| matches!(block, Block::Signature { .. });
    let at = document.body.iter().position(is_signature);
    let (text, end) = document.body.split_at(at.unwrap_or(document.body.len()));
    for block in text {
        pieces.extend(pieces_of(block, document));
    }
    attachments(document, &mut pieces);
    for block in end {
        pieces.extend(pieces_of(block, document));
    }
    if let Some(remark) = &document.remark {
        pieces.push(paragraph(&format!("（{remark}）")).into());
    }
    pieces
}

fn attachments(document: &Document, pieces: &mut Vec<Piece>) {
    if document.attachments.is_empty() {
        return;
    }
    pieces.push(blank().into());
    for (at, name) in document.attachments.iter().enumerate() {
        let text = match (at, document.attachments.len()) {
            (0, 1) => format!("附件：{name}"),
            (0, _) => format!("附件：1.{name}"),
            _ => format!("　　　{}.{name}", at + 1),
        };
        pieces.push(paragraph(&text).into());
    }
}

fn paragraph(text: &str) -> Paragraph {
    indented(line().add_run(WordRun::new().add_text(text)))
}

fn indented(paragraph: Paragraph) -> Paragraph {
    let first = Some(SpecialIndentType::FirstLine(INDENT));
    paragraph.indent(None, first, None, None)
}

fn pieces_of(block: &Block, document: &Document) -> Vec<Piece> {
    match block {
        Block::Heading { level, runs } => {
            vec![indented(filled(line().keep_next(true), runs, Some(*level))).into()]
        }
        Block::Paragraph { runs } => {
            vec![indented(filled(line().align(AlignmentType::Both), runs, None)).into()]
        }
        Block::Recipient { runs } => vec![filled(line(), runs, None).into()],
        Block::Signature { lines } => signature(lines, document),
        Block::List { start, items } => list(*start, items, document),
        Block::Table(table) => vec![Piece::Table(Box::new(word_table(table))), blank().into()],
        Block::Quote { blocks } => blocks
            .iter()
            .flat_map(|block| pieces_of(block, document))
            .collect(),
        Block::Preformatted { lines } => lines
            .iter()
            .map(|text| line().add_run(WordRun::new().add_text(text)).into())
            .collect(),
        Block::Rule => vec![blank().into()],
    }
}

fn list(start: Option<i64>, items: &[Vec<Block>], document: &Document) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let number = start.map(|start| start + i64::try_from(at).unwrap_or(0));
        let mark = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
        let mut blocks = item.iter();
        if let Some(Block::Paragraph { runs }) = blocks.as_slice().first() {
            blocks.next();
            let marked = line().add_run(WordRun::new().add_text(mark));
            pieces.push(indented(filled(marked, runs, None)).into());
        }
        pieces.extend(blocks.flat_map(|block| pieces_of(block, document)));
    }
    pieces
}

/// 发文机关署名 and 成文日期. GB/T 9704—2012 art. 7.3.5: four characters free on the right where a seal comes, two without.
fn signature(lines: &[String], document: &Document) -> Vec<Piece> {
    let with_seal = document.seal != SealPlace::None;
    let is_letter = document.form == PageForm::Letter;
    let free = if with_seal || !is_letter { 4 } else { 2 } * INDENT / 2;
    let above = if with_seal { 2 } else { 1 };
    let mut pieces: Vec<Piece> = (0..above).map(|_| blank().keep_next(true).into()).collect();
    let widths = lines.iter().map(|text| halves(text));
    let widest = widths.max().unwrap_or(0);
    for text in lines {
        // Centred on the date: the shorter ones are moved in by half of what they lack.
        let lack = (widest - halves(text)) * INDENT / 8;
        let run = WordRun::new().add_text(text);
        let paragraph = line()
            .align(AlignmentType::Right)
            .keep_next(true)
            .indent(None, None, Some(free + lack), None)
            .add_run(run);
        pieces.push(paragraph.into());
    }
    pieces
}

/// How wide a text is in halves of a Chinese character.
fn halves(text: &str) -> i32 {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn filled(mut paragraph: Paragraph, runs: &[Run], level: Option<u8>) -> Paragraph {
    for run in runs {
        paragraph = paragraph.add_run(word_run(run, level));
    }
    paragraph
}

fn word_run(run: &Run, level: Option<u8>) -> WordRun {
    let mut word = WordRun::new();
    for (at, text) in run.text.split('\n').enumerate() {
        if at > 0 {
            word = word.add_break(docx_rs::BreakType::TextWrapping);
        }
        word = word.add_text(text);
    }
    let style = run.style;
    if style.is_strong || level == Some(1) {
        word = word.fonts(face(HEI));
    } else if style.is_emphasised || level == Some(2) {
        word = word.fonts(face(KAI));
    }
    if style.is_underlined {
        word = word.underline("single");
    }
    if style.is_struck {
        word = word.strike();
    }
    if style.is_raised {
        word.run_property = word.run_property.vert_align(VertAlignType::SuperScript);
    }
    if style.is_lowered {
        word.run_property = word.run_property.vert_align(VertAlignType::SubScript);
    }
    word
}

fn word_table(table: &Table) -> WordTable {
    let shares: usize = table
        .columns
        .iter()
        .map(|column| column.share as usize)
        .sum();
    let shares = shares.max(1);
    let grid: Vec<usize> = table
        .columns
        .iter()
        .map(|column| WIDTH * column.share as usize / shares)
        .collect();
    let rows = (0..table.rows).map(|y| TableRow::new(row_cells(table, y)));
    WordTable::new(rows.collect())
        .set_grid(grid)
        .width(WIDTH, WidthType::Dxa)
}

/// The cells of a row: those that begin in it, and what reaches into it from above.
fn row_cells(table: &Table, y: usize) -> Vec<TableCell> {
    let reaches = |cell: &&Cell| cell.y <= y && y < cell.y + cell.rowspan.max(1);
    let mut cells: Vec<&Cell> = table.cells.iter().filter(reaches).collect();
    cells.sort_by_key(|cell| cell.x);
    let word = cells.into_iter().map(|cell| {
        let mut word = TableCell::new().vertical_align(VAlignType::Center);
        if cell.colspan > 1 {
            word = word.grid_span(cell.colspan);
        }
        if cell.rowspan > 1 {
            let merge = if cell.y == y {
                VMergeType::Restart
            } else {
                VMergeType::Continue
            };
            word = word.vertical_merge(merge);
        }
        if cell.y != y {
            return word.add_paragraph(Paragraph::new());
        }
        let align = table
            .columns
            .get(cell.x)
            .map(|column| column.align)
            .unwrap_or_default();
        let align = match align {
            _ if cell.is_head => AlignmentType::Center,
            ColumnAlign::Left => AlignmentType::Left,
            ColumnAlign::Center => AlignmentType::Center,
            ColumnAlign::Right => AlignmentType::Right,
        };
        let spaced = LineSpacing::new().before(60).after(60);
        let mut paragraph = Paragraph::new().align(align).line_spacing(spaced);
        for run in &cell.runs {
            let run = word_run(run, cell.is_head.then_some(1));
            paragraph = paragraph.add_run(run.size(24));
        }
        word.add_paragraph(paragraph)
    });
    word.collect()
}
