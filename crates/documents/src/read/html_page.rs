//! Saved web pages: the charset found out, the main content chosen, its blocks taken.
//!
//! Main content is the deepest element that holds most of the page's sentences; menus hold links
//! and no sentences. Without such an element the whole page is taken.

mod blocks;
mod guard;

use super::budget::Budget;
use super::html_tree::{self, Node, Tree};
use super::{Block, Format, Reason, SourceText, charset, lines};

pub(crate) use guard::is_entangled;
use guard::refuse_deep;

pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<SourceText, Reason> {
    let declared = declared_charset(bytes);
    let decoded = charset::decode(bytes, declared.as_deref())?;
    refuse_deep(&decoded.text, budget)?;
    let tree = html_tree::parse(&decoded.text, budget)?;
    let (start, end) = main_content(&tree);
    let mut blocks = metadata(blocks::of(&tree, 0, start, budget)?);
    blocks.extend(blocks::of(&tree, start, end, budget)?);
    let has_pre = |node: &Node| matches!(node, Node::Element { name, .. } if name == "pre");
    if tree.0.iter().any(has_pre) {
        blocks = lines::join_broken(blocks);
    }
    add_title(&mut blocks, &decoded.text);
    let mut source = SourceText::new(Format::Html, blocks);
    source.warnings = decoded.warnings;
    Ok(source)
}

/// The page's own table or list of metadata above the article; other blocks there are furniture.
fn metadata(before: Vec<Block>) -> Vec<Block> {
    const LABELS: [&str; 4] = ["发文字号", "文号", "成文日期", "发文机关"];
    let is_labelled = |text: &str| {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        LABELS.iter().any(|label| plain.starts_with(label))
            || LABELS
                .iter()
                .any(|label| plain.contains(&format!("{label}：")))
    };
    let is_wanted = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph { text, .. } => {
            text.chars().count() < 200 && is_labelled(text)
        }
        Block::Table { rows } => {
            rows.len() < 30 && rows.iter().flatten().any(|cell| is_labelled(cell))
        }
    };
    before.into_iter().filter(is_wanted).collect()
}

/// `<meta charset=…>`, `<meta … content="text/html; charset=…">` or an XML declaration.
fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(4_096)).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, after) = head
        .split_once("charset=")
        .or_else(|| head.split_once("encoding="))?;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    Some(label).filter(|label| !label.is_empty())
}

/// Range of nodes of the main content.
fn main_content(tree: &Tree) -> (usize, usize) {
    let weights: Vec<usize> = prefix_sums(tree);
    let weight = |from: usize, to: usize| {
        let at = |index: usize| weights.get(index).copied().unwrap_or_default();
        at(to).saturating_sub(at(from))
    };
    let all = (0, tree.0.len());
    let total = weight(all.0, all.1);
    let mut best = all;
    for (at, node) in tree.0.iter().enumerate() {
        let Node::Element { name, end, .. } = node else {
            continue;
        };
        let is_container = matches!(name.as_str(), "div" | "section" | "article" | "main" | "td");
        let holds_most = total > 0 && weight(at, *end) * 10 >= total * 9;
        if is_container && holds_most && !is_cell_of_content(tree, at, *end, name) {
            best = (at, *end);
        }
    }
    best
}

/// Layout tables have one big cell; a cell without inner blocks belongs to a table of content.
fn is_cell_of_content(tree: &Tree, at: usize, end: usize, name: &str) -> bool {
    let inner = tree.0.get(at + 1..end).unwrap_or_default();
    let blocks = inner
        .iter()
        .filter(|node| matches!(node, Node::Element { name, .. } if name == "p" || name == "div"))
        .count();
    name == "td" && blocks < 3 || blocks == 0 && name != "article"
}

/// Running sum of characters in text that is prose or a short line outside links.
fn prefix_sums(tree: &Tree) -> Vec<usize> {
    let mut sums = Vec::with_capacity(tree.0.len() + 1);
    let (mut sum, mut link_end) = (0, 0);
    for (at, node) in tree.0.iter().enumerate() {
        sums.push(sum);
        match node {
            Node::Element { name, end, .. } if name == "a" => link_end = link_end.max(*end),
            Node::Text(text) if at >= link_end => {
                let chars = text.trim().chars().count();
                let is_prose = text.contains(['。', '，', '；', '：', '〔']);
                sum += if is_prose { chars * 4 } else { chars };
            }
            _ => {}
        }
    }
    sums.push(sum);
    sums
}

/// `<meta name="ArticleTitle">` names the page's text when the content itself does not.
///
/// Source: 《政府网站网页标签规范》, whose content pages carry this tag.
fn add_title(blocks: &mut Vec<Block>, page: &str) {
    let Some(title) = meta_title(page) else {
        return;
    };
    let squeeze = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    let wanted = squeeze(&title);
    let mut head = String::new();
    for block in blocks.iter().take(12) {
        if let Block::Heading { text, .. } | Block::Paragraph { text, .. } = block {
            head.push_str(&squeeze(text));
        }
    }
    if !wanted.is_empty() && !head.contains(&wanted) {
        blocks.insert(
            0,
            Block::Heading {
                level: 1,
                text: title,
            },
        );
    }
}

fn meta_title(page: &str) -> Option<String> {
    let head: String = page.chars().take(20_000).collect();
    let at = head.to_ascii_lowercase().find("\"articletitle\"")?;
    let (tag, _) = head.get(at..)?.split_once('>')?;
    let (_, content) = tag.split_once("content=\"")?;
    let (content, _) = content.split_once('"')?;
    Some(html_tree::unescape(content.trim()))
}

/// The visible text of a fragment, one line for each block and table row.
pub(crate) fn fragment_text(html: &str) -> String {
    let limits = super::Limits::default();
    let mut budget = Budget::new(&limits);
    let read = |budget: &mut Budget| {
        refuse_deep(html, budget)?;
        let tree = html_tree::parse(html, budget)?;
        blocks::of(&tree, 0, tree.0.len(), budget)
    };
    // A fragment beyond the limits has no text worth showing.
    let blocks: Vec<Block> = read(&mut budget).unwrap_or_default();
    let lines = blocks.into_iter().flat_map(|block| match block {
        Block::Heading { text, .. } | Block::Paragraph { text, .. } => vec![text],
        Block::Table { rows } => rows.iter().map(|row| row.join(" ")).collect(),
    });
    lines.collect::<Vec<_>>().join("\n")
}
