//! A unit's page: who it is, how to reach it, what it published last.

use gongkai_model::{kinds::Section, organisation::Unit};
use gongkai_store::publications::Filter;

use super::{Column, Item, Site, column::navigation, home::newest, list::find_unit, site};
use crate::core::{Office, OfficeError, Result};

/// A unit's page.
#[derive(Debug, Clone)]
pub struct UnitHome {
    /// The site.
    pub site: Site,
    /// The unit.
    pub unit: Unit,
    /// Units directly below that have a page.
    pub below: Vec<Unit>,
    /// Its offices (内设机构), which have none.
    pub offices: Vec<Unit>,
    /// Its column.
    pub column: Column,
    /// Its newest records that the law wants published.
    pub latest: Vec<Item>,
    /// Its news.
    pub news: Vec<Item>,
}

/// Reads it.
///
/// # Errors
/// [`OfficeError::NotFound`] for a unit that does not exist or has no page.
pub async fn unit_home(office: &Office, code: &str) -> Result<UnitHome> {
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let unit = find_unit(&site, Some(code))?.ok_or(OfficeError::NotFound("这个单位"))?;
    let column = navigation(office, &mut reader, &unit).await?;
    let of = |section| Filter {
        section: Some(section),
        units: vec![unit.id],
        ..Filter::default()
    };
    let latest = newest(office, &site, &mut reader, of(Section::Statutory), 10).await?;
    let news = newest(office, &site, &mut reader, of(Section::News), 6).await?;
    let (below, offices) = site
        .tree
        .children(unit.id)
        .cloned()
        .partition(|unit: &Unit| unit.level.has_public_page());
    Ok(UnitHome {
        below,
        offices,
        unit,
        column,
        latest,
        news,
        site,
    })
}
