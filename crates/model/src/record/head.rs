//! The desk's row of a record: where it stands, whose it is.

use jiff::{Timestamp, civil::Date};

use super::{Content, Language, Stage};
use crate::id::{PersonId, RecordId, RowId, UnitId};

/// Codes of states that rules and use cases speak of; the full list is in `kinds/procedures/`.
pub mod state {
    /// 起草
    pub const DRAFT: &str = "draft";
    /// 退回修改
    pub const RETURNED: &str = "returned";
    /// 待属性审查 by the office, before approval (国办发〔2016〕80号).
    pub const ATTRIBUTE_REVIEW: &str = "attribute_review";
    /// 待保密审查
    pub const SECRECY_REVIEW: &str = "secrecy_review";
    /// 待发布
    pub const CLEARED: &str = "cleared";
    /// 定时待发
    pub const SCHEDULED: &str = "scheduled";
    /// 已发布
    pub const PUBLISHED: &str = "published";
    /// 更正中
    pub const CORRECTING: &str = "correcting";
    /// 已登记，不主动公开
    pub const HELD: &str = "held";
    /// 已撤回
    pub const WITHDRAWN: &str = "withdrawn";
    /// 已归档
    pub const ARCHIVED: &str = "archived";
    /// 待确认销毁: withdrawn for good, its erasure proposed.
    pub const ERASING: &str = "erasing";
    /// 内容已销毁
    pub const ERASED: &str = "erased";
}

/// How a record came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Written at the desk.
    Desk,
    /// Imported from an earlier platform or a folder; `key` makes a second import of it a no-op.
    Import {
        /// The source system.
        name: String,
        /// What it is called there.
        key: String,
    },
}

impl Source {
    /// Joins a file's name and the hash of its content to a key: two files of one name stay apart.
    #[must_use]
    pub fn file_key(name: &str, sha256: &str) -> String {
        format!("{name}{HASH_MARK}{sha256}")
    }

    /// What readers are told: the file's name, or the key of the row; nothing for what was written here.
    #[must_use]
    pub fn shown_name(&self) -> Option<&str> {
        match self {
            Self::Desk => None,
            Self::Import { key, .. } => {
                Some(key.split_once(HASH_MARK).map_or(key, |(name, _)| name))
            }
        }
    }
}

const HASH_MARK: &str = "#sha256:";

/// A record as the desk sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordHead {
    /// Identifies it.
    pub id: RecordId,
    /// Its kind.
    pub kind: String,
    /// The unit whose record it is.
    pub unit: UnitId,
    /// The office (处室) that drafts it.
    pub office: Option<UnitId>,
    /// Its state.
    pub state: String,
    /// The working version.
    pub version: i64,
    /// 标题 of the working version.
    pub title: String,
    /// 发文字号, canonical where it can be read.
    pub doc_number: Option<String>,
    /// 索引号, given when it is cleared.
    pub index_number: Option<String>,
    /// 公开属性: `proactive`, `on_request`, `withheld`.
    pub attribute: Option<String>,
    /// 拟稿人
    pub drafter: PersonId,
    /// 加急
    pub urgent: bool,
    /// When to publish, if not at once.
    pub publish_at: Option<Timestamp>,
    /// By when the present step should be taken.
    pub due_on: Option<Date>,
    /// How it came in.
    pub source: Source,
    /// The batch it was cleared with.
    pub batch: Option<RowId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// Counts changes, so that two people do not overwrite each other.
    pub revision: i64,
}

impl RecordHead {
    /// Who holds the record: the office (处室) that drafts it, or else the unit. A role at the unit counts for
    /// what its offices hold; a role at an office counts for what that office holds.
    #[must_use]
    pub const fn holder(&self) -> UnitId {
        match self.office {
            Some(office) => office,
            None => self.unit,
        }
    }
}

/// One version of a record in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordVersion {
    /// Of which record.
    pub record: RecordId,
    /// 1, 2, 3 …
    pub version: i64,
    /// In which language.
    pub language: Language,
    /// What it says.
    pub content: Content,
    /// Why it was changed after publication (更正说明).
    pub change_note: Option<String>,
    /// The salt of its commitment.
    pub salt: [u8; 32],
    /// Who made it.
    pub created_by: PersonId,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was submitted; from then on it does not change.
    pub frozen_at: Option<Timestamp>,
}

/// What came of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewOutcome {
    /// 通过
    Passed,
    /// 退回
    Returned,
}

impl ReviewOutcome {
    /// The code in the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Returned => "returned",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Passed, Self::Returned]
            .into_iter()
            .find(|outcome| outcome.code() == code)
    }
}

/// A review that was done: attribute, secrecy, first, second, final or one that a kind adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewEntry {
    /// Identifies it.
    pub id: RowId,
    /// Of which record.
    pub record: RecordId,
    /// Of which version.
    pub version: i64,
    /// The code of the step.
    pub stage: String,
    /// Who did it.
    pub person: PersonId,
    /// For whom, when a substitute did it (AB岗).
    pub for_person: Option<PersonId>,
    /// What came of it.
    pub outcome: ReviewOutcome,
    /// The opinion, in the reviewer's words.
    pub opinion: Option<String>,
    /// When.
    pub done_at: Timestamp,
}

impl ReviewEntry {
    /// The stage of the three reviews that it is, if it is one.
    #[must_use]
    pub fn review_stage(&self) -> Option<Stage> {
        Stage::from_code(&self.stage)
    }
}
