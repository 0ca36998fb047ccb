//! Sessions of the desk: kept by the hash of their token, so that the database alone opens none.

use gongkai_model::id::{Id, PersonId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;

/// A sign-in that has not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token in the cookie, hex.
    pub token_hash: String,
    /// Names the session in the list that its person sees.
    pub public_id: String,
    /// Whose session it is.
    pub person: PersonId,
    /// The secret that forms carry.
    pub csrf: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used.
    pub last_seen_at: Timestamp,
    /// When it ends whatever happens.
    pub expires_at: Timestamp,
    /// The browser, for the person to recognise it.
    pub client: String,
}

const COLUMNS: &str =
    "select token_hash, public_id, person_id, csrf, created_at, last_seen_at, expires_at,
    client from sessions";

#[derive(FromRow)]
struct SessionRow {
    token_hash: String,
    public_id: String,
    person_id: i64,
    csrf: String,
    created_at: i64,
    last_seen_at: i64,
    expires_at: i64,
    client: String,
}

impl SessionRow {
    fn read(self) -> Result<Session> {
        let place = Place::new("sessions", &self.public_id);
        Ok(Session {
            created_at: place.instant(self.created_at)?,
            last_seen_at: place.instant(self.last_seen_at)?,
            expires_at: place.instant(self.expires_at)?,
            token_hash: self.token_hash,
            public_id: self.public_id,
            person: Id::new(self.person_id),
            csrf: self.csrf,
            client: self.client,
        })
    }
}

/// Begins a session.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when the person does not exist.
pub async fn insert(tx: &mut Tx, session: &Session) -> Result<()> {
    tx.execute(
        "insert into sessions (token_hash, public_id, person_id, csrf, created_at, last_seen_at,
                               expires_at, client)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![
            &session.token_hash,
            &session.public_id,
            session.person,
            &session.csrf,
            session.created_at,
            session.last_seen_at,
            session.expires_at,
            &session.client,
        ],
    )
    .await?;
    Ok(())
}

/// Finds a session that has not expired.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when the row cannot be read.
pub async fn get(conn: &mut Conn, token_hash: &str, now: Timestamp) -> Result<Option<Session>> {
    let row: Option<SessionRow> = conn
        .optional(
            (COLUMNS, "where token_hash = $1 and expires_at > $2"),
            binds![token_hash, now],
        )
        .await?;
    row.map(SessionRow::read).transpose()
}

/// Reads the sessions of a person that have not expired, last used first.
///
/// # Errors
/// As [`get`].
pub async fn of_person(conn: &mut Conn, person: PersonId, now: Timestamp) -> Result<Vec<Session>> {
    let rows: Vec<SessionRow> = conn
        .all(
            (
                COLUMNS,
                "where person_id = $1 and expires_at > $2
             order by last_seen_at desc, public_id",
            ),
            binds![person, now],
        )
        .await?;
    rows.into_iter().map(SessionRow::read).collect()
}

/// Notes that a session was used.
///
/// # Errors
/// Whatever the database refuses.
pub async fn touch(tx: &mut Tx, token_hash: &str, now: Timestamp) -> Result<()> {
    let sql = "update sessions set last_seen_at = $2 where token_hash = $1";
    tx.execute(sql, binds![token_hash, now]).await?;
    Ok(())
}

/// Ends one session of a person; `false` when there is none of that name.
///
/// # Errors
/// Whatever the database refuses.
pub async fn end(tx: &mut Tx, person: PersonId, public_id: &str) -> Result<bool> {
    let sql = "delete from sessions where person_id = $1 and public_id = $2";
    Ok(tx.execute(sql, binds![person, public_id]).await? == 1)
}

/// Ends all sessions of a person, but for one if told so; returns how many.
///
/// # Errors
/// Whatever the database refuses.
pub async fn end_all(tx: &mut Tx, person: PersonId, but: Option<&str>) -> Result<u64> {
    let sql = "delete from sessions where person_id = $1 and public_id <> $2";
    tx.execute(sql, binds![person, but.unwrap_or_default()])
        .await
}

/// Removes expired sessions; returns how many.
///
/// # Errors
/// Whatever the database refuses.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.execute("delete from sessions where expires_at <= $1", binds![now])
        .await
}
