//! 表三 — requests received and handled: rows by outcome, columns by applicant.

use std::collections::BTreeMap;

use super::cell::Cell;
use super::column::{Applicant, Column};
use super::row::{Format, Row};

/// Table three.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table3 {
    /// Which rows it has.
    pub format: Format,
    rows: BTreeMap<Row, [Cell; 7]>,
}

impl Table3 {
    /// A table without rows.
    pub fn new(format: Format) -> Self {
        Self {
            format,
            rows: BTreeMap::new(),
        }
    }

    /// Sets a row, in the order of [`Column::ALL`]; false if it was there already and nothing was changed.
    pub fn set(&mut self, row: Row, cells: [Cell; 7]) -> bool {
        if self.has(row) {
            return false;
        }
        self.rows.insert(row, cells);
        true
    }

    /// Whether the row is there.
    pub fn has(&self, row: Row) -> bool {
        self.rows.contains_key(&row)
    }

    /// A cell as it stands; a row that is missing is blank.
    pub fn cell(&self, row: Row, column: Column) -> &Cell {
        let at = Column::ALL.iter().position(|one| *one == column);
        self.rows
            .get(&row)
            .zip(at)
            .and_then(|(cells, at)| cells.get(at))
            .unwrap_or(&Cell::Blank)
    }

    /// The cells of a row that are blank.
    pub fn blanks(&self, row: Row) -> Vec<Column> {
        Column::ALL
            .into_iter()
            .filter(|column| self.cell(row, *column).is_blank())
            .collect()
    }

    /// Whether no cell holds anything.
    pub fn is_blank(&self) -> bool {
        self.rows.values().flatten().all(Cell::is_blank)
    }

    /// The number in sums. A blank is 0, but a blank total is what it should be the total of. None where a row
    /// is missing or a cell is no number.
    pub fn value(&self, row: Row, column: Column) -> Option<i64> {
        if !self.has(row) {
            return None;
        }
        match self.cell(row, column) {
            Cell::Blank if column == Column::Total => self.row_sum(row),
            Cell::Blank if row == Row::TotalHandled => self.handled_sum(column),
            cell => cell.value(),
        }
    }

    /// The six classes of applicants added up.
    pub fn row_sum(&self, row: Row) -> Option<i64> {
        let classes = Applicant::ALL.into_iter().map(Column::Of);
        classes.map(|column| self.value(row, column)).sum()
    }

    /// The ways in which requests ended, added up.
    pub fn handled_sum(&self, column: Column) -> Option<i64> {
        self.format
            .handled()
            .map(|row| self.value(row, column))
            .sum()
    }
}
