//! Text as HTML for publishing, and HTML as plain text.

use crate::read::{Block, SourceText};
use crate::sanitize;

/// Writes the blocks as clean body HTML: `一、` becomes h2, `（一）` h3, the rest p and table.
///
/// The file's own heading levels are often damaged, so the numbering decides; a heading without
/// numbering stays a heading of the second level.
#[must_use]
pub fn to_html(source: &SourceText) -> String {
    let mut html = String::new();
    for block in &source.blocks {
        match block {
            Block::Heading { text, .. } => element(&mut html, tag_of(text).unwrap_or("h2"), text),
            Block::Paragraph { text, .. } => element(&mut html, tag_of(text).unwrap_or("p"), text),
            Block::Table { rows } => table(&mut html, rows),
        }
    }
    sanitize::body_html(&html)
}

/// Returns the visible text of a piece of HTML, one line for each block.
#[must_use]
pub fn plain_text(html: &str) -> String {
    crate::read::plain_text_of(html)
}

/// The tag that the numbering asks for; an item that goes on in the same line is a paragraph.
fn tag_of(text: &str) -> Option<&'static str> {
    const NUMERALS: &str = "一二三四五六七八九十";
    let is_short = text.chars().nth(50).is_none();
    let is_sentence = text.trim_end_matches('。').contains('。');
    if !is_short || is_sentence {
        return None;
    }
    let (rest, bracketed) = match text.strip_prefix(['（', '(']) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let after = rest.trim_start_matches(|c| NUMERALS.contains(c));
    if after.len() == rest.len() {
        return None;
    }
    match after.chars().next() {
        Some('、') if !bracketed => Some("h2"),
        Some('）' | ')') if bracketed => Some("h3"),
        _ => None,
    }
}

fn element(html: &mut String, tag: &str, text: &str) {
    html.push_str(&format!("<{tag}>{}</{tag}>\n", ammonia::clean_text(text)));
}

fn table(html: &mut String, rows: &[Vec<String>]) {
    html.push_str("<table>\n");
    for (index, row) in rows.iter().enumerate() {
        let tag = if index == 0 && rows.len() > 1 {
            "th"
        } else {
            "td"
        };
        html.push_str("<tr>");
        for cell in row {
            html.push_str(&format!("<{tag}>{}</{tag}>", ammonia::clean_text(cell)));
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</table>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_decides_the_heading_level() {
        assert_eq!(tag_of("一、总体要求"), Some("h2"));
        assert_eq!(tag_of("（十二）加强培训"), Some("h3"));
        assert_eq!(tag_of("（一）加强培训。每年组织两次，由秘书处负责。"), None);
        assert_eq!(tag_of("一是加强培训"), None);
        assert_eq!(tag_of("1.窗口"), None);
    }

    #[test]
    fn text_cannot_smuggle_markup() {
        let limits = crate::read::Limits::default();
        let bytes = "一、标题\n<script>alert(1)</script>、<b>，\n".as_bytes();
        let source = crate::read::read_file("a.txt", bytes, &limits).unwrap();
        let html = to_html(&source);
        assert!(html.starts_with("<h2>一、标题</h2>"), "{html}");
        assert!(!html.contains("<script"), "{html}");
        assert_eq!(plain_text(&html).lines().next(), Some("一、标题"));
    }
}
