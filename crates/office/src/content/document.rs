//! A document file becomes the content of a draft.

use std::sync::Arc;

use gongkai_documents::{
    parse::{ParsedDocument, parse},
    read::{Block, Limits, SourceText, read_file},
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
        let text = gongkai_documents::plain_text(&to_html(&source));
        let body_html = to_html(&without_head(source, &parsed));
        Ok::<_, gongkai_documents::read::ReadError>((body_html, text, parsed))
    });
    let read = read
        .await
        .map_err(|error| OfficeError::Defect(error.to_string()))?;
    let (body_html, text, parsed) = read.map_err(|error| OfficeError::File(error.to_string()))?;
    Ok(ReadDocument {
        content: content_of(&parsed, body_html),
        parsed,
        text,
    })
}

/// Leaves out at the head what stands above the text on its page: red head, number, title; and the note at
/// the end of the letter, which is shown apart. What lies between them stays as it is.
fn without_head(mut source: SourceText, parsed: &ParsedDocument) -> SourceText {
    let title = squeezed(parsed.title.as_deref().unwrap_or_default());
    let number = squeezed(parsed.doc_number_raw.as_deref().unwrap_or_default());
    let note = squeezed(parsed.public_note.as_deref().unwrap_or_default());
    let mut rest = title.as_str();
    let mut is_head = !title.is_empty();
    source.blocks.retain(|block| {
        let (Block::Heading { text, .. } | Block::Paragraph { text, .. }) = block else {
            is_head = false;
            return true;
        };
        let text = squeezed(text);
        if !note.is_empty() && text.trim_matches(['（', '）', '(', ')']) == note {
            return false;
        }
        if !is_head {
            return true;
        }
        if let Some(after) = rest.strip_prefix(text.as_str()) {
            rest = after;
            is_head = !rest.is_empty();
            return false;
        }
        // Above the title stand the red head and the number, and nothing else.
        let is_above = text == number || text.ends_with("文件") || text.chars().all(|c| c == '-');
        is_head = is_above;
        !is_above
    });
    source
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn body_of(text: &str) -> String {
        let source = read_file("a.txt", text.as_bytes(), &Limits::default()).expect("read");
        let parsed = parse(&source, "a.txt");
        to_html(&without_head(source, &parsed))
    }

    #[test]
    fn the_body_begins_after_the_title_and_keeps_recipient_and_signature() {
        let body = body_of(
            "云河区水务局文件\n\n云水〔2024〕8号\n\n关于开展节水宣传周\n\n活动的通知\n\n\
             各镇人民政府：\n\n现就有关事项通知如下。\n\n云河区水务局\n\n2024年5月6日\n\n（此件公开发布）\n",
        );
        assert!(body.starts_with("<p>各镇人民政府：</p>"), "{body}");
        assert!(body.contains("<p>云河区水务局</p>"), "{body}");
        assert!(!body.contains("此件公开发布"), "{body}");
    }

    #[test]
    fn a_text_without_a_known_head_is_kept_whole() {
        let body = body_of("本周开放时间调整。\n\n周一休息。\n");
        assert!(body.contains("本周开放时间调整"), "{body}");
        assert!(body.contains("周一休息"), "{body}");
    }
}
