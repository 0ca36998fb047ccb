//! What happened to a case as the clock of its law counts it.

use std::collections::BTreeMap;

use gongkai_model::id::CaseId;
use gongkai_rules::foi::clock::Event;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, to_json};
use crate::error::Result;
use crate::sql::Query;
use crate::value::Value;

/// Reads the events of a case, in the order in which they were written.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when one cannot be read.
pub async fn clock_events(conn: &mut Conn, case: CaseId) -> Result<Vec<Event>> {
    let rows: Vec<(String,)> = conn
        .all(
            "select event from case_clock_events where case_id = $1 order by position",
            binds![case],
        )
        .await?;
    let place = Place::new("case_clock_events", &case);
    rows.iter().map(|(event,)| place.json(event)).collect()
}

/// Reads the events of many cases at once.
///
/// # Errors
/// As [`clock_events`].
pub async fn clock_events_of(
    conn: &mut Conn,
    cases: &[CaseId],
) -> Result<BTreeMap<CaseId, Vec<Event>>> {
    let mut query = Query::new("select case_id, event from case_clock_events");
    query.filter_in("case_id", cases.iter().copied().map(Value::from).collect());
    query.push(" order by case_id, position", binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<(i64, String)> = conn.all(sql, values).await?;
    let mut events: BTreeMap<CaseId, Vec<Event>> = BTreeMap::new();
    for (case, event) in rows {
        let event = Place::new("case_clock_events", &case).json(&event)?;
        events.entry(CaseId::new(case)).or_default().push(event);
    }
    Ok(events)
}

/// Writes the events of a case that are new or differ; `known` are those stored.
///
/// # Errors
/// Whatever the database refuses.
pub async fn put_clock_events(
    tx: &mut Tx,
    case: CaseId,
    known: &[Event],
    events: &[Event],
) -> Result<()> {
    for (position, event) in events.iter().enumerate() {
        if known.get(position) == Some(event) {
            continue;
        }
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        tx.execute(
            "insert into case_clock_events (case_id, position, event) values ($1, $2, $3)
             on conflict (case_id, position) do update set event = excluded.event",
            binds![case, position, to_json("case_clock_events", event)?],
        )
        .await?;
    }
    Ok(())
}
