//! Withdrawal (撤回) always has a coded reason; some reasons hide everything that was ever shown.

use serde::{Deserialize, Serialize};

/// Why a published record is taken back. ADR 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithdrawalReason {
    /// 内容有误
    ContentError,
    /// 重复发布
    Duplicate,
    /// 公示期届满 or another end that a rule sets.
    PeriodEnded,
    /// 不属于公开范围
    OutOfScope,
    /// 涉及个人隐私（个人信息保护法 art. 47）
    Privacy,
    /// 涉及国家秘密、工作秘密（保守国家秘密法 2024）
    Secrecy,
    /// 行政处罚被变更、撤销、确认违法或无效（行政处罚法 art. 48: within 3 working days）
    PenaltyRevoked,
}

impl WithdrawalReason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::ContentError,
        Self::Duplicate,
        Self::PeriodEnded,
        Self::OutOfScope,
        Self::Privacy,
        Self::Secrecy,
        Self::PenaltyRevoked,
    ];

    /// The code in the store, in events and in log leaves.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ContentError => "content_error",
            Self::Duplicate => "duplicate",
            Self::PeriodEnded => "period_ended",
            Self::OutOfScope => "out_of_scope",
            Self::Privacy => "privacy",
            Self::Secrecy => "secrecy",
            Self::PenaltyRevoked => "penalty_revoked",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// What the desk calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ContentError => "内容有误",
            Self::Duplicate => "重复发布",
            Self::PeriodEnded => "公示期届满",
            Self::OutOfScope => "不属于应公开的范围",
            Self::Privacy => "涉及个人信息或个人隐私",
            Self::Secrecy => "涉及不得公开的事项",
            Self::PenaltyRevoked => "行政处罚决定被变更、撤销或确认违法、无效",
        }
    }

    /// The class of reason that the public page tells; it does not repeat what it protects.
    #[must_use]
    pub const fn public_label(self) -> &'static str {
        match self {
            Self::ContentError | Self::Duplicate => "内容更正",
            Self::PeriodEnded => "公示期届满",
            Self::OutOfScope | Self::Secrecy => "依法不予公开",
            Self::Privacy => "保护个人信息",
            Self::PenaltyRevoked => "处罚决定已变更或撤销",
        }
    }

    /// Tells whether every earlier version, file, difference, cached page, index entry and export goes
    /// too.
    #[must_use]
    pub const fn hides_everything(self) -> bool {
        matches!(self, Self::Privacy | Self::Secrecy | Self::PenaltyRevoked)
    }
}
