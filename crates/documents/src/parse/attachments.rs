//! 附件说明: the list `附件：1. …` below the main text. Attachments themselves are not listed here.

use super::line::{Lines, is_blank};
use super::marker;

pub(super) fn find(lines: &Lines) -> Vec<String> {
    let start = lines.from(0).find_map(|(at, line)| {
        let text = line.text.strip_prefix('附')?;
        let rest = text.trim_start_matches(['件', ' ', '\u{3000}']);
        let rest = rest.strip_prefix(['：', ':'])?.trim_start();
        // 附件：见某处 within a sentence is no list.
        (!rest.is_empty() && !rest.contains('。')).then(|| (at, rest.to_owned()))
    });
    let Some((at, first)) = start else {
        return Vec::new();
    };
    let is_numbered = marker::split(&first).is_some();
    let mut names: Vec<String> = split_inline(&first);
    if is_numbered {
        for (_, line) in lines.from(at + 1) {
            match marker::split(&line.text) {
                Some((marker, name)) if marker.level == 3 && line.chars <= 120 => {
                    names.extend(clean(name));
                }
                _ => break,
            }
        }
    }
    names
}

/// `1.甲 2.乙` on one line, or a single name without number.
fn split_inline(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    let mut expected = 1;
    while let Some((_, name)) = marker::split(rest) {
        expected += 1;
        let next = ['.', '．', '、']
            .iter()
            .filter_map(|dot| name.find(&format!("{expected}{dot}")))
            .min();
        let (name, after) = name.split_at(next.unwrap_or(name.len()));
        names.extend(clean(name));
        rest = after;
        if after.is_empty() {
            return names;
        }
    }
    names.extend(clean(rest));
    names
}

/// The name without closing punctuation and without 附件1 repeated before it.
fn clean(name: &str) -> Option<String> {
    let name = name.trim_end_matches(['；', ';', '。', '，', '、']).trim();
    let own = name.strip_prefix("附件").map(without_number);
    let name = own.filter(|rest| !rest.is_empty()).unwrap_or(name);
    (!name.is_empty()).then(|| name.to_owned())
}

/// Cuts the number of an attachment, but not the year that its name begins with.
fn without_number(rest: &str) -> &str {
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let (number, name) = rest.split_at(digits);
    let year = number
        .len()
        .checked_sub(4)
        .filter(|_| name.starts_with('年'));
    let name = year.and_then(|at| rest.get(at..)).unwrap_or(name);
    name.trim_start_matches(|c| is_blank(c) || c == '：')
}
