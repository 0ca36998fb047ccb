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
    pub(crate) value: FactValue,
    /// Whether the larger view leaves it out.
    pub(crate) is_rare: bool,
}

/// What a fact is.
#[derive(Debug, Clone)]
pub(crate) enum FactValue {
    /// In the language of the page, or marked as Chinese.
    Said(Phrase),
    /// A field of the kind.
    Field(Value),
}

/// Lists the facts of a record.
pub(crate) fn facts(view: &RecordView, frame: &Frame) -> Vec<Fact> {
    let (record, content) = (&view.record, &view.record.content);
    let w = RecordWords(frame.language());
    let fact = |name: &str, value: Option<Phrase>, is_rare: bool| {
        Some(Fact {
            name: name.into(),
            value: FactValue::Said(value?),
            is_rare,
        })
    };
    let known = |name: &str, value: Option<Phrase>| fact(name, value, false);
    let unit = view.unit.as_ref().map(|unit| Fact {
        name: w.unit().into(),
        value: FactValue::Field(Value::Unit {
            code: unit.code.clone(),
            name: unit.name.clone(),
        }),
        is_rare: false,
    });
    let written = |text: &str| Some(frame.as_written(text)).filter(|_| !text.trim().is_empty());
    let kind = view
        .kind
        .as_ref()
        .map(|kind| frame.kind_name(&kind.code, &kind.name));
    let number = content.doc_number.as_ref().map(ToString::to_string);
    let fixed = [
        known(w.index_number(), written(&record.index_number)),
        known(w.doc_number(), number.and_then(|number| written(&number))),
        known(w.issuer(), issuers(view, frame)),
        unit,
        known(
            w.written_on(),
            content.written_on.map(|day| frame.day(&day).into()),
        ),
        known(
            w.published_on(),
            Some(frame.day(&record.published_on).into()),
        ),
        known(
            w.topic(),
            content.topic.as_deref().map(|it| frame.subject(it)),
        ),
        known(
            w.genre(),
            content.genre.as_deref().map(|it| frame.genre(it)),
        ),
        fact(w.kind(), kind, true),
        fact(w.manner(), Some(w.proactive().into()), true),
        fact(w.keywords(), written(&content.keywords.join("、")), true),
        known(
            w.source(),
            content.reprinted_from.as_deref().and_then(written),
        ),
    ];
    let fields = view.fields.iter().filter(|field| field.value.is_short());
    let fields = fields.map(|field| Fact {
        name: frame.field_name(&record.kind, &field.code, &field.name),
        value: FactValue::Field(field.value.clone()),
        is_rare: false,
    });
    fixed.into_iter().flatten().chain(fields).collect()
}

fn issuers(view: &RecordView, frame: &Frame) -> Option<Phrase> {
    let issuers = &view.record.content.issuers;
    Some(frame.organ(&issuers.join("、"))).filter(|_| !issuers.is_empty())
}
