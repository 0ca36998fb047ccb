//! A catalogue item (公开事项) with all columns of the national table.

use gongkai_rules::limits::{
    Span,
    grammar::{self, Reading, Rule, Start},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Audience, CatalogueForm, Channels, Cycle, Levels, Manner};
use crate::id::{CatalogueItemId, UnitId};

/// What a version of an item says, column by column. Serialised as JSON it is what is stored and compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemContent {
    /// 序号, as written.
    pub number: String,
    /// 一级事项
    pub level1: String,
    /// 二级事项
    pub level2: String,
    /// 三级事项, where a place has one.
    pub level3: String,
    /// 公开内容（要素）
    pub elements: String,
    /// 公开依据
    pub basis: String,
    /// 公开时限, as written; [`ItemContent::limit`] reads it.
    pub time_limit: String,
    /// 更新周期
    pub cycle: Cycle,
    /// 公开主体, as written.
    pub publisher: String,
    /// 公开渠道和载体
    pub channels: Channels,
    /// 公开对象
    pub audience: Audience,
    /// 公开方式
    pub manner: Manner,
    /// 公开层级
    pub levels: Levels,
}

impl ItemContent {
    /// What the time limit says.
    #[must_use]
    pub fn limit(&self) -> Reading {
        grammar::read(&self.time_limit)
    }

    /// The name by which people speak of it: 最低生活保障 / 审批信息.
    #[must_use]
    pub fn name(&self) -> String {
        let parts = [&self.level1, &self.level2, &self.level3];
        let mut names: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
        names.retain(|name| !name.is_empty());
        names.dedup();
        names.join(" / ")
    }

    /// The shortest name that still tells it from its neighbours.
    #[must_use]
    pub fn short_name(&self) -> &str {
        let parts = [&self.level3, &self.level2, &self.level1];
        let found = parts.into_iter().find(|part| !part.is_empty());
        found.map_or("", String::as_str)
    }

    /// What makes two rows the same item of one field: the names, whatever spaces and signs stand in them.
    #[must_use]
    pub fn key(&self) -> String {
        let plain = |text: &String| -> String {
            let kept = text.chars().filter(|c| c.is_alphanumeric());
            kept.flat_map(char::to_lowercase).collect()
        };
        let parts = [&self.level1, &self.level2, &self.level3].map(plain);
        parts.join("/")
    }
}

/// An item in its present version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Identifies it; the address and the ties of records keep it through all versions.
    pub id: CatalogueItemId,
    /// Of which catalogue.
    pub catalogue: CatalogueForm,
    /// The code of its field.
    pub field: String,
    /// Whose catalogue it stands in: the district's, or a unit's own supplement (补充目录).
    pub owner: UnitId,
    /// The units that must publish it.
    pub units: Vec<UnitId>,
    /// What it says.
    pub content: ItemContent,
    /// 1, 2, 3 …
    pub version: i64,
    /// From when this version applies.
    pub effective_on: Date,
    /// From when it does not apply any more.
    pub ended_on: Option<Date>,
    /// Place in its catalogue.
    pub sort: i64,
}

impl Item {
    /// Whether it applies on a day.
    #[must_use]
    pub fn applies_on(&self, day: Date) -> bool {
        self.ended_on.is_none_or(|ended| day < ended)
    }
}

/// The time limit in plain words, one sentence for each rule of it; what was not understood stands as written.
#[must_use]
pub fn limit_in_words(content: &ItemContent) -> Vec<String> {
    let reading = content.limit();
    let mut sentences: Vec<String> = reading.rules.iter().filter_map(in_words).collect();
    if content.cycle != Cycle::OnEvent {
        sentences.push(format!("更新周期：{}", content.cycle.in_words()));
    }
    let is_said = |words: &String| Cycle::read(words).is_some();
    let odd: Vec<_> = reading
        .not_understood
        .iter()
        .filter(|w| !is_said(w))
        .collect();
    if !odd.is_empty() || sentences.is_empty() && !content.time_limit.is_empty() {
        sentences.push(format!("目录原文：{}", content.time_limit));
    }
    if reading.rules.is_empty() {
        sentences.push("目录没有写明天数，按条例第二十六条，不超过20个工作日".to_owned());
    }
    sentences
}

fn in_words(rule: &Rule) -> Option<String> {
    Some(match rule {
        Rule::Within {
            span: Span::DaysBefore(days),
            ..
        } => format!("提前{days}日公开"),
        Rule::Within { span, from } => {
            let from = match from {
                Start::Unstated => "信息形成或者变更".to_owned(),
                Start::Formed => "信息形成或者变更".to_owned(),
                Start::Obtained => "制定或者获取信息".to_owned(),
                Start::Approved => "批准".to_owned(),
                Start::ApprovedByFinance => "财政部门批复".to_owned(),
                Start::Decided => "作出决定".to_owned(),
                Start::Received => "收到".to_owned(),
                Start::Other(words) => words.trim_end_matches('后').to_owned(),
            };
            format!("{from}后{}内公开", span.words())
        }
        Rule::Promptly => "及时公开；没有写明天数的，按条例第二十六条不超过20个工作日".to_owned(),
        Rule::RealTime => "实时公开".to_owned(),
        Rule::NoEnd => "长期公开".to_owned(),
        Rule::ShownFor(span) => format!("公示{}", span.words()),
        Rule::AtLeast(span) => format!("公开征求意见不少于{}", span.words()),
        Rule::AsAbove => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(limit: &str) -> ItemContent {
        ItemContent {
            level1: "最低生活 保障".into(),
            level2: "审核信息".into(),
            time_limit: limit.into(),
            ..ItemContent::default()
        }
    }

    #[test]
    fn the_time_limit_is_told_in_plain_words() {
        let table = [
            (
                "制定或获取信息之日起10个工作日内，公示7个工作日",
                "制定或者获取信息后10个工作日内公开；公示7个工作日",
            ),
            (
                "及时公开",
                "及时公开；没有写明天数的，按条例第二十六条不超过20个工作日",
            ),
            ("本级政府财政部门批复后20日内", "财政部门批复后20日内公开"),
            ("长期", "长期公开"),
            (
                "每年3月31日前",
                "更新周期：每年3月31日前；目录没有写明天数，按条例第二十六条，不超过20个工作日",
            ),
            (
                "视情况",
                "目录原文：视情况；目录没有写明天数，按条例第二十六条，不超过20个工作日",
            ),
        ];
        for (limit, expected) in table {
            let mut content = item(limit);
            content.cycle = Cycle::read(limit).unwrap_or_default();
            assert_eq!(limit_in_words(&content).join("；"), expected, "{limit}");
        }
    }

    #[test]
    fn spaces_and_signs_do_not_make_another_item() {
        let mut other = item("");
        other.level1 = "最低生活保障".into();
        other.level2 = "“审核信息”".into();
        assert_eq!(other.key(), item("长期").key());
        assert_eq!(other.name(), "最低生活保障 / “审核信息”");
    }
}
