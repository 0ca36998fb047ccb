//! Forms that were sent, by their one-time marks: a form sent twice answers twice and acts once.

use gongkai_model::id::{CaseId, Id};
use jiff::Timestamp;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;

/// Notes that a form was sent and which cases it made. `false` when its mark was there already: two that are sent at
/// the same time do not both get through.
///
/// # Errors
/// Whatever the database refuses.
pub async fn note(tx: &mut Tx, mark: &str, now: Timestamp, cases: &[CaseId]) -> Result<bool> {
    let ids: Vec<i64> = cases.iter().map(|case| case.get()).collect();
    let noted = tx
        .execute(
            "insert into sent_forms (mark, sent_at, cases) values ($1, $2, $3)
             on conflict (mark) do nothing",
            binds![mark, now, serde_json::json!(ids).to_string()],
        )
        .await?;
    Ok(noted == 1)
}

/// The cases that a form made, if it was sent.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when the row cannot be read.
pub async fn made(conn: &mut Conn, mark: &str) -> Result<Option<Vec<CaseId>>> {
    let row: Option<(String,)> = conn
        .optional("select cases from sent_forms where mark = $1", binds![mark])
        .await?;
    let Some((text,)) = row else { return Ok(None) };
    let json: serde_json::Value = Place::new("sent_forms", &mark).json(&text)?;
    let ids = json.as_array().into_iter().flatten();
    Ok(Some(
        ids.filter_map(serde_json::Value::as_i64)
            .map(Id::new)
            .collect(),
    ))
}

/// Tells whether there is something to sweep.
///
/// # Errors
/// Whatever the database refuses.
pub async fn any_before(conn: &mut Conn, before: Timestamp) -> Result<bool> {
    let sql = "select sent_at from sent_forms where sent_at < $1 limit 1";
    let row: Option<(i64,)> = conn.optional(sql, binds![before]).await?;
    Ok(row.is_some())
}

/// Removes marks of forms sent before an instant; returns how many.
///
/// # Errors
/// Whatever the database refuses.
pub async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    let sql = "delete from sent_forms where sent_at < $1";
    tx.execute(sql, binds![before]).await
}
