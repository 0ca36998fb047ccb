//! 汇总 — SUM-1: every cell of a consolidated report is the sum of that cell over the organs it covers.

use super::column::Column;
use super::finding::Outcome;
use super::row::{Format, Row};
use super::{Cell, Proceedings, Report, Table3, Table4};

/// The sums that a consolidated report must show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// 表三
    pub table3: Table3,
    /// 表四: over the reports that have one.
    pub table4: Table4,
}

/// Why reports cannot be added up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConsolidateError {
    /// 没有可汇总的报告
    #[error("没有可汇总的报告")]
    Nothing,
    /// 格式不一
    #[error("第{0}份报告的格式与第1份不同")]
    OtherFormat(usize),
    /// 表三缺行或有不是数字的格
    #[error("第{report}份报告的“{row}”缺失或不是数字")]
    NotCounted {
        /// Which report, from 1.
        report: usize,
        /// The label of the row.
        row: &'static str,
    },
}

/// Adds up reports, blanks as 0.
///
/// # Errors
/// [`ConsolidateError`] names the report that cannot be added.
pub fn consolidate(reports: &[Report]) -> Result<Totals, ConsolidateError> {
    let first = reports.first().ok_or(ConsolidateError::Nothing)?;
    let format = first.format;
    if let Some(at) = reports.iter().position(|one| one.format != format) {
        return Err(ConsolidateError::OtherFormat(at + 1));
    }
    let mut table3 = Table3::new(format);
    for row in format.rows() {
        let mut sums = [0_i64; 7];
        for (at, report) in reports.iter().enumerate() {
            for (sum, column) in sums.iter_mut().zip(Column::ALL) {
                *sum += report.table3.value(row, column).ok_or({
                    ConsolidateError::NotCounted {
                        report: at + 1,
                        row: row.label(),
                    }
                })?;
            }
        }
        table3.set(row, sums.map(Cell::Count));
    }
    Ok(Totals {
        table3,
        table4: table4(reports),
    })
}

fn table4(reports: &[Report]) -> Table4 {
    let groups = |key| {
        let tables = reports.iter().filter_map(|report| report.table4.as_ref());
        let groups = tables.flat_map(Table4::groups);
        let groups = groups.filter(move |(name, _)| *name == key);
        groups.filter_map(|(_, group)| group)
    };
    let sum = |key, part: fn(&Proceedings) -> Option<i64>| {
        Cell::Count(groups(key).filter_map(part).sum())
    };
    let [first, second, third] = Table4::KEYS.map(|key| {
        Some(Proceedings {
            upheld: sum(key, |group| group.upheld.value()),
            corrected: sum(key, |group| group.corrected.value()),
            other: sum(key, |group| group.other.value()),
            pending: sum(key, |group| group.pending.value()),
            total: sum(key, Proceedings::value),
        })
    });
    Table4::of(first, second, third)
}

/// SUM-1: compares a consolidated report with the sums.
pub fn check_sum(consolidated: &Report, totals: &Totals) -> Outcome {
    let mut outcome = Outcome::default();
    let cells = |row: Row| Column::ALL.into_iter().map(move |column| (row, column));
    for (row, column) in Format::rows(totals.table3.format).flat_map(cells) {
        let expected = totals.table3.value(row, column);
        if let Some(both) = expected.zip(consolidated.table3.value(row, column)) {
            outcome.unequal("SUM-1", Some(row.key()), column.key(), both);
        }
    }
    let Some(table4) = &consolidated.table4 else {
        return outcome.judged();
    };
    for ((key, expected), (_, found)) in totals.table4.groups().into_iter().zip(table4.groups()) {
        if let Some((expected, found)) = expected.zip(found) {
            for ((column, expected), (_, found)) in expected.parts().into_iter().zip(found.parts())
            {
                if let Some(both) = expected.value().zip(found.value()) {
                    outcome.unequal("SUM-1", Some(key), column, both);
                }
            }
            if let Some(both) = expected.value().zip(found.value()) {
                outcome.unequal("SUM-1", Some(key), "total", both);
            }
        }
    }
    outcome.judged()
}
