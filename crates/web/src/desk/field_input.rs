//! An input for a typed field that a kind or a step declares.

use gongkai_model::{
    kinds::{Field, FieldType},
    organisation::Tree,
};

use super::input::{Input, Widget};

/// The input of a field. `files` are those that a file field chooses from, by identifier and name.
pub(super) fn input(
    name: &str,
    field: &Field,
    value: String,
    tree: &Tree,
    files: Vec<(String, String)>,
) -> Input {
    let label = &field.name;
    let input = match &field.of {
        FieldType::Text {
            multiline: true, ..
        } => Input::lines(name, label, 4),
        FieldType::Text {
            multiline: false, ..
        } => Input::line(name, label),
        FieldType::Number { unit, .. } => with_unit(Input::line(name, label).short(), unit),
        FieldType::Money { unit } => with_unit(Input::line(name, label).short(), unit.label()),
        FieldType::Date => Input::day(name, label),
        FieldType::Period => {
            let (from, until) = value.split_once('至').unwrap_or((value.as_str(), ""));
            let widget = Widget::Period {
                from: from.to_owned(),
                until: until.to_owned(),
            };
            Input::line(name, label).with(widget)
        }
        FieldType::Enum { choices } => {
            let choices = choices.iter().map(|c| (c.code.clone(), c.name.clone()));
            Input::choice(name, label, choices)
        }
        FieldType::Unit => {
            let units = tree
                .iter()
                .map(|unit| (unit.code.clone(), unit.short_name.clone()));
            Input::choice(name, label, units)
        }
        FieldType::Table { columns } => {
            let columns = columns.iter().map(|column| column.name.clone());
            Input::line(name, label).with(Widget::Table(columns.collect()))
        }
        FieldType::File { .. } => {
            Input::choice(name, label, files).hint("先在“附件”中上传，再从这里选择")
        }
        FieldType::Relation { .. } => Input::line(name, label)
            .short()
            .hint("填写对方信息的编号，即其网址中的 13 位字母数字"),
    };
    let input = if field.help.is_empty() {
        input
    } else {
        input.hint(field.help.clone())
    };
    let input = if field.required {
        input
    } else {
        input.optional()
    };
    input.value(value)
}

fn with_unit(input: Input, unit: &str) -> Input {
    if unit.is_empty() {
        input
    } else {
        input.hint(format!("单位：{unit}"))
    }
}
