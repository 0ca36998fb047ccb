//! The steps that were taken with a case.

use gongkai_model::case::Sealed;
use gongkai_model::id::{CaseId, Id, PersonId, RowId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, id_if};
use crate::error::Result;

/// A step as it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredStep {
    /// Identifies it; later steps have greater ones.
    pub id: RowId,
    /// The code of the step.
    pub step: String,
    /// From which state.
    pub from: String,
    /// Into which state.
    pub to: String,
    /// Who took it; none for the applicant.
    pub person: Option<PersonId>,
    /// For whom that person stood in.
    pub for_person: Option<PersonId>,
    /// When.
    pub at: Timestamp,
    /// The reason or opinion.
    pub note: Option<Sealed>,
    /// What was filled in.
    pub data: Option<Sealed>,
}

#[derive(FromRow)]
struct StepRow {
    id: i64,
    step: String,
    from_state: String,
    to_state: String,
    person_id: Option<i64>,
    for_person_id: Option<i64>,
    taken_at: i64,
    note: Option<String>,
    data: Option<String>,
}

/// Records a step.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when case or person do not exist.
pub async fn record_step(tx: &mut Tx, case: CaseId, step: &StoredStep) -> Result<()> {
    tx.execute(
        "insert into case_steps (id, case_id, step, from_state, to_state, person_id, for_person_id, taken_at, note,
                                 data)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        binds![
            step.id,
            case,
            &step.step,
            &step.from,
            &step.to,
            step.person,
            step.for_person,
            step.at,
            step.note.as_ref().map(|note| note.0.as_str()),
            step.data.as_ref().map(|data| data.0.as_str()),
        ],
    )
    .await?;
    Ok(())
}

/// Reads the steps of a case, oldest first.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn steps(conn: &mut Conn, case: CaseId) -> Result<Vec<StoredStep>> {
    let rows: Vec<StepRow> = conn
        .all(
            "select id, step, from_state, to_state, person_id, for_person_id, taken_at, note, data
             from case_steps where case_id = $1 order by id",
            binds![case],
        )
        .await?;
    let read = |row: StepRow| {
        let at = Place::new("case_steps", &row.id).instant(row.taken_at)?;
        Ok(StoredStep {
            id: Id::new(row.id),
            step: row.step,
            from: row.from_state,
            to: row.to_state,
            person: id_if(row.person_id),
            for_person: id_if(row.for_person_id),
            at,
            note: row.note.map(Sealed),
            data: row.data.map(Sealed),
        })
    };
    rows.into_iter().map(read).collect()
}
