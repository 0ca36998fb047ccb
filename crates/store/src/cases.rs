//! Cases (办件): one row each, with their steps, the events of their clock and their replies.
//!
//! What a case says comes in sealed and goes out sealed; keys never come near this module.

mod accounts;
mod applicants;
mod beside;
mod chasings;
mod clock_events;
mod counters;
mod enclosures;
mod erasure;
mod feeds;
mod fees;
mod files;
mod groups;
mod list;
mod overdue;
mod proceedings;
mod replies;
mod row;
mod steps;
mod stub;
mod tally;

pub use accounts::{forget_accounts, is_tied, of_account, tie, untie, untie_all};
pub use applicants::{
    Earlier, InMonth, answered_since, applicant, earlier, forget_applicant, note_applicant,
    received_between,
};
pub use beside::{Beside, beside};
pub use chasings::{BesideRows, StoredChasing, beside_rows, chasings, insert_chasing, nearing};
pub use clock_events::{clock_events, clock_events_of, put_clock_events};
pub use counters::next_number;
pub use enclosures::{StoredEnclosure, files_and_severed, send_enclosures, set_enclosed};
pub use erasure::{kept_long_enough, note_erased};
pub use feeds::{close_feed, feed_of, feed_since, renew_feed};
pub use fees::{fees, fees_between, insert_fee, settle_fee};
pub use files::{StoredFile, add_file, count_files, file};
pub use groups::{
    StoredGroup, by_number, group, group_members, groups, insert_group, put_member, remove_member,
    update_group,
};
pub use list::{Cursor, Filter, count_by_state, due_since, list, move_due};
pub use overdue::{Late, OverdueCount, late, note_overdue, overdue_counts};
pub use proceedings::{
    StoredProceeding, conversions, insert_proceeding, note_conversion, proceeding, proceedings,
    proceedings_of, update_proceeding,
};
pub use replies::{StoredReply, mark_sent, replies, write_reply};
pub use steps::{StoredStep, record_step, steps};
pub use stub::{empty, hold, rewrite_proceeding};
pub use tally::{Tallied, TallyFilter, submitted, tally};

use gongkai_model::case::CaseHead;
use gongkai_model::id::CaseId;
use gongkai_rules::numbers::TrackingCode;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::{Result, StoreError};
use crate::value::Value;
use row::{COLUMNS, CaseRow};

/// Stores a new case with the revision it carries.
///
/// # Errors
/// [`StoreError::UniqueViolation`] `cases.tracking` when the code is taken; [`StoreError::ForeignKey`] when the unit
/// does not exist.
pub async fn insert(tx: &mut Tx, case: &CaseHead) -> Result<()> {
    let mut values = binds![
        case.id,
        case.revision,
        &case.kind,
        case.tracking.as_str(),
        case.channel.code(),
        case.submitted_at,
        case.registered_by,
    ];
    values.extend(changeable(case));
    tx.execute(
        "insert into cases (id, revision, kind, tracking, channel, submitted_at, registered_by, unit_id, office_id,
                            number, state, applicant, theme, received_on, clock, due_on, due_provisional,
                            step_due_on, outcome, rating, closed_on, subject, form, updated_at, stub_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                 $22, $23, $24, $25)",
        values,
    )
    .await?;
    Ok(())
}

/// Replaces a case, if nobody changed it since it was read, and counts its revision on. That it was overdue is noted
/// of its last day: with a later one it may be noted again.
///
/// # Errors
/// [`StoreError::Conflict`] when somebody did, or when there is no such case.
pub async fn update(tx: &mut Tx, case: &mut CaseHead) -> Result<()> {
    let mut values = binds![case.id, case.revision];
    values.extend(changeable(case));
    let changed = tx
        .execute(
            "update cases set revision = revision + 1, unit_id = $3, office_id = $4, number = $5, state = $6,
                applicant = $7, theme = $8, received_on = $9, clock = $10, due_on = $11, due_provisional = $12,
                step_due_on = $13, outcome = $14, rating = $15, closed_on = $16, subject = $17, form = $18, updated_at = $19, stub_on = $20,
                overdue_noted_on = case when overdue_noted_on > $11 then overdue_noted_on end
             where id = $1 and revision = $2",
            values,
        )
        .await?;
    if changed == 0 {
        return Err(StoreError::Conflict {
            table: "cases",
            key: case.id.to_string(),
        });
    }
    case.revision += 1;
    Ok(())
}

/// Finds a case.
///
/// # Errors
/// [`StoreError::Corrupt`] when the row cannot be read.
pub async fn get(conn: &mut Conn, id: CaseId) -> Result<Option<CaseHead>> {
    let row: Option<CaseRow> = conn
        .optional((COLUMNS, "where id = $1"), binds![id])
        .await?;
    row.map(CaseRow::read).transpose()
}

/// Finds the case that a tracking code belongs to.
///
/// # Errors
/// As [`get`].
pub async fn by_tracking(conn: &mut Conn, code: &TrackingCode) -> Result<Option<CaseHead>> {
    let row: Option<CaseRow> = conn
        .optional((COLUMNS, "where tracking = $1"), binds![code.as_str()])
        .await?;
    row.map(CaseRow::read).transpose()
}

/// Tells whether there are cases: their texts wait for keys.
///
/// # Errors
/// Whatever the database refuses.
pub async fn any(conn: &mut Conn) -> Result<bool> {
    let row: Option<(i64,)> = conn
        .optional("select id from cases limit 1", binds![])
        .await?;
    Ok(row.is_some())
}

/// The values of all columns that an update may change, in one order.
fn changeable(case: &CaseHead) -> Vec<Value> {
    let due = case.clock.due();
    binds![
        case.unit,
        case.office,
        case.number.as_deref(),
        &case.state,
        case.applicant.as_deref(),
        case.theme.as_deref(),
        case.received_on,
        case.clock.code(),
        due.map(|due| due.on),
        due.is_some_and(|due| due.provisional),
        case.step_due_on,
        case.outcome.as_deref(),
        case.rating.as_deref(),
        case.closed_on,
        &case.subject.0,
        &case.form.0,
        case.updated_at,
        case.stub_on,
    ]
}
