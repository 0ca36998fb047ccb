//! One publication: what its address answers.
//!
//! `gongkai_model::record::visibility` decides what is shown; content that it does not show does not
//! leave this module.

use gongkai_model::id::{Id, RecordId, UnitId};
use gongkai_model::record::{Language, Visibility, WithdrawalReason, visibility};
use jiff::Timestamp;
use jiff::civil::Date;

use super::row::{COLUMNS, PublicRecord, PublicationRow};
use crate::binds;
use crate::conn::Conn;
use crate::decode::Place;
use crate::error::Result;
use crate::sql::Query;
use crate::value::Value;

/// What an address answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// The current version.
    Current(Box<PublicRecord>),
    /// An earlier version.
    Earlier(Box<PublicRecord>),
    /// That it was withdrawn, and the class of reason.
    Withdrawn {
        /// Identifies it.
        record: RecordId,
        /// Whose it was.
        unit: UnitId,
        /// Its kind.
        kind: String,
        /// Why.
        reason: WithdrawalReason,
        /// When.
        withdrawn_at: Timestamp,
    },
}

/// A line of a record's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierVersion {
    /// Which version.
    pub version: i64,
    /// When it became public.
    pub published_on: Date,
    /// Whether it is the current one.
    pub is_current: bool,
}

/// Finds what the address of a record answers in a language.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when the row cannot be read.
pub async fn get(conn: &mut Conn, record: RecordId, language: Language) -> Result<Option<Shown>> {
    let condition = "record_id = ? and lang = ? and status in ('public', 'withdrawn')";
    one(conn, condition, binds![record, language.tag()]).await
}

/// Finds a version of a record that the public may see.
///
/// # Errors
/// As [`get`].
pub async fn get_version(
    conn: &mut Conn,
    record: RecordId,
    language: Language,
    version: i64,
) -> Result<Option<Shown>> {
    let condition = "record_id = ? and lang = ? and version = ?";
    one(conn, condition, binds![record, language.tag(), version]).await
}

/// Finds a record by its index number (索引号), in Chinese.
///
/// # Errors
/// As [`get`].
pub async fn by_index_number(conn: &mut Conn, number: &str) -> Result<Option<Shown>> {
    let condition = "index_number = ? and lang = ? and status in ('public', 'withdrawn')";
    one(conn, condition, binds![number, Language::Chinese.tag()]).await
}

/// Lists the versions that the public may see, newest first; none when the record is withdrawn.
///
/// # Errors
/// As [`get`].
pub async fn versions(
    conn: &mut Conn,
    record: RecordId,
    language: Language,
) -> Result<Vec<EarlierVersion>> {
    let rows: Vec<(i64, String, String, Option<String>)> = conn
        .all(
            "select version, published_on, status, withdrawn_reason from publications
             where record_id = $1 and lang = $2 order by version desc",
            binds![record, language.tag()],
        )
        .await?;
    let place = Place::new("publications", &record);
    let mut versions = Vec::new();
    for (version, published_on, status, reason) in rows {
        let is_current = match visibility(&status, reason.as_deref()) {
            Visibility::Full => true,
            Visibility::Earlier => false,
            Visibility::Withdrawn(_) | Visibility::Nothing => continue,
        };
        let published_on = place.date(&published_on)?;
        versions.push(EarlierVersion {
            version,
            published_on,
            is_current,
        });
    }
    Ok(versions)
}

/// Reads up to `limit` current publications of all languages after a record, to rebuild what is derived.
///
/// # Errors
/// As [`get`].
pub async fn all_after(
    conn: &mut Conn,
    after: Option<(RecordId, Language)>,
    limit: i64,
) -> Result<Vec<PublicRecord>> {
    let mut query = Query::new(COLUMNS);
    query.filter("status = 'public' and withdrawn_reason is null", binds![]);
    if let Some((record, language)) = after {
        query.filter("(record_id, lang) > (?, ?)", binds![record, language.tag()]);
    }
    query.push(" order by record_id, lang limit ?", binds![limit]);
    let (sql, values) = query.finish();
    let rows: Vec<PublicationRow> = conn.all(sql, values).await?;
    rows.into_iter().map(PublicationRow::read).collect()
}

/// Reads those of these records that are public now, in no order: in one language, or in all.
///
/// # Errors
/// As [`get`].
pub async fn current(
    conn: &mut Conn,
    language: Option<Language>,
    ids: &[RecordId],
) -> Result<Vec<PublicRecord>> {
    let mut query = Query::new(COLUMNS);
    query.filter("status = 'public' and withdrawn_reason is null", binds![]);
    query.filter_some("lang = ?", language.map(Language::tag));
    query.filter_in("record_id", ids.iter().copied().map(Value::from).collect());
    let (sql, values) = query.finish();
    let rows: Vec<PublicationRow> = conn.all(sql, values).await?;
    rows.into_iter().map(PublicationRow::read).collect()
}

async fn one(
    conn: &mut Conn,
    condition: &'static str,
    values: Vec<Value>,
) -> Result<Option<Shown>> {
    let mut query = Query::new(COLUMNS);
    query.filter(condition, values);
    let (sql, values) = query.finish();
    let row: Option<PublicationRow> = conn.optional(sql, values).await?;
    let Some(row) = row else { return Ok(None) };
    shown(row)
}

fn shown(row: PublicationRow) -> Result<Option<Shown>> {
    Ok(
        match visibility(&row.status, row.withdrawn_reason.as_deref()) {
            Visibility::Full => Some(Shown::Current(Box::new(row.read()?))),
            Visibility::Earlier => Some(Shown::Earlier(Box::new(row.read()?))),
            Visibility::Withdrawn(reason) => {
                let record = Id::new(row.record_id);
                let place = Place::new("publications", &record);
                let withdrawn_at = row
                    .withdrawn_at
                    .ok_or_else(|| place.damaged("no time of withdrawal"))?;
                let withdrawn_at = place.instant(withdrawn_at)?;
                let unit = Id::new(row.unit_id);
                Some(Shown::Withdrawn {
                    record,
                    unit,
                    kind: row.kind,
                    reason,
                    withdrawn_at,
                })
            }
            Visibility::Nothing => None,
        },
    )
}
