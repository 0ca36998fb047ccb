//! Escrow of keys (密钥托管): a second key folder, kept apart, that opens a restored backup.
//!
//! Every case has a key of its own, so an escrow is brought up to date day by day. What retention destroyed is destroyed
//! there as well, and never comes back with it: a copy of the folder alone would bring it back. A case of which only a
//! stub was left has a new key, and the old one is destroyed there too (ADR 28).

use std::collections::BTreeSet;

use gongkai_model::event::Matter;

use crate::blobs::{BlobError, Keys};
use crate::conn::Conn;
use crate::error::StoreError;
use crate::verify::{Contradiction, Severity};

/// How many rows are read at a time.
const PAGE: i64 = 1000;

/// What bringing one key folder up to another did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Escrowed {
    /// Keys that were missing there.
    pub added: usize,
    /// Keys of what was destroyed, which were there still.
    pub destroyed: usize,
    /// Keys that are there now.
    pub there: usize,
}

/// Why an escrow could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum EscrowError {
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A key folder could not be read or written.
    #[error(transparent)]
    Keys(#[from] BlobError),
}

/// Brings every key that is missing from one folder to another, but none of a case that was destroyed; those that are
/// there still go.
///
/// # Errors
/// [`EscrowError`]; done again, it goes on where it stopped.
pub async fn bring(conn: &mut Conn, from: &Keys, to: &Keys) -> Result<Escrowed, EscrowError> {
    let erased = erased(conn).await?;
    let stubs = stubs(conn).await?;
    let (mut added, mut destroyed) = (0, 0);
    for matter in from.matters()? {
        if is_erased(&stubs, matter) && !is_erased(&erased, matter) {
            let had = to.get(matter)?.is_some();
            let replaced = from.replace_at(to, matter)?;
            added += usize::from(replaced);
            destroyed += usize::from(replaced && had);
        } else if !is_erased(&erased, matter) && from.copy_to(to, matter)? {
            added += 1;
        }
    }
    let there = to.matters()?;
    let gone = there.iter().filter(|matter| is_erased(&erased, **matter));
    let mut removed = 0;
    for matter in gone {
        to.destroy(*matter)?;
        removed += 1;
    }
    Ok(Escrowed {
        added,
        destroyed: destroyed + removed,
        there: there.len() - removed,
    })
}

/// What contradicts what between cases and keys: a case that nothing opens, and a key of one that was destroyed.
///
/// # Errors
/// [`EscrowError`] when store or folder cannot be read.
pub async fn check(conn: &mut Conn, keys: &Keys) -> Result<Vec<Contradiction>, EscrowError> {
    let erased = erased(conn).await?;
    let held: BTreeSet<i64> = keys.matters()?.into_iter().filter_map(case_of).collect();
    let mut found = Vec::new();
    let mut tell = |severity, case: i64, message: &str| {
        found.push(Contradiction {
            severity,
            place: format!("keys/case-{case}"),
            message: message.to_owned(),
        });
    };
    for case in held.intersection(&erased) {
        tell(Severity::Serious, *case, "保管期满已经销毁，密钥却还在");
    }
    let mut last = i64::MIN;
    loop {
        let page: Vec<(i64,)> = conn
            .all(
                "select id from cases where erased_on is null and id > $1 order by id limit $2",
                crate::binds![last, PAGE],
            )
            .await?;
        let Some((end,)) = page.last() else {
            return Ok(found);
        };
        last = *end;
        for (case,) in page {
            if !held.contains(&case) {
                tell(Severity::Critical, case, "没有密钥，内容不能打开");
            }
        }
    }
}

async fn erased(conn: &mut Conn) -> Result<BTreeSet<i64>, StoreError> {
    let rows: Vec<(i64,)> = conn
        .all(
            "select id from cases where erased_on is not null",
            crate::binds![],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Cases of which only a stub was left.
async fn stubs(conn: &mut Conn) -> Result<BTreeSet<i64>, StoreError> {
    let sql = "select id from cases where stub_on is not null";
    let rows: Vec<(i64,)> = conn.all(sql, crate::binds![]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

fn is_erased(erased: &BTreeSet<i64>, matter: Matter) -> bool {
    case_of(matter).is_some_and(|case| erased.contains(&case))
}

const fn case_of(matter: Matter) -> Option<i64> {
    match matter {
        Matter::Case(case) => Some(case),
        _ => None,
    }
}
