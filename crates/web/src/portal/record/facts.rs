//! The block of facts over a text: fixed names first, then the short fields of the kind. What is empty is
//! left out.

use gongkai_office::reading::{RecordView, Value};

/// A fact.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    /// Its name.
    pub(crate) name: String,
    /// What it is.
    pub(crate) value: Value,
    /// Whether the larger view leaves it out.
    pub(crate) is_rare: bool,
}

/// Lists the facts of a record.
pub(crate) fn facts(view: &RecordView) -> Vec<Fact> {
    let (record, content) = (&view.record, &view.record.content);
    let line = |name: &str, text: Option<String>, is_rare: bool| {
        let text = text.filter(|text| !text.trim().is_empty())?;
        Some(Fact {
            name: name.to_owned(),
            value: Value::Line(text),
            is_rare,
        })
    };
    let unit = view.unit.as_ref().map(|unit| Fact {
        name: "公开单位".to_owned(),
        value: Value::Unit {
            code: unit.code.clone(),
            name: unit.name.clone(),
        },
        is_rare: false,
    });
    let kind = view.kind.as_ref().map(|kind| kind.name.clone());
    let fixed = [
        line("索引号", Some(record.index_number.clone()), false),
        line(
            "发文字号",
            content.doc_number.as_ref().map(ToString::to_string),
            false,
        ),
        line("发文机关", Some(content.issuers.join("、")), false),
        unit,
        line(
            "成文日期",
            content.written_on.map(|day| day.to_string()),
            false,
        ),
        line("公开日期", Some(record.published_on.to_string()), false),
        line("主题分类", content.topic.clone(), false),
        line("体裁分类", content.genre.clone(), false),
        line("信息类型", kind, true),
        line("公开方式", Some("主动公开".to_owned()), true),
        line("关键词", Some(content.keywords.join("、")), true),
        line("来源", content.reprinted_from.clone(), false),
    ];
    let fields = view.fields.iter().filter(|field| field.value.is_short());
    let fields = fields.map(|field| Fact {
        name: field.name.clone(),
        value: field.value.clone(),
        is_rare: false,
    });
    fixed.into_iter().flatten().chain(fields).collect()
}
