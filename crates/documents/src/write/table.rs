//! Cells of a table on its grid: where each stands, how wide columns are, which rows are the head.
//!
//! HTML leaves places to the reader, who counts spans; a typesetter wants them named and refuses overlaps. So
//! spans are cut here to what is free (HTML Living Standard, 4.9.12.1).

use super::document::{Cell, Column, ColumnAlign, Run, Table};

/// More columns than paper can show.
const COLUMNS_MAX: usize = 40;

/// A head that is longer than this is not repeated on each page.
const HEAD_ROWS_MAX: usize = 4;

/// Characters of a repeated head.
const HEAD_CHARS_MAX: usize = 400;

/// Up to this width, in characters, a column is as wide as its longest line.
const PLAIN_WIDTH: u32 = 12;

/// A row as the source has it.
#[derive(Debug, Clone, Default)]
pub(super) struct RawRow {
    /// Whether it stands in the head of the table.
    pub(super) is_head: bool,
    /// Its cells, from the left.
    pub(super) cells: Vec<RawCell>,
}

/// A cell as the source has it.
#[derive(Debug, Clone, Default)]
pub(super) struct RawCell {
    pub(super) is_head: bool,
    pub(super) colspan: usize,
    pub(super) rowspan: usize,
    pub(super) runs: Vec<Run>,
}

impl Table {
    /// A plain table: one row of names, then rows of texts.
    #[must_use]
    pub fn of_rows(names: Vec<String>, rows: Vec<Vec<String>>) -> Option<Self> {
        let row = |texts: Vec<String>, is_head: bool| RawRow {
            is_head,
            cells: texts
                .into_iter()
                .map(|text| RawCell::plain(text, is_head))
                .collect(),
        };
        let rows = rows.into_iter().map(|texts| row(texts, false));
        place([row(names, true)].into_iter().chain(rows).collect())
    }
}

impl RawCell {
    fn plain(text: String, is_head: bool) -> Self {
        Self {
            is_head,
            colspan: 1,
            rowspan: 1,
            runs: vec![Run::plain(text)],
        }
    }
}

/// Places the cells of a table; nothing for a table without cells.
pub(super) fn place(rows: Vec<RawRow>) -> Option<Table> {
    let head_rows = head_rows(&rows);
    let row_count = rows.len();
    // For each column, the first row that is free again.
    let mut free_from = vec![0_usize; COLUMNS_MAX];
    let mut cells = Vec::new();
    let mut width = 0;
    for (y, row) in rows.into_iter().enumerate() {
        let last_row = if y < head_rows { head_rows } else { row_count };
        let mut x = 0;
        for raw in row.cells {
            x = next_free(&free_from, x, y);
            if x >= COLUMNS_MAX {
                break;
            }
            let wanted = free_from.iter().skip(x).take(raw.colspan.max(1));
            let colspan = wanted.take_while(|free| **free <= y).count().max(1);
            let rowspan = raw.rowspan.clamp(1, last_row - y);
            for free in free_from.iter_mut().skip(x).take(colspan) {
                *free = y + rowspan;
            }
            width = width.max(x + colspan);
            cells.push(Cell {
                x,
                y,
                colspan,
                rowspan,
                is_head: raw.is_head,
                runs: raw.runs,
            });
            x += colspan;
        }
    }
    let table = Table {
        caption: None,
        columns: columns(&cells, width, head_rows),
        rows: row_count,
        head_rows,
        cells,
    };
    (width > 0).then_some(table)
}

fn next_free(free_from: &[usize], from: usize, y: usize) -> usize {
    let taken = free_from.iter().skip(from).take_while(|free| **free > y);
    from + taken.count()
}

/// The rows at the top that are the head: those that say so, or hold nothing but names.
fn head_rows(rows: &[RawRow]) -> usize {
    let is_head = |row: &&RawRow| {
        row.is_head || (!row.cells.is_empty() && row.cells.iter().all(|cell| cell.is_head))
    };
    let head = rows.iter().take_while(is_head).count();
    let chars = rows.iter().take(head).flat_map(|row| &row.cells);
    let chars: usize = chars.map(|cell| chars_of(&cell.runs)).sum();
    let is_short = head <= HEAD_ROWS_MAX && chars <= HEAD_CHARS_MAX && head < rows.len();
    if is_short { head } else { 0 }
}

fn chars_of(runs: &[Run]) -> usize {
    runs.iter().map(|run| run.text.chars().count()).sum()
}

/// The width of the longest line of a cell in halves of a Chinese character.
fn half_widths(runs: &[Run]) -> u32 {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let width = |line: &str| {
        let halves = line.chars().map(|c| if c.is_ascii() { 1_u32 } else { 2 });
        halves.sum::<u32>()
    };
    text.lines().map(width).max().unwrap_or_default()
}

/// Columns of short texts are as wide as these; long texts share the rest, by the root of their length, so
/// that one long cell does not take everything.
fn columns(cells: &[Cell], width: usize, head_rows: usize) -> Vec<Column> {
    let mut longest = vec![0_u32; width];
    let mut numbers = vec![(0_usize, 0_usize); width];
    for cell in cells.iter().filter(|cell| cell.colspan == 1) {
        let halves = half_widths(&cell.runs);
        // A head may break into two lines rather than make its column wide.
        let halves = if cell.y < head_rows && halves > 12 {
            halves.div_ceil(2)
        } else {
            halves
        };
        if let Some(longest) = longest.get_mut(cell.x) {
            *longest = (*longest).max(halves);
        }
        if cell.y >= head_rows
            && halves > 0
            && let Some((all, numeric)) = numbers.get_mut(cell.x)
        {
            *all += 1;
            *numeric += usize::from(is_number(&cell.runs));
        }
    }
    let columns = longest.into_iter().zip(numbers);
    columns
        .map(|(halves, (all, numeric))| {
            let plain = 2 * PLAIN_WIDTH;
            let share = if halves <= plain {
                halves.max(4)
            } else {
                // √ of what is above, so 12 characters count 24, 100 count about 24 + 26.
                plain + 2 * (halves - plain).isqrt()
            };
            let align = if all > 0 && numeric == all && halves > 4 {
                ColumnAlign::Right
            } else if halves <= 12 {
                ColumnAlign::Center
            } else {
                ColumnAlign::Left
            };
            // The cell's own margins count as one character.
            Column {
                share: share + 2,
                align,
            }
        })
        .collect()
}

fn is_number(runs: &[Run]) -> bool {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let text = text.trim();
    let amount = text.trim_start_matches(['-', '+', '−', '￥']);
    amount.starts_with(|c: char| c.is_ascii_digit())
        && amount
            .chars()
            .all(|c| c.is_ascii_digit() || ".,，%％".contains(c))
}
