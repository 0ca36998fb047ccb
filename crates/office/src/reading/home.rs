//! The portal's first page.

use gongkai_model::kinds::Section;
use gongkai_store::{
    Conn,
    publications::{self, Filter, Start},
};

use super::{
    Item, Site,
    item::{Detail, items},
    list::policy_kinds,
    site,
};
use crate::core::{Office, Result};

/// The portal's first page.
#[derive(Debug, Clone)]
pub struct Home {
    /// The site.
    pub site: Site,
    /// How many records are public.
    pub total: i64,
    /// How many units have published.
    pub units_total: usize,
    /// How many of the root unit's records stand in each section of its column.
    pub counts: Vec<(Section, i64)>,
    /// The newest policy documents, interpretations under them.
    pub policies: Vec<Item>,
    /// The newest of all that the law wants published.
    pub latest: Vec<Item>,
    /// 工作动态
    pub news: Vec<Item>,
    /// 政策解读
    pub interpretations: Vec<Item>,
}

/// Reads it, in twelve statements at most; `within` limits it to a unit and those below it.
///
/// # Errors
/// The store's.
pub async fn home(office: &Office, within: Option<&str>) -> Result<Home> {
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let counts = office.public_counts.of(&mut reader).await?;
    let units = within.map(|code| site.below(code)).unwrap_or_default();
    let everything = Filter {
        units,
        ..Filter::default()
    };
    let counts = counts.by_kind(&everything);
    let total = counts.values().sum();
    let all = office.kinds.records();
    let of_section = |section: Section| {
        let kinds = all.iter().filter(|kind| kind.section == section);
        kinds.filter_map(|kind| counts.get(&kind.code)).sum()
    };
    let counts_by_section = Section::ALL
        .into_iter()
        .map(|section| (section, of_section(section)))
        .collect();

    let policies = Filter {
        kinds: policy_kinds(office),
        ..everything.clone()
    };
    let interpretations = Filter {
        kinds: interpretation_kinds(office),
        ..everything.clone()
    };
    let statutory = Filter {
        section: Some(Section::Statutory),
        ..everything.clone()
    };
    let news = Filter {
        section: Some(Section::News),
        ..everything.clone()
    };
    let policies = newest(office, &site, &mut reader, policies, 6).await?;
    let latest = newest(office, &site, &mut reader, statutory, 8).await?;
    let news = newest(office, &site, &mut reader, news, 5).await?;
    let interpretations = newest(office, &site, &mut reader, interpretations, 5).await?;
    let units_total = site
        .tree
        .iter()
        .filter(|unit| everything.units.is_empty() || everything.units.contains(&unit.id))
        .filter(|unit| unit.level.has_public_page())
        .count();
    Ok(Home {
        site,
        total,
        units_total,
        counts: counts_by_section,
        policies,
        latest,
        news,
        interpretations,
    })
}

fn interpretation_kinds(office: &Office) -> Vec<String> {
    let kinds = office.kinds.records().into_iter();
    let kinds = kinds.filter(|kind| kind.column_type == "政策解读");
    let kinds: Vec<_> = kinds.map(|kind| kind.code.clone()).collect();
    if kinds.is_empty() {
        vec![String::new()]
    } else {
        kinds
    }
}

pub(super) async fn newest(
    office: &Office,
    site: &Site,
    conn: &mut Conn,
    filter: Filter,
    limit: i64,
) -> Result<Vec<Item>> {
    let rows = publications::list(conn, &filter, Start::Newest, limit).await?;
    items(office, site, conn, rows, Detail::Ties).await
}
