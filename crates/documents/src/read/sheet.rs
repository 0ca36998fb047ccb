//! Workbooks: every sheet becomes a heading with its name and a table.
//!
//! Values are taken as the file stores them, never computed. Text that a spreadsheet would run as a
//! formula when exported again (it begins with `=`, `+`, `-` or `@`) is kept as text and told.

use std::io::Cursor;

use calamine::{Data, Reader};

use super::archive::Package;
use super::budget::Budget;
use super::{Block, Format, Reason, SourceText};

pub(super) fn read(
    format: Format,
    bytes: &[u8],
    budget: &mut Budget,
) -> Result<SourceText, Reason> {
    let mut source = SourceText::new(format, Vec::new());
    match format {
        Format::Xlsx => read_xlsx(bytes, budget, &mut source)?,
        _ => read_xls(bytes, budget, &mut source)?,
    }
    Ok(source)
}

fn read_xlsx(bytes: &[u8], budget: &mut Budget, source: &mut SourceText) -> Result<(), Reason> {
    weigh(bytes, budget)?;
    let damaged = || Reason::damaged(Format::Xlsx, "工作表不完整");
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    for name in book.sheet_names() {
        // A chart sheet has no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut sheet = Grid::default();
        while let Some(cell) = cells.next_cell().map_err(|_| damaged())? {
            let text = text_of(&Data::from(cell.get_value().clone()));
            sheet.put(cell.get_position(), text, budget)?;
        }
        sheet.finish(&name, budget, source)?;
    }
    Ok(())
}

/// Unpacks every part once, counting, so that the reader meets no surprise.
pub(super) fn weigh(bytes: &[u8], budget: &Budget) -> Result<(), Reason> {
    let mut package = Package::open(Format::Xlsx, bytes, budget)?;
    for name in package.names("xl/", "") {
        budget.check_time()?;
        let is_needed = name.ends_with(".xml") || name.ends_with(".rels");
        if is_needed {
            package.part(&name)?;
        }
    }
    Ok(())
}

fn read_xls(bytes: &[u8], budget: &mut Budget, source: &mut SourceText) -> Result<(), Reason> {
    let mut book = match calamine::Xls::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(calamine::XlsError::Password) => return Err(Reason::Encrypted(Format::Xls)),
        Err(_) => return Err(Reason::damaged(Format::Xls, "工作表不完整")),
    };
    for (name, range) in book.worksheets() {
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = Grid::default();
        for (row, column, value) in range.used_cells() {
            let at = (
                top.saturating_add(row as u32),
                left.saturating_add(column as u32),
            );
            sheet.put(at, text_of(value), budget)?;
        }
        sheet.finish(&name, budget, source)?;
    }
    Ok(())
}

/// Cells in reading order; blank rows fall away, blank columns before a value are kept.
#[derive(Default)]
struct Grid {
    rows: Vec<Vec<String>>,
    row: Option<u32>,
    formula_like: usize,
}

impl Grid {
    fn put(
        &mut self,
        (row, column): (u32, u32),
        text: String,
        budget: &mut Budget,
    ) -> Result<(), Reason> {
        if text.is_empty() {
            return budget.tick();
        }
        budget.spend_text(&text)?;
        self.formula_like += usize::from(is_formula_like(&text));
        if self.row != Some(row) {
            self.row = Some(row);
            self.rows.push(Vec::new());
        }
        let Some(cells) = self.rows.last_mut() else {
            return Ok(());
        };
        let column = column as usize;
        if column >= cells.len() {
            budget.spend_cells(column + 1 - cells.len())?;
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }

    fn finish(
        mut self,
        name: &str,
        budget: &mut Budget,
        source: &mut SourceText,
    ) -> Result<(), Reason> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let width = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        for row in &mut self.rows {
            budget.spend_cells(width - row.len())?;
            row.resize(width, String::new());
        }
        if self.formula_like > 0 {
            let count = self.formula_like;
            source.warnings.push(format!(
                "工作表“{name}”有 {count} 个单元格以 = + - @ 开头，已按文字保存，未作为公式计算"
            ));
        }
        let has_own_name = !name.starts_with("Sheet") && !name.starts_with("工作表");
        if has_own_name {
            source.blocks.push(Block::Heading {
                level: 2,
                text: name.to_owned(),
            });
        }
        let table = self.rows.split_off(self.title_rows());
        let titles = self
            .rows
            .into_iter()
            .flatten()
            .filter(|cell| !cell.is_empty());
        source.blocks.extend(titles.map(|text| Block::Paragraph {
            text,
            centered: true,
            right: false,
            bold: false,
        }));
        if !table.is_empty() {
            source.blocks.push(Block::Table { rows: table });
        }
        Ok(())
    }
}

impl Grid {
    /// Rows at the top with one value only: titles set across merged cells.
    fn title_rows(&self) -> usize {
        let filled = |row: &&Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count() == 1;
        let is_wide = self.rows.iter().any(|row| row.len() > 1);
        if is_wide {
            self.rows.iter().take(3).take_while(filled).count()
        } else {
            0
        }
    }
}

/// Whether a spreadsheet program would compute this text; plain negative numbers are none.
fn is_formula_like(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t']) && text.trim().parse::<f64>().is_err()
}

pub(super) fn text_of(value: &Data) -> String {
    match value {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(moment) => date_text(moment),
        other => other
            .to_string()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
    }
}

fn date_text(moment: &calamine::ExcelDateTime) -> String {
    if !moment.is_datetime() {
        return moment.to_string();
    }
    let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
    if hour == 0 && minute == 0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_told_from_numbers() {
        assert!(is_formula_like("=HYPERLINK(\"http://example.org\")"));
        assert!(is_formula_like("@SUM(A1)"));
        assert!(!is_formula_like("-12.5"));
        assert!(!is_formula_like("通知"));
    }
}
