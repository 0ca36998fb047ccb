//! 举报投诉、行政复议、行政诉讼 about cases; what is written about them is sealed.

use gongkai_model::case::{ProceedingResult, ProceedingSort, ProceedingStage, Sealed};
use gongkai_model::id::{CaseId, Id, PersonId, RecordId, RowId, UnitId};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::{Result, StoreError};
use crate::sql::Query;
use crate::value::Value;

/// A proceeding, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredProceeding {
    /// Identifies it.
    pub id: RowId,
    /// The case that it is about.
    pub case: CaseId,
    /// The unit that it is directed against.
    pub unit: UnitId,
    /// What was filed.
    pub sort: ProceedingSort,
    /// 受理机关
    pub organ: String,
    /// When it was filed.
    pub filed_on: Date,
    /// How far it has come.
    pub stage: ProceedingStage,
    /// How and when it ended, once it did.
    pub ended: Option<(Date, ProceedingResult)>,
    /// The number of its file, the adviser's opinion, the lessons.
    pub written: Sealed,
    /// Who registered it.
    pub registered_by: PersonId,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Counts changes.
    pub revision: i64,
}

#[derive(FromRow)]
struct ProceedingRow {
    id: i64,
    case_id: i64,
    unit_id: i64,
    sort: String,
    organ: String,
    filed_on: String,
    stage: String,
    result: Option<String>,
    decided_on: Option<String>,
    written: String,
    registered_by: i64,
    updated_at: i64,
    revision: i64,
}

const COLUMNS: &str =
    "select id, case_id, unit_id, sort, organ, filed_on, stage, result, decided_on, written,
    registered_by, updated_at, revision from case_proceedings";

/// Writes a new one.
///
/// # Errors
/// [`StoreError::ForeignKey`] when the case does not exist.
pub async fn insert_proceeding(tx: &mut Tx, one: &StoredProceeding) -> Result<()> {
    tx.execute(
        "insert into case_proceedings (id, case_id, unit_id, sort, organ, filed_on, stage, result, decided_on, written,
                                       registered_by, updated_at, revision)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        binds![
            one.id,
            one.case,
            one.unit,
            one.sort.code(),
            &one.organ,
            one.filed_on,
            one.stage.code(),
            one.ended.map(|(_, result)| result.code()),
            one.ended.map(|(day, _)| day),
            &one.written.0,
            one.registered_by,
            one.updated_at,
            one.revision,
        ],
    )
    .await?;
    Ok(())
}

/// Replaces one that nobody changed since it was read.
///
/// # Errors
/// [`StoreError::Conflict`] when somebody did.
pub async fn update_proceeding(tx: &mut Tx, one: &StoredProceeding) -> Result<()> {
    let changed = tx
        .execute(
            "update case_proceedings set revision = revision + 1, sort = $3, organ = $4, filed_on = $5, stage = $6,
                    result = $7, decided_on = $8, written = $9, updated_at = $10
             where id = $1 and revision = $2",
            binds![
                one.id,
                one.revision,
                one.sort.code(),
                &one.organ,
                one.filed_on,
                one.stage.code(),
                one.ended.map(|(_, result)| result.code()),
                one.ended.map(|(day, _)| day),
                &one.written.0,
                one.updated_at,
            ],
        )
        .await?;
    if changed == 0 {
        return Err(StoreError::Conflict {
            table: "cases",
            key: one.id.to_string(),
        });
    }
    Ok(())
}

/// Finds one.
///
/// # Errors
/// [`StoreError::Corrupt`] when the row cannot be read.
pub async fn proceeding(conn: &mut Conn, id: RowId) -> Result<Option<StoredProceeding>> {
    let row: Option<ProceedingRow> = conn
        .optional((COLUMNS, "where id = $1"), binds![id])
        .await?;
    row.map(read).transpose()
}

/// Those about a case, oldest first.
///
/// # Errors
/// As [`proceeding`].
pub async fn proceedings(conn: &mut Conn, case: CaseId) -> Result<Vec<StoredProceeding>> {
    let rows: Vec<ProceedingRow> = conn
        .all((COLUMNS, "where case_id = $1 order by id"), binds![case])
        .await?;
    rows.into_iter().map(read).collect()
}

/// Those against units that were filed up to a day, the latest first.
///
/// # Errors
/// As [`proceeding`].
pub async fn proceedings_of(
    conn: &mut Conn,
    units: &[UnitId],
    until: Date,
    limit: i64,
) -> Result<Vec<StoredProceeding>> {
    let mut query = Query::new(COLUMNS);
    query.filter_in("unit_id", units.iter().copied().map(Value::from).collect());
    query.filter("filed_on <= ?", binds![until]);
    query.push(" order by filed_on desc, id desc limit ?", binds![limit]);
    let (sql, values) = query.finish();
    let rows: Vec<ProceedingRow> = conn.all(sql, values).await?;
    rows.into_iter().map(read).collect()
}

/// Notes that a record makes public what a case asked for.
///
/// # Errors
/// [`StoreError::ForeignKey`] when one of them does not exist.
pub async fn note_conversion(tx: &mut Tx, case: CaseId, record: RecordId) -> Result<()> {
    tx.execute(
        "insert into case_conversions (case_id, record_id) values ($1, $2) on conflict (case_id, record_id) do nothing",
        binds![case, record],
    )
    .await?;
    Ok(())
}

/// The records that make public what these cases asked for.
///
/// # Errors
/// Whatever the database refuses.
pub async fn conversions(conn: &mut Conn, cases: &[CaseId]) -> Result<Vec<(CaseId, RecordId)>> {
    let mut query = Query::new("select case_id, record_id from case_conversions");
    query.filter_in("case_id", cases.iter().copied().map(Value::from).collect());
    let (sql, values) = query.finish();
    let rows: Vec<(i64, i64)> = conn.all(sql, values).await?;
    let pairs = rows.into_iter();
    Ok(pairs
        .map(|(case, record)| (Id::new(case), Id::new(record)))
        .collect())
}

fn read(row: ProceedingRow) -> Result<StoredProceeding> {
    let place = Place::new("case_proceedings", &row.id);
    let result = row.result.as_deref();
    let result = result
        .map(|code| place.code(code, ProceedingResult::from_code))
        .transpose()?;
    let decided_on = place.date_if(row.decided_on.as_deref())?;
    Ok(StoredProceeding {
        sort: place.code(&row.sort, ProceedingSort::from_code)?,
        filed_on: place.date(&row.filed_on)?,
        stage: place.code(&row.stage, ProceedingStage::from_code)?,
        ended: decided_on.zip(result),
        updated_at: place.instant(row.updated_at)?,
        id: Id::new(row.id),
        case: Id::new(row.case_id),
        unit: Id::new(row.unit_id),
        organ: row.organ,
        written: Sealed(row.written),
        registered_by: Id::new(row.registered_by),
        revision: row.revision,
    })
}
