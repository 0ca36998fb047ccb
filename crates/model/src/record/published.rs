//! A published record: the only thing that the public side of the store accepts.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Clearance, Content, Language, RecordHead};
use crate::{id::RecordId, kinds::Section};

/// The names that stand on the page: 拟稿人, 审稿人, 发布人.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignedBy {
    /// 拟稿人
    pub drafter: Option<String>,
    /// 初审、复审、终审
    pub reviewers: Vec<String>,
    /// 发布人
    pub publisher: Option<String>,
}

/// A record with a clearance. [`Published::new`] is the only maker, and it takes the clearance; a draft
/// does not fit where a published record is wanted:
///
/// ```compile_fail
/// use gongkai_model::record::{Published, RecordHead};
/// fn portal_page(_: &Published) {}
/// fn show(draft: &RecordHead) {
///     portal_page(draft); // error[E0308]: mismatched types
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Published {
    record: RecordHead,
    section: Section,
    version: i64,
    language: Language,
    content: Content,
    index_number: String,
    clearance: Clearance,
    signed_by: SignedBy,
    published_at: Timestamp,
    salt: [u8; 32],
}

/// What [`Published::new`] needs besides the clearance.
#[derive(Debug, Clone)]
pub struct Publication {
    /// The record.
    pub record: RecordHead,
    /// Where its kind stands.
    pub section: Section,
    /// Which version.
    pub version: i64,
    /// In which language.
    pub language: Language,
    /// What it says.
    pub content: Content,
    /// 索引号
    pub index_number: String,
    /// The names on the page.
    pub signed_by: SignedBy,
    /// When it became, or for migrated documents claims to have become, public.
    pub published_at: Timestamp,
    /// The salt of the commitment.
    pub salt: [u8; 32],
}

impl Published {
    /// Joins a record and its clearance.
    #[must_use]
    pub fn new(publication: Publication, clearance: Clearance) -> Self {
        let Publication {
            record,
            section,
            version,
            language,
            content,
            index_number,
            signed_by,
            published_at,
            salt,
        } = publication;
        Self {
            record,
            section,
            version,
            language,
            content,
            index_number,
            clearance,
            signed_by,
            published_at,
            salt,
        }
    }

    /// Identifies the record.
    #[must_use]
    pub const fn id(&self) -> RecordId {
        self.record.id
    }
    /// The desk's row.
    #[must_use]
    pub const fn record(&self) -> &RecordHead {
        &self.record
    }
    /// Where it stands.
    #[must_use]
    pub const fn section(&self) -> Section {
        self.section
    }
    /// Which version.
    #[must_use]
    pub const fn version(&self) -> i64 {
        self.version
    }
    /// In which language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }
    /// What it says.
    #[must_use]
    pub const fn content(&self) -> &Content {
        &self.content
    }
    /// 索引号
    #[must_use]
    pub fn index_number(&self) -> &str {
        &self.index_number
    }
    /// What lets it be public.
    #[must_use]
    pub const fn clearance(&self) -> &Clearance {
        &self.clearance
    }
    /// The names on the page.
    #[must_use]
    pub const fn signed_by(&self) -> &SignedBy {
        &self.signed_by
    }
    /// When it became public.
    #[must_use]
    pub const fn published_at(&self) -> Timestamp {
        self.published_at
    }
    /// The salt of its commitment.
    #[must_use]
    pub const fn salt(&self) -> &[u8; 32] {
        &self.salt
    }
}
