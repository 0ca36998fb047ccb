//! Clearance (发布许可): what lets a record be public. ADR 4.
//!
//! Each way has a maker that refuses what the rule refuses; there is no other way to a [`Clearance`].
//! The fields are private, so nothing outside this module can put one together:
//!
//! ```compile_fail
//! use gongkai_model::record::{Clearance, clearance::Reviewed};
//! # fn person() -> gongkai_model::id::PersonId { gongkai_model::id::Id::new(1) }
//! // error[E0451]: the fields of `Reviewed` are private
//! let forged = Clearance::Reviewed(Reviewed { drafter: person(), publisher: person() });
//! ```
//!
//! nor can a stored text be read back into one that was never granted: `Clearance` does not implement
//! `Deserialize`.
//!
//! ```compile_fail
//! let forged: gongkai_model::record::Clearance = serde_json::from_str("{}").unwrap();
//! ```

use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use super::{Gate, GateSignature, Stage};
use crate::id::{PersonId, RowId};

/// Why a clearance is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClearanceError {
    /// One person did two things that two must do.
    #[error("{first}与{second}不能是同一人，请由另一人办理（三审制）")]
    SamePerson {
        /// One of them.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
    /// A review lacks gates.
    #[error("{stage}还有 {missing} 关没有签署：{gates}")]
    GatesMissing {
        /// Which review.
        stage: &'static str,
        /// How many.
        missing: usize,
        /// Their names.
        gates: String,
    },
    /// A review is not there at all.
    #[error("还没有{0}，不能发布")]
    ReviewMissing(&'static str),
    /// A batch without items or a migration without a source.
    #[error("{0}")]
    Incomplete(&'static str),
}

/// A secrecy review that was passed (保密审查, 条例 art. 17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SecrecyReview {
    person: PersonId,
}

impl SecrecyReview {
    /// Records who passed it.
    ///
    /// # Errors
    /// The drafter may not review the secrecy of the own draft.
    pub fn passed(person: PersonId, drafter: PersonId) -> Result<Self, ClearanceError> {
        if person == drafter {
            return Err(ClearanceError::SamePerson {
                first: "拟稿人",
                second: "保密审查人",
            });
        }
        Ok(Self { person })
    }

    /// Who passed it.
    #[must_use]
    pub const fn person(self) -> PersonId {
        self.person
    }
}

/// A review that was passed with all five gates signed by the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SignedReview {
    stage: Stage,
    person: PersonId,
}

impl SignedReview {
    /// Takes the signatures of one version and checks that the person signed all five gates at the stage.
    ///
    /// # Errors
    /// Names the gates that are missing.
    pub fn passed(
        stage: Stage,
        person: PersonId,
        signatures: &[GateSignature],
    ) -> Result<Self, ClearanceError> {
        let missing = missing_gates(stage, person, signatures);
        if missing.is_empty() {
            return Ok(Self { stage, person });
        }
        let gates: Vec<_> = missing.iter().map(|gate| gate.label()).collect();
        Err(ClearanceError::GatesMissing {
            stage: stage.label(),
            missing: missing.len(),
            gates: gates.join("、"),
        })
    }

    /// Who passed it.
    #[must_use]
    pub const fn person(self) -> PersonId {
        self.person
    }
}

/// The gates that a person has not signed at a stage.
#[must_use]
pub fn missing_gates(stage: Stage, person: PersonId, signatures: &[GateSignature]) -> Vec<Gate> {
    let signed = |gate: &Gate| {
        signatures
            .iter()
            .any(|s| s.stage == stage && s.person == person && s.gate == *gate)
    };
    Gate::ALL.into_iter().filter(|gate| !signed(gate)).collect()
}

/// Secrecy review and three reviews by three people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reviewed {
    drafter: PersonId,
    secrecy: PersonId,
    reviews: [PersonId; 3],
    publisher: PersonId,
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<Correction>,
}

/// An express correction (更正) of a version that was reviewed: who wrote it, who signed for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Correction {
    writer: PersonId,
    reviewer: PersonId,
}

/// One review over the manifest of many items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Batch {
    manifest_sha256: String,
    items: u32,
    review: Reviewed,
}

/// A reviewed agreement with a source system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Feed {
    agreement: RowId,
    source: String,
    review: Reviewed,
}

/// A document that an earlier platform had published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Migrated {
    source: String,
    importer: PersonId,
    secrecy: PersonId,
    approved_by: PersonId,
    claimed_on: Option<Date>,
    imported_at: Timestamp,
}

/// What lets a record be public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum Clearance {
    /// Secrecy review and three reviews.
    Reviewed(Reviewed),
    /// One review over many items.
    Batch(Batch),
    /// A reviewed agreement with a source.
    Feed(Feed),
    /// Published before, elsewhere.
    Migrated(Migrated),
}

impl Reviewed {
    /// Unites the reviews of a record. The drafter differs from everybody who reviews or publishes, the
    /// three reviewers differ from one another; the secrecy reviewer may be one of the three, and the
    /// final reviewer may publish.
    ///
    /// # Errors
    /// [`ClearanceError::SamePerson`] names the two, [`ClearanceError::ReviewMissing`] the stage.
    pub fn unite(
        drafter: PersonId,
        secrecy: SecrecyReview,
        reviews: [SignedReview; 3],
        publisher: PersonId,
    ) -> Result<Self, ClearanceError> {
        for (review, stage) in reviews.iter().zip(Stage::ALL) {
            if review.stage != stage {
                return Err(ClearanceError::ReviewMissing(stage.label()));
            }
            if review.person == drafter {
                let second = review.stage.label();
                return Err(ClearanceError::SamePerson {
                    first: "拟稿人",
                    second,
                });
            }
        }
        let [first, second, last] = reviews;
        for (a, b) in [(first, second), (first, last), (second, last)] {
            if a.person == b.person {
                return Err(ClearanceError::SamePerson {
                    first: a.stage.label(),
                    second: b.stage.label(),
                });
            }
        }
        if publisher == drafter {
            return Err(ClearanceError::SamePerson {
                first: "拟稿人",
                second: "发布人",
            });
        }
        if secrecy.person == drafter {
            return Err(ClearanceError::SamePerson {
                first: "拟稿人",
                second: "保密审查人",
            });
        }
        let reviews = [first.person, second.person, last.person];
        Ok(Self {
            drafter,
            secrecy: secrecy.person,
            reviews,
            publisher,
            correction: None,
        })
    }

    /// Lets an express correction stand on the reviews of the version that it corrects, signed through all
    /// five gates by somebody who did not write it.
    ///
    /// # Errors
    /// [`ClearanceError::SamePerson`] when writer and reviewer are one.
    pub fn corrected(
        mut self,
        writer: PersonId,
        review: SignedReview,
    ) -> Result<Self, ClearanceError> {
        if review.person == writer {
            return Err(ClearanceError::SamePerson {
                first: "更正人",
                second: "更正审核人",
            });
        }
        self.correction = Some(Correction {
            writer,
            reviewer: review.person,
        });
        Ok(self)
    }

    /// 拟稿人
    #[must_use]
    pub const fn drafter(&self) -> PersonId {
        self.drafter
    }

    /// 初审、复审、终审
    #[must_use]
    pub const fn reviews(&self) -> [PersonId; 3] {
        self.reviews
    }

    /// 保密审查人
    #[must_use]
    pub const fn secrecy(&self) -> PersonId {
        self.secrecy
    }

    /// 发布人
    #[must_use]
    pub const fn publisher(&self) -> PersonId {
        self.publisher
    }
}

impl Clearance {
    /// Clears one record by its reviews.
    #[must_use]
    pub const fn reviewed(review: Reviewed) -> Self {
        Self::Reviewed(review)
    }

    /// Clears the items of a manifest by one review of the whole.
    ///
    /// # Errors
    /// An empty batch clears nothing.
    pub fn batch(
        review: Reviewed,
        manifest_sha256: String,
        items: u32,
    ) -> Result<Self, ClearanceError> {
        if items == 0 || manifest_sha256.len() != 64 {
            return Err(ClearanceError::Incomplete("批次清单是空的或者没有校验值"));
        }
        Ok(Self::Batch(Batch {
            manifest_sha256,
            items,
            review,
        }))
    }

    /// Clears what a source delivers under a reviewed agreement.
    ///
    /// # Errors
    /// The source must be named.
    pub fn feed(
        review: Reviewed,
        agreement: RowId,
        source: String,
    ) -> Result<Self, ClearanceError> {
        if source.trim().is_empty() {
            return Err(ClearanceError::Incomplete("没有写明数据来源系统"));
        }
        Ok(Self::Feed(Feed {
            agreement,
            source,
            review,
        }))
    }

    /// Clears a document that an earlier platform had published (`import --publish`): the importing
    /// administrator, the secrecy sign-off of the batch and the open-government office's approval are by
    /// at least two people.
    ///
    /// # Errors
    /// [`ClearanceError`] when the source is missing or one person did everything.
    pub fn migrated(migration: Migration) -> Result<Self, ClearanceError> {
        let Migration {
            source,
            importer,
            secrecy,
            approved_by,
            claimed_on,
            imported_at,
        } = migration;
        if source.trim().is_empty() {
            return Err(ClearanceError::Incomplete("没有写明原平台名称"));
        }
        let evaluation = matches!(secrecy, SignOff::Evaluation);
        let (secrecy, approved_by) = match (secrecy, approved_by) {
            (SignOff::By(secrecy), SignOff::By(approved_by)) => (secrecy, approved_by),
            _ => (importer, importer),
        };
        if !evaluation && importer == secrecy && importer == approved_by {
            return Err(ClearanceError::SamePerson {
                first: "导入人",
                second: "审批人",
            });
        }
        Ok(Self::Migrated(Migrated {
            source,
            importer,
            secrecy,
            approved_by,
            claimed_on,
            imported_at,
        }))
    }

    /// The code in events and log leaves.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Reviewed(_) => "reviewed",
            Self::Batch(_) => "batch",
            Self::Feed(_) => "feed",
            Self::Migrated(_) => "migrated",
        }
    }
}

/// Who signed off a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignOff {
    /// A person.
    By(PersonId),
    /// Nobody: a fresh store without people, for evaluation; every page says so.
    Evaluation,
}

/// What a migration brings; see [`Clearance::migrated`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migration {
    /// 原平台名称
    pub source: String,
    /// The importing administrator.
    pub importer: PersonId,
    /// Who signed the secrecy review of the batch.
    pub secrecy: SignOff,
    /// Who approved it for the open-government office.
    pub approved_by: SignOff,
    /// The publication date that the earlier platform claims.
    pub claimed_on: Option<Date>,
    /// When it was imported.
    pub imported_at: Timestamp,
}

#[cfg(test)]
mod tests;
