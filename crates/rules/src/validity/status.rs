//! The statuses by name, and how other platforms call them.
//!
//! Source: the register of normative documents (规范性文件台账) and the field 有效性 of published pages.

use serde::{Deserialize, Serialize};

/// The status of a normative document on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValidityStatus {
    /// 有效
    InForce,
    /// 部分失效（已修改）
    Amended,
    /// 废止
    Repealed,
    /// 失效: its period or its task is over.
    Expired,
    /// 宣布失效
    DeclaredVoid,
    /// 被替代
    Superseded,
    /// 未生效
    NotYetEffective,
}

impl ValidityStatus {
    /// All statuses, in the order of filters.
    pub const ALL: [Self; 7] = [
        Self::InForce,
        Self::Amended,
        Self::NotYetEffective,
        Self::Superseded,
        Self::Repealed,
        Self::DeclaredVoid,
        Self::Expired,
    ];

    /// The name in data.
    pub fn code(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Amended => "amended",
            Self::Repealed => "repealed",
            Self::Expired => "expired",
            Self::DeclaredVoid => "declared_void",
            Self::Superseded => "superseded",
            Self::NotYetEffective => "not_yet_effective",
        }
    }

    /// The name in Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Self::InForce => "有效",
            Self::Amended => "部分失效（已修改）",
            Self::Repealed => "废止",
            Self::Expired => "失效",
            Self::DeclaredVoid => "宣布失效",
            Self::Superseded => "被替代",
            Self::NotYetEffective => "未生效",
        }
    }

    /// Says whether the document binds on that day, in whole or in part.
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::InForce | Self::Amended)
    }

    /// The status with this name in data.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Reads what other platforms write in their field 有效性 or 时效.
    pub fn from_label(text: &str) -> Option<Self> {
        let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        Some(match tight.as_str() {
            "有效" | "现行有效" | "继续有效" | "是" => Self::InForce,
            "已修改" | "部分失效" | "部分有效" | "部分失效（已修改）" | "修改" | "已修订" => {
                Self::Amended
            }
            "废止" | "已废止" | "全文废止" => Self::Repealed,
            "失效" | "已失效" | "自动失效" | "过期" | "已过期" => Self::Expired,
            "宣布失效" | "已宣布失效" => Self::DeclaredVoid,
            "被替代" | "已被替代" | "替代" => Self::Superseded,
            "未生效" | "尚未生效" | "尚未施行" | "未施行" => Self::NotYetEffective,
            _ => return None,
        })
    }
}
