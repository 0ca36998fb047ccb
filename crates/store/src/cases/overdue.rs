//! Cases whose last day has passed: noted once, and counted for whoever they go up to.

use gongkai_model::id::{CaseId, Id, UnitId};
use jiff::civil::Date;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, id_if};
use crate::error::Result;

/// A case whose last day has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late {
    /// Which.
    pub case: CaseId,
    /// Whose it is.
    pub unit: UnitId,
    /// The day.
    pub due_on: Date,
}

/// How many cases of a kind are overdue at a unit and an office of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverdueCount {
    /// The code of the kind.
    pub kind: String,
    /// 承办单位
    pub unit: UnitId,
    /// 承办处室
    pub office: Option<UnitId>,
    /// How many.
    pub cases: i64,
}

impl OverdueCount {
    /// The unit or office that has them in hand.
    #[must_use]
    pub fn holder(&self) -> UnitId {
        self.office.unwrap_or(self.unit)
    }
}

/// Finds up to `limit` cases whose time ran out before a day and of which that was not noted.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a day cannot be read.
pub async fn late(conn: &mut Conn, today: Date, limit: i64) -> Result<Vec<Late>> {
    let rows: Vec<(i64, i64, String)> = conn
        .all(
            "select id, unit_id, due_on from cases
             where clock = 'running' and overdue_noted_on is null and due_on < $1 order by due_on, id limit $2",
            binds![today, limit],
        )
        .await?;
    let read = |(id, unit, due_on): (i64, i64, String)| {
        Ok(Late {
            case: Id::new(id),
            unit: Id::new(unit),
            due_on: Place::new("cases", &id).date(&due_on)?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Notes that a case is overdue, unless somebody did, or answered it, or moved its last day. Its revision stays:
/// whoever has its page open loses nothing by it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn note_overdue(tx: &mut Tx, late: &Late, today: Date) -> Result<bool> {
    let noted = tx
        .execute(
            "update cases set overdue_noted_on = $1
             where id = $2 and clock = 'running' and due_on = $3 and overdue_noted_on is null",
            binds![today, late.case, late.due_on],
        )
        .await?;
    Ok(noted > 0)
}

/// Counts the cases whose last day is before a day and which have not been answered.
///
/// # Errors
/// Whatever the database refuses.
pub async fn overdue_counts(conn: &mut Conn, today: Date) -> Result<Vec<OverdueCount>> {
    let rows: Vec<(String, i64, Option<i64>, i64)> = conn
        .all(
            "select kind, unit_id, office_id, count(*) from cases where clock = 'running' and due_on < $1
             group by kind, unit_id, office_id",
            binds![today],
        )
        .await?;
    let read = |(kind, unit, office, cases)| OverdueCount {
        kind,
        unit: Id::new(unit),
        office: id_if(office),
        cases,
    };
    Ok(rows.into_iter().map(read).collect())
}
