//! What a record says besides its text, as rows for staff.

use gongkai_model::{
    kinds::{Field, FieldType, FieldValue, RecordKind},
    record::{Content, RecordHead},
};

use crate::desk::{
    draft::typed::{cell, shown},
    signed::Desk,
    words,
};

/// A row: what, and what it is.
pub(super) type Fact = (String, String);

/// A table field: its name, its columns, its rows.
pub(super) struct TableFact {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// The common rows; empty ones are left out (INTERFACE §3).
pub(super) fn common(head: &RecordHead, content: &Content) -> Vec<Fact> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let validity = content.validity.clone().unwrap_or_default();
    let relevance = content
        .relevance
        .as_ref()
        .map(|relevance| relevance.duty.clone());
    let rows = [
        ("索引号", text(&head.index_number)),
        (
            "文号",
            content
                .doc_number
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        ),
        ("发文机关", content.issuers.join("、")),
        ("成文日期", day(content.written_on)),
        ("主送", text(&content.main_recipient)),
        ("附注", text(&content.public_note)),
        ("体裁", text(&content.genre)),
        ("主题", text(&content.topic)),
        ("关键词", content.keywords.join("、")),
        ("施行日期", day(validity.effective_on)),
        ("有效期至", day(validity.expires_on)),
        ("职能关联", relevance.unwrap_or_default()),
        ("来源", text(&content.reprinted_from)),
        ("概述", text(&content.summary)),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    rows.map(|(name, value)| (name.to_owned(), value)).collect()
}

/// 公开属性 with ground and reason.
pub(super) fn attribute(content: &Content) -> Vec<Fact> {
    let Some(attribute) = &content.attribute else {
        return vec![("属性".into(), "未认定".into())];
    };
    let mut rows = vec![("属性".to_owned(), attribute.code().label().to_owned())];
    if let Some(ground) = attribute.ground() {
        rows.push(("依据".into(), words::ground(ground.code())));
    }
    if let Some(reason) = attribute.reason() {
        rows.push(("理由".into(), reason.as_str().to_owned()));
    }
    rows
}

/// The typed fields of the kind that are filled, tables apart.
pub(super) fn typed(
    desk: &Desk,
    kind: &RecordKind,
    content: &Content,
) -> (Vec<Fact>, Vec<TableFact>) {
    let (mut rows, mut tables) = (Vec::new(), Vec::new());
    for field in &kind.fields {
        match (content.fields.get(&field.code), &field.of) {
            (None, _) => {}
            (Some(FieldValue::Table(lines)), FieldType::Table { columns }) => {
                tables.push(TableFact {
                    name: field.name.clone(),
                    columns: columns.iter().map(|column| column.name.clone()).collect(),
                    rows: lines
                        .iter()
                        .map(|line| columns.iter().map(|column| cell(column, line)).collect())
                        .collect(),
                })
            }
            (Some(value), _) => {
                rows.push((field.name.clone(), in_words(desk, field, value, content)))
            }
        }
    }
    (rows, tables)
}

fn in_words(desk: &Desk, field: &Field, value: &FieldValue, content: &Content) -> String {
    let text = shown(field, value);
    match &field.of {
        FieldType::Enum { choices } => {
            let found = choices.iter().find(|choice| choice.code == text);
            found.map_or(text, |choice| choice.name.clone())
        }
        FieldType::Money { unit } => format!("{text} {}", unit.label()),
        FieldType::Number { unit, .. } if !unit.is_empty() => format!("{text} {unit}"),
        FieldType::Unit => {
            let found = desk.actor().tree.by_code(&text);
            found.map_or(text, |unit| unit.short_name.clone())
        }
        FieldType::File { .. } => {
            let found = content
                .attachments
                .iter()
                .find(|file| file.id.to_string() == text);
            found.map_or(text, |file| file.name.clone())
        }
        _ => text,
    }
}
