//! The text of a cell, freed from what typing and printing left in it.

/// Full-width signs become half-width, odd spaces plain ones; line breaks stay.
pub(super) fn plain(text: &str) -> String {
    let unified: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{feff}' | '\u{200b}'))
        .map(|c| match c {
            '\u{ff10}'..='\u{ff19}'
            | '\u{ff21}'..='\u{ff3a}'
            | '\u{ff41}'..='\u{ff5a}'
            | '／'
            | '．' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{3000}' | '\u{a0}' | '\t' | '\r' => ' ',
            other => other,
        })
        .collect();
    let lines = unified
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Without any space: scanned tables break words (政   策).
pub(super) fn tight(text: &str) -> String {
    let kept = plain(text);
    kept.chars().filter(|c| !c.is_whitespace()).collect()
}

/// As [`tight`] for running text: spaces go only between Chinese characters, so that Latin words stay apart.
pub(super) fn running(text: &str) -> String {
    let plain = plain(text);
    let mut kept = String::with_capacity(plain.len());
    let mut chars = plain.chars().peekable();
    while let Some(c) = chars.next() {
        let is_inner = c == ' '
            && kept.chars().next_back().is_some_and(|c| !c.is_ascii())
            && chars
                .peek()
                .is_some_and(|next| !next.is_ascii() || *next == ' ');
        if !is_inner {
            kept.push(c);
        }
    }
    kept
}

/// Only Chinese characters, letters and digits, to compare headings.
pub(super) fn letters(text: &str) -> String {
    tight(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// What a box of a tick column says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tick {
    /// Nothing, or a box that is not ticked.
    No,
    /// A tick.
    Yes,
    /// Words, with or without a tick.
    Words(String),
}

/// Signs for a tick: ✓ and its like, filled shapes, and what symbol fonts keep in private characters.
pub(super) const TICKED: [char; 17] = [
    '√', '✓', '✔', '☑', '☒', '■', '●', '◆', '▲', '★', '✅', '\u{f052}', '\u{f0fe}', '\u{f0fc}',
    '\u{f06e}', '\u{f050}', '\u{25fc}',
];

/// Signs for an empty box; 口 is how typists write one.
pub(super) const EMPTY: [char; 9] = [
    '□', '口', '☐', '○', '◇', '×', '\u{f0a8}', '\u{f06f}', '\u{f0a3}',
];

pub(super) fn tick(text: &str) -> Tick {
    let text = tight(text);
    let words: String = text
        .chars()
        .filter(|c| !TICKED.contains(c) && !EMPTY.contains(c))
        .collect();
    let words = words.trim_matches(['(', ')', '（', '）', '：', ':', '_', '-', '/', '、']);
    let is_ticked = text.chars().any(|c| TICKED.contains(&c));
    match words {
        "" if is_ticked => Tick::Yes,
        "" => Tick::No,
        "是" | "有" | "Y" | "y" | "V" | "v" | "1" => Tick::Yes,
        "否" | "无" | "N" | "n" | "0" => Tick::No,
        words => Tick::Words(words.to_owned()),
    }
}
