//! What stands beside the text before it is submitted: personal data, marks, contradictions, gaps.

use gongkai_model::{
    kinds::RecordKind,
    record::{AttachmentRef, Content, RecordNumber},
};
use gongkai_rules::text_check::{self, Expects, Finding, Image, Severity, TextUnderReview};

/// A finding and where it was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// What and how grave.
    pub severity: Severity,
    /// The code, such as `citizen_id`.
    pub code: &'static str,
    /// What is wrong and what to do, in Chinese.
    pub message: String,
    /// The name of the attachment; `None` for title and text.
    pub attachment: Option<String>,
    /// The place in the plain text, in bytes.
    pub range: Option<std::ops::Range<usize>>,
    /// What may stand there instead, such as a masked number.
    pub replacement: Option<String>,
}

/// Checks title, text and attachments of a version.
#[must_use]
pub fn of(
    kind: &RecordKind,
    content: &Content,
    attachments: &[(AttachmentRef, String)],
) -> Vec<Found> {
    let text = plain(content);
    let number = match &content.doc_number {
        Some(RecordNumber::Read(number)) => Some(number),
        _ => None,
    };
    let (images, links) = references(&content.body_html);
    let review = TextUnderReview {
        attribute: content.attribute.as_ref().map(|attribute| attribute.code()),
        doc_number: number,
        written_on: content.written_on,
        expects: Expects {
            doc_number: kind.expects_doc_number,
            written_date: kind.expects_written_on,
        },
        images: &images,
        links: &links,
        ..TextUnderReview::of(&text)
    };
    let mut found: Vec<Found> = text_check::check(&review)
        .into_iter()
        .map(|finding| place(finding, None))
        .collect();
    for (attachment, text) in attachments {
        // Numbers, dates and notes are looked for in the text itself only.
        let of_file = TextUnderReview::of(text);
        let more = text_check::check(&of_file).into_iter();
        found.extend(more.map(|finding| place(finding, Some(attachment.name.clone()))));
    }
    found.sort_by_key(|finding| match finding.severity {
        Severity::Refuse => 0,
        Severity::Warn => 1,
        Severity::Note => 2,
    });
    found
}

fn place(finding: Finding, attachment: Option<String>) -> Found {
    let message = match &attachment {
        Some(name) => format!("附件“{name}”：{}", finding.message),
        None => finding.message,
    };
    Found {
        severity: finding.severity,
        code: finding.code.code(),
        message,
        attachment,
        range: finding.range,
        replacement: finding.replacement,
    }
}

/// Tells whether the finding bars submission.
#[must_use]
pub fn refuses(finding: &Found) -> bool {
    finding.severity == Severity::Refuse
}

/// The text as people will read it: title, body and note, one paragraph a line.
#[must_use]
pub fn plain(content: &Content) -> String {
    let body = gongkai_documents::plain_text(&content.body_html);
    let note = content
        .public_note
        .as_ref()
        .map(|note| format!("（{note}）"))
        .unwrap_or_default();
    format!("{}\n{body}\n{note}", content.title)
}

/// The images and links of clean HTML, in order. The body went through the sanitiser, so attributes are
/// always in double quotes.
fn references(html: &str) -> (Vec<Image>, Vec<String>) {
    let mut images = Vec::new();
    let mut links = Vec::new();
    for tag in html
        .split('<')
        .skip(1)
        .filter_map(|part| part.split('>').next())
    {
        if tag.starts_with("img") {
            images.push(Image {
                alt: attribute(tag, "alt"),
                is_decoration: false,
            });
        } else if tag.starts_with("a ") {
            links.extend(attribute(tag, "href"));
        }
    }
    (images, links)
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, after) = tag.split_once(&format!("{name}=\""))?;
    let (value, _) = after.split_once('"')?;
    Some(value.to_owned())
}
