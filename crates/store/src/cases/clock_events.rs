//! What happened to a case as the clock of its law counts it.

use gongkai_model::id::CaseId;
use gongkai_rules::foi::clock::Event;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, to_json};
use crate::error::Result;

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
