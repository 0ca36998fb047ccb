//! Compares two contents paragraph by paragraph, and changed paragraphs character by character.

use gongkai_model::record::Content;
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

/// A paragraph of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    /// So many paragraphs that did not change.
    Same(usize),
    /// A paragraph that changed, in runs.
    Runs(Vec<Run>),
}

/// A run of characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Run {
    /// In both.
    Kept(String),
    /// In the newer one only.
    Added(String),
    /// In the older one only.
    Removed(String),
}

/// Longer paragraphs than this are compared as wholes, so that nobody can make a page expensive.
const MOST_CHARS: usize = 4_000;

/// Compares two contents.
pub(crate) fn changes(old: &Content, new: &Content) -> Vec<Change> {
    let (old, new) = (paragraphs(old), paragraphs(new));
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        let (before, after) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) {
            changes.push(Change::Same(after.len()));
            continue;
        }
        let before = old.get(before).unwrap_or_default();
        let after = new.get(after).unwrap_or_default();
        for at in 0..before.len().max(after.len()) {
            let runs = runs(before.get(at), after.get(at));
            changes.push(Change::Runs(runs));
        }
    }
    changes
}

fn runs(old: Option<&String>, new: Option<&String>) -> Vec<Run> {
    match (old, new) {
        (Some(old), Some(new)) if old.len().max(new.len()) <= MOST_CHARS => within(old, new),
        (old, new) => {
            let removed = old.map(|text| Run::Removed(text.clone()));
            let added = new.map(|text| Run::Added(text.clone()));
            removed.into_iter().chain(added).collect()
        }
    }
}

/// Compares two paragraphs; when little is common, they are told as one removed and one added.
fn within(old: &str, new: &str) -> Vec<Run> {
    let diff = TextDiff::from_chars(old, new);
    if diff.ratio() < 0.4 {
        return vec![Run::Removed(old.to_owned()), Run::Added(new.to_owned())];
    }
    let mut runs: Vec<Run> = Vec::new();
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (change.tag(), runs.last_mut()) {
            (ChangeTag::Equal, Some(Run::Kept(run)))
            | (ChangeTag::Insert, Some(Run::Added(run)))
            | (ChangeTag::Delete, Some(Run::Removed(run))) => run.push_str(text),
            (ChangeTag::Equal, _) => runs.push(Run::Kept(text.to_owned())),
            (ChangeTag::Insert, _) => runs.push(Run::Added(text.to_owned())),
            (ChangeTag::Delete, _) => runs.push(Run::Removed(text.to_owned())),
        }
    }
    runs
}

/// Title, number, attachments and the paragraphs of the text, without markup.
fn paragraphs(content: &Content) -> Vec<String> {
    let mut lines = vec![content.title.clone()];
    lines.extend(content.doc_number.as_ref().map(ToString::to_string));
    lines.extend(text_lines(&content.body_html));
    lines.extend(
        content
            .attachments
            .iter()
            .map(|file| format!("附件：{}", file.name)),
    );
    lines
}

fn text_lines(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut tag: Option<String> = None;
    for c in html.chars() {
        match (&mut tag, c) {
            (None, '<') => tag = Some(String::new()),
            (Some(name), '>') => {
                if ends_line(name) {
                    text.push('\n');
                }
                tag = None;
            }
            (Some(name), c) => name.push(c),
            (None, c) => text.push(c),
        }
    }
    let lines = text
        .lines()
        .map(|line| unescape(line.trim()))
        .filter(|line| !line.is_empty());
    lines.collect()
}

fn ends_line(tag: &str) -> bool {
    let name = tag
        .trim_start_matches('/')
        .split([' ', '/'])
        .next()
        .unwrap_or_default();
    !matches!(
        name,
        "b" | "strong" | "em" | "i" | "u" | "s" | "a" | "sub" | "sup" | "code"
    )
}

fn unescape(text: &str) -> String {
    text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(title: &str, body: &str) -> Content {
        Content {
            title: title.into(),
            body_html: body.into(),
            ..Content::default()
        }
    }

    #[test]
    fn a_changed_figure_is_shown_inside_its_paragraph() {
        let old = content("办法", "<p>每台补助 10 万元。</p><p>第二段。</p>");
        let new = content("办法", "<p>每台补助 12 万元。</p><p>第二段。</p>");
        assert_eq!(
            changes(&old, &new),
            [
                Change::Same(1),
                Change::Runs(vec![
                    Run::Kept("每台补助 1".into()),
                    Run::Removed("0".into()),
                    Run::Added("2".into()),
                    Run::Kept(" 万元。".into()),
                ]),
                Change::Same(1),
            ]
        );
    }

    #[test]
    fn an_added_paragraph_is_added_whole() {
        let old = content("办法", "<p>一</p>");
        let new = content("办法", "<p>一</p><p>二 &lt;b&gt;</p>");
        let added = Change::Runs(vec![Run::Added("二 <b>".into())]);
        assert_eq!(changes(&old, &new), [Change::Same(2), added]);
    }
}
