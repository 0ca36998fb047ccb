//! Any public list: of a section, of a kind, of all units or one, by words or not.

mod facets;

use gongkai_model::{
    kinds::{RecordKind, Section},
    organisation::Unit,
    record::Language,
};
use gongkai_store::{
    Conn,
    publications::{self, Counts, Cursor, Filter},
};

use self::facets::facets;
pub use self::facets::{Facet, FacetOption};
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
    /// The code of a unit: only what it and the units below it publish.
    pub within: Option<String>,
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
    let counts = office.public_counts.of(&mut reader).await?;
    let base = base_filter(office, &site, place, unit.as_ref());
    let of_all_units = unit.is_none();
    let facets = facets(office, &counts, &site, &base, kind, &query, of_all_units);
    let mut filter = base;
    narrow(office, &site, &query, &mut filter)?;
    let limit = i64::try_from(PAGE_LINES).unwrap_or(20) + 1;
    let mut rows = publications::list(&mut reader, &filter, start, limit).await?;
    let total = total(&mut reader, &counts, &filter).await?;
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

/// How many lines a list has: known, unless it asks for words or fields of a kind.
pub(super) async fn total(conn: &mut Conn, counts: &Counts, filter: &Filter) -> Result<i64> {
    match counts.total(filter) {
        Some(total) => Ok(total),
        None => Ok(publications::count(conn, filter).await?),
    }
}

pub(super) fn find_kind<'a>(office: &'a Office, place: &Place) -> Result<Option<&'a RecordKind>> {
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

pub(super) fn base_filter(
    office: &Office,
    site: &Site,
    place: &Place,
    unit: Option<&Unit>,
) -> Filter {
    let kinds = match &place.kind {
        Some(kind) => vec![kind.clone()],
        None if place.only_policies => policy_kinds(office),
        None => Vec::new(),
    };
    let units = match (unit, &place.within) {
        (Some(unit), _) => vec![unit.id],
        (None, Some(code)) => site.below(code),
        (None, None) => Vec::new(),
    };
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
#[must_use]
pub fn policy_kinds(office: &Office) -> Vec<String> {
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
