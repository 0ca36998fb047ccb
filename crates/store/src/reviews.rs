//! Reviews that were done, and the signatures under the five gates (五关).

use gongkai_model::id::{Id, RecordId};
use gongkai_model::record::{Gate, GateSignature, ReviewEntry, ReviewOutcome, Stage};
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, id_if};
use crate::error::Result;

const COLUMNS: &str =
    "select id, record_id, version, stage, person_id, for_person_id, outcome, opinion, done_at
    from reviews";

#[derive(FromRow)]
struct ReviewRow {
    id: i64,
    record_id: i64,
    version: i64,
    stage: String,
    person_id: i64,
    for_person_id: Option<i64>,
    outcome: String,
    opinion: Option<String>,
    done_at: i64,
}

impl ReviewRow {
    fn read(self) -> Result<ReviewEntry> {
        let place = Place::new("reviews", &self.id);
        Ok(ReviewEntry {
            id: Id::new(self.id),
            record: Id::new(self.record_id),
            version: self.version,
            person: Id::new(self.person_id),
            for_person: id_if(self.for_person_id),
            outcome: place.code(&self.outcome, ReviewOutcome::from_code)?,
            done_at: place.instant(self.done_at)?,
            stage: self.stage,
            opinion: self.opinion,
        })
    }
}

#[derive(FromRow)]
struct SignatureRow {
    stage: String,
    gate: String,
    person_id: i64,
    signed_at: i64,
}

/// Stores a review.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when record or person do not exist.
pub async fn insert(tx: &mut Tx, review: &ReviewEntry) -> Result<()> {
    tx.execute(
        "insert into reviews (id, record_id, version, stage, person_id, for_person_id, outcome, opinion,
                              done_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds![
            review.id,
            review.record,
            review.version,
            &review.stage,
            review.person,
            review.for_person,
            review.outcome.code(),
            review.opinion.as_deref(),
            review.done_at,
        ],
    )
    .await?;
    Ok(())
}

/// Reads all reviews of a record, first to last.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn of_record(conn: &mut Conn, record: RecordId) -> Result<Vec<ReviewEntry>> {
    let rows: Vec<ReviewRow> = conn
        .all(
            (COLUMNS, "where record_id = $1 order by done_at, id"),
            binds![record],
        )
        .await?;
    rows.into_iter().map(ReviewRow::read).collect()
}

/// Signs under a gate; signing again changes nothing.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when record or person do not exist.
pub async fn sign(
    tx: &mut Tx,
    record: RecordId,
    version: i64,
    signature: &GateSignature,
) -> Result<()> {
    tx.execute(
        "insert into gate_signatures (record_id, version, stage, gate, person_id, signed_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        binds![
            record,
            version,
            signature.stage.code(),
            signature.gate.code(),
            signature.person,
            signature.at,
        ],
    )
    .await?;
    Ok(())
}

/// Reads the signatures of a version.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn signatures(
    conn: &mut Conn,
    record: RecordId,
    version: i64,
) -> Result<Vec<GateSignature>> {
    let rows: Vec<SignatureRow> = conn
        .all(
            "select stage, gate, person_id, signed_at from gate_signatures
             where record_id = $1 and version = $2 order by signed_at, stage, gate, person_id",
            binds![record, version],
        )
        .await?;
    let place = Place::new("gate_signatures", &record);
    rows.into_iter()
        .map(|row| {
            Ok(GateSignature {
                stage: place.code(&row.stage, Stage::from_code)?,
                gate: place.code(&row.gate, Gate::from_code)?,
                person: Id::new(row.person_id),
                at: place.instant(row.signed_at)?,
            })
        })
        .collect()
}

/// Voids the signatures of a version that is returned for editing; returns how many.
///
/// # Errors
/// Whatever the database refuses.
pub async fn void_signatures(tx: &mut Tx, record: RecordId, version: i64) -> Result<u64> {
    let sql = "delete from gate_signatures where record_id = $1 and version = $2";
    tx.execute(sql, binds![record, version]).await
}

/// Erases what reviewers wrote about a record, but for what was written at these stages.
///
/// # Errors
/// Whatever the database refuses.
pub async fn erase(tx: &mut Tx, record: RecordId, but: &str) -> Result<u64> {
    let sql = "update reviews set opinion = null where record_id = $1 and stage <> $2";
    tx.execute(sql, binds![record, but]).await
}
