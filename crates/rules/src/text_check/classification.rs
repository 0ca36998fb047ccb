//! Classification marks (密级标志) in a text: 《保守国家秘密法》（2024） art. 31 keeps state secrets out of systems
//! that are not built for them, so a text that carries a mark is refused.
//!
//! A mark is a level followed by ★ (GB/T 9704—2012 §7.2.2), or a line that is nothing but a level, with
//! or without its period. 国家秘密, 商业秘密, 保守秘密 in a sentence are words, not marks.

use std::ops::Range;

use super::{Finding, FindingCode, Severity, TextUnderReview};
use crate::numbers::is_zero_width;

const LEVELS: [&str; 3] = ["绝密", "机密", "秘密"];

const MESSAGE: &str = "出现密级标志。国家秘密不得在非涉密信息系统中存储、处理（保守国家秘密法第三十一条），\
本件不得提交；请立即停止录入，从本机删除，并按保密规定报告本单位保密工作机构";

pub(super) fn find(review: &TextUnderReview<'_>, findings: &mut Vec<Finding>) {
    let mut start = 0;
    for line in review.text.split_inclusive('\n') {
        if let Some(range) = mark_in(line) {
            let place = start + range.start..start + range.end;
            findings.push(Finding::at(
                place,
                FindingCode::ClassificationMark,
                Severity::Refuse,
                MESSAGE,
            ));
        }
        start += line.len();
    }
}

/// The first mark in a line, in bytes. Spaces and invisible characters between its characters are ignored.
fn mark_in(line: &str) -> Option<Range<usize>> {
    // Every level ends in 密, and few lines have it: most of a long text is passed over here.
    if !line.contains('密') {
        return None;
    }
    let tight: Vec<(usize, char)> = line
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace() && !is_zero_width(*c))
        .collect();
    let level = |at: usize| {
        let pair: String = tight.get(at..at + 2)?.iter().map(|(_, c)| *c).collect();
        LEVELS.contains(&pair.as_str()).then_some(())
    };
    let starred = (0..tight.len()).find(|at| {
        let next = tight.get(at + 2).map(|(_, c)| *c);
        level(*at).is_some() && next.is_some_and(|c| matches!(c, '★' | '☆' | '⭐' | '✭' | '✩'))
    });
    let (first, last) = match starred {
        Some(at) => (at, at + 2),
        None => (0, is_alone(&tight).then(|| tight.len().saturating_sub(1))?),
    };
    let (start, _) = tight.get(first)?;
    let (end, c) = tight.get(last)?;
    Some(*start..end + c.len_utf8())
}

/// Says whether a line is only a level, in brackets or behind 密级：, with or without a period.
fn is_alone(tight: &[(usize, char)]) -> bool {
    let text: String = tight.iter().map(|(_, c)| *c).collect();
    let bare = text.trim_matches(|c| "【】[]（）()〔〕〈〉《》".contains(c));
    let bare = ["密级：", "密级:", "秘密等级：", "密级"]
        .iter()
        .find_map(|label| bare.strip_prefix(label))
        .unwrap_or(bare);
    let period = LEVELS.iter().find_map(|level| bare.strip_prefix(level));
    period.is_some_and(|period| period.is_empty() || is_period(period))
}

fn is_period(text: &str) -> bool {
    let bare = text.trim_matches(|c| "（）()".contains(c));
    if bare == "长期" {
        return true;
    }
    let count = bare
        .strip_suffix('年')
        .or_else(|| bare.strip_suffix("个月"));
    count.is_some_and(|count| crate::dates::numeral(count).is_some())
}
