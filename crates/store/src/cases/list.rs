//! The board: cases filtered, the one that is due first on top, page after page.

use gongkai_model::case::{CaseClock, CaseHead};
use gongkai_model::id::{CaseId, UnitId};
use jiff::civil::Date;

use super::row::{COLUMNS, CaseRow};
use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::Result;
use crate::sql::Query;
use crate::value::Value;

/// What a list shows. Whatever is `None` is not asked.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Cases of these units, whichever of their offices has them.
    pub units: Option<Vec<UnitId>>,
    /// With `units`: and those that these offices (处室) have.
    pub offices: Vec<UnitId>,
    /// Cases of this kind.
    pub kind: Option<String>,
    /// Cases in these states.
    pub states: Option<Vec<String>>,
    /// Cases that still have to be answered, or those that have not.
    pub is_open: Option<bool>,
    /// Cases whose last day is before this one.
    pub due_before: Option<Date>,
    /// The case with this registration number.
    pub number: Option<String>,
}

/// Where a page ended. Cases without a last day come after all others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The last day of the last case, or what stands for none.
    due: String,
    /// The last case.
    id: CaseId,
}

/// Stands for no last day; sorts after every day.
const NO_DAY: &str = "9999-99-99";

impl From<&CaseHead> for Cursor {
    fn from(case: &CaseHead) -> Self {
        let due = case.clock.due().map(|due| due.on.to_string());
        Self {
            due: due.unwrap_or_else(|| NO_DAY.to_owned()),
            id: case.id,
        }
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.due, self.id)
    }
}

impl std::str::FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (due, id) = text.split_once('.').ok_or(())?;
        let is_day = due == NO_DAY || due.parse::<Date>().is_ok();
        let id = id.parse().map_err(|_| ())?;
        let due = due.to_owned();
        is_day.then_some(Self { due, id }).ok_or(())
    }
}

/// Reads up to `limit` cases after a cursor, by their last day.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn list(
    conn: &mut Conn,
    filter: &Filter,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<CaseHead>> {
    let mut query = Query::new(COLUMNS);
    apply(&mut query, filter);
    if let Some(Cursor { due, id }) = after {
        query.filter(
            "(coalesce(due_on, '9999-99-99'), id) > (?, ?)",
            binds![due, *id],
        );
    }
    query.push(
        " order by coalesce(due_on, '9999-99-99'), id limit ?",
        binds![limit],
    );
    read(conn, query).await
}

/// How many cases are in each state of each kind, and how many of those are overdue on a day.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count_by_state(
    conn: &mut Conn,
    filter: &Filter,
    today: Date,
) -> Result<Vec<(String, String, i64, i64)>> {
    let mut query = Query::new("select kind, state, count(*), ");
    query.push(
        "sum(case when clock = 'running' and due_on < ? then 1 else 0 end) from cases",
        binds![today],
    );
    apply(&mut query, filter);
    query.push(" group by kind, state order by kind, state", binds![]);
    let (sql, values) = query.finish();
    conn.all(sql, values).await
}

/// Finds the cases of which a date lies on this day or later: those that a changed calendar may move.
///
/// # Errors
/// As [`list`].
pub async fn due_since(conn: &mut Conn, day: Date) -> Result<Vec<CaseHead>> {
    let mut query = Query::new(COLUMNS);
    query.filter(
        "clock <> 'ended' and (due_on >= ? or step_due_on >= ?)",
        binds![day, day],
    );
    query.push(" order by due_on, id", binds![]);
    read(conn, query).await
}

/// Moves the dates of a case that still has those it was read with, and counts its revision on, so that nobody who
/// read it before writes the old ones back. Says whether it had them.
///
/// # Errors
/// Whatever the database refuses.
pub async fn move_due(
    tx: &mut Tx,
    case: &CaseHead,
    clock: CaseClock,
    step_due_on: Option<Date>,
) -> Result<bool> {
    let (was, due) = (case.clock.due(), clock.due());
    let changed = tx
        .execute(
            "update cases set clock = $6, due_on = $7, due_provisional = $8, step_due_on = $9, revision = revision + 1,
                    overdue_noted_on = case when overdue_noted_on > $7 then overdue_noted_on end
             where id = $1 and state = $2 and clock = $3 and coalesce(due_on, '') = $4
                   and coalesce(step_due_on, '') = $5",
            binds![
                case.id,
                &case.state,
                case.clock.code(),
                text(was.map(|due| due.on)),
                text(case.step_due_on),
                clock.code(),
                due.map(|due| due.on),
                due.is_some_and(|due| due.provisional),
                step_due_on,
            ],
        )
        .await?;
    Ok(changed > 0)
}

fn text(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

async fn read(conn: &mut Conn, query: Query) -> Result<Vec<CaseHead>> {
    let (sql, values) = query.finish();
    let rows: Vec<CaseRow> = conn.all(sql, values).await?;
    rows.into_iter().map(CaseRow::read).collect()
}

fn apply(query: &mut Query, filter: &Filter) {
    if let Some(units) = &filter.units {
        let values = |ids: &[UnitId]| ids.iter().copied().map(Value::from).collect();
        query.filter_in_any([
            ("unit_id", values(units)),
            ("office_id", values(&filter.offices)),
        ]);
    }
    query.filter_some("kind = ?", filter.kind.as_deref());
    if let Some(states) = &filter.states {
        query.filter_in("state", states.iter().map(Value::from).collect());
    }
    match filter.is_open {
        Some(true) => {
            query.filter("clock <> 'ended'", binds![]);
        }
        Some(false) => {
            query.filter("clock = 'ended'", binds![]);
        }
        None => {}
    }
    query.filter_some("due_on < ?", filter.due_before);
    query.filter_some("number = ?", filter.number.as_deref());
}
