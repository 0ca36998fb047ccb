//! Ways to narrow a list, counted over the whole list as it is without choices.

use gongkai_model::kinds::{FieldType, RecordKind};
use gongkai_store::publications::{Counts, Filter};

use crate::{
    core::Office,
    reading::{ListQuery, Site},
};

/// A way to narrow the list.
#[derive(Debug, Clone)]
pub struct Facet {
    /// The key in the address.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// The value chosen; empty for all.
    pub chosen: String,
    /// What can be chosen.
    pub options: Vec<FacetOption>,
}

/// A value to choose.
#[derive(Debug, Clone)]
pub struct FacetOption {
    /// The value in the address.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// How many there are, where that was counted.
    pub count: Option<i64>,
}

/// Counts what can be chosen, over the whole list as it is without choices.
pub(super) fn facets(
    office: &Office,
    counts: &Counts,
    site: &Site,
    base: &Filter,
    kind: Option<&RecordKind>,
    query: &ListQuery,
    is_of_all_units: bool,
) -> Vec<Facet> {
    let counted = counts.facets(base);
    let years = counted
        .years
        .iter()
        .map(|(year, count)| option(year, year, *count));
    let mut facets = vec![facet("year", "公开年份", query.year, years.collect())];
    if is_of_all_units {
        let units = counted.units.iter().filter_map(|(id, count)| {
            let unit = site.tree.get(*id)?;
            Some(option(&unit.code, &unit.short_name, *count))
        });
        facets.push(facet("unit", "单位", query.unit.as_ref(), units.collect()));
    }
    if kind.is_none() {
        let kinds = counted.kinds.iter().filter_map(|(code, count)| {
            Some(option(code, &office.kinds.record(code)?.name, *count))
        });
        facets.push(facet(
            "kind",
            "信息类型",
            query.kind.as_ref(),
            kinds.collect(),
        ));
    }
    let asked = kind
        .map(|kind| kind.list.facets.clone())
        .unwrap_or_default();
    if asked.iter().any(|code| code == "topic" || code == "genre") {
        let subjects = counts.subjects(base);
        let all = |lines: Vec<(String, i64)>| {
            lines
                .iter()
                .map(|(name, count)| option(name, name, *count))
                .collect::<Vec<_>>()
        };
        facets.push(facet(
            "topic",
            "主题分类",
            query.topic.as_ref(),
            all(subjects.topics),
        ));
        facets.push(facet(
            "genre",
            "体裁",
            query.genre.as_ref(),
            all(subjects.genres),
        ));
    }
    facets.extend(
        kind.into_iter()
            .flat_map(|kind| choice_facets(kind, &asked, query)),
    );
    // One value is no choice, unless it is the one that was chosen.
    facets.retain(|facet| facet.options.len() > 1 || !facet.chosen.is_empty());
    facets
}

fn choice_facets(kind: &RecordKind, asked: &[String], query: &ListQuery) -> Vec<Facet> {
    let of = |code: &String| {
        let field = kind.field(code)?;
        let FieldType::Enum { choices } = &field.of else {
            return None;
        };
        let options = choices.iter().map(|choice| FacetOption {
            value: choice.code.clone(),
            label: choice.name.clone(),
            count: None,
        });
        Some(facet(
            code,
            &field.name,
            query.choices.get(code),
            options.collect(),
        ))
    };
    asked.iter().filter_map(of).collect()
}

fn facet(key: &str, name: &str, chosen: Option<impl ToString>, options: Vec<FacetOption>) -> Facet {
    let chosen = chosen.map(|chosen| chosen.to_string()).unwrap_or_default();
    Facet {
        key: key.to_owned(),
        name: name.to_owned(),
        chosen,
        options,
    }
}

fn option(value: &impl ToString, label: &impl ToString, count: i64) -> FacetOption {
    FacetOption {
        value: value.to_string(),
        label: label.to_string(),
        count: Some(count),
    }
}
