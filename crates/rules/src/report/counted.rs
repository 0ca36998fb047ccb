//! A report put together from what was counted, and written in the form in which one is checked.
//!
//! Source: 国办公开办函〔2021〕30号. Whatever is written here, [`Report::read`](super::Report::read) reads back as the same
//! tables.

use serde::Serialize;

use super::cell::Cell;
use super::column::Column;
use super::finding::Outcome;
use super::row::Format;
use super::{Documents, Proceedings, Report, Table2, Table3, Table4, Written};

/// A report as a file of JSON holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportFile {
    agency: Option<String>,
    year: Option<i16>,
    format: &'static str,
    table2: Option<Table2File>,
    table3: Table3File,
    table4: Option<Table4File>,
    text: Option<TextFile>,
}

type Count = Option<i64>;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Table2File {
    rules: DocumentsFile,
    normative_documents: DocumentsFile,
    permits: Count,
    penalties: Count,
    coercions: Count,
    fees_10k_yuan: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct DocumentsFile {
    made: Count,
    repealed: Count,
    in_force: Count,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Table3File {
    rows: Vec<RowFile>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct RowFile {
    key: &'static str,
    row_label: &'static str,
    natural_person: Count,
    business: Count,
    research: Count,
    public_interest: Count,
    legal_service: Count,
    other: Count,
    total: Count,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Table4File {
    administrative_review: Option<ProceedingsFile>,
    litigation_direct: Option<ProceedingsFile>,
    litigation_after_review: Option<ProceedingsFile>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct ProceedingsFile {
    upheld: Count,
    corrected: Count,
    other: Count,
    pending: Count,
    total: Count,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct TextFile {
    new_received: Count,
    handled: Count,
    reconsiderations: Count,
    litigations: Count,
    fee_notices: Count,
}

impl Report {
    /// A report of a year, from 2021 on, from counted tables.
    pub fn counted(
        agency: String,
        year: i16,
        table2: Option<Table2>,
        table3: Table3,
        table4: Option<Table4>,
        written: Option<Written>,
    ) -> Self {
        Self {
            agency: Some(agency),
            year: Some(year),
            format: Format::Y2021,
            table2,
            table3,
            table4,
            written,
            prior: None,
            noticed: Outcome::default(),
        }
    }

    /// The report as a file.
    pub fn to_file(&self) -> ReportFile {
        let rows = self.format.rows().map(|row| {
            let count = |column| self.table3.cell(row, column).stated();
            let [person, business, research, interest, legal, other, total] =
                Column::ALL.map(count);
            RowFile {
                key: row.key(),
                row_label: row.label(),
                natural_person: person,
                business,
                research,
                public_interest: interest,
                legal_service: legal,
                other,
                total,
            }
        });
        ReportFile {
            agency: self.agency.clone(),
            year: self.year,
            format: match self.format {
                Format::Y2019 => "2019",
                Format::Y2021 => "2021",
            },
            table2: self.table2.as_ref().map(table2),
            table3: Table3File {
                rows: rows.collect(),
            },
            table4: self.table4.as_ref().map(|table| Table4File {
                administrative_review: table.administrative_review.as_ref().map(proceedings),
                litigation_direct: table.litigation_direct.as_ref().map(proceedings),
                litigation_after_review: table.litigation_after_review.as_ref().map(proceedings),
            }),
            text: self.written.as_ref().map(|written| TextFile {
                new_received: written.new_received.stated(),
                handled: written.handled.stated(),
                reconsiderations: written.reconsiderations.stated(),
                litigations: written.litigations.stated(),
                fee_notices: written.fee_notices.stated(),
            }),
        }
    }
}

fn table2(table: &Table2) -> Table2File {
    let documents = |documents: &Documents| DocumentsFile {
        made: documents.made.stated(),
        repealed: documents.repealed.stated(),
        in_force: documents.in_force.stated(),
    };
    Table2File {
        rules: documents(&table.rules),
        normative_documents: documents(&table.normative_documents),
        permits: table.permits.stated(),
        penalties: table.penalties.stated(),
        coercions: table.coercions.stated(),
        fees_10k_yuan: table.fees_fen.stated().map(|fen| {
            let sign = if fen < 0 { "-" } else { "" };
            let fen = fen.unsigned_abs();
            format!("{sign}{}.{:06}", fen / 1_000_000, fen % 1_000_000)
        }),
    }
}

fn proceedings(group: &Proceedings) -> ProceedingsFile {
    ProceedingsFile {
        upheld: group.upheld.stated(),
        corrected: group.corrected.stated(),
        other: group.other.stated(),
        pending: group.pending.stated(),
        total: group.total.stated(),
    }
}

impl Proceedings {
    /// A group from its four counts; the total is their sum.
    pub fn of(upheld: i64, corrected: i64, other: i64, pending: i64) -> Self {
        Self {
            upheld: Cell::Count(upheld),
            corrected: Cell::Count(corrected),
            other: Cell::Count(other),
            pending: Cell::Count(pending),
            total: Cell::Count(upheld + corrected + other + pending),
        }
    }
}
