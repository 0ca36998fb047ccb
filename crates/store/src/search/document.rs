//! What of a publication goes into the index, and which text its excerpts come from.

use gongkai_model::kinds::FieldValue;
use gongkai_model::record::Content;
use tantivy::TantivyDocument;

use super::fold::{fold_name, text_of_html};
use super::numbers;
use super::schema::Fields;
use super::standing::{Days, day};
use crate::publications::{PublicRecord, Tie};

/// A publication, what was read from its attachments, and what other documents do to it.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) record: PublicRecord,
    pub(super) files: String,
    /// Left empty where only words are looked for.
    pub(super) ties: Vec<Tie>,
}

impl Shown {
    /// The text that a page shows below the title, typed fields included.
    pub(super) fn body(&self) -> String {
        let mut body = text_of_html(&self.record.content.body_html);
        for value in self.record.content.fields.values() {
            add_field(value, &mut body);
        }
        body
    }

    /// Issuers, topic, genre and keywords.
    pub(super) fn about(&self) -> String {
        let content: &Content = &self.record.content;
        let one = [&content.topic, &content.genre];
        let all = content
            .issuers
            .iter()
            .chain(one.into_iter().flatten())
            .chain(&content.keywords);
        // A line break, so that no phrase reaches from one into the next.
        all.map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    /// Makes the entry.
    pub(super) fn entry(&self, fields: &Fields) -> TantivyDocument {
        let record = &self.record;
        let content = &record.content;
        let body = self.body();
        let about = self.about();
        let days = Days::of(content, &self.ties);
        let mut entry = TantivyDocument::default();
        entry.add_i64(fields.record, record.record.get());
        entry.add_text(fields.language, record.language.tag());
        entry.add_text(fields.kind, &record.kind);
        entry.add_text(fields.section, record.section.code());
        entry.add_i64(fields.unit, record.unit.get());
        entry.add_i64(fields.published, day(record.published_on).into());
        entry.add_i64(fields.from, days.from.into());
        entry.add_i64(fields.until, days.until.into());
        entry.add_i64(fields.amended, days.amended.into());
        if let Some(topic) = &content.topic {
            entry.add_text(fields.topic, first_level(topic));
        }
        for key in content.doc_number.iter().flat_map(numbers::keys_of) {
            entry.add_text(fields.number, key);
        }
        for key in numbers::cited_in(&body) {
            entry.add_text(fields.cited, key);
        }
        entry.add_text(fields.names, fold_name(&record.index_number));
        if let Some(name) = &record.source_name {
            entry.add_text(fields.names, fold_name(name));
        }
        entry.add_text(fields.title, &content.title);
        entry.add_text(fields.about, &about);
        entry.add_text(fields.text, &content.title);
        entry.add_text(fields.text, about);
        if let Some(summary) = &content.summary {
            entry.add_text(fields.text, summary);
        }
        entry.add_text(fields.text, body);
        if !self.files.is_empty() {
            entry.add_text(fields.text, &self.files);
        }
        entry
    }
}

/// 综合政务 of 综合政务\政务公开.
fn first_level(topic: &str) -> &str {
    topic.split(['\\', '/']).next().unwrap_or(topic).trim()
}

fn add_field(value: &FieldValue, body: &mut String) {
    match value {
        FieldValue::Text(text) => {
            body.push('\n');
            body.push_str(text);
        }
        FieldValue::Table(rows) => {
            for cell in rows.iter().flat_map(|row| row.values()) {
                body.push('\n');
                body.push_str(cell);
            }
        }
        // Codes, days and amounts are asked for by filters, not by words.
        _ => {}
    }
}
