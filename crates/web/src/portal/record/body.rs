//! Dresses the clean HTML of a text for its page: links to sections, tables that scroll, the line of
//! recipients and the signature where a document has them.
//!
//! The HTML comes from the sanitiser in `documents`, which leaves `h2`, `p` and `table` without attributes;
//! that is what this relies on, and what it does not know it leaves as it is.

/// A text ready for the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Body {
    /// The HTML.
    pub(crate) html: String,
    /// The headings of the second level: address and text.
    pub(crate) outline: Vec<(String, String)>,
}

/// A piece of the text: an element of the top level that is dressed, or anything else.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Heading(&'a str),
    Paragraph(&'a str),
    Table(&'a str),
    Other(&'a str),
}

/// Dresses a text.
pub(crate) fn dress(html: &str) -> Body {
    let pieces = pieces(html);
    let signature = signature(&pieces);
    let recipient = pieces
        .iter()
        .position(|piece| matches!(piece, Piece::Paragraph(_)));
    let mut body = Body::default();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Heading(inner) => heading(&mut body, inner),
            Piece::Table(whole) => table(&mut body.html, whole),
            Piece::Paragraph(inner) if signature.contains(&at) => {
                body.html
                    .push_str(&format!("<p class=\"sign\">{inner}</p>"));
            }
            Piece::Paragraph(inner) if recipient == Some(at) && inner.trim().ends_with('：') => {
                body.html.push_str(&format!("<p class=\"to\">{inner}</p>"));
            }
            Piece::Paragraph(inner) => body.html.push_str(&format!("<p>{inner}</p>")),
            Piece::Other(text) => body.html.push_str(text),
        }
    }
    body
}

fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (before, tail) = rest.split_at(start);
        if !before.is_empty() {
            pieces.push(Piece::Other(before));
        }
        let (piece, after) = next_piece(tail);
        pieces.push(piece);
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Other(rest));
    }
    pieces
}

/// Takes the element that a text begins with.
fn next_piece(text: &str) -> (Piece<'_>, &str) {
    if let Some((inner, rest)) = element(text, "<h2>", "</h2>") {
        return (Piece::Heading(inner), rest);
    }
    if let Some((inner, rest)) = element(text, "<p>", "</p>") {
        return (Piece::Paragraph(inner), rest);
    }
    if text.starts_with("<table>")
        && let Some(end) = table_end(text)
    {
        let (whole, rest) = text.split_at(end);
        return (Piece::Table(whole), rest);
    }
    // Lists and quotations are taken whole, so that paragraphs inside of them stay as they are.
    for (open, close) in [
        ("<ul", "</ul>"),
        ("<ol", "</ol>"),
        ("<blockquote", "</blockquote>"),
    ] {
        if text.starts_with(open)
            && let Some(end) = text.find(close)
        {
            let (whole, rest) = text.split_at(end + close.len());
            return (Piece::Other(whole), rest);
        }
    }
    let end = text.find('>').map_or(text.len(), |end| end + 1);
    let (tag, rest) = text.split_at(end);
    (Piece::Other(tag), rest)
}

fn element<'a>(text: &'a str, open: &str, close: &str) -> Option<(&'a str, &'a str)> {
    let inner = text.strip_prefix(open)?;
    let end = inner.find(close)?;
    let (inner, rest) = inner.split_at(end);
    Some((inner, rest.strip_prefix(close)?))
}

/// Where a table ends, tables inside of it included.
fn table_end(text: &str) -> Option<usize> {
    const CLOSE: &str = "</table>";
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let close = rest.find(CLOSE)?;
        match rest.find("<table>").filter(|open| *open < close) {
            Some(open) => {
                depth += 1;
                at += open + "<table>".len();
            }
            None => {
                depth = depth.checked_sub(1)?;
                at += close + CLOSE.len();
                if depth == 0 {
                    return Some(at);
                }
            }
        }
    }
}

fn heading(body: &mut Body, inner: &str) {
    let id = format!("s{}", body.outline.len() + 1);
    let text = without_tags(inner);
    let label = text.replace('"', "&quot;");
    body.html.push_str(&format!(
        "<h2 id=\"{id}\">{inner}<a class=\"anchor\" href=\"#{id}\" aria-label=\"本节链接：{label}\">#</a></h2>"
    ));
    body.outline.push((id, text));
}

fn table(html: &mut String, whole: &str) {
    let dressed = whole.replacen("<table>", "<table class=\"table tight\">", 1);
    html.push_str("<div class=\"scroll-x\" tabindex=\"0\" role=\"region\" aria-label=\"文中表格，可以左右滚动\">");
    html.push_str(&dressed);
    html.push_str("</div>");
}

/// The text of an element; it stays escaped.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// The paragraphs at the end that are a signature: a date, and short lines before it that name who signs.
fn signature(pieces: &[Piece<'_>]) -> Vec<usize> {
    const MOST_ISSUERS: usize = 6;
    let paragraphs: Vec<(usize, String)> = pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| match piece {
            Piece::Paragraph(inner) => Some((at, without_tags(inner))),
            _ => None,
        })
        .collect();
    // What may follow the date: notes in brackets and lines about printing.
    let Some(date) = paragraphs.iter().rposition(|(_, text)| is_date(text)) else {
        return Vec::new();
    };
    if paragraphs.len() - date > 4 {
        return Vec::new();
    }
    let is_name = |text: &str| {
        let length = text.chars().count();
        (2..=30).contains(&length) && !text.contains(['。', '：', '；', '，'])
    };
    let before = paragraphs.iter().take(date).rev().take(MOST_ISSUERS);
    let names = before
        .take_while(|(_, text)| is_name(text))
        .map(|(at, _)| *at);
    names
        .chain(paragraphs.get(date).map(|(at, _)| *at))
        .collect()
}

/// `2026年9月16日` or `二〇二六年九月十六日`, and nothing else.
fn is_date(text: &str) -> bool {
    let known =
        |c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九十年月日 \u{3000}".contains(c);
    text.ends_with('日') && text.contains('年') && text.contains('月') && text.chars().all(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_gets_its_recipients_its_sections_and_its_signature() {
        let html = "<p>各镇人民政府：</p>\n<h2>一、总体\"要求\"</h2><p>正文。</p><p>云河区人民政府</p>\
            <p>2026年9月16日</p><p>（此件公开发布）</p>";
        let body = dress(html);
        assert!(
            body.html.starts_with("<p class=\"to\">各镇人民政府：</p>"),
            "{}",
            body.html
        );
        assert!(
            body.html.contains(
                "<p class=\"sign\">云河区人民政府</p><p class=\"sign\">2026年9月16日</p>"
            )
        );
        assert!(body.html.contains("<p>正文。</p>"));
        assert_eq!(
            body.outline,
            [("s1".to_owned(), "一、总体\"要求\"".to_owned())]
        );
        assert!(
            body.html
                .contains("aria-label=\"本节链接：一、总体&quot;要求&quot;\"")
        );
    }

    #[test]
    fn a_table_is_taken_whole_even_with_another_inside() {
        let html = "<table><tr><td><p>甲</p><table><tr><td>乙</td></tr></table></td></tr></table><p>后</p>";
        let body = dress(html);
        assert_eq!(body.html.matches("scroll-x").count(), 1);
        assert!(
            body.html.contains("<td><p>甲</p><table><tr><td>乙"),
            "{}",
            body.html
        );
        assert!(body.html.ends_with("</div><p>后</p>"));
    }

    #[test]
    fn what_is_not_known_stays_as_it_is() {
        for html in [
            "",
            "没有标签",
            "<p>没有关上",
            "<table><tr>",
            "a < b",
            "<h2>x",
            "<ul><li><p>1</p></li></ul>",
        ] {
            let body = dress(html);
            assert_eq!(body.html, html);
            assert!(body.outline.is_empty());
        }
    }
}
