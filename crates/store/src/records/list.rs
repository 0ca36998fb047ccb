//! Lists of the desk: filtered, newest change first, page after page.

use gongkai_model::id::{PersonId, RecordId, UnitId};
use gongkai_model::record::RecordHead;
use jiff::Timestamp;

use super::row::{COLUMNS, RecordRow};
use crate::binds;
use crate::conn::Conn;
use crate::error::Result;
use crate::sql::Query;
use crate::value::Value;

/// What a list shows. Whatever is `None` is not asked.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Records of these units, whichever of their offices holds them.
    pub units: Option<Vec<UnitId>>,
    /// With `units`: and those that these offices (处室) hold.
    pub offices: Vec<UnitId>,
    /// Records in these states.
    pub states: Option<Vec<String>>,
    /// Records of this kind.
    pub kind: Option<String>,
    /// Records of this drafter.
    pub drafter: Option<PersonId>,
    /// Records whose title contains this text.
    pub title: Option<String>,
    /// Urgent ones (加急), or those that are not.
    pub urgent: Option<bool>,
}

/// Where a page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The last record's change.
    pub updated_at: Timestamp,
    /// The last record.
    pub id: RecordId,
}

impl From<&RecordHead> for Cursor {
    fn from(record: &RecordHead) -> Self {
        Self {
            updated_at: record.updated_at,
            id: record.id,
        }
    }
}

/// Reads up to `limit` records after a cursor, newest change first.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn list(
    conn: &mut Conn,
    filter: &Filter,
    after: Option<Cursor>,
    limit: i64,
) -> Result<Vec<RecordHead>> {
    let mut query = Query::new(COLUMNS);
    apply(&mut query, filter);
    if let Some(Cursor { updated_at, id }) = after {
        query.filter("(updated_at, id) < (?, ?)", binds![updated_at, id]);
    }
    query.push(" order by updated_at desc, id desc limit ?", binds![limit]);
    let (sql, values) = query.finish();
    let rows: Vec<RecordRow> = conn.all(sql, values).await?;
    rows.into_iter().map(RecordRow::read).collect()
}

/// Counts records by state, for the to-do lists.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count_by_state(conn: &mut Conn, filter: &Filter) -> Result<Vec<(String, i64)>> {
    let mut query = Query::new("select state, count(*) from records");
    apply(&mut query, filter);
    query.push(" group by state order by state", binds![]);
    let (sql, values) = query.finish();
    conn.all(sql, values).await
}

fn apply(query: &mut Query, filter: &Filter) {
    if let Some(units) = &filter.units {
        let values = |ids: &[UnitId]| ids.iter().copied().map(Value::from).collect();
        let any_of = [
            ("unit_id", values(units)),
            ("office_id", values(&filter.offices)),
        ];
        query.filter_in_any(any_of);
    }
    if let Some(states) = &filter.states {
        query.filter_in("state", states.iter().map(Value::from).collect());
    }
    query.filter_some("kind = ?", filter.kind.as_deref());
    query.filter_some("drafter_id = ?", filter.drafter);
    query.filter_some("urgent = ?", filter.urgent);
    let pattern = filter.title.as_deref().map(containing);
    query.filter_some("lower(title) like ? escape '\\'", pattern);
}

/// Makes a pattern in which what a person typed has no special meaning.
fn containing(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}
