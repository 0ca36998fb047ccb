//! 定期审查: records that are not opened proactively, and what was decided about each of them in a year.

use gongkai_model::id::{Id, PersonId, RecordId, UnitId};
use gongkai_model::record::SelfCheckDecision;
use jiff::civil::Date;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, id_if};
use crate::error::Result;
use crate::sql::Query;
use crate::value::Value;

/// A record with what was decided about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The record.
    pub record: RecordId,
    /// Whose it is.
    pub unit: UnitId,
    /// Its title.
    pub title: String,
    /// 发文字号
    pub doc_number: Option<String>,
    /// `on_request` or `withheld`, as it was when it was decided, or is now.
    pub attribute: String,
    /// Its state now.
    pub state: String,
    /// What was decided in the year; none while it waits.
    pub decision: Option<Decided>,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// What.
    pub decision: SelfCheckDecision,
    /// Why.
    pub reason: String,
    /// By whom.
    pub person: PersonId,
    /// When.
    pub on: Date,
}

#[derive(FromRow)]
struct CheckRow {
    id: i64,
    unit_id: i64,
    title: String,
    doc_number: Option<String>,
    attribute: String,
    state: String,
    decision: Option<String>,
    reason: Option<String>,
    person_id: Option<i64>,
    decided_on: Option<String>,
}

/// Reads what a year has to look at, and what it has decided, of these units; at most `limit`.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn list(
    conn: &mut Conn,
    units: &[UnitId],
    year: i16,
    limit: i64,
) -> Result<Vec<Checked>> {
    let mut query = Query::new("");
    query.push(
        "select r.id, r.unit_id, r.title, r.doc_number, coalesce(s.attribute, r.attribute) as attribute, r.state,
                s.decision, s.reason, s.person_id, s.decided_on
         from records r left join self_checks s on s.record_id = r.id and s.year = ?",
        binds![year],
    );
    query.filter_in(
        "r.unit_id",
        units.iter().copied().map(Value::from).collect(),
    );
    query.filter(
        "(s.decision is not null or (r.attribute in ('on_request', 'withheld') and r.state = 'held'))",
        binds![],
    );
    query.push(" order by r.unit_id, r.id limit ?", binds![limit]);
    let (sql, values) = query.finish();
    let rows: Vec<CheckRow> = conn.all(sql, values).await?;
    rows.into_iter().map(read).collect()
}

/// Notes a decision; a later one of the same year takes its place.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when record or person do not exist.
pub async fn decide(
    tx: &mut Tx,
    (record, unit, attribute): (RecordId, UnitId, &str),
    year: i16,
    decided: &Decided,
) -> Result<()> {
    tx.execute(
        "insert into self_checks (record_id, year, unit_id, attribute, decision, reason, person_id, decided_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (record_id, year) do update set decision = excluded.decision, reason = excluded.reason,
             person_id = excluded.person_id, decided_on = excluded.decided_on",
        binds![
            record,
            year,
            unit,
            attribute,
            decided.decision.code(),
            &decided.reason,
            decided.person,
            decided.on,
        ],
    )
    .await?;
    Ok(())
}

fn read(row: CheckRow) -> Result<Checked> {
    let place = Place::new("self_checks", &row.id);
    let decision = row.decision.as_deref();
    let decision = decision
        .map(|code| place.code(code, SelfCheckDecision::from_code))
        .transpose()?;
    let person: Option<PersonId> = id_if(row.person_id);
    let on = place.date_if(row.decided_on.as_deref())?;
    Ok(Checked {
        decision: decision
            .zip(person)
            .zip(on)
            .map(|((decision, person), on)| Decided {
                decision,
                reason: row.reason.unwrap_or_default(),
                person,
                on,
            }),
        record: Id::new(row.id),
        unit: Id::new(row.unit_id),
        title: row.title,
        doc_number: row.doc_number,
        attribute: row.attribute,
        state: row.state,
    })
}
