//! Labelled metadata around a document: `发文字号：…`, `成文日期：…`, also in a table above the text.

use super::line::{Line, Lines, is_blank};

/// Labels as web pages and forms print them. Those that are not asked for end the value before.
const LABELS: [&str; 38] = [
    "发文字号",
    "文号",
    "文件编号",
    "发文机关",
    "制定机关",
    "发文单位",
    "成文日期",
    "索引号",
    "主题分类",
    "发布机构",
    "发布日期",
    "发布时间",
    "公开日期",
    "生成日期",
    "生效日期",
    "废止日期",
    "标题",
    "名称",
    "主题词",
    "关键词",
    "公开方式",
    "公开属性",
    "信息公开选项",
    "公开类别",
    "公开范围",
    "有效性",
    "时效性",
    "来源",
    "信息来源",
    "体裁",
    "组配分类",
    "内容概述",
    "字体",
    "浏览次数",
    "统一编号",
    "文种",
    "作者",
    "日期",
];

/// Labels of the document's own number.
pub(super) const NUMBER: &[&str] = &["发文字号", "文号"];
/// Labels of the issuing organ.
pub(super) const ISSUER: &[&str] = &["发文机关", "制定机关", "发文单位"];
/// Labels of the written date; a publication date is another thing.
pub(super) const WRITTEN: &[&str] = &["成文日期"];
/// Labels of the disclosure attribute.
pub(super) const ATTRIBUTE: &[&str] = &["公开方式", "公开属性", "信息公开选项", "公开类别"];

/// The value of one of these labels in a line.
pub(super) fn value_in(line: &str, labels: &[&str]) -> Option<String> {
    let (start, _) = places(line)
        .into_iter()
        .find(|(_, label)| labels.contains(&label.as_str()))?;
    let rest = line.get(start..)?;
    let end = places(rest).first().map_or(rest.len(), |(value, label)| {
        // The next label begins before its value: go back over label, colon and blanks.
        let head = rest.get(..*value).unwrap_or_default();
        let first = label.chars().next().unwrap_or('：');
        head.rfind(first).unwrap_or(0)
    });
    let value = rest
        .get(..end)?
        .trim_matches(|c| is_blank(c) || matches!(c, '【' | '】' | '|'));
    (!value.is_empty()).then(|| value.to_owned())
}

/// Where values begin, in bytes, with the label before each; blanks inside labels are forgiven.
fn places(line: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut word = String::new();
    for (at, c) in line.char_indices() {
        match c {
            '：' | ':' => {
                let label = LABELS
                    .iter()
                    .filter(|label| word.ends_with(**label))
                    .max_by_key(|l| l.len());
                if let Some(label) = label {
                    found.push((at + c.len_utf8(), (*label).to_owned()));
                }
                word.clear();
            }
            c if is_blank(c) => {}
            c => word.push(c),
        }
    }
    found
}

/// A line of metadata or of a page's furniture, never a title or main text.
pub(super) fn is_metadata(line: &Line) -> bool {
    const FURNITURE: [&str; 12] = [
        "当前位置",
        "首页",
        "您的位置",
        "打印",
        "分享",
        "字体",
        "浏览次数",
        "扫一扫",
        "关注",
        "点击",
        "【",
        "主办",
    ];
    let starts_labelled = LABELS.iter().any(|label| {
        let rest = line
            .plain
            .strip_prefix(label)
            .or_else(|| line.plain.strip_prefix("-")?.strip_prefix(label));
        rest.is_some_and(|rest| rest.starts_with(['：', ':']))
    });
    starts_labelled
        || FURNITURE.iter().any(|word| line.plain.starts_with(word))
        || line.plain.contains("浏览次数") && line.chars < 120
        || line.plain.contains('>') && line.chars < 120
}

/// The first value of one of these labels in the lines up to `end` or in tables before it.
pub(super) fn first_in_head(lines: &Lines, end: usize, labels: &[&str]) -> Option<String> {
    let in_lines = lines
        .from(0)
        .take(end)
        .find_map(|(_, line)| value_in(&line.text, labels));
    in_lines.or_else(|| {
        lines.tables_before(end).flatten().find_map(|row| {
            let mut cells = row.iter();
            while let Some(cell) = cells.next() {
                let plain: String = cell.chars().filter(|c| !is_blank(*c)).collect();
                if labels.contains(&plain.trim_end_matches(['：', ':'])) {
                    return cells.next().filter(|value| !value.is_empty()).cloned();
                }
                if let Some(value) = value_in(cell, labels) {
                    return Some(value);
                }
            }
            None
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_end_where_the_next_label_begins() {
        let line = "索 引 号：000014349/2004　文 号：云政发〔2004〕4号　发布日期：2004-02-09";
        assert_eq!(value_in(line, NUMBER).as_deref(), Some("云政发〔2004〕4号"));
        assert_eq!(value_in(line, WRITTEN), None);
    }
}
