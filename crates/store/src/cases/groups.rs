//! 热点事件: groups of cases about one event.

use gongkai_model::case::CaseHead;
use gongkai_model::id::{CaseId, Id, PersonId, RowId, UnitId};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::FromRow;

use super::row::{COLUMNS, CaseRow, WITH_GROUP};
use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::{Result, StoreError};
use crate::sql::Query;
use crate::value::Value;

/// A group of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredGroup {
    /// Identifies it.
    pub id: RowId,
    /// What the event is called.
    pub name: String,
    /// 牵头单位
    pub lead: UnitId,
    /// 统一答复方案
    pub plan: String,
    /// Who made it.
    pub made_by: PersonId,
    /// When.
    pub made_at: Timestamp,
    /// When it came to an end.
    pub ended_on: Option<Date>,
    /// Counts changes.
    pub revision: i64,
}

#[derive(FromRow)]
struct GroupRow {
    id: i64,
    name: String,
    lead_unit_id: i64,
    plan: String,
    made_by: i64,
    made_at: i64,
    ended_on: Option<String>,
    revision: i64,
}

impl GroupRow {
    fn read(self) -> Result<StoredGroup> {
        let place = Place::new("case_groups", &self.id);
        Ok(StoredGroup {
            made_at: place.instant(self.made_at)?,
            ended_on: place.date_if(self.ended_on.as_deref())?,
            id: Id::new(self.id),
            name: self.name,
            lead: Id::new(self.lead_unit_id),
            plan: self.plan,
            made_by: Id::new(self.made_by),
            revision: self.revision,
        })
    }
}

const GROUP: &str =
    "select id, name, lead_unit_id, plan, made_by, made_at, ended_on, revision from case_groups ";

/// Stores a group.
///
/// # Errors
/// [`StoreError::ForeignKey`] when unit or person do not exist.
pub async fn insert_group(tx: &mut Tx, group: &StoredGroup) -> Result<()> {
    tx.execute(
        "insert into case_groups (id, name, lead_unit_id, plan, made_by, made_at, ended_on, revision)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![
            group.id,
            &group.name,
            group.lead,
            &group.plan,
            group.made_by,
            group.made_at,
            group.ended_on,
            group.revision,
        ],
    )
    .await?;
    Ok(())
}

/// Changes a group, if nobody changed it since it was read.
///
/// # Errors
/// [`StoreError::Conflict`] when somebody did.
pub async fn update_group(tx: &mut Tx, group: &StoredGroup) -> Result<()> {
    let changed = tx
        .execute(
            "update case_groups set name = $3, lead_unit_id = $4, plan = $5, ended_on = $6, revision = revision + 1
             where id = $1 and revision = $2",
            binds![
                group.id,
                group.revision,
                &group.name,
                group.lead,
                &group.plan,
                group.ended_on,
            ],
        )
        .await?;
    if changed == 0 {
        return Err(StoreError::Conflict {
            table: "cases",
            key: group.id.to_string(),
        });
    }
    Ok(())
}

/// One group.
///
/// # Errors
/// [`StoreError::Corrupt`] when the row cannot be read.
pub async fn group(conn: &mut Conn, id: RowId) -> Result<Option<StoredGroup>> {
    let row: Option<GroupRow> = conn.optional((GROUP, "where id = $1"), binds![id]).await?;
    row.map(GroupRow::read).transpose()
}

/// The groups, those that last first, the newest of each on top; at most `limit`.
///
/// # Errors
/// As [`group`].
pub async fn groups(conn: &mut Conn, limit: i64) -> Result<Vec<StoredGroup>> {
    let rows: Vec<GroupRow> = conn
        .all(
            (
                GROUP,
                "order by case when ended_on is null then 0 else 1 end, id desc limit $1",
            ),
            binds![limit],
        )
        .await?;
    rows.into_iter().map(GroupRow::read).collect()
}

#[derive(FromRow)]
struct MemberRow {
    #[sqlx(flatten)]
    case: CaseRow,
    group_id: i64,
}

/// The cases of groups, with the group of each, by unit.
///
/// # Errors
/// As [`group`].
pub async fn group_members(conn: &mut Conn, groups: &[RowId]) -> Result<Vec<(RowId, CaseHead)>> {
    let mut query = Query::new(WITH_GROUP);
    query.filter_in(
        "group_id",
        groups.iter().copied().map(Value::from).collect(),
    );
    query.push(" order by unit_id, id", binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<MemberRow> = conn.all(sql, values).await?;
    let read = |row: MemberRow| Ok((Id::new(row.group_id), row.case.read()?));
    rows.into_iter().map(read).collect()
}

/// Puts a case into a group; `false` when it is in one already.
///
/// # Errors
/// [`StoreError::ForeignKey`] when one of them does not exist.
pub async fn put_member(
    tx: &mut Tx,
    group: RowId,
    case: CaseId,
    by: PersonId,
    at: Timestamp,
) -> Result<bool> {
    let put = tx
        .execute(
            "insert into case_group_members (case_id, group_id, added_by, added_at) values ($1, $2, $3, $4)
             on conflict (case_id) do nothing",
            binds![case, group, by, at],
        )
        .await?;
    Ok(put == 1)
}

/// Takes a case out of its group.
///
/// # Errors
/// Whatever the database refuses.
pub async fn remove_member(tx: &mut Tx, case: CaseId) -> Result<()> {
    let sql = "delete from case_group_members where case_id = $1";
    tx.execute(sql, binds![case]).await?;
    Ok(())
}

/// The cases with a registration number; more than one where units number alike.
///
/// # Errors
/// As [`group`].
pub async fn by_number(conn: &mut Conn, number: &str) -> Result<Vec<CaseHead>> {
    let rows: Vec<CaseRow> = conn
        .all((COLUMNS, "where number = $1 order by id"), binds![number])
        .await?;
    rows.into_iter().map(CaseRow::read).collect()
}
