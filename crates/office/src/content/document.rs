//! A document file becomes the content of a draft.

use std::sync::Arc;

use gongkai_documents::{
    parse::{ParsedDocument, parse},
    read::{Limits, read_file},
    to_html,
};
use gongkai_model::record::{Content, RecordNumber};
use gongkai_rules::attribute::{AttributeCode, DisclosureAttribute};

use crate::core::{Office, OfficeError, Result};

/// What was read from a file.
#[derive(Debug, Clone)]
pub struct ReadDocument {
    /// What the record says.
    pub content: Content,
    /// Everything that was read, as `gongkai parse` shows it.
    pub parsed: ParsedDocument,
    /// The plain text, for search and checks.
    pub text: String,
}

/// Reads a file. What is not in the text stays empty: nothing is guessed (issue: nothing is invented).
///
/// # Errors
/// [`OfficeError::File`] names file and reason.
pub async fn read(office: &Office, name: &str, bytes: Arc<[u8]>) -> Result<ReadDocument> {
    let limits: Limits = office.reading_limits.clone();
    let name = name.to_owned();
    let read = tokio::task::spawn_blocking(move || {
        let source = read_file(&name, &bytes, &limits)?;
        let parsed = parse(&source, &name);
        Ok::<_, gongkai_documents::read::ReadError>((to_html(&source), parsed))
    });
    let read = read
        .await
        .map_err(|error| OfficeError::Defect(error.to_string()))?;
    let (body_html, parsed) = read.map_err(|error| OfficeError::File(error.to_string()))?;
    let text = gongkai_documents::plain_text(&body_html);
    Ok(ReadDocument {
        content: content_of(&parsed, body_html),
        parsed,
        text,
    })
}

fn content_of(parsed: &ParsedDocument, body_html: String) -> Content {
    let number = parsed
        .doc_number
        .as_deref()
        .or(parsed.doc_number_raw.as_deref());
    Content {
        title: parsed.title.clone().unwrap_or_default(),
        doc_number: number.and_then(RecordNumber::from_text),
        issuers: parsed.issuer.clone(),
        written_on: parsed.written_date,
        main_recipient: parsed.main_recipient.clone(),
        public_note: parsed.public_note.clone(),
        genre: parsed
            .title
            .as_deref()
            .and_then(genre_of)
            .map(str::to_owned),
        body_html,
        // Only what the note says; the other attributes need a reason, which a person gives.
        attribute: match parsed.disclosure_attribute {
            Some(AttributeCode::Proactive) => Some(DisclosureAttribute::Proactive),
            _ => None,
        },
        ..Content::default()
    }
}

/// 文种: the last word of the title, one of the fifteen of 《党政机关公文处理工作条例》 art. 8.
fn genre_of(title: &str) -> Option<&'static str> {
    const GENRES: [&str; 15] = [
        "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示",
        "批复", "议案", "函", "纪要",
    ];
    let title = title.trim_end_matches(['）', ')', '》']);
    GENRES.into_iter().find(|genre| title.ends_with(genre))
}
