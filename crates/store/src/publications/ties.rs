//! Ties between public records, read for a whole page of them at once.

use gongkai_model::id::{Id, RecordId};
use gongkai_model::record::Language;
use jiff::civil::Date;
use sqlx::FromRow;

use crate::binds;
use crate::conn::Conn;
use crate::decode::Place;
use crate::error::Result;
use crate::sql::Query;
use crate::value::Value;

/// A tie from a record to another one that the public sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The record that was asked about.
    pub of: RecordId,
    /// The code of the relation, as it was declared.
    pub relation: String,
    /// Whether the other record declared it.
    pub is_back: bool,
    /// The other record.
    pub record: RecordId,
    /// Its kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Its document number.
    pub doc_number: Option<String>,
    /// When it became public.
    pub published_on: Date,
}

#[derive(FromRow)]
struct TieRow {
    of_id: i64,
    relation: String,
    is_back: i64,
    record_id: i64,
    kind: String,
    title: String,
    doc_number: Option<String>,
    published_on: String,
}

/// Reads all ties of these records, both ways, to records that are public in a language, oldest first.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn ties(conn: &mut Conn, records: &[RecordId], language: Language) -> Result<Vec<Tie>> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let ids = || records.iter().copied().map(Value::from).collect::<Vec<_>>();
    let mut query = Query::new(
        "select t.of_id, t.relation, t.is_back, p.record_id, p.kind, p.title, p.doc_number, p.published_on
         from (select from_id as of_id, to_id as other_id, relation, cast(0 as bigint) as is_back from relations",
    );
    query.filter_in("from_id", ids());
    query.push(
        " union all select to_id, from_id, relation, cast(1 as bigint) from relations where 1 = 1",
        binds![],
    );
    query.filter_in("to_id", ids());
    query.push(
        // A cross join is read from left to right: from the few ties, not from everything that is public.
        ") t cross join publications p
          where p.record_id = t.other_id and p.lang = ? and p.status = 'public'
          order by p.published_on, p.record_id",
        binds![language.tag()],
    );
    let (sql, values) = query.finish();
    let rows: Vec<TieRow> = conn.all(sql, values).await?;
    rows.into_iter().map(read).collect()
}

fn read(row: TieRow) -> Result<Tie> {
    let record: RecordId = Id::new(row.record_id);
    let published_on = Place::new("publications", &record).date(&row.published_on)?;
    Ok(Tie {
        of: Id::new(row.of_id),
        relation: row.relation,
        is_back: row.is_back != 0,
        record,
        kind: row.kind,
        title: row.title,
        doc_number: row.doc_number,
        published_on,
    })
}
