//! All permanent addresses of what is public, for the site map: identifiers and when they changed last.

use gongkai_model::id::{Id, RecordId};
use gongkai_model::record::Language;
use jiff::Timestamp;

use crate::binds;
use crate::conn::Conn;
use crate::decode::Place;
use crate::error::Result;
use crate::sql::Query;

/// A part of the site map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressPart {
    /// Its first record.
    pub first: RecordId,
    /// When anything in it changed last.
    pub changed_at: Timestamp,
}

/// Cuts everything that is public into parts of `most` records, by identifier.
///
/// # Errors
/// Whatever the database refuses.
pub async fn address_parts(
    conn: &mut Conn,
    language: Language,
    most: i64,
) -> Result<Vec<AddressPart>> {
    let rows: Vec<(i64, i64)> = conn
        .all(
            "select min(record_id), max(changed_at) from (
               select record_id, changed_at, (row_number() over (order by record_id) - 1) / $2 as part
               from publications where lang = $1 and status = 'public'
             ) numbered group by part order by part",
            binds![language.tag(), most],
        )
        .await?;
    let read = |(first, changed_at): (i64, i64)| {
        Ok(AddressPart {
            first: Id::new(first),
            changed_at: Place::new("publications", &first).instant(changed_at)?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Reads up to `limit` records from one on, by identifier, each with its last change.
///
/// # Errors
/// Whatever the database refuses.
pub async fn addresses(
    conn: &mut Conn,
    language: Language,
    from: RecordId,
    limit: i64,
) -> Result<Vec<(RecordId, Timestamp)>> {
    let mut query = Query::new("select record_id, changed_at from publications");
    query.filter("lang = ? and status = 'public'", binds![language.tag()]);
    query.filter("record_id >= ?", binds![from]);
    query.push(" order by record_id limit ?", binds![limit]);
    let (sql, values) = query.finish();
    let rows: Vec<(i64, i64)> = conn.all(sql, values).await?;
    let read = |(id, changed_at): (i64, i64)| {
        Ok((
            Id::new(id),
            Place::new("publications", &id).instant(changed_at)?,
        ))
    };
    rows.into_iter().map(read).collect()
}
