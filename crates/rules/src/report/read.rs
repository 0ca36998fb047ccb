//! Reading a report from what somebody wrote; rows come by key or by label.

use super::cell::Cell;
use super::column::Column;
use super::finding::Outcome;
use super::label::{LabelError, read_label};
use super::row::{Format, Row};
use super::{Report, Table2, Table3, Table4, Written};
use crate::given::Given;

/// Why something is no report at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// 不是报告
    #[error("应为一个对象，现为{0}")]
    NotAnObject(String),
    /// 格式不明
    #[error("format 应为 2019 或 2021，现为{0}")]
    UnknownFormat(String),
    /// 年度不明
    #[error("year 应为四位年份，现为{0}")]
    NotAYear(String),
    /// 没有表三
    #[error("缺少 table3.rows")]
    NoTable3,
    /// 表不成表
    #[error("{0} 应为一个对象")]
    NotATable(&'static str),
}

impl Report {
    /// Reads a report; an optional `prior` is the report of the year before, an optional `text` holds the
    /// numbers of the prose.
    ///
    /// # Errors
    /// [`ReportError`] when it is no report; everything smaller is kept for [`check`](super::check).
    pub fn read(given: &Given) -> Result<Self, ReportError> {
        let mut report = Self::read_alone(given)?;
        if let Some(prior) = given.get("prior") {
            report.prior = Some(Box::new(Self::read_alone(prior)?));
        }
        Ok(report)
    }

    fn read_alone(given: &Given) -> Result<Self, ReportError> {
        if given.entries().is_none() {
            return Err(ReportError::NotAnObject(given.to_string()));
        }
        let year = given.get("year").map(year).transpose()?;
        let format = match given.get("format") {
            Some(name) => format(name)?,
            None => year.map_or(Format::Y2021, Format::of_year),
        };
        let rows = given.get("table3").and_then(|table| table.get("rows"));
        let rows = rows.and_then(Given::items).ok_or(ReportError::NoTable3)?;
        let mut noticed = Outcome::default();
        let table3 = table3(rows, format, &mut noticed);
        let table = |key| match given.get(key) {
            Some(table) if table.entries().is_none() => Err(ReportError::NotATable(key)),
            table => Ok(table),
        };
        let is_judged = format == Format::Y2021;
        Ok(Self {
            agency: given.get("agency").and_then(Given::text).map(str::to_owned),
            year,
            format,
            table2: table("table2")?.map(|table| Table2::read(table, is_judged)),
            table3,
            table4: table("table4")?.map(Table4::read),
            written: table("text")?.map(Written::read),
            prior: None,
            noticed,
        })
    }
}

fn year(given: &Given) -> Result<i16, ReportError> {
    let written = || ReportError::NotAYear(given.to_string());
    let number = match given {
        Given::Text(text) => text.trim().parse().ok(),
        other => other.whole(),
    };
    let number = number.filter(|year| (1000..=9999).contains(year));
    let number: u64 = number.ok_or_else(written)?;
    i16::try_from(number).map_err(|_| written())
}

fn format(given: &Given) -> Result<Format, ReportError> {
    let name = match given {
        Given::Text(text) => text.trim().to_owned(),
        Given::Whole(number) => number.to_string(),
        other => other.to_string(),
    };
    Format::from_name(&name).ok_or_else(|| ReportError::UnknownFormat(given.to_string()))
}

fn table3(rows: &[Given], format: Format, noticed: &mut Outcome) -> Table3 {
    let mut table = Table3::new(format);
    for given in rows {
        let cells = Column::ALL.map(|column| Cell::read(given.get(column.key())));
        match row(given, format, noticed) {
            Ok(row) => {
                if !table.set(row, cells) {
                    noticed.row("duplicate_row", row.key());
                }
            }
            Err(NotARow { label, why }) => {
                let has_numbers = cells
                    .iter()
                    .any(|cell| !matches!(cell, Cell::Blank | Cell::Count(0)));
                if has_numbers {
                    noticed.row("unknown_row", &label);
                }
                if has_numbers || why != LabelError::Heading {
                    noticed.warn(
                        "unknown_row",
                        Some(&label),
                        None,
                        format!("“{label}”：{why}"),
                    );
                }
            }
        }
    }
    table
}

struct NotARow {
    label: String,
    why: LabelError,
}

/// The row by its key, else by its label.
fn row(given: &Given, format: Format, noticed: &mut Outcome) -> Result<Row, NotARow> {
    let text = |key| given.get(key).and_then(Given::text);
    if let Some(key) = text("key") {
        let row = Row::from_key(key.trim()).filter(|row| format.has(*row));
        return row.ok_or_else(|| NotARow {
            label: key.to_owned(),
            why: LabelError::Unknown,
        });
    }
    let Some(label) = text("row_label") else {
        return Err(NotARow {
            label: given.to_string(),
            why: LabelError::Unknown,
        });
    };
    let labelled = read_label(label, format).map_err(|why| NotARow {
        label: label.to_owned(),
        why,
    })?;
    if !labelled.numbers_fit {
        let message = format!(
            "“{label}”的序号与文字不符，按文字读作“{}”",
            labelled.row.label()
        );
        noticed.warn("numbering_differs", Some(label), None, message);
    }
    Ok(labelled.row)
}
