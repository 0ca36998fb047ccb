//! 催办: who chased whoever holds a case, and which cases are near their last day.

use std::collections::BTreeMap;

use gongkai_model::case::{CaseHead, Sealed};
use gongkai_model::id::{CaseId, Id, PersonId, RowId, UnitId};
use gongkai_rules::foi::clock::Event;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::FromRow;

use super::row::{COLUMNS, CaseRow};
use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, id_if};
use crate::error::Result;
use crate::sql::Query;
use crate::value::Value;

/// A chasing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredChasing {
    /// Identifies it; later ones have greater ones.
    pub id: RowId,
    /// The case.
    pub case: CaseId,
    /// The unit or office that had it in hand.
    pub holder: UnitId,
    /// Who; none where the sweep did.
    pub by: Option<PersonId>,
    /// On which day: one a day.
    pub on: Date,
    /// When.
    pub at: Timestamp,
    /// What was written with it.
    pub words: Option<Sealed>,
    /// Of the sweep's: at how many working days left, until which last day. Once for each.
    pub nearing: Option<(i64, Date)>,
}

#[derive(FromRow)]
struct ChasingRow {
    id: i64,
    case_id: i64,
    holder_id: i64,
    chased_by: Option<i64>,
    chased_on: String,
    chased_at: i64,
    words: Option<String>,
    days_left: Option<i64>,
    due_on: Option<String>,
}

impl ChasingRow {
    fn read(self) -> Result<StoredChasing> {
        let place = Place::new("case_chasings", &self.id);
        let due_on = place.date_if(self.due_on.as_deref())?;
        Ok(StoredChasing {
            on: place.date(&self.chased_on)?,
            at: place.instant(self.chased_at)?,
            nearing: self.days_left.zip(due_on),
            id: Id::new(self.id),
            case: Id::new(self.case_id),
            holder: Id::new(self.holder_id),
            by: id_if(self.chased_by),
            words: self.words.map(Sealed),
        })
    }
}

/// Notes a chasing; `false` when the case was chased on that day, or by the sweep at that many days, before.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when case, unit or person do not exist.
pub async fn insert_chasing(tx: &mut Tx, one: &StoredChasing) -> Result<bool> {
    let noted = tx
        .execute(
            "insert into case_chasings (id, case_id, holder_id, chased_by, chased_on, chased_at, words, days_left, due_on)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
            binds![
                one.id,
                one.case,
                one.holder,
                one.by,
                one.on,
                one.at,
                one.words.as_ref().map(|words| words.0.as_str()),
                one.nearing.map(|(days, _)| days),
                one.nearing.map(|(_, due_on)| due_on),
            ],
        )
        .await?;
    Ok(noted == 1)
}

/// The chasings of a case, oldest first.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn chasings(conn: &mut Conn, case: CaseId) -> Result<Vec<StoredChasing>> {
    let rows: Vec<ChasingRow> = conn
        .all(
            "select id, case_id, holder_id, chased_by, chased_on, chased_at, words, days_left, due_on
             from case_chasings where case_id = $1 order by id",
            binds![case],
        )
        .await?;
    rows.into_iter().map(ChasingRow::read).collect()
}

/// What a board shows beside the rows of cases: the events of their clocks, and how often and on which day last they were
/// chased. One statement, because a page has few.
#[derive(Debug, Default)]
pub struct BesideRows {
    /// The events, in the order in which they were written.
    pub events: BTreeMap<CaseId, Vec<Event>>,
    /// How often they were chased, and on which day last.
    pub chased: BTreeMap<CaseId, (i64, Date)>,
}

/// Reads what a board shows beside these rows.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when one cannot be read.
pub async fn beside_rows(conn: &mut Conn, cases: &[CaseId]) -> Result<BesideRows> {
    let mut beside = BesideRows::default();
    if cases.is_empty() {
        return Ok(beside);
    }
    let ids = || cases.iter().copied().map(Value::from).collect();
    let mut query = Query::new("select case_id, position, event, 0 from case_clock_events");
    query.filter_in("case_id", ids());
    query.part(" union all select case_id, 0, max(chased_on), count(*) from case_chasings");
    query.filter_in("case_id", ids());
    query.push(" group by case_id order by 1, 2", binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<(i64, i64, String, i64)> = conn.all(sql, values).await?;
    for (case, _, text, count) in rows {
        let id = CaseId::new(case);
        if count > 0 {
            let last = Place::new("case_chasings", &case).date(&text)?;
            beside.chased.insert(id, (count, last));
        } else {
            let event = Place::new("case_clock_events", &case).json(&text)?;
            beside.events.entry(id).or_default().push(event);
        }
    }
    Ok(beside)
}

/// Cases whose time runs and whose last day is between two days, by identifier after `after`; at most `limit`. Of those
/// that the sweep chased at `fewest` days left for the last time it has nothing more to do.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn nearing(
    conn: &mut Conn,
    (from, until): (Date, Date),
    fewest: i64,
    after: Option<CaseId>,
    limit: i64,
) -> Result<Vec<CaseHead>> {
    let rows: Vec<CaseRow> = conn
        .all(
            (
                COLUMNS,
                "where clock = 'running' and due_on >= $1 and due_on <= $2 and id > $3
                   and not exists (select 1 from case_chasings c where c.case_id = cases.id
                                   and c.due_on = cases.due_on and c.days_left = $4)
                 order by id limit $5",
            ),
            binds![from, until, after.map_or(0, Id::get), fewest, limit],
        )
        .await?;
    rows.into_iter().map(CaseRow::read).collect()
}
