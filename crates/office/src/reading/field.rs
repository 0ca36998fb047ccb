//! Fields of a kind as a page shows them: typed, named, in the order of the kind, empty ones left out.

use std::collections::BTreeMap;

use gongkai_model::{
    id::RecordId,
    kinds::{CellType, Choice, Field, FieldType, FieldValue, RecordKind, TableColumn, show_money},
    organisation::Tree,
    record::{AttachmentRef, Content},
};
use jiff::civil::Date;

/// A field to show.
#[derive(Debug, Clone)]
pub struct FieldView {
    /// Its code.
    pub code: String,
    /// Its label.
    pub name: String,
    /// What it holds.
    pub value: Value,
}

/// What a field holds, ready to be written.
#[derive(Debug, Clone)]
pub enum Value {
    /// One line, as it was written.
    Line(String),
    /// A day.
    Day(Date),
    /// From a day to a day.
    Period(Date, Date),
    /// One of a list.
    Choice(Choice),
    /// Several paragraphs.
    Text(Vec<String>),
    /// Rows under headings.
    Table {
        /// Headings, and whether the column holds numbers.
        columns: Vec<(String, bool)>,
        /// Rows of cells.
        rows: Vec<Vec<String>>,
    },
    /// A file among the attachments.
    File(AttachmentRef),
    /// Another record, by its address.
    Record {
        /// The identifier as text.
        id: String,
        /// Its title, where it is public.
        title: Option<String>,
    },
    /// A unit with a page.
    Unit {
        /// Its code.
        code: String,
        /// Its name.
        name: String,
    },
}

impl Value {
    /// Tells whether it fits into a line of facts.
    #[must_use]
    pub const fn is_short(&self) -> bool {
        !matches!(self, Self::Text(_) | Self::Table { .. })
    }

    /// The other record that it names.
    #[must_use]
    pub fn record(&self) -> Option<RecordId> {
        match self {
            Self::Record { id, .. } => id.parse().ok(),
            _ => None,
        }
    }
}

/// Lists the fields of a content that are filled.
#[must_use]
pub fn field_views(kind: &RecordKind, content: &Content, tree: &Tree) -> Vec<FieldView> {
    let view = |field: &Field| {
        let value = show(field, content.fields.get(&field.code)?, content, tree)?;
        Some(FieldView {
            code: field.code.clone(),
            name: field.name.clone(),
            value,
        })
    };
    kind.fields.iter().filter_map(view).collect()
}

fn show(field: &Field, value: &FieldValue, content: &Content, tree: &Tree) -> Option<Value> {
    Some(match (value, &field.of) {
        (FieldValue::Text(text), _) => text_of(text)?,
        (FieldValue::Number(number), FieldType::Number { unit, .. }) if !unit.is_empty() => {
            Value::Line(format!("{} {unit}", grouped(number)))
        }
        (FieldValue::Number(number), _) => Value::Line(number.clone()),
        (FieldValue::Money(cents), FieldType::Money { unit }) => Value::Line(format!(
            "{} {}",
            grouped(&show_money(*cents, *unit)),
            unit.label()
        )),
        (FieldValue::Date(date), _) => Value::Day(*date),
        (FieldValue::Period(from, until), _) => Value::Period(*from, *until),
        (FieldValue::Enum(code), FieldType::Enum { choices }) => {
            let choice = choices.iter().find(|choice| choice.code == *code);
            choice.map_or_else(
                || Value::Line(code.clone()),
                |choice| Value::Choice(choice.clone()),
            )
        }
        (FieldValue::Unit(code), _) => match tree.by_code(code) {
            Some(unit) => Value::Unit {
                code: unit.code.clone(),
                name: unit.name.clone(),
            },
            None => Value::Line(code.clone()),
        },
        (FieldValue::Table(rows), FieldType::Table { columns }) => table(columns, rows)?,
        (FieldValue::File(id), _) => {
            let file = content
                .attachments
                .iter()
                .find(|file| file.id.to_string() == *id);
            Value::File(file?.clone())
        }
        (FieldValue::Relation(id), _) => Value::Record {
            id: id.clone(),
            title: None,
        },
        // The kind was changed after this was written: what can be read as a line is shown.
        (FieldValue::Money(cents), _) => Value::Line(format!(
            "{} 元",
            show_money(*cents, gongkai_model::kinds::MoneyUnit::Yuan)
        )),
        (FieldValue::Enum(code), _) => Value::Line(code.clone()),
        (FieldValue::Table(_), _) => return None,
    })
}

fn text_of(text: &str) -> Option<Value> {
    let lines: Vec<_> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    match lines.as_slice() {
        [] => None,
        [line] if line.chars().nth(60).is_none() => Some(Value::Line(line.clone())),
        _ => Some(Value::Text(lines)),
    }
}

fn table(columns: &[TableColumn], rows: &[BTreeMap<String, String>]) -> Option<Value> {
    if rows.is_empty() {
        return None;
    }
    let cell = |row: &BTreeMap<String, String>, column: &TableColumn| {
        let text = row
            .get(&column.code)
            .map(String::as_str)
            .unwrap_or_default();
        match &column.of {
            CellType::Money { unit } => text.parse().map_or_else(
                |_| text.to_owned(),
                |cents| grouped(&show_money(cents, *unit)),
            ),
            CellType::Number => grouped(text),
            CellType::Text | CellType::Date => text.to_owned(),
        }
    };
    let rows = rows
        .iter()
        .map(|row| columns.iter().map(|column| cell(row, column)).collect());
    let heading = |column: &TableColumn| match &column.of {
        CellType::Money { unit } => (format!("{}（{}）", column.name, unit.label()), true),
        CellType::Number => (column.name.clone(), true),
        CellType::Text | CellType::Date => (column.name.clone(), false),
    };
    let rows = rows.collect();
    Some(Value::Table {
        columns: columns.iter().map(heading).collect(),
        rows,
    })
}

/// Parts thousands by a thin space: `21 638.50`. Years stay whole.
fn grouped(number: &str) -> String {
    let (sign, digits) = number
        .strip_prefix('-')
        .map_or(("", number), |rest| ("-", rest));
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(w, f)| (w, Some(f)));
    if whole.len() < 5 || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut text = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push('\u{2009}');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_and_years_are_not() {
        assert_eq!(grouped("2026"), "2026");
        assert_eq!(grouped("-1234567.5"), "-1\u{2009}234\u{2009}567.5");
        assert_eq!(grouped("43.79"), "43.79");
    }

    #[test]
    fn a_long_or_broken_text_is_paragraphs() {
        assert!(matches!(text_of("局长"), Some(Value::Line(_))));
        assert!(matches!(text_of("一\n\n二"), Some(Value::Text(lines)) if lines.len() == 2));
        assert!(text_of("  \n").is_none());
    }
}
