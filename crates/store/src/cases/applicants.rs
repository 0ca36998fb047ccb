//! Cases of one applicant, found by a keyed fingerprint, and cases that came to the same unit before.

use gongkai_model::case::CaseHead;
use gongkai_model::id::{CaseId, UnitId};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::FromRow;

use super::row::{CaseRow, WITH_PRINT};
use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;
use crate::sql::Query;
use crate::value::Value;

/// A case, with the fingerprint of whoever brought it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The case.
    pub head: CaseHead,
    /// The fingerprint, where its kind identifies applicants.
    pub print: Option<String>,
}

#[derive(FromRow)]
struct EarlierRow {
    #[sqlx(flatten)]
    case: CaseRow,
    print: Option<String>,
}

impl EarlierRow {
    fn read(self) -> Result<Earlier> {
        Ok(Earlier {
            head: self.case.read()?,
            print: self.print,
        })
    }
}

/// A request of a month, for counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InMonth {
    /// The case.
    pub id: CaseId,
    /// 收到之日
    pub on: Date,
    /// The requests it counts for, where it was split.
    pub items: Option<i64>,
}

/// Notes who brought a case.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when the case does not exist.
pub async fn note_applicant(tx: &mut Tx, case: CaseId, print: &str) -> Result<()> {
    tx.execute(
        "insert into case_applicants (case_id, print) values ($1, $2)
         on conflict (case_id) do update set print = excluded.print",
        binds![case, print],
    )
    .await?;
    Ok(())
}

/// Forgets who brought a case; whoever destroys its key does this as well.
///
/// # Errors
/// Whatever the database refuses.
pub async fn forget_applicant(tx: &mut Tx, case: CaseId) -> Result<()> {
    let sql = "delete from case_applicants where case_id = $1";
    tx.execute(sql, binds![case]).await?;
    Ok(())
}

/// The cases of the same kind that came to the unit of a case since a time and not after it, the newest first, and the
/// case itself; at most `limit`.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn earlier(
    conn: &mut Conn,
    case: &CaseHead,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<Earlier>> {
    let rows: Vec<EarlierRow> = conn
        .all(
            (
                WITH_PRINT,
                "where unit_id = $1 and kind = $2 and submitted_at between $3 and $4
                 order by submitted_at desc, id desc limit $5",
            ),
            binds![case.unit, &case.kind, since, case.submitted_at, limit],
        )
        .await?;
    rows.into_iter().map(EarlierRow::read).collect()
}

/// The latest cases of a kind at these units that were answered or ended since a day; at most `limit`.
///
/// # Errors
/// As [`earlier`].
pub async fn answered_since(
    conn: &mut Conn,
    kind: &str,
    units: &[UnitId],
    since: Date,
    limit: i64,
) -> Result<Vec<Earlier>> {
    let mut query = Query::new(WITH_PRINT);
    query.filter("kind = ?", binds![kind]);
    query.filter_in("unit_id", units.iter().copied().map(Value::from).collect());
    query.filter("closed_on >= ?", binds![since]);
    query.push(" order by closed_on desc, id desc limit ?", binds![limit]);
    let (sql, values) = query.finish();
    let rows: Vec<EarlierRow> = conn.all(sql, values).await?;
    rows.into_iter().map(EarlierRow::read).collect()
}

/// The requests of the same applicant that a unit received between two days, in the order of receipt.
///
/// # Errors
/// As [`earlier`].
pub async fn received_between(
    conn: &mut Conn,
    unit: UnitId,
    kind: &str,
    print: &str,
    (from, until): (Date, Date),
) -> Result<Vec<InMonth>> {
    let rows: Vec<(i64, String, Option<i64>)> = conn
        .all(
            "select c.id, c.received_on, f.items from case_applicants a join cases c on c.id = a.case_id
                    left join case_fees f on f.case_id = c.id
             where a.print = $1 and c.unit_id = $2 and c.kind = $3 and c.received_on between $4 and $5
             order by c.received_on, c.id, f.id",
            binds![print, unit, kind, from, until],
        )
        .await?;
    let read = |(id, on, items): (i64, String, Option<i64>)| {
        let place = Place::new("cases", &id);
        Ok(InMonth {
            id: CaseId::new(id),
            on: place.parsed(&on)?,
            items,
        })
    };
    rows.into_iter().map(read).collect()
}

/// The fingerprint of whoever brought a case.
///
/// # Errors
/// Whatever the database refuses.
pub async fn applicant(conn: &mut Conn, case: CaseId) -> Result<Option<String>> {
    let sql = "select print from case_applicants where case_id = $1";
    let row: Option<(String,)> = conn.optional(sql, binds![case]).await?;
    Ok(row.map(|(print,)| print))
}
