//! Events (事件): what happened, to which matter, by whom and when; append-only and chained by hash.
//!
//! An event carries **no personal text** (个人信息保护法 art. 47): codes, identifiers, times and salted
//! commitments only. The type [`Token`] makes anything else impossible to write. The format is fixed by
//! ADR 2, with test vectors; the chain position is given after commit by the sequencer in `store`.

mod chain;
mod leaf;
mod token;

use std::collections::BTreeMap;

use jiff::Timestamp;

pub use chain::{ChainHash, GENESIS, canonical, chain_hash};
pub use leaf::{Leaf, LeafAction, leaf_hash};
pub use token::{Token, TokenError};

use crate::id::{EventId, PersonId, UnitId};

/// What an event happened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// A record (政府信息), by number.
    Record(i64),
    /// A unit (机构), by number.
    Unit(i64),
    /// A person (人员), by number.
    Person(i64),
    /// A batch (批次), by number.
    Batch(i64),
    /// An item of a disclosure catalogue (公开事项), by number.
    CatalogueItem(i64),
    /// A nil return (零报告), by number.
    NilReturn(i64),
    /// A case (办件), by number.
    Case(i64),
    /// The installation itself.
    System,
}

impl Matter {
    /// The code stored and hashed.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Record(_) => "record",
            Self::Unit(_) => "unit",
            Self::Person(_) => "person",
            Self::Batch(_) => "batch",
            Self::CatalogueItem(_) => "catalogue_item",
            Self::NilReturn(_) => "nil_return",
            Self::Case(_) => "case",
            Self::System => "system",
        }
    }

    /// The number of the thing; 0 for the installation.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::Record(number)
            | Self::Unit(number)
            | Self::Person(number)
            | Self::Batch(number)
            | Self::CatalogueItem(number)
            | Self::NilReturn(number)
            | Self::Case(number) => number,
            Self::System => 0,
        }
    }

    /// Puts a stored pair together again.
    #[must_use]
    pub fn from_parts(kind: &str, number: i64) -> Option<Self> {
        Some(match kind {
            "record" => Self::Record(number),
            "unit" => Self::Unit(number),
            "person" => Self::Person(number),
            "batch" => Self::Batch(number),
            "catalogue_item" => Self::CatalogueItem(number),
            "nil_return" => Self::NilReturn(number),
            "case" => Self::Case(number),
            "system" => Self::System,
            _ => return None,
        })
    }
}

/// One thing that happened. `kind` is a code such as `record.published`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Identifies the event; also orders the events of one transaction.
    pub id: EventId,
    /// What happened, such as `record.submitted`.
    pub kind: Token,
    /// What it happened to.
    pub matter: Matter,
    /// Who did it; `None` for the installation's own jobs.
    pub actor: Option<PersonId>,
    /// The unit whose matter it is.
    pub unit: Option<UnitId>,
    /// When.
    pub at: Timestamp,
    /// Codes that say more: `from`, `to`, `version`, `reason`.
    pub details: BTreeMap<Token, Token>,
    /// SHA-256 over salt ‖ content, where the event is about a text; see [`commitment`].
    pub commitment: Option<String>,
}

impl Event {
    /// Looks up one of the details.
    #[must_use]
    pub fn detail(&self, key: &str) -> Option<&str> {
        self.details
            .iter()
            .find(|(name, _)| name.as_str() == key)
            .map(|(_, value)| value.as_str())
    }
}

/// Computes the salted commitment to a text: lower-case hex of SHA-256 over salt ‖ text.
///
/// Whoever destroys salt and text has erased the text: the hash alone cannot be searched by guessing.
#[must_use]
pub fn commitment(salt: &[u8; 32], text: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(text);
    hex::encode(hash.finalize())
}
