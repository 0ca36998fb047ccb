//! What an index keeps of a publication: which words stand where, and what lists are narrowed by.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, STRING, Schema, TextFieldIndexing,
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
    /// 主题分类, its first level.
    pub(super) topic: Field,
    /// Days since 1970 on which it became public.
    pub(super) published: Field,
    /// Days from and until which it is in force, and from which it is amended, see [`super::standing`].
    pub(super) from: Field,
    pub(super) until: Field,
    pub(super) amended: Field,
    /// Keys of the record's own number, see [`super::numbers`].
    pub(super) number: Field,
    /// Keys of the numbers that its text cites.
    pub(super) cited: Field,
    /// Names asked for as a whole: index number, name of the imported file.
    pub(super) names: Field,
    pub(super) title: Field,
    /// Issuers, topic, genre, keywords.
    pub(super) about: Field,
    /// All of it: title, what it is about, the text with its typed fields, what was read from attachments.
    pub(super) text: Field,
}

impl Fields {
    pub(super) fn new() -> Self {
        let mut schema = Schema::builder();
        let text = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokens::NAME)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions),
        );
        let number = NumericOptions::default().set_fast();
        Self {
            record: schema.add_i64_field("record", INDEXED | FAST),
            language: schema.add_text_field("language", STRING),
            kind: schema.add_text_field("kind", STRING | FAST),
            section: schema.add_text_field("section", STRING | FAST),
            unit: schema.add_i64_field("unit", number.clone()),
            topic: schema.add_text_field("topic", STRING | FAST),
            published: schema.add_i64_field("published", number.clone()),
            from: schema.add_i64_field("from", number.clone()),
            until: schema.add_i64_field("until", number.clone()),
            amended: schema.add_i64_field("amended", number),
            number: schema.add_text_field("number", STRING),
            cited: schema.add_text_field("cited", STRING),
            names: schema.add_text_field("names", STRING),
            title: schema.add_text_field("title", text.clone()),
            about: schema.add_text_field("about", text.clone()),
            text: schema.add_text_field("text", text),
            schema: schema.build(),
        }
    }
}
