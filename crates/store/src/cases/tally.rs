//! The plain facts of many cases at once, for statistics and reports; no word of what they say.

use gongkai_model::case::{CaseHead, Channel};
use gongkai_model::id::{CaseId, Id, UnitId};
use jiff::civil::Date;
use sqlx::FromRow;

use super::row::{COLUMNS, CaseRow};
use crate::binds;
use crate::conn::Conn;
use crate::decode::Place;
use crate::error::Result;
use crate::sql::Query;
use crate::value::Value;

/// Which cases are counted.
#[derive(Debug, Clone)]
pub struct TallyFilter {
    /// Of this kind.
    pub kind: String,
    /// Of these units, whichever of their offices has them.
    pub units: Vec<UnitId>,
    /// And those that these offices (处室) have.
    pub offices: Vec<UnitId>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// A case, as it is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tallied {
    /// The case.
    pub id: CaseId,
    /// 承办单位
    pub unit: UnitId,
    /// How it came in.
    pub channel: Channel,
    /// The class of the applicant.
    pub applicant: Option<String>,
    /// The theme.
    pub theme: Option<String>,
    /// 收到之日, once it is known.
    pub received_on: Option<Date>,
    /// By when it is or was to be answered.
    pub due_on: Option<Date>,
    /// When it was answered or ended.
    pub closed_on: Option<Date>,
    /// The code of the outcome.
    pub outcome: Option<String>,
    /// How satisfied the applicant was.
    pub rating: Option<String>,
}

#[derive(FromRow)]
struct TallyRow {
    id: i64,
    unit_id: i64,
    channel: String,
    applicant: Option<String>,
    theme: Option<String>,
    received_on: Option<String>,
    due_on: Option<String>,
    closed_on: Option<String>,
    outcome: Option<String>,
    rating: Option<String>,
}

/// Reads the cases that were open on any of the days, and those that were never received and are still waiting.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn tally(conn: &mut Conn, filter: &TallyFilter) -> Result<Vec<Tallied>> {
    let mut query = Query::new(
        "select id, unit_id, channel, applicant, theme, received_on, due_on, closed_on, outcome, rating from cases",
    );
    query.filter("kind = ?", binds![&filter.kind]);
    query.filter_in_any(holders(filter));
    query.filter(
        "coalesce(received_on, '') <= ?",
        binds![filter.until.to_string()],
    );
    query.filter(
        "coalesce(closed_on, '9999-99-99') >= ?",
        binds![filter.from.to_string()],
    );
    query.push(" order by id", binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<TallyRow> = conn.all(sql, values).await?;
    rows.into_iter().map(read).collect()
}

/// Reads the latest cases that were received between the days, whole, for whoever may open them.
///
/// # Errors
/// As [`tally`].
pub async fn submitted(conn: &mut Conn, filter: &TallyFilter, limit: i64) -> Result<Vec<CaseHead>> {
    let mut query = Query::new(COLUMNS);
    query.filter("kind = ?", binds![&filter.kind]);
    query.filter_in_any(holders(filter));
    query.filter(
        "received_on between ? and ?",
        binds![filter.from, filter.until],
    );
    query.push(" order by received_on desc, id desc limit ?", binds![limit]);
    let (sql, values) = query.finish();
    let rows: Vec<CaseRow> = conn.all(sql, values).await?;
    rows.into_iter().map(CaseRow::read).collect()
}

fn holders(filter: &TallyFilter) -> [(&'static str, Vec<Value>); 2] {
    let values = |ids: &[UnitId]| ids.iter().copied().map(Value::from).collect();
    [
        ("unit_id", values(&filter.units)),
        ("office_id", values(&filter.offices)),
    ]
}

fn read(row: TallyRow) -> Result<Tallied> {
    let place = Place::new("cases", &row.id);
    Ok(Tallied {
        channel: place.code(&row.channel, Channel::from_code)?,
        received_on: place.date_if(row.received_on.as_deref())?,
        due_on: place.date_if(row.due_on.as_deref())?,
        closed_on: place.date_if(row.closed_on.as_deref())?,
        id: Id::new(row.id),
        unit: Id::new(row.unit_id),
        applicant: row.applicant,
        theme: row.theme,
        outcome: row.outcome,
        rating: row.rating,
    })
}
