//! Leaves of the public log (公开存证): what was published, corrected or withdrawn, provable to anyone.
//!
//! The format is ADR 2. A leaf names the record, the version and a salted commitment to its content; the
//! salt is public as long as the content is, and is destroyed with it.

use sha2::{Digest, Sha256};

use super::Event;

/// What a leaf says happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeafAction {
    /// Made public for the first time (发布).
    Published,
    /// Replaced by a corrected version (更正).
    Corrected,
    /// Taken back (撤回).
    Withdrawn,
    /// Put under another kind or unit, its content unchanged (移动).
    Moved,
}

impl LeafAction {
    /// The code in the leaf's text.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Corrected => "corrected",
            Self::Withdrawn => "withdrawn",
            Self::Moved => "moved",
        }
    }
}

/// One leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// The text that is hashed and shown.
    pub body: String,
}

impl Leaf {
    /// Makes the leaf of an event, if the public log has one for it.
    #[must_use]
    pub fn of(event: &Event, number: i64, position: i64) -> Option<Self> {
        let action = match event.kind.as_str() {
            "record.published" => LeafAction::Published,
            "record.corrected" => LeafAction::Corrected,
            "record.withdrawn" => LeafAction::Withdrawn,
            // A draft is moved without a commitment; the public log speaks of what is public only.
            "record.moved" if event.commitment.is_some() => LeafAction::Moved,
            _ => return None,
        };
        let record: crate::id::RecordId = crate::id::Id::new(event.matter.number());
        let mut body = format!(
            "gongkai-leaf-v1\nnumber={number}\nevent={position}\naction={}\nrecord={record}\nat_us={}\n",
            action.code(),
            event.at.as_microsecond(),
        );
        let places: &[&str] = match action {
            LeafAction::Moved => &["from", "to"],
            _ => &[],
        };
        for key in ["clearance", "reason", "version"].iter().chain(places) {
            if let Some(value) = event.detail(key) {
                body.push_str(&format!("{key}={value}\n"));
            }
        }
        if let Some(commitment) = &event.commitment {
            body.push_str(&format!("commitment={commitment}\n"));
        }
        Some(Self { body })
    }
}

/// Hashes a leaf as RFC 6962 section 2.1 does: SHA-256 over a zero byte and the leaf.
#[must_use]
pub fn leaf_hash(body: &str) -> String {
    let mut hash = Sha256::new();
    hash.update([0]);
    hash.update(body.as_bytes());
    hex::encode(hash.finalize())
}
