//! Replies to a case as they were written, sealed.

use gongkai_model::case::Sealed;
use gongkai_model::id::{CaseId, Id, PersonId, RowId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;

/// A reply, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReply {
    /// Identifies it; later ones have greater ones.
    pub id: RowId,
    /// Who wrote it.
    pub written_by: PersonId,
    /// When.
    pub written_at: Timestamp,
    /// What it says.
    pub reply: Sealed,
    /// When it was sent, once it was.
    pub sent_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct ReplyRow {
    id: i64,
    written_by: i64,
    written_at: i64,
    reply: String,
    sent_at: Option<i64>,
}

/// Writes a reply beside the earlier ones.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when case or person do not exist.
pub async fn write_reply(tx: &mut Tx, case: CaseId, reply: &StoredReply) -> Result<()> {
    tx.execute(
        "insert into case_replies (id, case_id, written_by, written_at, reply, sent_at)
         values ($1, $2, $3, $4, $5, $6)",
        binds![
            reply.id,
            case,
            reply.written_by,
            reply.written_at,
            &reply.reply.0,
            reply.sent_at,
        ],
    )
    .await?;
    Ok(())
}

/// Notes that a reply was sent; one that was sent before keeps its day.
///
/// # Errors
/// Whatever the database refuses.
pub async fn mark_sent(tx: &mut Tx, reply: RowId, at: Timestamp) -> Result<()> {
    tx.execute(
        "update case_replies set sent_at = $2 where id = $1 and sent_at is null",
        binds![reply, at],
    )
    .await?;
    Ok(())
}

/// Reads the replies of a case, oldest first.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn replies(conn: &mut Conn, case: CaseId) -> Result<Vec<StoredReply>> {
    let rows: Vec<ReplyRow> = conn
        .all(
            "select id, written_by, written_at, reply, sent_at from case_replies
             where case_id = $1 order by id",
            binds![case],
        )
        .await?;
    let read = |row: ReplyRow| {
        let place = Place::new("case_replies", &row.id);
        Ok(StoredReply {
            written_at: place.instant(row.written_at)?,
            sent_at: place.instant_if(row.sent_at)?,
            id: Id::new(row.id),
            written_by: Id::new(row.written_by),
            reply: Sealed(row.reply),
        })
    };
    rows.into_iter().map(read).collect()
}
