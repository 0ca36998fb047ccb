//! Any public list: of a section, of a kind, of all units or one, by words or not.

use gongkai_model::{
    kinds::{FieldType, RecordKind, Section},
    organisation::Unit,
    record::Language,
};
use gongkai_store::{
    Conn,
    publications::{self, Cursor, Filter},
};

use super::{
    Column, Item, ListQuery, Site,
    column::navigation,
    item::{Detail, items},
    query::{PAGE_LINES, write_cursor},
    site,
};
use crate::core::{Office, OfficeError, Result};

/// Where a list stands: the fixed part of its address.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// The code of the unit whose column it is.
    pub unit: Option<String>,
    /// The section.
    pub section: Option<Section>,
    /// The code of the kind.
    pub kind: Option<String>,
    /// Only policy documents (政策文件).
    pub only_policies: bool,
}

/// What a page tells about a kind.
#[derive(Debug, Clone)]
pub struct KindInfo {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What belongs there.
    pub about: String,
    /// Its `ColumnType`.
    pub column_type: String,
    /// Its section.
    pub section: Section,
}

impl From<&RecordKind> for KindInfo {
    fn from(kind: &RecordKind) -> Self {
        Self {
            code: kind.code.clone(),
            name: kind.name.clone(),
            about: kind.about.clone(),
            column_type: kind.column_type.clone(),
            section: kind.section,
        }
    }
}

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

/// A list.
#[derive(Debug, Clone)]
pub struct ListView {
    /// The site.
    pub site: Site,
    /// The unit whose column it is.
    pub unit: Option<Unit>,
    /// The column's navigation, where there is a unit.
    pub column: Option<Column>,
    /// The section.
    pub section: Option<Section>,
    /// The kind.
    pub kind: Option<KindInfo>,
    /// The lines.
    pub items: Vec<Item>,
    /// How many there are in all.
    pub total: i64,
    /// Ways to narrow it.
    pub facets: Vec<Facet>,
    /// What was asked.
    pub query: ListQuery,
    /// Where the next page begins.
    pub next: Option<String>,
}

impl ListView {
    /// Whether any line has a status of validity.
    #[must_use]
    pub fn shows_validity(&self) -> bool {
        self.items.iter().any(|item| item.validity.is_some())
    }
}

/// Reads a list.
///
/// # Errors
/// [`OfficeError::NotFound`] for a unit, kind or section that does not exist; [`OfficeError::Invalid`] for a
/// query that cannot be read.
pub async fn list(office: &Office, place: &Place, pairs: &[(String, String)]) -> Result<ListView> {
    let kind = find_kind(office, place)?;
    let query = ListQuery::read(pairs, kind)?;
    let start = query.start()?;
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let unit = find_unit(&site, place.unit.as_deref())?;
    let column = match &unit {
        Some(unit) => Some(navigation(office, &mut reader, unit).await?),
        None => None,
    };

    let base = base_filter(office, place, unit.as_ref());
    let facets = facets(
        office,
        &mut reader,
        &site,
        &base,
        kind,
        &query,
        unit.is_none(),
    )
    .await?;
    let mut filter = base;
    narrow(office, &site, &query, &mut filter)?;
    let limit = i64::try_from(PAGE_LINES).unwrap_or(20) + 1;
    let mut rows = publications::list(&mut reader, &filter, start, limit).await?;
    let total = publications::count(&mut reader, &filter).await?;
    let more = rows.len() > PAGE_LINES;
    rows.truncate(PAGE_LINES);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| write_cursor(Cursor::from(row)));
    let items = items(office, &site, &mut reader, rows, Detail::Fields).await?;
    let kind = kind.map(KindInfo::from);
    Ok(ListView {
        site,
        unit,
        column,
        section: place.section,
        kind,
        items,
        total,
        facets,
        query,
        next,
    })
}

fn find_kind<'a>(office: &'a Office, place: &Place) -> Result<Option<&'a RecordKind>> {
    let Some(code) = &place.kind else {
        return Ok(None);
    };
    let kind = office
        .kinds
        .record(code)
        .ok_or(OfficeError::NotFound("这类信息"))?;
    if place.section.is_some_and(|section| section != kind.section) {
        return Err(OfficeError::NotFound("这个栏目"));
    }
    Ok(Some(kind))
}

pub(super) fn find_unit(site: &Site, code: Option<&str>) -> Result<Option<Unit>> {
    let Some(code) = code else { return Ok(None) };
    let unit = site
        .tree
        .by_code(code)
        .filter(|unit| unit.level.has_public_page());
    unit.cloned()
        .map(Some)
        .ok_or(OfficeError::NotFound("这个单位"))
}

fn base_filter(office: &Office, place: &Place, unit: Option<&Unit>) -> Filter {
    let kinds = match &place.kind {
        Some(kind) => vec![kind.clone()],
        None if place.only_policies => policy_kinds(office),
        None => Vec::new(),
    };
    let units = unit.map(|unit| unit.id).into_iter().collect();
    Filter {
        language: Language::Chinese,
        section: place.section,
        units,
        kinds,
        ..Filter::default()
    }
}

/// The kinds that are policy documents: what the law wants published under a document number. Notices
/// share the statutory `ColumnType` with them, and are not what a person looks for there.
pub(super) fn policy_kinds(office: &Office) -> Vec<String> {
    let kinds = office.kinds.records().into_iter();
    let kinds = kinds.filter(|kind| kind.section == Section::Statutory && kind.expects_doc_number);
    let kinds: Vec<_> = kinds.map(|kind| kind.code.clone()).collect();
    // Without such a kind nothing is asked for, rather than everything.
    if kinds.is_empty() {
        vec![String::new()]
    } else {
        kinds
    }
}

pub(super) fn narrow(
    office: &Office,
    site: &Site,
    query: &ListQuery,
    filter: &mut Filter,
) -> Result<()> {
    query.narrow(filter);
    if let Some(unit) = find_unit(site, query.unit.as_deref())? {
        filter.units = vec![unit.id];
    }
    if let Some(code) = &query.kind {
        let kind = office
            .kinds
            .record(code)
            .ok_or(OfficeError::NotFound("这类信息"))?;
        filter.kinds = vec![kind.code.clone()];
    }
    Ok(())
}

/// Counts what can be chosen, over the whole list as it is without choices.
async fn facets(
    office: &Office,
    conn: &mut Conn,
    site: &Site,
    base: &Filter,
    kind: Option<&RecordKind>,
    query: &ListQuery,
    is_of_all_units: bool,
) -> Result<Vec<Facet>> {
    let counted = publications::facets(conn, base).await?;
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
        let subjects = publications::subjects(conn, base).await?;
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
    Ok(facets)
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
