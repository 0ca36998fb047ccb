//! Links of a page, made relative: the copy works wherever it lies.

use super::scope::Leads;
use crate::show;

/// Attributes that hold an address.
const ATTRIBUTES: [&str; 3] = ["href", "src", "action"];

/// What a comment begins with; nothing in it is an address.
const COMMENT: &str = "<!--";

/// Makes the addresses of this site relative to the page at `place`. `meet` is told each of them and says
/// where it leads: to a place in the copy, or to the web.
pub(super) fn relative(page: &str, place: &str, meet: &mut dyn FnMut(&str) -> Leads) -> String {
    let mut out = String::with_capacity(page.len() + page.len() / 8);
    let mut rest = page;
    // Texts hold no bare `<`: pages are escaped, and bodies were cleaned.
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        out.push_str(text);
        let end = end_of(tag);
        let (tag, after) = tag.split_at(end);
        if tag.starts_with(COMMENT) {
            out.push_str(tag);
        } else {
            rewrite(tag, place, meet, &mut out);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Where a tag ends; `>` inside of quotes does not end it.
fn end_of(tag: &str) -> usize {
    if tag.starts_with(COMMENT) {
        return tag.find("-->").map_or(tag.len(), |at| at + 3);
    }
    let mut is_quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'>' if !is_quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

fn rewrite(tag: &str, place: &str, meet: &mut dyn FnMut(&str) -> Leads, out: &mut String) {
    let mut rest = tag;
    while let Some((before, value)) = rest.split_once("=\"") {
        let Some((value, after)) = value.split_once('"') else {
            break;
        };
        out.push_str(before);
        out.push_str("=\"");
        let name = before
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let is_ours = value.starts_with('/') && !value.starts_with("//");
        if ATTRIBUTES.contains(&name) && is_ours {
            let address = unescape(value);
            let anchor = address.split_once('#').map(|(_, anchor)| anchor);
            match meet(&address) {
                Leads::Online(address) => out.push_str(&escape(&address)),
                Leads::ToFile(path) => {
                    out.push_str(&from_to(place, &path));
                    if let Some(anchor) = anchor {
                        out.push('#');
                        out.push_str(&escape(anchor));
                    }
                }
            }
        } else {
            out.push_str(value);
        }
        out.push('"');
        rest = after;
    }
    out.push_str(rest);
}

/// The way from one file to another, percent-encoded.
pub(super) fn from_to(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let folders = folders.split_last().map_or(&[][..], |(_, folders)| folders);
    let steps: Vec<&str> = to.split('/').collect();
    let common = folders
        .iter()
        .zip(&steps)
        .take_while(|(one, other)| one == other)
        .count();
    // The file itself is never common.
    let common = common.min(steps.len().saturating_sub(1));
    let up = "../".repeat(folders.len() - common);
    let down: Vec<String> = steps
        .iter()
        .skip(common)
        .map(|step| show::encode(step))
        .collect();
    format!("{up}{}", down.join("/"))
}

/// A page that leads on, for an address that is another's.
pub(super) fn forward(to: &str) -> String {
    let to = escape(to);
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>转到</title>\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\"></head>\
         <body><p><a href=\"{to}\">转到这一页</a></p></body></html>\n"
    )
}

/// Addresses of this site that a site map names, as paths.
pub(super) fn places_of_site_map(text: &str, host: &str) -> Vec<String> {
    let named = text
        .split("<loc>")
        .skip(1)
        .filter_map(|part| part.split("</loc>").next());
    let path = |address: &str| {
        let (_, rest) = address.split_once("://")?;
        let path = rest.strip_prefix(host)?;
        Some(unescape(if path.is_empty() { "/" } else { path }))
    };
    named.filter_map(path).collect()
}

fn unescape(text: &str) -> String {
    let mut text = text.to_owned();
    for (name, c) in [
        ("&#38;", "&"),
        ("&amp;", "&"),
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&lt;", "<"),
        ("&#62;", ">"),
        ("&gt;", ">"),
    ] {
        text = text.replace(name, c);
    }
    // Bodies may hold letters as they are; an address that is asked for may not.
    if text.is_ascii() {
        return text;
    }
    let encoded = |c: char| {
        if c.is_ascii() {
            c.to_string()
        } else {
            show::encode(&c.to_string())
        }
    };
    text.chars().map(encoded).collect()
}

fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The file that a link leads to.
    fn leads_to(from: &str, link: &str) -> String {
        let mut steps: Vec<&str> = from.split('/').collect();
        steps.pop();
        let link = crate::offline_copy::places::decode(link);
        for step in link.split('/') {
            if step == ".." {
                steps.pop();
            } else {
                steps.push(step);
            }
        }
        steps.join("/")
    }

    #[test]
    fn the_way_between_two_files() {
        for (from, to, link) in [
            ("index.html", "index.html", "index.html"),
            ("a/b/index.html", "index.html", "../../index.html"),
            ("a/b/index.html", "a/c/index.html", "../c/index.html"),
            ("a/index.html", "a/附件.txt", "%E9%99%84%E4%BB%B6.txt"),
            ("en/a/index.html", "assets/x.css", "../../assets/x.css"),
            ("a/index.html", "a", "../a"),
        ] {
            assert_eq!(from_to(from, to), link);
            assert_eq!(leads_to(from, link), to);
        }
    }

    #[test]
    fn only_addresses_of_this_site_change_and_texts_stay() {
        let page = "<a class=\"x>y\" href=\"/units?a=1&#38;b=2#c\">链接 href=\"/no\"</a><a href=\"//else\">\
                    <a href=\"https://else/\"><use href=\"#i\"/><!-- href=\"/no\" --><img alt=\"\" src=\"/files/a/b\">";
        let mut met = Vec::new();
        let mut meet = |address: &str| {
            met.push(address.to_owned());
            Leads::ToFile(format!("there/{}", met.len()))
        };
        let out = relative(page, "here/index.html", &mut meet);
        assert_eq!(
            out,
            "<a class=\"x>y\" href=\"../there/1#c\">链接 href=\"/no\"</a><a href=\"//else\">\
             <a href=\"https://else/\"><use href=\"#i\"/><!-- href=\"/no\" --><img alt=\"\" src=\"../there/2\">"
        );
        assert_eq!(met, ["/units?a=1&b=2#c", "/files/a/b"]);
    }
}
