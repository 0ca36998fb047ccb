//! Ways to narrow a search, each with how many there would be.

use gongkai_store::search::{Facets, Standing};

use super::SearchAsked;
use crate::{core::Office, reading::Site};

/// A way to narrow a search.
#[derive(Debug, Clone)]
pub struct SearchFacet {
    /// The key in the address.
    pub key: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// What can be chosen, most first.
    pub options: Vec<SearchOption>,
}

/// A value to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchOption {
    /// The value in the address.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// How many there are.
    pub count: u64,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// Names what was counted; what was chosen is there even when nothing is left of it.
pub(super) fn facets(
    office: &Office,
    site: &Site,
    asked: &SearchAsked,
    counted: &Facets,
) -> Vec<SearchFacet> {
    let kinds = counted.kinds.iter();
    let kinds = kinds.map(|(code, count)| (code.clone(), *count));
    let units = counted.units.iter().filter_map(|(id, count)| {
        let unit = site.tree.get(*id)?;
        Some((unit.code.clone(), *count))
    });
    let topics = counted.topics.iter();
    let topics = topics.map(|(topic, count)| (topic.clone(), *count));
    let years = counted.years.iter();
    let years = years.map(|(year, count)| (year.to_string(), *count));
    let standings = counted.standings.iter();
    let standings = standings.map(|(standing, count)| (standing.code().to_owned(), *count));
    let kind_name = |code: &str| Some(office.kinds.record(code)?.name.clone());
    let unit_name = |code: &str| Some(site.tree.by_code(code)?.short_name.clone());
    let chosen_years: Vec<String> = asked.years.iter().map(ToString::to_string).collect();
    let chosen_standings: Vec<String> = asked
        .standings
        .iter()
        .map(|standing| standing.code().to_owned())
        .collect();
    let itself = |value: &str| Some(value.to_owned());
    let standing_name = |code: &str| Some(Standing::from_code(code).map(label)?.to_owned());
    let mut all = vec![
        facet("kind", "信息类型", kinds, &asked.kinds, kind_name),
        facet("unit", "发布机关", units, &asked.units, unit_name),
        facet(
            "validity",
            "有效性",
            standings,
            &chosen_standings,
            standing_name,
        ),
        facet("topic", "主题分类", topics, &asked.topics, itself),
        facet("year", "公开年份", years, &chosen_years, itself),
    ];
    // One value is no choice, unless it is the one that was chosen.
    all.retain(|facet| {
        facet.options.len() > 1 || facet.options.iter().any(|option| option.is_chosen)
    });
    all
}

fn facet(
    key: &'static str,
    name: &'static str,
    counted: impl Iterator<Item = (String, u64)>,
    chosen: &[String],
    label: impl Fn(&str) -> Option<String>,
) -> SearchFacet {
    let mut values: Vec<(String, u64)> = counted.collect();
    let missing = chosen
        .iter()
        .filter(|value| values.iter().all(|(known, _)| known != *value));
    let missing: Vec<_> = missing.map(|value| (value.clone(), 0)).collect();
    values.extend(missing);
    let options = values.into_iter().filter_map(|(value, count)| {
        Some(SearchOption {
            label: label(&value)?,
            is_chosen: chosen.contains(&value),
            value,
            count,
        })
    });
    SearchFacet {
        key,
        name,
        options: options.collect(),
    }
}

const fn label(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => "现行有效",
        Standing::Amended => "已修改",
        Standing::NotYetEffective => "尚未施行",
        Standing::Ended => "失效、废止",
    }
}
