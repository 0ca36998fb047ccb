//! Counts the dates of open cases anew: the last day for the answer, which a law or a limit counts, and that of the
//! present step.

use gongkai_model::{
    case::{CaseClock, CaseHead},
    event::Matter,
    procedure::TimeLimit,
};
use gongkai_rules::calendar::Calendar;
use gongkai_store::{
    Conn, Tx,
    cases::{self, StoredStep},
};
use jiff::{Timestamp, civil::Date};

use crate::core::{Actor, EventDraft, Office, Result, clock_by, counted};

/// A case with other dates.
#[derive(Debug, Clone)]
pub struct CaseMove {
    /// The case, with the dates as they were.
    pub case: CaseHead,
    /// Its clock by the new calendar.
    pub clock: CaseClock,
    /// The day of its present step by the new calendar.
    pub step_due_on: Option<Date>,
}

/// Finds what moves by a calendar that is new from a year on.
pub(super) async fn moves(
    office: &Office,
    conn: &mut Conn,
    year: i16,
    calendar: &Calendar,
) -> Result<Vec<CaseMove>> {
    let Ok(first) = Date::new(year, 1, 1) else {
        return Ok(Vec::new());
    };
    let mut moves = Vec::new();
    for case in cases::due_since(conn, first).await? {
        let clock = clock_by(office, conn, &case, calendar).await?;
        let moved = CaseMove {
            clock: clock.unwrap_or(case.clock),
            step_due_on: step_due_on(office, conn, &case, calendar).await?,
            case,
        };
        if moved.clock != moved.case.clock || moved.step_due_on != moved.case.step_due_on {
            moves.push(moved);
        }
    }
    Ok(moves)
}

/// When the present step is due; what is not counted in working days stays.
async fn step_due_on(
    office: &Office,
    conn: &mut Conn,
    case: &CaseHead,
    calendar: &Calendar,
) -> Result<Option<Date>> {
    let state = office
        .kinds
        .case(&case.kind)
        .and_then(|(_, procedure)| procedure.state(&case.state));
    let Some(limit @ TimeLimit::WorkingDays(_)) = state.and_then(|state| state.limit) else {
        return Ok(case.step_due_on);
    };
    let steps = cases::steps(conn, case.id).await?;
    Ok(counted(calendar, limit, entered_at(case, &steps)))
}

/// When the case came into its state: a step that leads back to where it began gives nobody more time.
fn entered_at(case: &CaseHead, steps: &[StoredStep]) -> Timestamp {
    let entered = steps
        .iter()
        .rfind(|step| step.to == case.state && step.from != case.state);
    entered.map_or(case.submitted_at, |step| step.at)
}

/// Moves the dates, each with an event in the case's own trail, and says how many.
pub(super) async fn carry_out(
    office: &Office,
    tx: &mut Tx,
    actor: &Actor,
    moves: &[CaseMove],
    (year, edition): (i16, u32),
) -> Result<usize> {
    let mut moved = 0;
    for CaseMove {
        case,
        clock,
        step_due_on,
    } in moves
    {
        if !cases::move_due(tx, case, *clock, *step_due_on).await? {
            continue;
        }
        moved += 1;
        let mut event = EventDraft::new("case.due_moved", Matter::Case(case.id.get()))
            .by(actor.person.id)
            .at_unit(case.unit)
            .with("year", year)
            .with("edition", edition);
        let days = [
            ("due_from", case.clock.due().map(|due| due.on)),
            ("due_to", clock.due().map(|due| due.on)),
            ("step_due_from", case.step_due_on),
            ("step_due_to", *step_due_on),
        ];
        for (key, day) in days {
            if let Some(day) = day {
                event = event.with(key, day);
            }
        }
        event.append(office, tx).await?;
    }
    Ok(moved)
}
