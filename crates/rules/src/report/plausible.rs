//! What is possible but unlikely: rules made where none can be made, a year that does not fit.

use jiff::civil::Date;

use super::finding::Outcome;
use super::row::Format;
use super::{Report, Table2};

/// The first year with an annual report: the regulation came into force on 1 May 2008.
const FIRST_YEAR: i16 = 2008;

pub(super) fn check(report: &Report, today: Option<Date>, outcome: &mut Outcome) {
    if let Some(year) = report.year {
        year_fits(year, report.format, today, outcome);
    }
    if let Some((agency, table)) = report.agency.as_deref().zip(report.table2.as_ref()) {
        rules_are_possible(agency, table, outcome);
    }
}

fn year_fits(year: i16, format: Format, today: Option<Date>, outcome: &mut Outcome) {
    let mut warn = |code, message: String| outcome.warn(code, None, None, message);
    if year < FIRST_YEAR {
        warn(
            "year_before_law",
            format!("{year}年《政府信息公开条例》尚未施行"),
        );
    } else if today.is_some_and(|today| year >= today.year()) {
        warn(
            "year_not_over",
            format!("{year}年尚未结束，统计期为1月1日至12月31日"),
        );
    } else if year < 2019 {
        warn(
            "year_format",
            format!("{year}年度不适用2019年、2021年的报告格式"),
        );
    } else if Format::of_year(year) != format {
        warn("year_format", format!("{year}年度的报告格式与所填格式不符"));
    }
}

/// 规章 are made by the State Council's departments, provinces and cities with districts only.
fn rules_are_possible(agency: &str, table: &Table2, outcome: &mut Outcome) {
    if may_make_rules(agency.trim()) {
        return;
    }
    for (column, cell) in table.rules.cells() {
        if let Some(number) = cell.stated().filter(|number| *number > 0) {
            let message = format!("{agency}一般没有规章制定权，规章填报{number}件");
            outcome.warn("rules_unlikely", Some("rules"), Some(column), message);
        }
    }
}

/// By the name alone: a city at county level cannot be told from one with districts, and is let pass.
fn may_make_rules(agency: &str) -> bool {
    let central = ["国务院", "国家", "中国", "中华人民共和国"];
    let local = [
        "省人民政府",
        "市人民政府",
        "自治区人民政府",
        "自治州人民政府",
    ];
    central.iter().any(|start| agency.starts_with(start))
        || local.iter().any(|end| agency.ends_with(end))
}
