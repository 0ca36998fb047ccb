//! Marks findings in the text: each place gets the number of its finding, which leads to it and back.
//!
//! Findings give places in the plain text; the page shows HTML. A place is found again as the same
//! occurrence of the same words. Words that run over the border of an element, or lie in a link, stay
//! unmarked; their finding stands at the side all the same.

use gongkai_model::record::Content;
use gongkai_office::publishing::findings::{Found, plain};

/// The body with numbered marks, and the numbers that found their place.
pub(super) fn mark(content: &Content, findings: &[Found]) -> (String, Vec<usize>) {
    let text = plain(content);
    let start = content.title.len() + 1;
    let html = &content.body_html;
    let mut places = Vec::new();
    for (at, found) in findings.iter().enumerate() {
        let Some(range) = found.range.clone().filter(|_| found.attachment.is_none()) else {
            continue;
        };
        let words = text.get(range.clone()).unwrap_or_default();
        let Some(before) = text.get(start..range.start) else {
            continue;
        };
        if let Some(place) = nth(html, &escape(words), before.matches(words).count()) {
            places.push((place, at + 1));
        }
    }
    places.sort_by_key(|(range, _)| range.start);
    insert(html, &places)
}

type Place = std::ops::Range<usize>;

/// The place of the n-th occurrence among the pieces of text outside of tags and links.
fn nth(html: &str, words: &str, mut n: usize) -> Option<Place> {
    if words.trim().is_empty() {
        return None;
    }
    let mut links = 0_usize;
    let mut at = 0;
    while at < html.len() {
        let rest = html.get(at..)?;
        if rest.starts_with('<') {
            let end = rest.find('>')? + 1;
            let tag = rest.get(..end)?;
            if tag.starts_with("<a ") || tag.starts_with("<a>") {
                links += 1;
            } else if tag.starts_with("</a") {
                links = links.saturating_sub(1);
            }
            at += end;
            continue;
        }
        let end = rest.find('<').unwrap_or(rest.len());
        let piece = rest.get(..end)?;
        for (found, _) in piece.match_indices(words) {
            if n == 0 {
                let start = at + found;
                return (links == 0).then_some(start..start + words.len());
            }
            n -= 1;
        }
        at += end;
    }
    None
}

/// As the sanitiser writes text.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn insert(html: &str, places: &[(Place, usize)]) -> (String, Vec<usize>) {
    let mut marked = String::with_capacity(html.len() + places.len() * 64);
    let mut numbers = Vec::new();
    let mut done = 0;
    for (place, number) in places {
        let (Some(before), Some(words)) = (html.get(done..place.start), html.get(place.clone()))
        else {
            continue;
        };
        marked.push_str(before);
        marked.push_str(&format!(
            "<a class=\"pii\" id=\"p{number}\" href=\"#f-{number}\">{words}<sup>{number}</sup></a>"
        ));
        numbers.push(*number);
        done = place.end;
    }
    marked.push_str(html.get(done..).unwrap_or_default());
    (marked, numbers)
}

#[cfg(test)]
mod tests {
    use gongkai_rules::text_check::Severity;

    use super::*;

    fn marked(title: &str, body: &str, words: &[(&str, usize)]) -> (String, Vec<usize>) {
        let content = Content {
            title: title.into(),
            body_html: body.into(),
            ..Content::default()
        };
        let text = plain(&content);
        let found = words.iter().map(|(words, n)| {
            let start = text.match_indices(words).nth(*n).unwrap().0;
            Found {
                severity: Severity::Warn,
                code: "mobile",
                message: String::new(),
                attachment: None,
                range: Some(start..start + words.len()),
                replacement: None,
            }
        });
        mark(&content, &found.collect::<Vec<_>>())
    }

    #[test]
    fn the_same_occurrence_is_marked() {
        let body = "<p>电话 13900000000。</p><p>再打 13900000000 &amp; 问。</p>";
        let (html, numbers) = marked("通知", body, &[("13900000000", 1)]);
        assert_eq!(
            html,
            "<p>电话 13900000000。</p><p>再打 <a class=\"pii\" id=\"p1\" href=\"#f-1\">13900000000\
             <sup>1</sup></a> &amp; 问。</p>"
        );
        assert_eq!(numbers, [1]);
    }

    #[test]
    fn what_has_no_place_in_the_body_is_left_out() {
        let body = "<p>见 <a href=\"/x\">13900000000</a> 和 1390<b>0000001</b></p>";
        let (html, numbers) = marked(
            "联系 13900000000",
            body,
            &[("13900000000", 0), ("13900000000", 1)],
        );
        assert_eq!(html, body);
        assert!(numbers.is_empty());
    }
}
