//! Calendars of due dates behind secret addresses; the secrets themselves are never stored.

use gongkai_model::id::PersonId;
use jiff::Timestamp;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, id_if};
use crate::error::Result;

/// Gives a person a new address; the one before leads nowhere from then on.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when there is no such person.
pub async fn renew_feed(tx: &mut Tx, person: PersonId, hash: &str, at: Timestamp) -> Result<()> {
    tx.execute(
        "insert into case_feeds (person_id, secret_hash, renewed_at) values ($1, $2, $3)
         on conflict (person_id) do update set secret_hash = excluded.secret_hash, renewed_at = excluded.renewed_at",
        binds![person, hash, at],
    )
    .await?;
    Ok(())
}

/// Takes the address of a person away.
///
/// # Errors
/// Whatever the database refuses.
pub async fn close_feed(tx: &mut Tx, person: PersonId) -> Result<()> {
    let sql = "delete from case_feeds where person_id = $1";
    tx.execute(sql, binds![person]).await?;
    Ok(())
}

/// When a person got the present address; `None` without one.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when the row cannot be read.
pub async fn feed_since(conn: &mut Conn, person: PersonId) -> Result<Option<Timestamp>> {
    let sql = "select renewed_at from case_feeds where person_id = $1";
    let row: Option<(i64,)> = conn.optional(sql, binds![person]).await?;
    let place = Place::new("case_feeds", &person);
    place.instant_if(row.map(|(at,)| at))
}

/// Whose address has a secret with this hash.
///
/// # Errors
/// Whatever the database refuses.
pub async fn feed_of(conn: &mut Conn, hash: &str) -> Result<Option<PersonId>> {
    let sql = "select person_id from case_feeds where secret_hash = $1";
    let row: Option<(i64,)> = conn.optional(sql, binds![hash]).await?;
    Ok(id_if(row.map(|(id,)| id)))
}
