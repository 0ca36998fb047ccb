//! The block of facts over a text: fixed names first, then the short fields of the kind. What is empty is
//! left out.

use gongkai_office::reading::{RecordView, Value};

use crate::{
    frame::Frame,
    words::{Phrase, RecordWords},
};

/// A fact.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    /// Its name.
    pub(crate) name: Phrase,
    /// What it is.
    pub(crate) value: Value,
    /// Whether the value is Chinese, whatever the language of the page.
    pub(crate) is_chinese: bool,
    /// Whether the larger view leaves it out.
    pub(crate) is_rare: bool,
}

/// Lists the facts of a record.
pub(crate) fn facts(view: &RecordView, frame: &Frame) -> Vec<Fact> {
    let (record, content) = (&view.record, &view.record.content);
    let w = RecordWords(frame.language());
    let fact = |name: &str, text: Option<String>, is_chinese: bool, is_rare: bool| {
        let text = text.filter(|text| !text.trim().is_empty())?;
        Some(Fact {
            name: name.into(),
            value: Value::Line(text),
            is_chinese,
            is_rare,
        })
    };
    let said = |name: &str, text: Option<String>| fact(name, text, true, false);
    let plain = |name: &str, text: Option<String>| fact(name, text, false, false);
    let unit = view.unit.as_ref().map(|unit| Fact {
        name: w.unit().into(),
        value: Value::Unit {
            code: unit.code.clone(),
            name: unit.name.clone(),
        },
        is_chinese: true,
        is_rare: false,
    });
    let kind = view
        .kind
        .as_ref()
        .map(|kind| frame.kind_text(&kind.code, &kind.name));
    let number = content.doc_number.as_ref().map(ToString::to_string);
    let fixed = [
        plain(w.index_number(), Some(record.index_number.clone())),
        said(w.doc_number(), number),
        said(w.issuer(), Some(content.issuers.join("、"))),
        unit,
        plain(
            w.written_on(),
            content.written_on.map(|day| frame.day(&day)),
        ),
        plain(w.published_on(), Some(frame.day(&record.published_on))),
        said(w.topic(), content.topic.clone()),
        said(w.genre(), content.genre.clone()),
        fact(w.kind(), kind, false, true),
        fact(w.manner(), Some(w.proactive().into()), false, true),
        fact(w.keywords(), Some(content.keywords.join("、")), true, true),
        said(w.source(), content.reprinted_from.clone()),
    ];
    let fields = view.fields.iter().filter(|field| field.value.is_short());
    let fields = fields.map(|field| Fact {
        name: frame.field_name(&record.kind, &field.code, &field.name),
        value: field.value.clone(),
        is_chinese: true,
        is_rare: false,
    });
    fixed.into_iter().flatten().chain(fields).collect()
}
