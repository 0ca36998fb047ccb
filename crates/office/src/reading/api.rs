//! What the read API answers beyond the pages: lists without navigation, contents to the byte.

use gongkai_model::{id::RecordId, record::Language};
use gongkai_store::publications::{self, Cursor, Filter, Shown};

use super::{
    Item, ListQuery, Site,
    item::{Detail, items},
    list::{narrow, total},
    query::write_cursor,
    site,
};
use crate::core::{Office, OfficeError, Result};

/// The most lines of a page of the API.
const MOST_LINES: usize = 100;

/// A page of the API.
#[derive(Debug, Clone)]
pub struct ApiPage {
    /// The site, for names of units.
    pub site: Site,
    /// The lines.
    pub items: Vec<Item>,
    /// How many there are in all.
    pub total: i64,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Lists public records; `limit` is 20 unless given, and 100 at most.
///
/// # Errors
/// [`OfficeError::Invalid`] names the value that cannot be read, [`OfficeError::NotFound`] an unknown unit or
/// kind.
pub async fn api_records(office: &Office, pairs: &[(String, String)]) -> Result<ApiPage> {
    let kind = pairs.iter().find(|(key, _)| key == "kind");
    let kind = kind.and_then(|(_, code)| office.kinds.record(code.trim()));
    let query = ListQuery::read(pairs, kind)?;
    let lines = limit(pairs)?;
    let start = query.start()?;
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let mut filter = Filter::default();
    narrow(office, &site, &query, &mut filter)?;
    let wanted = i64::try_from(lines).unwrap_or(20) + 1;
    let mut rows = publications::list(&mut reader, &filter, start, wanted).await?;
    let counts = office.public_counts.of(&mut reader).await?;
    let total = total(&mut reader, &counts, &filter).await?;
    let more = rows.len() > lines;
    rows.truncate(lines);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| write_cursor(Cursor::from(row)));
    let items = items(office, &site, &mut reader, rows, Detail::Fields).await?;
    Ok(ApiPage {
        site,
        items,
        total,
        next,
    })
}

fn limit(pairs: &[(String, String)]) -> Result<usize> {
    let Some((_, text)) = pairs.iter().find(|(key, _)| key == "limit") else {
        return Ok(super::PAGE_LINES);
    };
    let lines = text
        .trim()
        .parse()
        .ok()
        .filter(|lines| (1..=MOST_LINES).contains(lines));
    lines.ok_or_else(|| OfficeError::field("limit", format!("每页条数应为 1 至 {MOST_LINES}")))
}

/// The text that the commitment of the current version is made of.
///
/// # Errors
/// [`OfficeError::NotFound`] when the record is not public.
pub async fn api_content(office: &Office, id: RecordId) -> Result<String> {
    let mut reader = office.store.reader().await?;
    let Some(Shown::Current(record)) =
        publications::get(&mut reader, id, Language::Chinese).await?
    else {
        return Err(OfficeError::NotFound("这条信息"));
    };
    let unwritable = |error: serde_json::Error| OfficeError::Defect(error.to_string());
    serde_json::to_string(&record.content).map_err(unwritable)
}
