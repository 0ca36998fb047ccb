//! Inputs for the typed fields of a kind.

use gongkai_model::{
    kinds::{Field, FieldType, RecordKind},
    organisation::Tree,
    record::Content,
};

use super::typed::Typed;
use crate::desk::input::{Input, Widget};

/// One input for each field, in the order in which the kind declares them.
pub(super) fn inputs(
    kind: &RecordKind,
    content: &Content,
    tree: &Tree,
    typed: &Typed,
) -> Vec<Input> {
    let fields = kind.fields.iter();
    fields
        .map(|field| input(field, content, tree, typed))
        .collect()
}

fn input(field: &Field, content: &Content, tree: &Tree, typed: &Typed) -> Input {
    let name = format!("f.{}", field.code);
    let value = typed.get(&name);
    let label = &field.name;
    let input = match &field.of {
        FieldType::Text {
            multiline: true, ..
        } => Input::lines(&name, label, 4),
        FieldType::Text {
            multiline: false, ..
        } => Input::line(&name, label),
        FieldType::Number { unit, .. } => with_unit(Input::line(&name, label).short(), unit),
        FieldType::Money { unit } => with_unit(Input::line(&name, label).short(), unit.label()),
        FieldType::Date => Input::day(&name, label),
        FieldType::Period => {
            let (from, until) = value.split_once('至').unwrap_or((value.as_str(), ""));
            let widget = Widget::Period {
                from: from.to_owned(),
                until: until.to_owned(),
            };
            Input::line(&name, label).with(widget)
        }
        FieldType::Enum { choices } => {
            let choices = choices.iter().map(|c| (c.code.clone(), c.name.clone()));
            Input::choice(&name, label, choices)
        }
        FieldType::Unit => {
            let units = tree
                .iter()
                .map(|unit| (unit.code.clone(), unit.short_name.clone()));
            Input::choice(&name, label, units)
        }
        FieldType::Table { columns } => {
            let columns = columns.iter().map(|column| column.name.clone());
            Input::line(&name, label).with(Widget::Table(columns.collect()))
        }
        FieldType::File { .. } => {
            let files = content
                .attachments
                .iter()
                .map(|f| (f.id.to_string(), f.name.clone()));
            Input::choice(&name, label, files).hint("先在“附件”中上传，再从这里选择")
        }
        FieldType::Relation { .. } => Input::line(&name, label)
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
