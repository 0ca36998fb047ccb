//! HTML that people paste from Word, WPS and web pages, reduced to what a record page may hold.
//!
//! Kept: headings, paragraphs, lists, tables, links, images with their description. Removed: scripts,
//! styles, `mso-` leftovers, fonts, colours, handlers and every address that is not http(s), mail,
//! telephone or relative.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::read::is_entangled;

/// Nesting of elements, as for files.
const DEPTH_MAX: usize = 256;

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "br",
        "hr",
        "ul",
        "ol",
        "li",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "a",
        "img",
        "strong",
        "b",
        "em",
        "i",
        "u",
        "s",
        "sub",
        "sup",
        "blockquote",
        "figure",
        "figcaption",
        "pre",
        "code",
        "dl",
        "dt",
        "dd",
    ];
    let attributes: HashMap<&str, HashSet<&str>> = HashMap::from([
        ("a", HashSet::from(["href", "title"])),
        (
            "img",
            HashSet::from(["src", "alt", "title", "width", "height"]),
        ),
        ("td", HashSet::from(["colspan", "rowspan"])),
        ("th", HashSet::from(["colspan", "rowspan", "scope"])),
        ("ol", HashSet::from(["start", "type"])),
    ]);
    let mut cleaner = ammonia::Builder::empty();
    cleaner
        .tags(HashSet::from(tags))
        .clean_content_tags(HashSet::from([
            "script", "style", "title", "xml", "template", "noscript",
        ]))
        .tag_attributes(attributes)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer"))
        .strip_comments(true);
    cleaner
});

/// Returns the part of `html` that may stand in the body of a record.
///
/// The page has its own first heading, so a pasted `h1` becomes `h2`.
#[must_use]
pub fn body_html(html: &str) -> String {
    // What no editor produces is kept as text that shows itself.
    if is_entangled(html, DEPTH_MAX) {
        return ammonia::clean_text(html);
    }
    let lowered = html
        .replace("<h1", "<h2")
        .replace("<H1", "<h2")
        .replace("</h1", "</h2")
        .replace("</H1", "</h2");
    let clean = CLEANER.clean(&lowered).to_string();
    clean.replace("<p></p>", "").replace("<p>&nbsp;</p>", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_paste_keeps_structure_and_loses_style() {
        let pasted = r#"<!--[if gte mso 9]><xml><o:p>x</o:p></xml><![endif]-->
<style>p.MsoNormal{mso-style-name:x}</style><h1 class="a">标题</h1>
<p class="MsoNormal" style="mso-pagination:none;font-family:仿宋"><span lang="EN-US">正文<o:p></o:p></span></p>
<table border="1"><tr><td colspan="2" style="color:red">格</td></tr></table>
<img src="/files/a.png" alt="流程图" onerror="alert(1)"><a href="javascript:alert(1)">链</a>"#;
        let clean = body_html(pasted);
        assert!(
            clean.contains("<h2>标题</h2>") && clean.contains("<p>正文</p>"),
            "{clean}"
        );
        assert!(clean.contains(r#"<td colspan="2">格</td>"#), "{clean}");
        assert!(clean.contains(r#"alt="流程图""#), "{clean}");
        for gone in [
            "mso",
            "style",
            "onerror",
            "javascript",
            "<span",
            "class",
            "o:p",
        ] {
            assert!(!clean.contains(gone), "{gone} in {clean}");
        }
    }

    #[test]
    fn cleaning_twice_changes_nothing() {
        let once =
            body_html("<p>一</p><ul><li>二<li>三</ul><a href='http://a.example/?x=1&y=2'>链</a>");
        assert_eq!(body_html(&once), once);
    }
}
