//! The tables of the annual report: on a page, as JSON in the form that `gongkai report check` reads, as CSV and as a
//! workbook.

use askama::Template;
use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use gongkai_model::id::UnitId;
use gongkai_office::cases::{self, AnnualTables};
use gongkai_rules::report::{Column, Proceedings, Row, Table2};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{Asked, asked_year, units, years};
use crate::{
    csv,
    desk::{
        input::Choice,
        signed::{Desk, page},
    },
    extract::Query,
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
    show,
};

struct Line {
    label: String,
    depth: u8,
    is_sum: bool,
    cells: Vec<i64>,
}

#[derive(Template)]
#[template(path = "desk/case_annual.html")]
struct AnnualPage {
    frame: OfficeFrame,
    heading: String,
    units: Vec<Choice>,
    years: Vec<Choice>,
    is_over: bool,
    is_balanced: bool,
    problems: Vec<String>,
    unconfirmed: usize,
    columns: Vec<&'static str>,
    lines: Vec<Line>,
    documents: Vec<(&'static str, [String; 3])>,
    blanks: Vec<(&'static str, String)>,
    groups: Vec<(&'static str, [String; 5])>,
    fees: String,
    links: Vec<(&'static str, String)>,
}

const PATH: &str = "/desk/cases/statistics/annual";

pub(super) fn address(ending: &str, unit: Option<UnitId>, year: i16) -> String {
    match unit {
        Some(unit) => format!("{PATH}{ending}?year={year}&unit={unit}"),
        None => format!("{PATH}{ending}?year={year}"),
    }
}

async fn tables(desk: &Desk, asked: &Asked) -> PageResult<(AnnualTables, Option<UnitId>)> {
    let unit = asked.unit.as_deref().and_then(|unit| unit.parse().ok());
    let year = asked_year(asked).unwrap_or(desk.office().clock.today().year());
    let tables = cases::annual(desk.office(), desk.actor(), unit, year).await?;
    Ok((tables, unit))
}

pub(in crate::desk::cases) async fn show(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let (tables, unit) = tables(&desk, &asked).await?;
    let today = desk.office().clock.today();
    let countable = cases::countable(desk.office(), desk.actor());
    let kind = countable.iter().find(|kind| kind.has_annual_tables);
    let year = tables.year;
    let problems = tables.checked.errors.iter();
    let problems = problems.map(|found| {
        let row = found.row.clone().unwrap_or_default();
        format!(
            "{} {row} {}",
            found.identity,
            found.column.unwrap_or_default()
        )
    });
    let table2 = tables.report.table2.as_ref();
    page(&AnnualPage {
        frame: desk.frame("年度报告表格"),
        heading: format!("{}{year}年年度报告表格", tables.agency),
        units: kind
            .map(|kind| units(&desk, kind, unit))
            .unwrap_or_default(),
        years: years(today, Some(year)),
        is_over: tables.is_over,
        is_balanced: tables.checked.errors.is_empty(),
        problems: problems.collect(),
        unconfirmed: tables.unconfirmed,
        columns: Column::ALL.map(Column::label).to_vec(),
        lines: lines(&tables),
        documents: table2.map(documents).unwrap_or_default(),
        blanks: table2.map(blanks).unwrap_or_default(),
        groups: groups(&tables),
        fees: format!(
            "发出收费通知 {} 件，总金额 {} 元；实际收取 {} 元。",
            tables.fees.notices, tables.fees.noticed_yuan, tables.fees.taken_yuan
        ),
        links: [("JSON", ".json"), ("CSV", ".csv"), ("XLSX", ".xlsx")]
            .map(|(name, ending)| (name, address(ending, unit, year)))
            .to_vec(),
    })
}

fn lines(tables: &AnnualTables) -> Vec<Line> {
    let table = &tables.report.table3;
    let line = |row: Row| Line {
        label: labelled(row),
        depth: u8::from(row.handling().is_some()),
        is_sum: row == Row::TotalHandled,
        cells: Column::ALL
            .map(|column| table.value(row, column).unwrap_or_default())
            .to_vec(),
    };
    table.format.rows().map(line).collect()
}

/// A label with its numbers: 三、（三）4.保护第三方合法权益.
fn labelled(row: Row) -> String {
    format!("{}{}", row.numbering(), row.label())
}

fn written(cell: &gongkai_rules::report::Cell) -> String {
    cell.stated()
        .map_or_else(|| "待填".to_owned(), |count| count.to_string())
}

fn documents(table: &Table2) -> Vec<(&'static str, [String; 3])> {
    let rows = [
        ("规章", &table.rules),
        ("行政规范性文件", &table.normative_documents),
    ];
    rows.map(|(name, row)| (name, [&row.made, &row.repealed, &row.in_force].map(written)))
        .to_vec()
}

fn blanks(table: &Table2) -> Vec<(&'static str, String)> {
    vec![
        ("行政许可", written(&table.permits)),
        ("行政处罚", written(&table.penalties)),
        ("行政强制", written(&table.coercions)),
        ("行政事业性收费（万元）", written(&table.fees_fen)),
    ]
}

/// The columns of table four.
const RESULTS: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

fn groups(tables: &AnnualTables) -> Vec<(&'static str, [String; 5])> {
    let Some(table) = &tables.report.table4 else {
        return Vec::new();
    };
    let cells = |group: Option<&Proceedings>| {
        let group = group.cloned().unwrap_or_default();
        [
            &group.upheld,
            &group.corrected,
            &group.other,
            &group.pending,
            &group.total,
        ]
        .map(written)
    };
    vec![
        ("行政复议", cells(table.administrative_review.as_ref())),
        (
            "行政诉讼　未经复议直接起诉",
            cells(table.litigation_direct.as_ref()),
        ),
        (
            "行政诉讼　复议后起诉",
            cells(table.litigation_after_review.as_ref()),
        ),
    ]
}

pub(in crate::desk::cases) async fn json_file(
    desk: Desk,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (tables, _) = tables(&desk, &asked).await?;
    let text = serde_json::to_vec_pretty(&tables.report.to_file());
    let text = text.map_err(|error| PageError::Internal(error.to_string()))?;
    file(&tables, "json", "application/json; charset=utf-8", text)
}

/// Every table as rows of texts, with a heading above each.
fn sheets(tables: &AnnualTables) -> Vec<(&'static str, Vec<Vec<String>>)> {
    let text = |text: &str| text.to_owned();
    let mut two = vec![
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
            .map(text)
            .to_vec(),
    ];
    if let Some(table) = &tables.report.table2 {
        for (name, cells) in documents(table) {
            two.push([text(name)].into_iter().chain(cells).collect());
        }
        two.push(["信息内容", "本年处理决定数量"].map(text).to_vec());
        two.extend(
            blanks(table)
                .into_iter()
                .map(|(name, cell)| vec![text(name), cell]),
        );
    }
    let head = ["行"].into_iter().chain(Column::ALL.map(Column::label));
    let mut three = vec![head.map(text).collect::<Vec<_>>()];
    three.extend(lines(tables).into_iter().map(|line| {
        let cells = line.cells.iter().map(ToString::to_string);
        [line.label.clone()].into_iter().chain(cells).collect()
    }));
    let mut all = vec![("表二", two), ("表三", three)];
    let groups = groups(tables);
    if !groups.is_empty() {
        let head = ["项目"].into_iter().chain(RESULTS);
        let mut four = vec![head.map(text).collect::<Vec<_>>()];
        four.extend(
            groups
                .into_iter()
                .map(|(name, cells)| [text(name)].into_iter().chain(cells).collect()),
        );
        all.push(("表四", four));
    }
    all
}

pub(in crate::desk::cases) async fn csv_file(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let (tables, _) = tables(&desk, &asked).await?;
    let mut text = String::from(csv::MARK);
    for (name, rows) in sheets(&tables) {
        csv::line(&mut text, [name].into_iter());
        for row in rows {
            csv::line(&mut text, row.iter().map(String::as_str));
        }
    }
    file(&tables, "csv", "text/csv; charset=utf-8", text.into_bytes())
}

pub(in crate::desk::cases) async fn xlsx_file(
    desk: Desk,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (tables, _) = tables(&desk, &asked).await?;
    let book = workbook(&tables).map_err(|error| PageError::Internal(error.to_string()))?;
    let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    file(&tables, "xlsx", media_type, book)
}

fn workbook(tables: &AnnualTables) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    for (name, rows) in sheets(tables) {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        sheet.set_column_width(0, 60.0)?;
        for (at, cells) in (0u32..).zip(rows) {
            for (column, text) in (0u16..).zip(cells) {
                match text.parse::<i32>() {
                    Ok(number) => sheet.write_number(at, column, f64::from(number))?,
                    Err(_) if at == 0 => sheet.write_string_with_format(at, column, text, &bold)?,
                    Err(_) => sheet.write_string(at, column, text)?,
                };
            }
        }
    }
    book.save_to_buffer()
}

fn file(
    tables: &AnnualTables,
    ending: &str,
    media_type: &'static str,
    bytes: Vec<u8>,
) -> PageResult {
    let mut response = Response::new(bytes.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = format!("{}{}年年度报告表格.{ending}", tables.agency, tables.year);
    let name = format!("attachment; filename*=UTF-8''{}", show::encode(&name));
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
