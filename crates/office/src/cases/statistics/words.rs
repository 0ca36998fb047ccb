//! Hot topics (热点): the words that stand in most requests of a period. The texts are opened for whoever handles them,
//! counted in memory and let go; nothing of it is stored.

use std::collections::{BTreeMap, BTreeSet};

use gongkai_store::cases;

use super::{Scope, StatisticsFilter, may_read};
use crate::{
    cases::alike::opened,
    core::{Actor, Office, Result},
};

/// A word and how many cases it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HotWord {
    /// The word.
    pub word: String,
    /// In how many cases.
    pub count: usize,
}

/// So many of the latest cases are opened.
const OPENED: i64 = 500;

/// So many words are shown.
const SHOWN: usize = 24;

/// A word of one case is no topic.
const LEAST: usize = 2;

/// What stands in every request and says nothing of its topic.
const STOP: &[&str] = &[
    "情况",
    "有关",
    "关于",
    "申请",
    "公开",
    "信息",
    "政府",
    "政府信息",
    "政府信息公开",
    "信息公开",
    "请求",
    "希望",
    "提供",
    "获取",
    "了解",
    "需要",
    "相关",
    "具体",
    "以及",
    "其中",
    "进行",
    "我们",
    "本人",
    "贵局",
    "贵单位",
    "单位",
    "部门",
    "文件",
    "材料",
    "资料",
    "内容",
    "名称",
    "全部",
    "所有",
    "各类",
    "近年",
    "近年来",
    "年度",
    "截至",
    "目前",
    "现在",
    "请问",
    "是否",
    "如何",
    "什么",
    "哪些",
    "这个",
    "那个",
    "可以",
    "应当",
    "已经",
    "没有",
    "没",
    "使用情况",
    "全区",
    "本区",
    "辖区",
    "范围",
    "期间",
    "时间",
    "日期",
    "方面",
    "问题",
    "工作",
    "开展",
    "实施",
    "办理",
    "处理",
    "结果",
    "明细",
    "汇总",
];

/// Counts the words of what was asked in a period, at the units where the person has a part in handling it; empty for
/// whoever only oversees.
///
/// # Errors
/// As [`statistics`](super::statistics).
pub async fn hot_words(
    office: &Office,
    actor: &Actor,
    filter: &StatisticsFilter,
) -> Result<Vec<HotWord>> {
    let mut scope = Scope::of(office, actor, &filter.kind, filter.unit)?;
    let code = scope.kind.code.as_str();
    scope
        .units
        .retain(|unit| may_read(office, actor, code, *unit));
    scope
        .offices
        .retain(|unit| may_read(office, actor, code, *unit));
    if scope.units.is_empty() && scope.offices.is_empty() {
        return Ok(Vec::new());
    }
    let mut reader = office.store.reader().await?;
    let asked = cases::submitted(
        &mut reader,
        &scope.between(filter.from, filter.until),
        OPENED,
    )
    .await?;
    let place = actor
        .tree
        .root()
        .map(|unit| unit.name.clone())
        .unwrap_or_default();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for head in &asked {
        let Some((_, form)) = opened(office, head) else {
            continue;
        };
        let words = office.search.dictionary().cut(&form.wording(scope.kind));
        let once: BTreeSet<String> = words
            .into_iter()
            .filter(|word| is_topic(word, &place))
            .collect();
        for word in once {
            *counts.entry(word).or_default() += 1;
        }
    }
    let words = counts.into_iter().filter(|(_, count)| *count >= LEAST);
    let mut words: Vec<HotWord> = words.map(|(word, count)| HotWord { word, count }).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.count));
    words.truncate(SHOWN);
    Ok(words)
}

/// A word of two characters or more that is no number, not the name of the place, and says something.
fn is_topic(word: &str, place: &str) -> bool {
    let has_digit = word.chars().any(|c| c.is_ascii_digit());
    word.chars().count() > 1 && !has_digit && !STOP.contains(&word) && !place.contains(word)
}
