//! Where the public log (公开存证) speaks of a version that is shown.

use gongkai_model::event::Matter;
use gongkai_model::id::RecordId;

use crate::binds;
use crate::conn::Conn;
use crate::error::Result;

/// The place of a publication in the chain of events and in the public log.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Proof {
    /// The place of its event in the chain.
    pub position: i64,
    /// The number of its leaf.
    pub leaf_number: i64,
    /// The leaf's text, which is what is hashed.
    pub leaf_body: String,
    /// The RFC 6962 hash of the leaf.
    pub leaf_hash: String,
}

/// Finds it by the commitment to the version's content; `None` until the sequencer has passed.
///
/// # Errors
/// Whatever the database refuses.
pub async fn proof(conn: &mut Conn, record: RecordId, commitment: &str) -> Result<Option<Proof>> {
    let matter = Matter::Record(record.get());
    conn.optional(
        "select e.position, l.number as leaf_number, l.body as leaf_body, l.leaf_hash
         from events e join log_leaves l on l.event_position = e.position
         where e.matter_kind = $1 and e.matter_id = $2 and e.commitment = $3
         order by e.position desc limit 1",
        binds![matter.kind(), matter.number(), commitment],
    )
    .await
}
