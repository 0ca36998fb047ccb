//! 标题: organ, subject and kind of document, joined over the lines that a page breaks it into.
//!
//! Source: GB/T 9704—2012 §7.3.1. The red head (…文件) and the names of web columns are no titles. Of
//! a notice that forwards or issues another document, the notice's own title counts; of a decree,
//! the title of what it promulgates.

mod join;
mod kind;

use super::closing::Closing;
use super::head::Head;
use super::label;
use super::line::{Line, Lines};
use super::number::{self, Number};
use join::join;
use kind::{ends_with_of_kind, is_complete};

/// Limits of a title.
const LINES_MAX: usize = 6;
const CHARS_MAX: usize = 200;

pub(super) fn find(
    lines: &Lines,
    head: &Head,
    number: Option<&Number>,
    closing: &Closing,
) -> Option<String> {
    if number.is_some_and(|number| number.is_decree) {
        let below = closing
            .at
            .and_then(|at| first_complete(lines, at + 1, at + 8));
        if let Some(title) = below.or_else(|| promulgated(lines, head)) {
            return Some(title);
        }
    }
    let end = head.recipient.unwrap_or(head.end);
    first_complete(lines, 0, end)
        .or_else(|| marked(lines, end))
        .or_else(|| first_line(lines, end))
}

/// The first run of lines that ends as titles end; one with 关于 is preferred.
fn first_complete(lines: &Lines, start: usize, end: usize) -> Option<String> {
    let mut first = None;
    let mut at = start;
    while at < end.min(lines.len()) {
        let Some((title, next)) = run_from(lines, at, end) else {
            at += 1;
            continue;
        };
        if ["关于", "印发", "转发", "批转"]
            .iter()
            .any(|word| title.contains(word))
        {
            return Some(title);
        }
        first = first.or(Some(title));
        at = next;
    }
    first
}

/// Gathers lines from `at` until they read as a whole title.
fn run_from(lines: &Lines, at: usize, end: usize) -> Option<(String, usize)> {
    let mut parts: Vec<&str> = Vec::new();
    let mut plain = String::new();
    for (index, line) in lines
        .from(at)
        .take(LINES_MAX)
        .take_while(|(index, _)| *index < end)
    {
        let goes_on = index > at;
        if !may_be_part(line, goes_on) || plain.len() + line.plain.len() > CHARS_MAX * 3 {
            return None;
        }
        parts.push(&line.text);
        plain.push_str(&line.plain);
        let next = lines.get(index + 1).filter(|_| index + 1 < end);
        let goes_on = next.is_some_and(|next| belongs(&plain, next))
            || is_open_subject(&plain) && ends_below(lines, index + 1, end);
        if is_complete(&plain) && !goes_on {
            return (plain.chars().count() >= 6).then(|| (join(&parts), index + 1));
        }
    }
    None
}

fn may_be_part(line: &Line, goes_on: bool) -> bool {
    let is_bracket_note = line.plain.starts_with(['（', '(', '—']) && !goes_on;
    let is_sentence =
        line.plain.contains(['。', '；', '？', '！']) || line.plain.ends_with(['：', ':', '，']);
    !(is_red_head(line)
        || is_bracket_note
        || is_sentence
        || line.date().is_some()
        || line.is_item()
        || label::is_metadata(line)
        || number::stands_alone(line))
}

/// 某某文件 above the number.
fn is_red_head(line: &Line) -> bool {
    line.plain.ends_with("文件") && !line.plain.contains("关于") && !line.plain.contains('《')
}

/// A long line in the head that is nevertheless a title.
pub(super) fn is_long_title(line: &Line) -> bool {
    line.chars <= CHARS_MAX && is_complete(&line.plain) && !line.plain.contains(['。', '；'])
}

/// A further line of a title that already reads as complete: 的通知 or （试行）.
fn belongs(so_far: &str, next: &Line) -> bool {
    if next.chars > 30 || !may_be_part(next, true) {
        return false;
    }
    let is_suffix = [
        "（试行）",
        "（暂行）",
        "（草案）",
        "（修订）",
        "（征求意见稿）",
        "(试行)",
    ]
    .contains(&next.plain.as_str());
    // 工作意见 / 报告的通知: the kind in the middle was not the end.
    let is_end =
        next.plain.ends_with("的通知") || next.plain.starts_with('的') && is_complete(&next.plain);
    let is_other =
        next.plain.contains("关于") || next.plain.contains('《') || so_far.ends_with("的通知");
    is_suffix || is_end && !is_other && is_complete(&format!("{so_far}{}", next.plain))
}

/// 关于… that has not reached its 的通知, 的意见 yet.
fn is_open_subject(plain: &str) -> bool {
    let has_subject = ["关于", "印发", "转发"]
        .iter()
        .any(|word| plain.contains(word));
    has_subject && !ends_with_of_kind(plain)
}

/// One of the next three lines ends the title that is open, and nothing between forbids it.
fn ends_below(lines: &Lines, start: usize, end: usize) -> bool {
    let next = lines
        .from(start)
        .take(3)
        .take_while(|(at, _)| *at < end)
        .map(|(_, line)| line);
    let mut parts = next.take_while(|line| {
        line.chars <= 40 && may_be_part(line, true) && !line.plain.contains("关于")
    });
    parts.any(|line| ends_with_of_kind(&line.plain))
}

/// 《…》 in the first sentence of a decree.
fn promulgated(lines: &Lines, head: &Head) -> Option<String> {
    let (_, line) = lines.from(head.end).next()?;
    let (before, rest) = line.plain.split_once('《')?;
    let (title, _) = rest.split_once('》')?;
    before.chars().nth(8).is_none().then(|| title.to_owned())
}

/// A line that the file itself marks as the title.
fn marked(lines: &Lines, end: usize) -> Option<String> {
    let is_title = |line: &Line| {
        (line.is_heading || line.is_centered)
            && (6..=80).contains(&line.chars)
            && may_be_part(line, false)
    };
    let is_organ = |line: &Line| super::organ::split(&line.text).is_some();
    let mut found = lines
        .from(0)
        .take(end)
        .filter(|(_, line)| is_title(line) && !is_organ(line));
    found.next().map(|(_, line)| join(&[&line.text]))
}

/// The first line, when it is short and main text follows at once.
fn first_line(lines: &Lines, end: usize) -> Option<String> {
    let line = lines.get(0).filter(|_| end == 1)?;
    let is_title = (6..=50).contains(&line.chars)
        && may_be_part(line, false)
        && super::organ::split(&line.text).is_none()
        && !line.plain.contains(['，', '—'])
        && !["指出", "表示", "提出", "介绍", "方面"]
            .iter()
            .any(|end| line.plain.ends_with(end))
        && lines.get(1).is_some_and(Line::is_prose)
        && !gongkai_rules::dates::find_dates(&line.text)
            .iter()
            .any(|(_, range)| range.start == 0);
    is_title.then(|| join(&[&line.text]))
}
