//! All permanent addresses, in parts that a site map may have.

use gongkai_model::{id::RecordId, kinds::Section, record::Language};
use gongkai_store::publications::{self, AddressPart};
use jiff::Timestamp;

use super::{Site, site};
use crate::core::{Office, Result};

/// How many addresses a part has at most; the protocol allows 50 000 and 50 MB.
pub const MOST_ADDRESSES: i64 = 25_000;

/// What the site map begins with: pages that are always there, and the parts of the records.
#[derive(Debug, Clone)]
pub struct SiteMap {
    /// Paths of pages that are no records.
    pub pages: Vec<String>,
    /// The parts of the records, oldest first.
    pub parts: Vec<AddressPart>,
}

/// Reads it.
///
/// # Errors
/// The store's.
pub async fn site_map(office: &Office) -> Result<SiteMap> {
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let parts = publications::address_parts(&mut reader, Language::Chinese, MOST_ADDRESSES).await?;
    Ok(SiteMap {
        pages: pages(office, &site),
        parts,
    })
}

/// Reads a part of the records, from its first one on.
///
/// # Errors
/// The store's.
pub async fn site_map_part(office: &Office, first: RecordId) -> Result<Vec<(RecordId, Timestamp)>> {
    let mut reader = office.store.reader().await?;
    let all =
        publications::addresses(&mut reader, Language::Chinese, first, MOST_ADDRESSES).await?;
    Ok(all)
}

/// First pages, lists and units: everything that an address without a query leads to.
fn pages(office: &Office, site: &Site) -> Vec<String> {
    let fixed = [
        "/",
        "/policies",
        "/news",
        "/catalogue",
        "/kinds",
        "/units",
        "/data",
        "/accessibility",
        "/tools/deadline",
        "/tools/fee",
    ];
    let mut pages: Vec<String> = fixed.iter().map(ToString::to_string).collect();
    let kinds = office.kinds.records();
    pages.extend(kinds.iter().map(|kind| format!("/kinds/{}", kind.code)));
    for unit in site.tree.iter().filter(|unit| unit.level.has_public_page()) {
        let column = format!("/units/{}/column", unit.code);
        pages.push(format!("/units/{}", unit.code));
        pages.push(format!("/units/{}/catalogue", unit.code));
        pages.push(format!("{column}/on_request"));
        let sections = Section::ALL
            .into_iter()
            .filter(|section| section.in_column());
        pages.extend(sections.map(|section| format!("{column}/{}", section.code())));
        pages.push(column);
    }
    pages
}
