//! What an index keeps of a publication: which words stand where, and what lists are narrowed by.

use tantivy::schema::{
    Field, INDEXED, IndexRecordOption, NumericOptions, STRING, Schema, TextFieldIndexing,
    TextOptions,
};

use super::tokens;

/// The fields of an entry.
#[derive(Debug, Clone)]
pub(super) struct Fields {
    pub(super) schema: Schema,
    /// The record; one entry for each of its languages.
    pub(super) record: Field,
    pub(super) language: Field,
    pub(super) kind: Field,
    pub(super) section: Field,
    pub(super) unit: Field,
    pub(super) year: Field,
    /// Keys of the record's own number, see [`super::numbers`].
    pub(super) number: Field,
    /// Keys of the numbers that its text cites.
    pub(super) cited: Field,
    /// Names asked for as a whole: index number, name of the imported file.
    pub(super) names: Field,
    pub(super) title: Field,
    /// Issuers, topic, genre, keywords, summary.
    pub(super) about: Field,
    /// The text and the typed fields.
    pub(super) body: Field,
    /// What was read from the attachments.
    pub(super) files: Field,
}

impl Fields {
    pub(super) fn new() -> Self {
        let mut schema = Schema::builder();
        let text = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokens::NAME)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions),
        );
        let record = NumericOptions::default().set_indexed().set_fast();
        Self {
            record: schema.add_i64_field("record", record),
            language: schema.add_text_field("language", STRING),
            kind: schema.add_text_field("kind", STRING),
            section: schema.add_text_field("section", STRING),
            unit: schema.add_i64_field("unit", INDEXED),
            year: schema.add_i64_field("year", INDEXED),
            number: schema.add_text_field("number", STRING),
            cited: schema.add_text_field("cited", STRING),
            names: schema.add_text_field("names", STRING),
            title: schema.add_text_field("title", text.clone()),
            about: schema.add_text_field("about", text.clone()),
            body: schema.add_text_field("body", text.clone()),
            files: schema.add_text_field("files", text),
            schema: schema.build(),
        }
    }

    /// The fields that hold words, with what a word in them is worth.
    pub(super) fn worded(&self) -> [(Field, f32); 4] {
        [
            (self.title, 5.0),
            (self.about, 1.5),
            (self.body, 1.0),
            (self.files, 0.5),
        ]
    }
}
