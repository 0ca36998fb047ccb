//! Which paragraphs of a text are 主送机关, 发文机关署名 and 成文日期. Clean HTML has no mark for them, so their
//! form and place decide. GB/T 9704—2012 art. 7.3.2, 7.3.5.

use super::document::{Block, Run};

/// Offices that sign together.
const MOST_ISSUERS: usize = 6;

/// What may follow the date: notes in brackets, lines about printing, names of attachments.
const MOST_AFTER_DATE: usize = 4;

/// Makes the first paragraph the recipient when it ends in a colon, and a date near the end with the short
/// lines before it the signature.
pub(super) fn mark_letter_parts(blocks: &mut Vec<Block>) {
    if let Some(first) = blocks.first_mut()
        && let Block::Paragraph { runs } = first
        && text_of(runs).ends_with('：')
    {
        let runs = std::mem::take(runs);
        *first = Block::Recipient { runs };
    }
    let Some(date) = blocks
        .iter()
        .rposition(|it| line_of(it).is_some_and(|it| is_date(&it)))
    else {
        return;
    };
    if blocks.len() - date > MOST_AFTER_DATE {
        return;
    }
    let before = blocks.iter().take(date).rev().take(MOST_ISSUERS);
    let names = before
        .take_while(|block| line_of(block).is_some_and(|line| is_name(&line)))
        .count();
    let lines = blocks.iter().skip(date - names).take(names + 1);
    let lines = lines.filter_map(line_of).collect();
    blocks.splice(date - names..=date, [Block::Signature { lines }]);
}

fn text_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The text of a paragraph of one line.
fn line_of(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph { runs } => Some(text_of(runs)).filter(|text| !text.contains('\n')),
        _ => None,
    }
}

fn is_name(text: &str) -> bool {
    (2..=30).contains(&text.chars().count()) && !text.contains(['。', '：', '；', '，'])
}

/// `2026年9月16日` or `二〇二六年九月十六日`, and nothing else.
fn is_date(text: &str) -> bool {
    let known =
        |c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九十年月日 \u{3000}".contains(c);
    text.ends_with('日') && text.contains('年') && text.contains('月') && text.chars().all(known)
}
