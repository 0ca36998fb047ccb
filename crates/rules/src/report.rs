//! 政府信息公开工作年度报告 — the tables of the annual report and everything that must add up in them.
//!
//! Source: 国办公开办函〔2021〕30号, from the report of 2021 on, and 国办公开办函〔2019〕60号 before it. A report is
//! [read](Report::read) from what somebody wrote, blank cells and all, and then [checked](check) identity by
//! identity, each breach with its row, its column and both numbers. Reading is tolerant, judging is not: blanks
//! are named, and a table that is blank throughout is not in order. Not here: the prose of the report, and when
//! it is due (`limits`). Readings: ADR 15.

mod cell;
mod column;
mod consolidate;
mod counted;
mod finding;
mod from_cases;
mod identities;
mod label;
mod plausible;
mod prior;
mod read;
mod row;
mod table2;
mod table3;
mod table4;
#[cfg(test)]
mod tests;
mod written;

pub use cell::Cell;
pub use column::{Applicant, Column};
pub use consolidate::{ConsolidateError, Totals, check_sum, consolidate};
pub use counted::ReportFile;
pub use finding::{Finding, Found, Outcome, Warning};
pub use from_cases::{Case, Origin};
pub use label::{LabelError, Labelled, read_label};
pub use prior::check_with_prior;
pub use read::ReportError;
pub use row::{Format, Handling, Row};
pub use table2::{Documents, Table2};
pub use table3::Table3;
pub use table4::{Proceedings, Table4};
pub use written::Written;

use jiff::civil::Date;

/// A report as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The organ, if it is named.
    pub agency: Option<String>,
    /// The year it reports on, if it is named.
    pub year: Option<i16>,
    /// 2019 or 2021.
    pub format: Format,
    /// 表二, if it was given.
    pub table2: Option<Table2>,
    /// 表三
    pub table3: Table3,
    /// 表四, if it was given.
    pub table4: Option<Table4>,
    /// Numbers that the prose names, if they were given.
    pub written: Option<Written>,
    /// The report of the year before, if it was given.
    pub prior: Option<Box<Report>>,
    /// What was noticed while reading.
    noticed: Outcome,
}

/// Checks every identity. `today` serves only to notice a report on a year that is not over.
pub fn check(report: &Report, today: Option<Date>) -> Outcome {
    let mut outcome = report.noticed.clone();
    identities::check(&report.table3, &mut outcome);
    if let Some(table2) = &report.table2 {
        table2.check(&mut outcome);
    }
    if let Some(table4) = &report.table4 {
        table4.check(&mut outcome);
    }
    if let Some(prior) = &report.prior {
        outcome.take(check_with_prior(report, prior));
    }
    if let Some(written) = &report.written {
        written.check(report, &mut outcome);
    }
    plausible::check(report, today, &mut outcome);
    outcome.judged()
}
