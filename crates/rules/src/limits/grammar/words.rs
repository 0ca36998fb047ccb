//! The words around the numbers: what a limit is counted from, and what says nothing.

use super::Start;
use crate::numbers::characters::{half_width, is_zero_width};

/// Cuts a text into sentences, narrow and without spaces.
pub(super) fn sentences(text: &str) -> Vec<Vec<char>> {
    let is_end = |one: &char| matches!(one, ';' | '。');
    let chars: Vec<char> = text
        .lines()
        .flat_map(|line| line.chars().chain([';']))
        .map(half_width)
        .filter(|one| !one.is_whitespace() && !is_zero_width(*one))
        .collect();
    chars
        .split(is_end)
        .filter(|part| !part.is_empty())
        .map(<[char]>::to_vec)
        .collect()
}

/// Words that say nothing more than that something is to be published; longer ones first.
const FILLERS: [&str; 46] = [
    "向社会公开",
    "向社会公布",
    "予以公开",
    "主动公开",
    "进行公示",
    "最长不超过",
    "一般不超过",
    "不得超过",
    "不超过",
    "征求意见期限",
    "征求意见",
    "不得少于",
    "不少于",
    "公开时限",
    "公示时间",
    "公示期",
    "予以",
    "实时",
    "长期",
    "常年",
    "同上",
    "及时",
    "公开",
    "公布",
    "公示",
    "更新",
    "应当",
    "至少",
    "期限",
    "时间",
    "之内",
    "以内",
    "完成",
    "并且",
    "内",
    "并",
    "应",
    "在",
    "于",
    "自",
    "从",
    "期",
    "为",
    "的",
    "后",
    "起",
];

/// Words by which a start is known; the first that fits counts.
const STARTS: [(&str, Start); 12] = [
    ("批复", Start::ApprovedByFinance),
    ("批准", Start::Approved),
    ("审议通过", Start::Approved),
    ("形成", Start::Formed),
    ("变更", Start::Formed),
    ("生成", Start::Formed),
    ("制定", Start::Obtained),
    ("获取", Start::Obtained),
    ("决定", Start::Decided),
    ("处罚", Start::Decided),
    ("收到", Start::Received),
    ("受理", Start::Received),
];

/// What a limit is counted from, by the words before its number.
pub(super) fn start(before: &str) -> Start {
    let own = before.trim_matches(is_mark);
    if let Some((_, start)) = STARTS.iter().find(|(word, _)| own.contains(word)) {
        return start.clone();
    }
    if is_filler_only(own) {
        return Start::Unstated;
    }
    Start::Other(own.to_owned())
}

/// Whether nothing but words without meaning stands there.
pub(super) fn is_filler_only(text: &str) -> bool {
    let mut left = text.to_owned();
    for filler in FILLERS {
        left = left.replace(filler, "");
    }
    left.chars().all(is_mark)
}

/// Punctuation.
pub(super) fn is_mark(one: char) -> bool {
    matches!(
        one,
        ',' | '、' | '(' | ')' | '.' | ':' | '/' | '《' | '》' | '“' | '”'
    )
}
