//! T3-1 to T3-3 and T3-5: what must hold inside table three.
//!
//! An identity that touches a missing row or a cell without a number is not judged: that finding stands for it.

use super::column::Column;
use super::finding::Outcome;
use super::row::Row;
use super::table3::Table3;

/// Checks the table by itself.
pub(super) fn check(table: &Table3, outcome: &mut Outcome) {
    for row in table.format.rows() {
        if !table.has(row) {
            outcome.row("missing_row", row.key());
        }
        for column in Column::ALL {
            let cell = table.cell(row, column);
            cell.check(row.key(), Some(column.key()), outcome);
        }
    }
    for column in Column::ALL {
        received_is_handled_or_carried_out(table, column, outcome);
    }
    for column in Column::ALL {
        handled_is_the_sum_of_the_ways(table, column, outcome);
    }
    for row in table.format.rows() {
        total_is_the_sum_of_the_classes(table, row, outcome);
    }
    if table.is_blank() {
        outcome.blank_table("table3", "表三");
    } else {
        blanks(table, outcome);
    }
}

/// T3-1: 本年新收 + 上年结转 = 办理结果总计 + 结转下年度.
fn received_is_handled_or_carried_out(table: &Table3, column: Column, outcome: &mut Outcome) {
    let sum = |one, other| Some(table.value(one, column)? + table.value(other, column)?);
    let received = sum(Row::NewReceived, Row::CarriedIn);
    let left = sum(Row::TotalHandled, Row::CarriedOut);
    if let Some(both) = received.zip(left) {
        outcome.unequal("T3-1", None, column.key(), both);
    }
}

/// T3-2: 总计 = the ways in which requests ended; a blank total of one class is not judged.
fn handled_is_the_sum_of_the_ways(table: &Table3, column: Column, outcome: &mut Outcome) {
    let sums = table.handled_sum(column);
    if let Some(both) = sums.zip(table.value(Row::TotalHandled, column)) {
        outcome.unequal("T3-2", None, column.key(), both);
    }
}

/// T3-3: 总计 = the six classes of applicants; a blank total is not judged.
fn total_is_the_sum_of_the_classes(table: &Table3, row: Row, outcome: &mut Outcome) {
    let stated = table.cell(row, Column::Total).stated();
    if let Some(both) = table.row_sum(row).zip(stated) {
        outcome.unequal("T3-3", Some(row.key()), Column::Total.key(), both);
    }
}

fn blanks(table: &Table3, outcome: &mut Outcome) {
    for row in table.format.rows().filter(|row| table.has(*row)) {
        let (totals, cells): (Vec<_>, Vec<_>) = table
            .blanks(row)
            .into_iter()
            .partition(|column| *column == Column::Total || row == Row::TotalHandled);
        for column in totals {
            let message = format!("“{}”的{}空白，不作判断", row.label(), column.label());
            outcome.warn("blank_total", Some(row.key()), Some(column.key()), message);
        }
        if let [first, more @ ..] = cells.as_slice() {
            let names: Vec<_> = cells.iter().map(|column| column.label()).collect();
            let message = format!("“{}”的{}空白，按0计", row.label(), names.join("、"));
            let column = more.is_empty().then(|| first.key());
            outcome.warn("blank_cell", Some(row.key()), column, message);
        }
    }
}
