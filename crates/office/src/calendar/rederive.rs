//! Counts open dates anew: of every record whose present step is due in the year or later.
//!
//! When the step began is not stored; the trail of the record says it.

use gongkai_model::{
    event::{Event, Matter},
    procedure::TimeLimit,
    record::RecordHead,
};
use gongkai_rules::calendar::Calendar;
use gongkai_store::{Conn, Tx, events, records};
use jiff::{Timestamp, civil::Date};

use crate::core::{Actor, EventDraft, Office, Result, counted, limit_of};

/// A record whose present step is due on another day.
#[derive(Debug, Clone)]
pub struct DueMove {
    /// The record, with the day as it was.
    pub record: RecordHead,
    /// The day by the new calendar.
    pub to: Date,
}

/// Finds what moves by a calendar that is new from a year on. A date before that year was counted in days
/// that the import does not touch.
pub(super) async fn moves(
    office: &Office,
    conn: &mut Conn,
    year: i16,
    calendar: &Calendar,
) -> Result<Vec<DueMove>> {
    let Ok(first) = Date::new(year, 1, 1) else {
        return Ok(Vec::new());
    };
    let mut moves = Vec::new();
    for record in records::due_since(conn, first).await? {
        let Some(limit @ TimeLimit::WorkingDays(_)) = limit_of(office, &record) else {
            continue;
        };
        let trail = events::of_matter(conn, Matter::Record(record.id.get())).await?;
        let to = entered_at(&trail, &record.state).and_then(|at| counted(calendar, limit, at));
        if let Some(to) = to.filter(|to| Some(*to) != record.due_on) {
            moves.push(DueMove { record, to });
        }
    }
    Ok(moves)
}

/// When the record came into its state: a step that leads back to where it began gives nobody more time.
fn entered_at(trail: &[Event], state: &str) -> Option<Timestamp> {
    let entered = trail.iter().rfind(|event| {
        // A move names kinds where other steps name states.
        event.kind.as_str() != "record.moved"
            && event.detail("to") == Some(state)
            && event.detail("from") != Some(state)
    });
    entered.map(|event| event.at)
}

/// Moves the dates, each with an event in the record's own trail, and says how many. A record that left its
/// state meanwhile needs no other date.
pub(super) async fn carry_out(
    office: &Office,
    tx: &mut Tx,
    actor: &Actor,
    moves: &[DueMove],
    (year, edition): (i16, u32),
) -> Result<usize> {
    let mut moved = 0;
    for DueMove { record, to } in moves {
        if !records::move_due(tx, record, *to).await? {
            continue;
        }
        moved += 1;
        let mut event = EventDraft::new("record.due_moved", Matter::Record(record.id.get()))
            .by(actor.person.id)
            .at_unit(record.unit)
            .with("year", year)
            .with("edition", edition)
            .with("due_to", to);
        if let Some(from) = record.due_on {
            event = event.with("due_from", from);
        }
        event.append(office, tx).await?;
    }
    Ok(moved)
}
