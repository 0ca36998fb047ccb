//! The outbox: jobs written in the transaction of the step that wants them, done afterwards.
//!
//! A worker leases due jobs, does them, and says so. A worker that dies loses its lease by time, and
//! another one does the job again: whatever a job does must bear being done twice.

use gongkai_model::id::{Id, RowId};
use jiff::Timestamp;
use serde_json::Value as Json;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;
use crate::sql::Query;

/// A leased job.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Identifies it.
    pub id: RowId,
    /// What is to be done, such as `send_mail`.
    pub task: String,
    /// With what.
    pub payload: Json,
    /// How often it was tried, this time included.
    pub attempts: i64,
    /// How often it was begun and never noted: what it does may have been done.
    pub unsure: i64,
}

#[derive(FromRow)]
struct JobRow {
    id: i64,
    task: String,
    payload: String,
    attempts: i64,
    unsure: i64,
}

impl JobRow {
    fn read(self) -> Result<Job> {
        let payload = Place::new("outbox", &self.id).json(&self.payload)?;
        Ok(Job {
            id: Id::new(self.id),
            task: self.task,
            payload,
            attempts: self.attempts,
            unsure: self.unsure,
        })
    }
}

/// Writes a job, to be done from an instant on.
///
/// # Errors
/// Whatever the database refuses.
pub async fn enqueue(
    tx: &mut Tx,
    id: RowId,
    task: &str,
    payload: &Json,
    due_at: Timestamp,
) -> Result<()> {
    tx.execute(
        "insert into outbox (id, task, payload, due_at) values ($1, $2, $3, $4)",
        binds![id, task, payload.to_string(), due_at],
    )
    .await?;
    Ok(())
}

/// Leases up to `limit` due jobs of a task until an instant. Workers that lease at the same time get different ones.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a payload cannot be read.
pub async fn lease_due(
    tx: &mut Tx,
    task: &str,
    now: Timestamp,
    until: Timestamp,
    limit: i64,
) -> Result<Vec<Job>> {
    let mut query = Query::new(
        "update outbox set attempts = attempts + 1,
           unsure = unsure + case when leased_until is null then 0 else 1 end, leased_until = ",
    );
    query.push("?", binds![until]);
    query.push(
        " where id in (select id from outbox where task = ? and done_at is null and due_at <= ?
            and (leased_until is null or leased_until <= ?) order by due_at, id limit ?",
        binds![task, now, now, limit],
    );
    query.push(tx.dialect().skip_locked(), binds![]);
    query.push(") returning id, task, payload, attempts, unsure", binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<JobRow> = tx.all(sql, values).await?;
    rows.into_iter().map(JobRow::read).collect()
}

/// Notes that a job is done.
///
/// # Errors
/// Whatever the database refuses.
pub async fn done(tx: &mut Tx, id: RowId, now: Timestamp) -> Result<()> {
    let sql =
        "update outbox set done_at = $2, leased_until = null, last_error = null where id = $1";
    tx.execute(sql, binds![id, now]).await?;
    Ok(())
}

/// Notes why a job failed and when to try it again. The reason carries no personal text.
///
/// # Errors
/// Whatever the database refuses.
pub async fn failed(tx: &mut Tx, id: RowId, reason: &str, retry_at: Timestamp) -> Result<()> {
    let sql = "update outbox set last_error = $2, due_at = $3, leased_until = null where id = $1";
    tx.execute(sql, binds![id, reason, retry_at]).await?;
    Ok(())
}

/// Ends a job that will never be done, with the reason. The reason carries no personal text.
///
/// # Errors
/// Whatever the database refuses.
pub async fn given_up(tx: &mut Tx, id: RowId, reason: &str, now: Timestamp) -> Result<()> {
    let sql = "update outbox set done_at = $2, leased_until = null, last_error = $3 where id = $1";
    tx.execute(sql, binds![id, now, reason]).await?;
    Ok(())
}

/// Tells whether a job of a task is due, without taking it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn any_due(conn: &mut Conn, task: &str, now: Timestamp) -> Result<bool> {
    let row: Option<(i64,)> = conn
        .optional(
            "select id from outbox where done_at is null and due_at <= $1 and task = $2
               and (leased_until is null or leased_until <= $1) limit 1",
            binds![now, task],
        )
        .await?;
    Ok(row.is_some())
}

/// Counts the jobs that are not done.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count_open(conn: &mut Conn) -> Result<i64> {
    let (count,): (i64,) = conn
        .one(
            "select count(*) from outbox where done_at is null",
            binds![],
        )
        .await?;
    Ok(count)
}

/// Removes jobs done before an instant; returns how many.
///
/// # Errors
/// Whatever the database refuses.
pub async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.execute("delete from outbox where done_at < $1", binds![before])
        .await
}
