//! Names of organs where their place gives them away: signatures, red heads, joint titles.

use super::line::is_blank;

/// What names of organs end with. In a signature the place decides and the ending confirms.
const ENDINGS: [&str; 46] = [
    "政府",
    "办公室",
    "办公厅",
    "委员会",
    "国务院",
    "中央军委",
    "委",
    "局",
    "厅",
    "部",
    "院",
    "处",
    "署",
    "会",
    "中心",
    "党组",
    "支队",
    "总队",
    "大队",
    "办事处",
    "军区",
    "银行",
    "指挥部",
    "领导小组",
    "工作组",
    "公司",
    "集团",
    "站",
    "所",
    "学校",
    "大学",
    "学院",
    "科",
    "社",
    "分行",
    "联社",
    "室",
    "办",
    "馆",
    "团",
    "庭",
    "警备区",
    "法院",
    "海关",
    "总工会",
    "司",
];

/// Whether a blank-free text reads as the name of one organ.
pub(super) fn is_organ(plain: &str) -> bool {
    let chars = plain.chars().count();
    let is_name = plain
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '（' | '）' | '(' | ')' | '·'));
    (3..=40).contains(&chars)
        && is_name
        && !plain.starts_with(|c: char| c.is_ascii_digit())
        && !plain.contains("关于")
        && ENDINGS
            .iter()
            .any(|ending| without_bracket(plain).ends_with(ending))
}

/// 某局（代章） is still 某局.
fn without_bracket(plain: &str) -> &str {
    match plain.rfind(['（', '(']) {
        Some(at) if plain.ends_with(['）', ')']) => plain.get(..at).unwrap_or(plain),
        _ => plain,
    }
}

/// Splits a line that holds nothing but names of organs; `None` for any other line.
pub(super) fn split(text: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = text
        .split(|c: char| is_blank(c) || c == '、')
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 1 && words.iter().all(|word| is_organ(word)) {
        return Some(words.into_iter().map(str::to_owned).collect());
    }
    // 区 政 府 办 公 室: letters set apart to fill the line.
    let plain: String = words.concat();
    let is_spaced = words.iter().all(|word| word.chars().count() <= 2);
    let is_one = words.len() == 1 || is_spaced;
    (is_one && is_organ(&plain)).then(|| vec![plain])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joint_signatures_are_split_and_spaced_ones_closed() {
        let joint = "中共云河区委办公室   云河区人民政府办公室";
        assert_eq!(
            split(joint).unwrap(),
            ["中共云河区委办公室", "云河区人民政府办公室"]
        );
        assert_eq!(split("区 政 府 办 公 室").unwrap(), ["区政府办公室"]);
        assert_eq!(split("区长 张三"), None);
        assert_eq!(split("请各单位于月底前报区政府办公室。"), None);
    }
}
