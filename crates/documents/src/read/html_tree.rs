//! A small tree of a web page, made from markup that a real HTML parser has already put in order.
//!
//! Browsers accept anything; [`ammonia`] parses as they do and writes well-formed markup, which then
//! needs only the few lines here. The tree is a flat list, so that depth cannot exhaust the stack.

use std::collections::{HashMap, HashSet};

use super::Reason;
use super::budget::Budget;

/// One element or piece of text.
#[derive(Debug)]
pub(crate) enum Node {
    /// An element with the attributes that matter here.
    Element {
        name: String,
        attributes: HashMap<String, String>,
        end: usize,
    },
    /// Text with entities resolved.
    Text(String),
}

/// Nodes in document order; the descendants of an element follow it up to its `end`.
pub(crate) struct Tree(pub(crate) Vec<Node>);

const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];

/// Parses a page; scripts, styles, navigation and forms disappear with their content.
pub(super) fn parse(page: &str, budget: &mut Budget) -> Result<Tree, Reason> {
    let clean = cleaner().clean(page).to_string();
    budget.check_time()?;
    tree_of(&clean, budget)
}

/// The tree of markup that [`ammonia`] has written.
pub(crate) fn tree_of(clean: &str, budget: &mut Budget) -> Result<Tree, Reason> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = clean;
    while let Some((before, tag)) = rest.split_once('<') {
        budget.tick()?;
        push_text(&mut nodes, before);
        let Some((tag, after)) = split_tag(tag) else {
            break;
        };
        rest = after;
        if tag.starts_with('/') {
            close(&mut nodes, open.pop());
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let name = name.trim_end_matches('/').to_ascii_lowercase();
        let end = nodes.len() + 1;
        if !VOID.contains(&name.as_str()) {
            open.push(nodes.len());
            // Ordered markup nests more than Word does: four levels of ours are one of the limit.
            budget.check_depth(open.len() / 4)?;
        }
        nodes.push(Node::Element {
            name,
            attributes: attributes_of(attributes),
            end,
        });
    }
    push_text(&mut nodes, rest);
    while let Some(at) = open.pop() {
        close(&mut nodes, Some(at));
    }
    Ok(Tree(nodes))
}

/// Parts a tag from what follows; a value in quotes may hold a `>`.
fn split_tag(text: &str) -> Option<(&str, &str)> {
    let mut is_quoted = false;
    let end = text.find(|c| {
        is_quoted ^= c == '"';
        c == '>' && !is_quoted
    })?;
    let (tag, rest) = text.split_at(end);
    Some((tag, rest.get(1..)?))
}

fn close(nodes: &mut [Node], at: Option<usize>) {
    let count = nodes.len();
    if let Some(Node::Element { end, .. }) = at.and_then(|at| nodes.get_mut(at)) {
        *end = count;
    }
}

fn push_text(nodes: &mut Vec<Node>, text: &str) {
    if !text.is_empty() {
        nodes.push(Node::Text(unescape(text)));
    }
}

fn attributes_of(text: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    let mut rest = text;
    while let Some((name, value)) = rest.split_once("=\"") {
        let Some((value, after)) = value.split_once('"') else {
            break;
        };
        found.insert(name.trim().to_ascii_lowercase(), unescape(value));
        rest = after;
    }
    found
}

/// The entities that a serialiser writes; all others are characters by then.
pub(crate) fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

fn cleaner() -> ammonia::Builder<'static> {
    let dropped = [
        "script", "style", "nav", "header", "footer", "aside", "noscript", "template", "form",
        "button", "select", "textarea", "iframe", "svg", "object", "video", "audio", "title",
    ];
    let kept = [
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "br",
        "hr",
        "ul",
        "ol",
        "li",
        "section",
        "article",
        "main",
        "b",
        "strong",
        "center",
        "blockquote",
        "pre",
        "dl",
        "dt",
        "dd",
        "a",
        "span",
        "font",
    ];
    let mut cleaner = ammonia::Builder::empty();
    cleaner
        .tags(HashSet::from(kept))
        .clean_content_tags(HashSet::from(dropped))
        .generic_attributes(HashSet::from(["id", "class", "align", "style", "colspan"]))
        .link_rel(None)
        .strip_comments(true);
    cleaner
}
