//! A workbook as its cells, for tables whose rows people must be able to find again.
//!
//! Unlike [`super::read_file`], which reads a table as a reader of the page does, this keeps the numbers of rows and
//! fills cells that are merged downwards with what the first of them says. Cells merged sideways stay empty after
//! the first.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, Dimensions, Reader};
use serde::{Deserialize, Serialize};

use super::{
    Block, Format, Limits, ReadError, Reason, SourceText,
    budget::Budget,
    charset, child, classification, format,
    sheet::{text_of, weigh},
};

/// A sheet of cells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellSheet {
    /// Its name; that of the file for a file of comma-separated values.
    pub name: String,
    /// The rows that hold something, each with its number as the spreadsheet program counts it, from 1.
    pub rows: Vec<(u32, Vec<String>)>,
}

/// Reads the cells of an xlsx, xls or csv file.
///
/// # Errors
/// As [`super::read_file`].
pub fn read_cells(name: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<CellSheet>, ReadError> {
    read_checked(name, bytes, limits).map_err(|reason| ReadError::new(name, reason))
}

fn read_checked(name: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<CellSheet>, Reason> {
    let own = name.rsplit(['/', '\\']).next().unwrap_or(name);
    crate::file_name::safe_name(own).map_err(Reason::Name)?;
    if bytes.is_empty() {
        return Err(Reason::Empty);
    }
    if bytes.len() > limits.input_bytes {
        return Err(Reason::TooLarge {
            bytes: bytes.len(),
            limit: limits.input_bytes,
        });
    }
    let stem = own.rsplit_once('.').map_or(own, |(stem, _)| stem);
    let sheets = if own.to_lowercase().ends_with(".csv") {
        csv_sheet(stem, bytes, limits)?
    } else {
        match (format::detect(name, bytes)?, &limits.child) {
            (found @ (Format::Xlsx | Format::Xls), Some(program)) => {
                child::cells_in_child(program, found, bytes, limits)?
            }
            (found @ (Format::Xlsx | Format::Xls), None) => cells_here(found, bytes, limits)?,
            (other, _) => {
                return Err(Reason::Unsupported(format!(
                    "{other} 文件；目录请用 xlsx、xls 或 csv"
                )));
            }
        }
    };
    refuse_marked(&sheets)?;
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Reason::Empty);
    }
    Ok(sheets)
}

/// Reads in this process; a parser that panics on damaged input is caught and told.
pub(super) fn cells_here(
    format: Format,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Vec<CellSheet>, Reason> {
    let work = std::panic::AssertUnwindSafe(|| {
        let mut budget = Budget::new(limits);
        match format {
            Format::Xlsx => xlsx_sheets(bytes, &mut budget),
            _ => xls_sheets(bytes, &mut budget),
        }
    });
    std::panic::catch_unwind(work).unwrap_or_else(|_| Err(Reason::damaged(format, "结构错误")))
}

fn xlsx_sheets(bytes: &[u8], budget: &mut Budget<'_>) -> Result<Vec<CellSheet>, Reason> {
    weigh(bytes, budget)?;
    let damaged = || Reason::damaged(Format::Xlsx, "工作表不完整");
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut grid = Grid::default();
        while let Some(cell) = cells.next_cell().map_err(|_| damaged())? {
            let text = text_of(&Data::from(cell.get_value().clone()));
            grid.put(cell.get_position(), text, budget)?;
        }
        sheets.push(grid.finish(name, &merged, budget)?);
    }
    Ok(sheets)
}

fn xls_sheets(bytes: &[u8], budget: &mut Budget<'_>) -> Result<Vec<CellSheet>, Reason> {
    let mut book = match calamine::Xls::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(calamine::XlsError::Password) => return Err(Reason::Encrypted(Format::Xls)),
        Err(_) => return Err(Reason::damaged(Format::Xls, "工作表不完整")),
    };
    let mut sheets = Vec::new();
    for (name, range) in book.worksheets() {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let (top, left) = range.start().unwrap_or_default();
        let mut grid = Grid::default();
        for (row, column, value) in range.used_cells() {
            let at = (
                top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX)),
                left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX)),
            );
            grid.put(at, text_of(value), budget)?;
        }
        sheets.push(grid.finish(name, &merged, budget)?);
    }
    Ok(sheets)
}

fn csv_sheet(name: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<CellSheet>, Reason> {
    let mut budget = Budget::new(limits);
    let text = charset::decode(bytes, None)?.text;
    let mut grid = Grid::default();
    // Rows are counted as a spreadsheet program does: a line break inside quotes begins none, a blank line is one.
    let (mut row, mut column, mut cell, mut is_quoted) = (0_u32, 0_u32, String::new(), false);
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' if is_quoted || cell.is_empty() => is_quoted = !is_quoted,
            ',' if !is_quoted => {
                grid.put((row, column), take_trimmed(&mut cell), &mut budget)?;
                column = column.saturating_add(1);
            }
            '\n' if !is_quoted => {
                grid.put((row, column), take_trimmed(&mut cell), &mut budget)?;
                (row, column) = (row.saturating_add(1), 0);
            }
            other => cell.push(other),
        }
    }
    grid.put((row, column), take_trimmed(&mut cell), &mut budget)?;
    Ok(vec![grid.finish(name.to_owned(), &[], &mut budget)?])
}

fn take_trimmed(cell: &mut String) -> String {
    std::mem::take(cell).trim().to_owned()
}

/// The cells that hold something, by place.
#[derive(Default)]
struct Grid(BTreeMap<(u32, u32), String>);

/// More columns than any table of an office has; a stray cell far to the right makes no row that wide.
const MOST_COLUMNS: u32 = 200;

impl Grid {
    fn put(&mut self, at: (u32, u32), text: String, budget: &mut Budget<'_>) -> Result<(), Reason> {
        if text.is_empty() || at.1 >= MOST_COLUMNS {
            return budget.tick();
        }
        budget.spend_text(&text)?;
        budget.spend_cells(1)?;
        self.0.insert(at, text);
        Ok(())
    }

    /// Fills merged cells downwards and parts the rows.
    fn finish(
        mut self,
        name: String,
        merged: &[Dimensions],
        budget: &mut Budget<'_>,
    ) -> Result<CellSheet, Reason> {
        let last = self.0.keys().next_back().map_or(0, |(row, _)| *row);
        for region in merged {
            let Some(text) = self.0.get(&region.start).cloned() else {
                continue;
            };
            for row in region.start.0.saturating_add(1)..=region.end.0.min(last) {
                budget.spend_text(&text)?;
                self.0
                    .entry((row, region.start.1))
                    .or_insert_with(|| text.clone());
            }
        }
        let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
        for ((row, column), text) in self.0 {
            let number = row.saturating_add(1);
            if rows.last().is_none_or(|(known, _)| *known != number) {
                rows.push((number, Vec::new()));
            }
            let Some((_, cells)) = rows.last_mut() else {
                continue;
            };
            let missing = (column as usize).saturating_sub(cells.len());
            budget.spend_cells(missing)?;
            cells.resize(column as usize, String::new());
            cells.push(text);
        }
        Ok(CellSheet { name, rows })
    }
}

/// A catalogue that bears a classification mark is refused like any other file.
fn refuse_marked(sheets: &[CellSheet]) -> Result<(), Reason> {
    for sheet in sheets {
        let rows = sheet.rows.iter().map(|(_, cells)| cells.clone()).collect();
        let source = SourceText::new(Format::Xlsx, vec![Block::Table { rows }]);
        classification::refuse_marked(&source)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_csv_file_keep_their_numbers() {
        let text = "序号,事项\n\n1,\"甲\n乙\"\n,丙\n";
        let sheets = read_cells("目录/社会救助.csv", text.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(sheets[0].name, "社会救助");
        let rows: Vec<_> = sheets[0]
            .rows
            .iter()
            .map(|(number, cells)| (*number, cells.join("|")))
            .collect();
        assert_eq!(
            rows,
            [
                (1, "序号|事项".into()),
                (3, "1|甲\n乙".into()),
                (4, "|丙".into())
            ]
        );
    }

    #[test]
    fn merged_cells_are_filled_downwards_only() {
        let limits = Limits::default();
        let mut budget = Budget::new(&limits);
        let mut grid = Grid::default();
        for (at, text) in [
            ((0, 0), "标题"),
            ((1, 0), "甲"),
            ((1, 1), "一"),
            ((3, 1), "三"),
        ] {
            grid.put(at, text.into(), &mut budget).unwrap();
        }
        let merged = [
            Dimensions::new((0, 0), (0, 3)),
            Dimensions::new((1, 0), (60_000, 0)),
        ];
        let sheet = grid.finish("表".into(), &merged, &mut budget).unwrap();
        let rows: Vec<_> = sheet
            .rows
            .iter()
            .map(|(number, cells)| (*number, cells.join("|")))
            .collect();
        assert_eq!(
            rows,
            [
                (1, "标题".into()),
                (2, "甲|一".into()),
                (3, "甲".into()),
                (4, "甲|三".into())
            ]
        );
    }

    #[test]
    fn what_is_no_workbook_is_told() {
        let refused = |name: &str, bytes: &[u8]| {
            let error = read_cells(name, bytes, &Limits::default()).unwrap_err();
            error.reason.to_string()
        };
        assert!(refused("目录.docx", b"text").contains("扩展名"));
        assert!(refused("目录.txt", "文字".as_bytes()).contains("xlsx"));
        assert!(refused("目录.csv", "机密★1年,甲".as_bytes()).contains("机密"));
        assert!(refused("目录.xlsx", b"").contains('空'));
    }
}
