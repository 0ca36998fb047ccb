//! Plain text of a table cell as body HTML.

/// Puts plain text into paragraphs, numbered headings into headings.
pub(super) fn from_text(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let tag = tag_of(line);
        html.push('<');
        html.push_str(tag);
        html.push('>');
        escape(line, &mut html);
        html.push_str("</");
        html.push_str(tag);
        html.push('>');
    }
    html
}

/// 一、 opens a section, （一） a part of it; a line that goes on to a full stop is a paragraph.
fn tag_of(line: &str) -> &'static str {
    const NUMERALS: &str = "一二三四五六七八九十";
    let is_short = line.chars().nth(50).is_none() && !line.contains('。');
    if !is_short {
        return "p";
    }
    let is_numeral = |text: &str| !text.is_empty() && text.chars().all(|c| NUMERALS.contains(c));
    if line
        .split_once('、')
        .is_some_and(|(number, _)| is_numeral(number))
    {
        return "h2";
    }
    let bracketed = line
        .strip_prefix('（')
        .and_then(|rest| rest.split_once('）'));
    if bracketed.is_some_and(|(number, _)| is_numeral(number)) {
        "h3"
    } else {
        "p"
    }
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '&' => html.push_str("&amp;"),
            '\0' => {}
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_their_numbers_and_markup_is_text() {
        let html = from_text("一、总体要求\n（一）目标\n一是做好公开。\n<script>&\n");
        assert_eq!(
            html,
            "<h2>一、总体要求</h2><h3>（一）目标</h3><p>一是做好公开。</p><p>&lt;script&gt;&amp;</p>"
        );
    }
}
