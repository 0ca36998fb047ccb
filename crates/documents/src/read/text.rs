//! Plain text, also with the light mark-up that converters leave: `# `, `**`, `---`, bookmarks.

use super::budget::Budget;
use super::{Block, Format, Reason, SourceText, charset, lines};

pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<SourceText, Reason> {
    let decoded = charset::decode(bytes, None)?;
    let mut blocks = Vec::new();
    for line in decoded.text.split(['\n', '\r', '\u{c}', '\u{2028}']) {
        budget.spend_text(line)?;
        if let Some(block) = block_of(line) {
            blocks.push(block);
        }
    }
    let mut source = SourceText::new(Format::Text, lines::join_broken(blocks));
    source.warnings = decoded.warnings;
    Ok(source)
}

fn block_of(line: &str) -> Option<Block> {
    let indented = line
        .chars()
        .take_while(|c| matches!(c, ' ' | '\u{3000}' | '\t'))
        .count();
    let trimmed = line.trim();
    let bold = trimmed.len() > 4
        && trimmed
            .strip_prefix("**")
            .and_then(|rest| rest.strip_suffix("**"))
            .is_some_and(|inner| !inner.contains("**"));
    let (level, text) = without_mark_up(trimmed)?;
    if let Some(level) = level {
        return Some(Block::Heading { level, text });
    }
    // A short line far from the left margin is a signature or a date.
    let right = indented >= 12 && text.chars().count() < 40;
    Some(Block::Paragraph {
        text,
        centered: false,
        right,
        bold,
    })
}

/// Removes light mark-up from a line: its heading level and text, `None` when nothing else is there.
///
/// Such marks also arrive inside Word files and PDFs, when text was pasted from a converter.
pub(crate) fn without_mark_up(line: &str) -> Option<(Option<u8>, String)> {
    let line = without_bookmarks(line);
    let line = line.trim();
    if line.is_empty() || is_rule(line) {
        return None;
    }
    let hashes = line.chars().take_while(|c| *c == '#').count();
    let heading = line
        .get(hashes..)
        .filter(|_| (1..=6).contains(&hashes))
        .and_then(|rest| rest.strip_prefix([' ', '\u{a0}', '\u{3000}']));
    if let Some(text) = heading {
        let level = u8::try_from(hashes).unwrap_or(6);
        return Some((Some(level), without_emphasis(text).trim().to_owned()));
    }
    Some((None, without_emphasis(line)))
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3
        && ["-", "*", "_", "="]
            .iter()
            .any(|sign| line.replace(sign, "").is_empty())
}

fn without_emphasis(line: &str) -> String {
    line.replace("**", "")
}

/// Removes `[bookmark: name]`, which a converter of Word files writes.
fn without_bookmarks(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("[bookmark:") {
        kept.push_str(before);
        match after.split_once(']') {
            Some((_, after)) => rest = after,
            None => rest = "",
        }
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mark_up_left_by_converters_disappears() {
        let text =
            "# 云河区外事办公室文件\n\n---\n\n**一是规范告知。**[bookmark: _GoBack]逐项编写。\n";
        let limits = super::super::Limits::default();
        let source = read(text.as_bytes(), &mut Budget::new(&limits)).unwrap();
        let found: Vec<&str> = source.lines().collect();
        assert_eq!(found, ["云河区外事办公室文件", "一是规范告知。逐项编写。"]);
    }
}
