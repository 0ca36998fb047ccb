//! The 政府信息公开 column of a unit: fixed sections in a fixed order (国办公开办函〔2019〕61号).

use gongkai_model::{kinds::Section, organisation::Unit, record::Language};
use gongkai_store::{
    Conn,
    publications::{self, Filter, Start},
};

use super::{
    Item, Site,
    item::{Detail, items},
    list::find_unit,
    site,
};
use crate::core::{Office, OfficeError, Result};

/// The column's navigation.
#[derive(Debug, Clone)]
pub struct Column {
    /// The four sections that hold records; 依申请公开 follows them on the page.
    pub sections: Vec<NavSection>,
}

/// A section of the column.
#[derive(Debug, Clone)]
pub struct NavSection {
    /// Which.
    pub section: Section,
    /// How many records.
    pub count: i64,
    /// Its kinds, in their order; only the statutory section lists them.
    pub kinds: Vec<NavKind>,
}

/// A kind in the navigation.
#[derive(Debug, Clone)]
pub struct NavKind {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many records.
    pub count: i64,
}

/// The column's first page, or one of its sections that is more than a list.
#[derive(Debug, Clone)]
pub struct ColumnPage {
    /// The site.
    pub site: Site,
    /// Whose column it is.
    pub unit: Unit,
    /// The navigation.
    pub column: Column,
    /// The newest records of the column.
    pub latest: Vec<Item>,
}

/// Reads the column's first page.
///
/// # Errors
/// [`OfficeError::NotFound`] for a unit that does not exist.
pub async fn column(office: &Office, unit: &str) -> Result<ColumnPage> {
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let unit = find_unit(&site, Some(unit))?.ok_or(OfficeError::NotFound("这个单位"))?;
    let column = navigation(office, &mut reader, &unit).await?;
    let kinds = office
        .kinds
        .records()
        .into_iter()
        .filter(|kind| kind.section.in_column());
    let filter = Filter {
        language: Language::Chinese,
        units: vec![unit.id],
        kinds: kinds.map(|kind| kind.code.clone()).collect(),
        ..Filter::default()
    };
    let rows = publications::list(&mut reader, &filter, Start::Newest, 10).await?;
    let latest = items(office, &site, &mut reader, rows, Detail::Ties).await?;
    Ok(ColumnPage {
        site,
        unit,
        column,
        latest,
    })
}

/// Counts the sections and kinds of a unit's column: no statement but those of the counts.
pub(super) async fn navigation(office: &Office, conn: &mut Conn, unit: &Unit) -> Result<Column> {
    let filter = Filter {
        language: Language::Chinese,
        units: vec![unit.id],
        ..Filter::default()
    };
    let counts = office.public_counts.of(conn).await?.by_kind(&filter);
    let all = office.kinds.records();
    let section = |section: Section| {
        let kinds = all.iter().filter(|kind| kind.section == section);
        let kinds: Vec<NavKind> = kinds
            .map(|kind| NavKind {
                code: kind.code.clone(),
                name: kind.name.clone(),
                count: counts.get(&kind.code).copied().unwrap_or_default(),
            })
            .collect();
        NavSection {
            section,
            count: kinds.iter().map(|kind| kind.count).sum(),
            kinds,
        }
    };
    let sections = Section::ALL
        .into_iter()
        .filter(|section| section.in_column())
        .map(section);
    Ok(Column {
        sections: sections.collect(),
    })
}
