//! The five gates (五关) and the three stages of review (三审).

use serde::{Deserialize, Serialize};

use crate::id::PersonId;

/// A gate (关) that each reviewer signs one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// 政治关
    Political,
    /// 法律关
    Legal,
    /// 政策关
    Policy,
    /// 保密关
    Secrecy,
    /// 文字关
    Wording,
}

impl Gate {
    /// All five, in the order in which they are signed.
    pub const ALL: [Self; 5] = [
        Self::Political,
        Self::Legal,
        Self::Policy,
        Self::Secrecy,
        Self::Wording,
    ];

    /// The code in the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Political => "political",
            Self::Legal => "legal",
            Self::Policy => "policy",
            Self::Secrecy => "secrecy",
            Self::Wording => "wording",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gate| gate.code() == code)
    }

    /// The name on the page.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Political => "政治关",
            Self::Legal => "法律关",
            Self::Policy => "政策关",
            Self::Secrecy => "保密关",
            Self::Wording => "文字关",
        }
    }

    /// What the reviewer answers for by signing.
    #[must_use]
    pub const fn asks(self) -> &'static str {
        match self {
            Self::Political => "立场、提法、称谓、地图和排序没有差错",
            Self::Legal => "有法定依据，不越权，引用的法律现行有效",
            Self::Policy => "与上级和本级现行政策一致，时机恰当",
            Self::Secrecy => "不含国家秘密、工作秘密、商业秘密和个人隐私",
            Self::Wording => "文字、数字、日期、附件和链接准确",
        }
    }
}

/// A stage of the three reviews (三审).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 初审（编审）
    First,
    /// 复审
    Second,
    /// 终审
    Final,
}

impl Stage {
    /// All three in order.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Final];

    /// The code of the stage, which is the code of its step and of the state that awaits it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "first_review",
            Self::Second => "second_review",
            Self::Final => "final_review",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// The name on the page.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::First => "初审",
            Self::Second => "复审",
            Self::Final => "终审",
        }
    }
}

/// A person's signature under one gate at one stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateSignature {
    /// At which stage.
    pub stage: Stage,
    /// Which gate.
    pub gate: Gate,
    /// Who.
    pub person: PersonId,
    /// When.
    pub at: jiff::Timestamp,
}
