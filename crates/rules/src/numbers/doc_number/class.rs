//! What the end of an organ's part says about the document (代字后缀语义).
//!
//! Source: usage, not law: 规 for normative documents, 任 and 人 for personnel, 复 for replies to a lower
//! organ, 函 for letters, 电 for telegrams. It suggests a kind to a person; it decides nothing.

use super::{DocNumber, Shape};

/// The class of document that a number suggests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocNumberClass {
    /// 普通发文
    Ordinary,
    /// 规范性文件
    NormativeDocument,
    /// 人事任免
    Personnel,
    /// 批复
    OfficialReply,
    /// 函
    Letter,
    /// 电报
    Telegram,
    /// 令
    Order,
    /// 公告、通告
    Announcement,
}

/// Suffix and class; a longer suffix stands before a shorter one that it ends with.
const SUFFIXES: [(&str, DocNumberClass); 14] = [
    ("规发", DocNumberClass::NormativeDocument),
    ("规字", DocNumberClass::NormativeDocument),
    ("规", DocNumberClass::NormativeDocument),
    ("任", DocNumberClass::Personnel),
    ("人", DocNumberClass::Personnel),
    ("复", DocNumberClass::OfficialReply),
    ("函字", DocNumberClass::Letter),
    ("函", DocNumberClass::Letter),
    ("电发", DocNumberClass::Telegram),
    ("电", DocNumberClass::Telegram),
    ("令", DocNumberClass::Order),
    ("公告", DocNumberClass::Announcement),
    ("通告", DocNumberClass::Announcement),
    ("告", DocNumberClass::Announcement),
];

impl DocNumberClass {
    pub(super) fn of(number: &DocNumber) -> Self {
        if number.shape() == Shape::UnifiedNo {
            return Self::NormativeDocument;
        }
        SUFFIXES
            .iter()
            .find(|(suffix, _)| number.org().ends_with(suffix))
            .map_or(Self::Ordinary, |(_, class)| *class)
    }

    /// The class in Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ordinary => "普通发文",
            Self::NormativeDocument => "规范性文件",
            Self::Personnel => "人事任免",
            Self::OfficialReply => "批复",
            Self::Letter => "函",
            Self::Telegram => "电报",
            Self::Order => "令",
            Self::Announcement => "公告",
        }
    }
}
