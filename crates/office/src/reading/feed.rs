//! The newest records of a list, for those who follow it (RSS, Atom).

use std::{cmp::Reverse, collections::HashMap};

use gongkai_documents::plain_text;
use gongkai_model::{
    id::RecordId,
    organisation::Unit,
    record::{Content, Language},
};
use gongkai_store::{
    Conn,
    publications::{self, Listed, PublicRecord, Start},
};
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
    let entries = entries(office, &site, &mut reader, rows).await?;
    Ok(Feed {
        site,
        unit,
        entries,
    })
}

/// Reads what a search finds, newest first; what was typed is taken as it is, because nobody is there to be
/// asked what was meant.
///
/// # Errors
/// As [`super::search`].
pub async fn search_feed(office: &Office, pairs: &[(String, String)]) -> Result<Feed> {
    let own = ["sort", "limit", "page", "literal"];
    let asked = pairs.iter().filter(|(key, _)| !own.contains(&key.as_str()));
    let mut asked: Vec<(String, String)> = asked.cloned().collect();
    for (key, value) in [
        ("sort", "newest".to_owned()),
        ("limit", MOST_ENTRIES.to_string()),
        ("literal", "1".to_owned()),
    ] {
        asked.push((key.to_owned(), value));
    }
    let view = super::search(office, &asked).await?;
    let ids: Vec<RecordId> = view.hits.iter().map(|hit| hit.record).collect();
    let mut reader = office.store.reader().await?;
    let mut rows = publications::by_ids(&mut reader, Language::Chinese, &ids).await?;
    rows.sort_by_key(|row| Reverse((row.published_at, row.record)));
    Ok(Feed {
        entries: entries(office, &view.site, &mut reader, rows).await?,
        site: view.site,
        unit: None,
    })
}

async fn entries(
    office: &Office,
    site: &Site,
    conn: &mut Conn,
    rows: Vec<Listed>,
) -> Result<Vec<Entry>> {
    let ids: Vec<RecordId> = rows.iter().map(|row| row.record).collect();
    let mut records = HashMap::new();
    if !ids.is_empty() {
        let found = publications::current(conn, Some(Language::Chinese), &ids).await?;
        records.extend(found.into_iter().map(|record| (record.record, record)));
    }
    let entry = |row: Listed| {
        let record = records.remove(&row.record)?;
        Some(entry(office, site, row, &record))
    };
    Ok(rows.into_iter().filter_map(entry).collect())
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
