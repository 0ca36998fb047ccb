//! A sentence with links in it, whose place in the sentence differs by language.

use std::fmt;

use askama::filters::HtmlSafe;

/// Where a run of another language goes into a sentence; no text has this character.
pub const HOLE: &str = "\u{1}";

/// Text that is HTML already: a translated sentence whose `[words in brackets]` became links, or a run in
/// another language with its mark. Everything in it was escaped when it was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase(String);

impl Phrase {
    /// Text as it is.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self(escape(text))
    }

    /// A sentence with links: the first bracket leads to the first address, and so on.
    #[must_use]
    pub fn linked(text: &str, addresses: &[String]) -> Self {
        let mut html = String::with_capacity(text.len() + 64);
        let mut addresses = addresses.iter();
        let mut rest = text;
        while let Some((before, tail)) = rest.split_once('[') {
            html.push_str(&escape(before));
            let (words, after) = tail.split_once(']').unwrap_or((tail, ""));
            match addresses.next() {
                Some(address) => {
                    html.push_str("<a href=\"");
                    html.push_str(&escape(address));
                    html.push_str("\">");
                    html.push_str(&escape(words));
                    html.push_str("</a>");
                }
                None => html.push_str(&escape(words)),
            }
            rest = after;
        }
        html.push_str(&escape(rest));
        Self(html)
    }

    /// Puts HTML where the first [`HOLE`] is.
    #[must_use]
    pub fn holding(self, other: &Self) -> Self {
        Self(self.0.replacen(HOLE, &other.0, 1))
    }

    /// What a reader sees of it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.0.len());
        let mut is_tag = false;
        for c in self.0.chars() {
            match c {
                '<' => is_tag = true,
                '>' => is_tag = false,
                c if !is_tag => text.push(c),
                _ => {}
            }
        }
        // As [`escape`] writes them, the ampersand last.
        let marks = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&amp;", "&"),
        ];
        marks
            .iter()
            .fold(text, |text, (entity, mark)| text.replace(entity, mark))
    }

    /// A run of Chinese within a page of another language.
    #[must_use]
    pub fn in_chinese(text: &str) -> Self {
        Self(format!("<span lang=\"zh-CN\">{}</span>", escape(text)))
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self::plain(&text)
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Phrase {}

/// Escapes text for HTML, in elements and in attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_become_links_and_everything_else_is_escaped() {
        let made = Phrase::linked(
            "a < b，[申请]或者[查询]。",
            &["/apply?x=1&y=2".to_owned(), "/search".to_owned()],
        );
        assert_eq!(
            made.to_string(),
            "a &lt; b，<a href=\"/apply?x=1&amp;y=2\">申请</a>或者<a href=\"/search\">查询</a>。"
        );
        assert_eq!(Phrase::linked("[甲]", &[]).to_string(), "甲");
        assert_eq!(
            Phrase::in_chinese("<b>").to_string(),
            "<span lang=\"zh-CN\">&lt;b&gt;</span>"
        );
        assert_eq!(Phrase::in_chinese("<b> &lt;").text(), "<b> &lt;");
    }
}
