//! A value of a field: parsed once at the edge, typed from then on.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CellType, Field, FieldType, MoneyUnit, TableColumn};

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum FieldValue {
    /// Text.
    Text(String),
    /// A number as canonical decimal text.
    Number(String),
    /// An amount in 分.
    Money(i64),
    /// A day.
    Date(Date),
    /// From a day to a day, the last included.
    Period(Date, Date),
    /// The code of a choice.
    Enum(String),
    /// The code of a unit.
    Unit(String),
    /// Rows of cells by column code, each as canonical text.
    Table(Vec<BTreeMap<String, String>>),
    /// The identifier of an attachment.
    File(String),
    /// The identifier of a record.
    Relation(String),
}

/// Why a text does not fit a field; the sentence is shown beside the field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ValueError(pub String);

fn refuse<T>(message: impl Into<String>) -> Result<T, ValueError> {
    Err(ValueError(message.into()))
}

/// Reads what a person typed or a file brought; an empty text is no value.
///
/// Tables arrive as JSON rows or as lines of tab-separated cells. Periods are two dates parted by `/` or 至.
///
/// # Errors
/// [`ValueError`] says what the field wants.
pub fn parse_value(field: &Field, text: &str) -> Result<Option<FieldValue>, ValueError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let value = match &field.of {
        FieldType::Text { multiline, .. } => parse_text(field, text, *multiline)?,
        FieldType::Number { decimals, .. } => FieldValue::Number(decimal(text, *decimals)?),
        FieldType::Money { unit } => FieldValue::Money(money(text, *unit)?),
        FieldType::Date => FieldValue::Date(day(text)?),
        FieldType::Period => period(text)?,
        FieldType::Enum { choices } => {
            let found = choices
                .iter()
                .find(|choice| choice.code == text || choice.name == text);
            let Some(choice) = found else {
                let names: Vec<_> = choices.iter().map(|choice| choice.name.as_str()).collect();
                return refuse(format!("“{}”应为：{}", field.name, names.join("、")));
            };
            FieldValue::Enum(choice.code.clone())
        }
        FieldType::Unit => FieldValue::Unit(text.to_owned()),
        FieldType::Table { columns } => FieldValue::Table(table(columns, text)?),
        FieldType::File { .. } => FieldValue::File(text.to_owned()),
        FieldType::Relation { .. } => FieldValue::Relation(text.to_owned()),
    };
    Ok(Some(value))
}

fn parse_text(field: &Field, text: &str, multiline: bool) -> Result<FieldValue, ValueError> {
    let most = field.most_chars();
    let count = text.chars().count();
    if count > most {
        return refuse(format!("“{}”最多 {most} 个字，现有 {count} 个", field.name));
    }
    if !multiline && text.contains('\n') {
        return refuse(format!("“{}”只能写一行", field.name));
    }
    Ok(FieldValue::Text(text.to_owned()))
}

/// Reads a decimal number; full-width digits and thousands separators are understood.
fn decimal(text: &str, decimals: u8) -> Result<String, ValueError> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | '，' | ' ' | '\u{a0}'))
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            '．' => '.',
            '－' => '-',
            other => other,
        })
        .collect();
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 15 || !all_digits(whole) || !all_digits(fraction) {
        return refuse(format!("“{text}”不是数字"));
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > usize::from(decimals) {
        return refuse(format!("最多 {decimals} 位小数：“{text}”"));
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let sign = if plain.starts_with('-') && !(whole == "0" && fraction.is_empty()) {
        "-"
    } else {
        ""
    };
    let point = if fraction.is_empty() { "" } else { "." };
    Ok(format!("{sign}{whole}{point}{fraction}"))
}

/// Reads an amount into 分, without floating point.
fn money(text: &str, unit: MoneyUnit) -> Result<i64, ValueError> {
    let text = text.trim_end_matches(unit.label()).trim();
    let places = if unit == MoneyUnit::Yuan { 2 } else { 6 };
    let plain = decimal(text, places)?;
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or((1, plain.as_str()), |rest| (-1, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let cents = format!("{whole}{fraction:0<width$}", width = usize::from(places));
    let amount: i64 = cents
        .parse()
        .map_err(|_| ValueError(format!("金额过大：“{text}”")))?;
    Ok(sign * amount)
}

fn day(text: &str) -> Result<Date, ValueError> {
    gongkai_rules::dates::read_date(text).ok_or_else(|| {
        ValueError(format!(
            "“{text}”不是日期，请写成 2026-06-17 或 2026年6月17日"
        ))
    })
}

fn period(text: &str) -> Result<FieldValue, ValueError> {
    let parts = text.split_once('/').filter(|(from, _)| from.len() > 7);
    let Some((from, until)) = parts.or_else(|| text.split_once('至')) else {
        return refuse(format!(
            "“{text}”不是起止日期，请写成 2026-01-01至2026-12-31"
        ));
    };
    let (from, until) = (day(from.trim())?, day(until.trim())?);
    if until < from {
        return refuse("结束日期早于开始日期");
    }
    Ok(FieldValue::Period(from, until))
}

fn table(columns: &[TableColumn], text: &str) -> Result<Vec<BTreeMap<String, String>>, ValueError> {
    const MOST_ROWS: usize = 20_000;
    let rows: Vec<BTreeMap<String, String>> = if text.starts_with('[') {
        serde_json::from_str(text).map_err(|_| ValueError("表格内容不完整，请重新粘贴".into()))?
    } else {
        text.lines().map(|line| by_code(columns, line)).collect()
    };
    if rows.len() > MOST_ROWS {
        return refuse(format!("表格最多 {MOST_ROWS} 行，更多请作为数据文件上传"));
    }
    let rows = rows
        .into_iter()
        .enumerate()
        .map(|(at, row)| cells(columns, &row, at + 1));
    let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
    Ok(rows.into_iter().filter(|row| !row.is_empty()).collect())
}

fn by_code(columns: &[TableColumn], line: &str) -> BTreeMap<String, String> {
    columns
        .iter()
        .zip(line.split('\t'))
        .map(|(c, cell)| (c.code.clone(), cell.to_owned()))
        .collect()
}

fn cells(
    columns: &[TableColumn],
    row: &BTreeMap<String, String>,
    number: usize,
) -> Result<BTreeMap<String, String>, ValueError> {
    let mut read = BTreeMap::new();
    for column in columns {
        let Some(cell) = row
            .get(&column.code)
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
        else {
            continue;
        };
        let value = match &column.of {
            CellType::Text => Ok(cell.to_owned()),
            CellType::Number => decimal(cell, 6),
            CellType::Money { unit } => money(cell, *unit).map(|cents| cents.to_string()),
            CellType::Date => day(cell).map(|day| day.to_string()),
        };
        let value =
            value.map_err(|e| ValueError(format!("第 {number} 行“{}”：{}", column.name, e.0)))?;
        read.insert(column.code.clone(), value);
    }
    Ok(read)
}

/// Tells whether a value could have been read for a field; it may have been read for a field of the same name
/// of another kind.
#[must_use]
pub fn fits(field: &Field, value: &FieldValue) -> bool {
    match (&field.of, value) {
        (FieldType::Text { .. }, FieldValue::Text(text)) => {
            matches!(parse_value(field, text), Ok(Some(_)))
        }
        (FieldType::Number { decimals, .. }, FieldValue::Number(text)) => {
            decimal(text, *decimals).is_ok()
        }
        (FieldType::Enum { choices }, FieldValue::Enum(code)) => {
            choices.iter().any(|choice| choice.code == *code)
        }
        (FieldType::Table { columns }, FieldValue::Table(rows)) => {
            let known = |code: &String| columns.iter().any(|column| column.code == *code);
            rows.iter().flat_map(BTreeMap::keys).all(known)
        }
        (FieldType::Money { .. }, FieldValue::Money(_))
        | (FieldType::Date, FieldValue::Date(_))
        | (FieldType::Period, FieldValue::Period(..))
        | (FieldType::Unit, FieldValue::Unit(_))
        | (FieldType::File { .. }, FieldValue::File(_))
        | (FieldType::Relation { .. }, FieldValue::Relation(_)) => true,
        _ => false,
    }
}

/// Writes 分 in a unit with two decimals at least where there are any: 43.79.
#[must_use]
pub fn show_money(cents: i64, unit: MoneyUnit) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let (whole, rest) = (
        cents.unsigned_abs() / unit.cents().unsigned_abs(),
        cents.unsigned_abs() % unit.cents().unsigned_abs(),
    );
    let places = if unit == MoneyUnit::Yuan { 2 } else { 6 };
    let fraction = format!("{rest:0places$}");
    let mut fraction = fraction.trim_end_matches('0').to_owned();
    while fraction.len() < 2 {
        fraction.push('0');
    }
    format!("{sign}{whole}.{fraction}")
}
