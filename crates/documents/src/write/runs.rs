//! Runs of characters as HTML means them: white space, styles, and blocks made into lines where a place holds
//! lines only.

use super::document::{Block, Run, Style};

/// The style inside an element of a line; nothing for an element that stands as a block.
pub(super) fn style_of(name: &str, outside: Style) -> Option<Style> {
    let mut style = outside;
    match name {
        "strong" | "b" => style.is_strong = true,
        "em" | "i" => style.is_emphasised = true,
        "u" => style.is_underlined = true,
        "s" => style.is_struck = true,
        "sup" => style.is_raised = true,
        "sub" => style.is_lowered = true,
        "a" | "code" | "span" => {}
        _ => return None,
    }
    Some(style)
}

pub(super) fn line_break() -> Run {
    Run::plain("\n")
}

fn is_break(run: &Run) -> bool {
    run.text == "\n"
}

/// Adds text as HTML means it: any white space is one space.
pub(super) fn push_text(runs: &mut Vec<Run>, text: &str, style: Style) {
    let ends_in_space = |runs: &[Run]| {
        let last = runs.last().map_or(" ", |run| run.text.as_str());
        last.ends_with([' ', '\n'])
    };
    let mut was_space = ends_in_space(runs);
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if matches!(c, '\n' | '\r' | '\t' | '\u{c}') {
            ' '
        } else {
            c
        };
        // No font has a glyph for what only steers; nobody misses it on paper.
        if c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}') {
            continue;
        }
        if c == ' ' && was_space {
            continue;
        }
        was_space = c == ' ';
        written.push(c);
    }
    if written.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.style == style && !is_break(last) => last.text.push_str(&written),
        _ => runs.push(Run {
            text: written,
            style,
        }),
    }
}

/// Without space and breaks at either end; the typesetter moves first lines in by itself.
pub(super) fn trimmed(mut runs: Vec<Run>) -> Vec<Run> {
    let is_blank = |run: &Run| run.text.trim().is_empty();
    while runs.last().is_some_and(is_blank) {
        runs.pop();
    }
    let blank = runs.iter().take_while(|run| is_blank(run)).count();
    runs.drain(..blank);
    if let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = runs.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    runs
}

/// The text of blocks one after another, for places that hold lines only: a cell, a heading.
pub(super) fn collect(blocks: Vec<Block>, into: &mut Vec<Run>) {
    for block in blocks {
        if !into.is_empty() && !into.last().is_some_and(is_break) {
            into.push(line_break());
        }
        match block {
            Block::Heading { runs, .. } | Block::Paragraph { runs } | Block::Recipient { runs } => {
                into.extend(runs)
            }
            Block::List { start, items } => {
                for (at, item) in items.into_iter().enumerate() {
                    let number = start.map(|start| start.saturating_add(at as i64));
                    let mark = number.map_or("• ".to_owned(), |number| format!("{number}. "));
                    if at > 0 {
                        into.push(line_break());
                    }
                    into.push(Run::plain(mark));
                    let mut inner = Vec::new();
                    collect(item, &mut inner);
                    into.extend(inner);
                }
            }
            Block::Table(table) => {
                let mut y = 0;
                for cell in table.cells {
                    let text = if cell.y > y { "\n" } else { "　" };
                    y = cell.y;
                    into.push(Run::plain(text));
                    into.extend(cell.runs);
                }
            }
            Block::Quote { blocks } => {
                let mut inner = Vec::new();
                collect(blocks, &mut inner);
                into.extend(inner);
            }
            Block::Signature { lines } | Block::Preformatted { lines } => {
                for line in lines {
                    into.push(Run::plain(line));
                    into.push(line_break());
                }
            }
            Block::Rule => {}
        }
    }
}
