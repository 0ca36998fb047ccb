//! 更正与自身相关的记录 — what becomes of a claim that a record about oneself is wrong: 《政府信息公开条例》 art. 41.
//!
//! The way leads through types: a claim is admitted only with evidence and about oneself; who may correct a record
//! corrects it or says why not; who may not passes it on or says where. Left out: how long it takes, which the
//! article does not say (`limits`, a setting).

use super::named::Named;
use crate::attribute::Reason;

/// A claim as it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Does the record concern the one who claims?
    pub is_about_self: bool,
    /// What shows that it is inaccurate.
    pub evidence: Option<Named>,
}

/// Why a claim is not admitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClaimError {
    /// 与其自身无关
    #[error("记录与申请人自身无关，不适用条例第四十一条")]
    NotAboutSelf,
    /// 没有证据
    #[error("没有证明记录不准确的证据（条例第四十一条）")]
    NoEvidence,
}

/// A claim that must be dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admitted {
    evidence: Named,
}

/// A claim before the organ that may correct the record (有权更正的行政机关).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ours(Admitted);

/// A claim before an organ that may not; it names the one that may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theirs {
    competent: Named,
}

/// How a claim ends; the applicant is told of every end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// 审核属实，予以更正
    Corrected {
        /// What it says now.
        to: Reason,
    },
    /// 审核不属实，不予更正
    NotConfirmed {
        /// Why.
        reason: Reason,
    },
    /// 转送有权更正的行政机关
    Transferred {
        /// That organ.
        to: Named,
    },
    /// 告知向有权更正的行政机关提出
    ToldWhere {
        /// That organ.
        organ: Named,
    },
}

impl Claim {
    /// The claim, if it must be dealt with.
    ///
    /// # Errors
    /// [`ClaimError`] when the record concerns somebody else, or nothing shows that it is wrong.
    pub fn admit(self) -> Result<Admitted, ClaimError> {
        if !self.is_about_self {
            return Err(ClaimError::NotAboutSelf);
        }
        let evidence = self.evidence.ok_or(ClaimError::NoEvidence)?;
        Ok(Admitted { evidence })
    }
}

impl Admitted {
    /// What shows that the record is wrong.
    pub fn evidence(&self) -> &Named {
        &self.evidence
    }

    /// We may correct this record.
    pub fn is_ours(self) -> Ours {
        Ours(self)
    }

    /// Another organ may correct it.
    pub fn is_theirs(self, competent: Named) -> Theirs {
        Theirs { competent }
    }
}

impl Ours {
    /// The claim is true: the record is corrected.
    pub fn correct(self, to: Reason) -> Ending {
        Ending::Corrected { to }
    }

    /// The evidence does not show it: the record stays.
    pub fn leave(self, reason: Reason) -> Ending {
        Ending::NotConfirmed { reason }
    }

    /// What shows that the record is wrong.
    pub fn evidence(&self) -> &Named {
        self.0.evidence()
    }
}

impl Theirs {
    /// Passes the claim on.
    pub fn transfer(self) -> Ending {
        Ending::Transferred { to: self.competent }
    }

    /// Says where to claim.
    pub fn tell_where(self) -> Ending {
        Ending::ToldWhere {
            organ: self.competent,
        }
    }
}

impl Ending {
    /// What the applicant is told.
    pub fn text(&self) -> String {
        let said = match self {
            Self::Corrected { to } => format!("经审核属实，已予更正为：{to}"),
            Self::NotConfirmed { reason } => format!("经审核不属实，不予更正：{reason}"),
            Self::Transferred { to } => {
                format!("不属于本机关职能范围，已转送有权更正的{to}处理")
            }
            Self::ToldWhere { organ } => {
                format!("不属于本机关职能范围，请向有权更正的{organ}提出")
            }
        };
        format!("{said}（条例第四十一条）。")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Named {
        Named::new(text).unwrap()
    }

    fn claim() -> Claim {
        Claim {
            is_about_self: true,
            evidence: Some(named("户口簿第3页")),
        }
    }

    #[test]
    fn art_41_a_claim_needs_evidence_and_concerns_oneself() {
        assert_eq!(claim().admit().unwrap().evidence(), &named("户口簿第3页"));
        let other = Claim {
            is_about_self: false,
            ..claim()
        };
        assert_eq!(other.admit(), Err(ClaimError::NotAboutSelf));
        let bare = Claim {
            evidence: None,
            ..claim()
        };
        assert_eq!(bare.admit(), Err(ClaimError::NoEvidence));
    }

    #[test]
    fn art_41_corrected_or_left_transferred_or_told_where() {
        let why = |text| Reason::new(text).unwrap();
        let admitted = || claim().admit().unwrap();
        let organ = || named("云河区民政局");
        assert_eq!(admitted().is_ours().evidence(), &named("户口簿第3页"));
        let table = [
            (
                admitted().is_ours().correct(why("出生年份1972")),
                "经审核属实，已予更正为：出生年份1972（条例第四十一条）。",
            ),
            (
                admitted().is_ours().leave(why("与原始档案一致")),
                "经审核不属实，不予更正：与原始档案一致（条例第四十一条）。",
            ),
            (
                admitted().is_theirs(organ()).transfer(),
                "不属于本机关职能范围，已转送有权更正的云河区民政局处理（条例第四十一条）。",
            ),
            (
                admitted().is_theirs(organ()).tell_where(),
                "不属于本机关职能范围，请向有权更正的云河区民政局提出（条例第四十一条）。",
            ),
        ];
        for (ending, text) in table {
            assert_eq!(ending.text(), text);
        }
    }
}
