//! Lines that a page or a converter broke, joined into paragraphs again.
//!
//! Joined is only what cannot be two lines: text that stops in mid-sentence at the page's width or
//! at a comma, before text that does not begin like a heading, an item or a closing element.

use super::Block;

/// Below this many characters a line is not taken for one that fills the page.
const FULL_LINE_CHARS: usize = 26;

/// Joins plain paragraphs that are pieces of one sentence.
pub(super) fn join_broken(blocks: Vec<Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        if let (Some(Block::Paragraph { text: before, .. }), Block::Paragraph { text, .. }) =
            (joined.last_mut(), &block)
            && continues(before, text)
        {
            before.push_str(text);
        } else {
            joined.push(block);
        }
    }
    joined
}

fn continues(before: &str, after: &str) -> bool {
    let Some(last) = before.chars().next_back() else {
        return false;
    };
    if begins_anew(after) {
        return false;
    }
    let is_comma = matches!(last, '，' | '、');
    let is_open = !matches!(
        last,
        '。' | '！'
            | '？'
            | '：'
            | '；'
            | '）'
            | ')'
            | '”'
            | '》'
            | ':'
            | ';'
            | '.'
            | '!'
            | '?'
            | '…'
    );
    let is_full = before.chars().nth(FULL_LINE_CHARS).is_some() && !looks_closed(before);
    is_comma || is_open && is_full && ends_a_sentence(after)
}

/// A title or a signature line is long but no sentence: no comma and no full stop in it.
fn looks_closed(line: &str) -> bool {
    !line.contains(['，', '。', '；'])
}

fn ends_a_sentence(line: &str) -> bool {
    line.contains(['。', '，', '；', '）', '：'])
}

/// Whether a line begins an item, an article, a heading or an element of the closing part.
pub(crate) fn begins_anew(line: &str) -> bool {
    let line = line.trim_start();
    const STARTS: [&str; 16] = [
        "附件",
        "附：",
        "抄送",
        "（此件",
        "(此件",
        "主题词",
        "联系人",
        "发文",
        "文号",
        "索引号",
        "来源：",
        "责任",
        "牵头",
        "配合",
        "完成时限",
        "注：",
    ];
    if STARTS.iter().any(|start| line.starts_with(start)) {
        return true;
    }
    let mut rest = line.chars().peekable();
    let bracketed = rest.next_if(|c| matches!(c, '（' | '(')).is_some();
    let is_article = rest.next_if_eq(&'第').is_some();
    let mut digits = 0;
    while rest.next_if(|c| is_numeral(*c)).is_some() {
        digits += 1;
    }
    if digits == 0 {
        return false;
    }
    match rest.next() {
        Some('）' | ')') => bracketed || digits < 3,
        Some('、' | '．') => true,
        Some('.') => !rest.peek().is_some_and(char::is_ascii_digit),
        Some('是') => !line.starts_with(|c: char| c.is_ascii_digit()),
        Some('条' | '章' | '节') => is_article,
        _ => false,
    }
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十百〇零".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, after: &str, joins: bool) {
        let blocks = vec![Block::paragraph(before), Block::paragraph(after)];
        assert_eq!(join_broken(blocks).len() == 1, joins, "{before} | {after}");
    }

    #[test]
    fn a_sentence_broken_by_a_page_is_joined() {
        let long =
            "各单位要把清单贴在窗口显眼处，让群众进门就能看到，做到一次讲清楚、一次办理好相关工";
        check(long, "作，并按季度核对。", true);
        check("全年培训不少于2次，", "参训人员覆盖各部门。", true);
    }

    #[test]
    fn titles_items_and_closing_lines_stay_apart() {
        let long = "各单位要把清单贴在窗口显眼处，让群众进门就能看到，做到一次讲清楚、一次办理好";
        check(long, "（二）加强培训。", false);
        check(long, "二是加强培训。", false);
        check(
            "云河经济开发区2025年",
            "政务公开重点工作任务分工方案",
            false,
        );
        check("现就有关事项通知如下：", "请各单位落实，不得拖延。", false);
        check("云河区人民政府办公室", "2025年3月18日", false);
        check("一、整理范围，", "二、工作安排", false);
    }
}
