//! 我的办件: which cases somebody has, by the keyed fingerprint of a contact that they proved. Accounts have no rows of their
//! own: whose last case is taken away has none.

use gongkai_model::case::CaseHead;
use gongkai_model::id::CaseId;
use jiff::Timestamp;

use super::row::{COLUMNS, CaseRow};
use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::Result;

/// Gives a case to an account; one that has it already keeps it.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when the case does not exist.
pub async fn tie(tx: &mut Tx, account: &str, case: CaseId, at: Timestamp) -> Result<()> {
    tx.execute(
        "insert into account_cases (account, case_id, added_at) values ($1, $2, $3)
         on conflict (account, case_id) do nothing",
        binds![account, case, at],
    )
    .await?;
    Ok(())
}

/// Takes a case away from an account; `false` when it did not have it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn untie(tx: &mut Tx, account: &str, case: CaseId) -> Result<bool> {
    let sql = "delete from account_cases where account = $1 and case_id = $2";
    Ok(tx.execute(sql, binds![account, case]).await? == 1)
}

/// Takes everything away from an account; returns how many cases.
///
/// # Errors
/// Whatever the database refuses.
pub async fn untie_all(tx: &mut Tx, account: &str) -> Result<u64> {
    let sql = "delete from account_cases where account = $1";
    tx.execute(sql, binds![account]).await
}

/// Forgets whose case it was; whoever destroys its key does this as well.
///
/// # Errors
/// Whatever the database refuses.
pub async fn forget_accounts(tx: &mut Tx, case: CaseId) -> Result<()> {
    let sql = "delete from account_cases where case_id = $1";
    tx.execute(sql, binds![case]).await?;
    Ok(())
}

/// Whether an account has a case.
///
/// # Errors
/// Whatever the database refuses.
pub async fn is_tied(conn: &mut Conn, account: &str, case: CaseId) -> Result<bool> {
    let sql = "select added_at from account_cases where account = $1 and case_id = $2";
    let row: Option<(i64,)> = conn.optional(sql, binds![account, case]).await?;
    Ok(row.is_some())
}

/// The cases of an account, the newest first; at most `limit`.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn of_account(conn: &mut Conn, account: &str, limit: i64) -> Result<Vec<CaseHead>> {
    let rows: Vec<CaseRow> = conn
        .all(
            (
                COLUMNS,
                "where id in (select case_id from account_cases where account = $1)
                 order by submitted_at desc, id desc limit $2",
            ),
            binds![account, limit],
        )
        .await?;
    rows.into_iter().map(CaseRow::read).collect()
}
