//! Co-signatures (会签) and opinions of consulted organs, one for each unit and version.

use gongkai_model::id::{Id, PersonId, RecordId, UnitId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, id_if};
use crate::error::Result;

/// A request to another unit, and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoSign {
    /// Of which record.
    pub record: RecordId,
    /// Of which version.
    pub version: i64,
    /// The unit that is asked.
    pub unit: UnitId,
    /// `co_sign` (会签) or `consult` (征求意见).
    pub form: String,
    /// Who asked.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Timestamp,
    /// The answer, once it is there.
    pub answer: Option<CoSignAnswer>,
}

/// What a unit answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoSignAnswer {
    /// The code of the outcome, such as `agreed` or `objected`.
    pub outcome: String,
    /// In its words.
    pub opinion: Option<String>,
    /// Who answered.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

const COLUMNS: &str =
    "select record_id, version, unit_id, form, asked_by, asked_at, outcome, opinion, answered_by,
    answered_at from co_signs";

#[derive(FromRow)]
struct CoSignRow {
    record_id: i64,
    version: i64,
    unit_id: i64,
    form: String,
    asked_by: i64,
    asked_at: i64,
    outcome: Option<String>,
    opinion: Option<String>,
    answered_by: Option<i64>,
    answered_at: Option<i64>,
}

impl CoSignRow {
    fn read(self) -> Result<CoSign> {
        let place = Place::new("co_signs", &self.record_id);
        let by: Option<PersonId> = id_if(self.answered_by);
        let answer = match (self.outcome, by, place.instant_if(self.answered_at)?) {
            (Some(outcome), Some(by), Some(at)) => Some(CoSignAnswer {
                outcome,
                opinion: self.opinion,
                by,
                at,
            }),
            (None, None, None) => None,
            _ => return Err(place.damaged("half an answer")),
        };
        Ok(CoSign {
            record: Id::new(self.record_id),
            version: self.version,
            unit: Id::new(self.unit_id),
            form: self.form,
            asked_by: Id::new(self.asked_by),
            asked_at: place.instant(self.asked_at)?,
            answer,
        })
    }
}

/// Asks a unit; asking again changes nothing. An answer given with it is not stored.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when record or unit do not exist.
pub async fn ask(tx: &mut Tx, co_sign: &CoSign) -> Result<()> {
    tx.execute(
        "insert into co_signs (record_id, version, unit_id, form, asked_by, asked_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        binds![
            co_sign.record,
            co_sign.version,
            co_sign.unit,
            &co_sign.form,
            co_sign.asked_by,
            co_sign.asked_at,
        ],
    )
    .await?;
    Ok(())
}

/// Stores the answer of a unit; `false` when it was not asked or has answered.
///
/// # Errors
/// Whatever the database refuses.
pub async fn answer(
    tx: &mut Tx,
    record: RecordId,
    version: i64,
    unit: UnitId,
    answer: &CoSignAnswer,
) -> Result<bool> {
    let changed = tx
        .execute(
            "update co_signs set outcome = $4, opinion = $5, answered_by = $6, answered_at = $7
             where record_id = $1 and version = $2 and unit_id = $3 and answered_at is null",
            binds![
                record,
                version,
                unit,
                &answer.outcome,
                answer.opinion.as_deref(),
                answer.by,
                answer.at,
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Reads the requests of a version.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn of_version(conn: &mut Conn, record: RecordId, version: i64) -> Result<Vec<CoSign>> {
    let rows: Vec<CoSignRow> = conn
        .all(
            (
                COLUMNS,
                "where record_id = $1 and version = $2 order by asked_at, unit_id",
            ),
            binds![record, version],
        )
        .await?;
    rows.into_iter().map(CoSignRow::read).collect()
}

/// Reads what waits for an answer of a unit, oldest first.
///
/// # Errors
/// As [`of_version`].
pub async fn waiting_for(conn: &mut Conn, unit: UnitId) -> Result<Vec<CoSign>> {
    let rows: Vec<CoSignRow> = conn
        .all(
            (
                COLUMNS,
                "where unit_id = $1 and answered_at is null order by asked_at, record_id",
            ),
            binds![unit],
        )
        .await?;
    rows.into_iter().map(CoSignRow::read).collect()
}

/// Erases what other units wrote about a record.
///
/// # Errors
/// Whatever the database refuses.
pub async fn erase(tx: &mut Tx, record: RecordId) -> Result<u64> {
    let sql = "update co_signs set opinion = null where record_id = $1";
    tx.execute(sql, binds![record]).await
}
