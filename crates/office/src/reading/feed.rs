//! The newest records of a list, for those who follow it (RSS, Atom).

use std::collections::HashMap;

use gongkai_documents::plain_text;
use gongkai_model::{
    id::RecordId,
    organisation::Unit,
    record::{Content, Language},
};
use gongkai_store::publications::{self, Listed, PublicRecord, Start};
use jiff::Timestamp;

use super::{
    ListQuery, Place, Site,
    list::{base_filter, find_kind, find_unit, narrow},
    site,
};
use crate::core::{Office, Result};

/// How many records a feed has.
const MOST_ENTRIES: i64 = 50;

/// How many characters of a text stand in for a summary that was not written.
const EXCERPT_CHARS: usize = 200;

/// The newest records of a list.
#[derive(Debug, Clone)]
pub struct Feed {
    /// The site.
    pub site: Site,
    /// The unit whose list it is.
    pub unit: Option<Unit>,
    /// The newest first.
    pub entries: Vec<Entry>,
}

/// A record in a feed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it leads.
    pub record: RecordId,
    /// 标题
    pub title: String,
    /// 内容概述, or the beginning of the text.
    pub summary: String,
    /// The name of its kind.
    pub kind_name: String,
    /// Who says it: 发文机关, or else the unit.
    pub author: String,
    /// 发文字号
    pub doc_number: Option<String>,
    /// When it became public.
    pub published_at: Timestamp,
    /// When anything about it changed last.
    pub changed_at: Timestamp,
}

/// Reads a feed, in six statements at most.
///
/// # Errors
/// As [`super::list`].
pub async fn feed(office: &Office, place: &Place, pairs: &[(String, String)]) -> Result<Feed> {
    let kind = find_kind(office, place)?;
    let query = ListQuery::read(pairs, kind)?;
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let unit = find_unit(&site, place.unit.as_deref())?;
    let mut filter = base_filter(office, &site, place, unit.as_ref());
    narrow(office, &site, &query, &mut filter)?;
    let rows = publications::list(&mut reader, &filter, Start::Newest, MOST_ENTRIES).await?;
    let ids: Vec<RecordId> = rows.iter().map(|row| row.record).collect();
    let mut records = HashMap::new();
    if !ids.is_empty() {
        let found = publications::current(&mut reader, Some(Language::Chinese), &ids).await?;
        records.extend(found.into_iter().map(|record| (record.record, record)));
    }
    let entry = |row: Listed| {
        let record = records.remove(&row.record)?;
        Some(entry(office, &site, row, &record))
    };
    let entries = rows.into_iter().filter_map(entry).collect();
    Ok(Feed {
        site,
        unit,
        entries,
    })
}

fn entry(office: &Office, site: &Site, row: Listed, record: &PublicRecord) -> Entry {
    let unit = site.tree.get(row.unit);
    let kind = office.kinds.record(&row.kind);
    let author = if row.issuer.is_empty() {
        unit.map(|unit| unit.name.clone()).unwrap_or_default()
    } else {
        row.issuer
    };
    Entry {
        record: row.record,
        title: row.title,
        summary: summary(&record.content),
        kind_name: kind.map_or(row.kind, |kind| kind.name.clone()),
        author,
        doc_number: row.doc_number,
        published_at: row.published_at,
        changed_at: record.changed_at,
    }
}

fn summary(content: &Content) -> String {
    if let Some(written) = content
        .summary
        .as_deref()
        .filter(|text| !text.trim().is_empty())
    {
        return written.trim().to_owned();
    }
    let text = plain_text(&content.body_html);
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let mut start: String = text.chars().take(EXCERPT_CHARS).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
