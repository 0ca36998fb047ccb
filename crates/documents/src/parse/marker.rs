//! Numbering at the start of a line: `一、`, `（一）`, `1.`, `（1）`, `一是`, `第一章`.
//!
//! Source: GB/T 9704—2012 §7.3.3 for the four levels; 一是 stands below whatever is around it.

/// A number at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    /// 0 for parts and chapters, 1–4 as in the standard, 5 for 一是.
    pub(super) level: u8,
    /// As it stands in a path: `二`, `（一）`, `1`, `（1）`, `一是`.
    pub(super) label: String,
}

/// Splits a line into its number and the rest.
pub(super) fn split(text: &str) -> Option<(Marker, &str)> {
    let text = text.trim_start();
    let (bracketed, after) = match text.strip_prefix(['（', '(']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    if !bracketed && let Some(found) = chapter(text) {
        return Some(found);
    }
    let numeral: String = after.chars().take_while(|c| is_numeral(*c)).collect();
    let rest = after.get(numeral.len()..)?;
    let is_chinese = numeral.chars().all(|c| !is_digit(c));
    if numeral.is_empty() || numeral.chars().count() > 3 {
        return None;
    }
    let marker = |level, label| Marker { level, label };
    if bracketed {
        let rest = rest.trim_start().strip_prefix(['）', ')'])?;
        let level = if is_chinese { 2 } else { 4 };
        let rest = rest.strip_prefix(['、', '.']).unwrap_or(rest);
        return Some((marker(level, format!("（{numeral}）")), rest.trim_start()));
    }
    if is_chinese {
        if let Some(rest) = rest.strip_prefix('是') {
            return Some((marker(5, format!("{numeral}是")), rest.trim_start()));
        }
        let rest = rest.trim_start().strip_prefix(['、', '．', '.'])?;
        return Some((marker(1, numeral), rest.trim_start()));
    }
    let rest = rest.strip_prefix(['、', '．', '.', '）', ')'])?;
    let is_decimal = rest.starts_with(|c: char| c.is_ascii_digit());
    (!is_decimal).then(|| (marker(3, numeral), rest.trim_start()))
}

/// `第一章`, `第二部分`; articles (条) are not items of a plan but end the head of a document.
fn chapter(text: &str) -> Option<(Marker, &str)> {
    let rest = text.strip_prefix('第')?;
    let numeral: String = rest.chars().take_while(|c| is_numeral(*c)).collect();
    let rest = rest.get(numeral.len()..)?;
    let (kind, level) = ["章", "节", "部分", "条", "编"]
        .into_iter()
        .find(|kind| rest.starts_with(kind))
        .map(|kind| (kind, u8::from(kind == "条") * 3))?;
    if numeral.is_empty() {
        return None;
    }
    let rest = rest.strip_prefix(kind)?;
    Some((
        Marker {
            level,
            label: format!("第{numeral}{kind}"),
        },
        rest.trim_start(),
    ))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_numeral(c: char) -> bool {
    is_digit(c) || "一二三四五六七八九十百〇零".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(u8, &str, &str)>) {
        let found = split(line);
        let found = found
            .as_ref()
            .map(|(m, rest)| (m.level, m.label.as_str(), *rest));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn numbering_of_all_levels_is_split() {
        check("二、工作方案", Some((1, "二", "工作方案")));
        check("（一）聚焦公开", Some((2, "（一）", "聚焦公开")));
        check("(十二)聚焦公开", Some((2, "（十二）", "聚焦公开")));
        check("3、做好维护", Some((3, "3", "做好维护")));
        check("3.做好维护", Some((3, "3", "做好维护")));
        check("（2）窗口", Some((4, "（2）", "窗口")));
        check("一是强化服务。", Some((5, "一是", "强化服务。")));
        check("第一章 总则", Some((0, "第一章", "总则")));
    }

    #[test]
    fn text_that_merely_begins_with_a_number_is_left_alone() {
        check("2021年是建党百年", None);
        check("3.5万人受益", None);
        check("一体推进", None);
        check("（此件公开发布）", None);
        check("第三方评估", None);
    }
}
