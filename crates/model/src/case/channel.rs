//! How a case came in (来件渠道).

use gongkai_rules::foi::clock;
use serde::{Deserialize, Serialize};

/// How a case came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// 网上提交
    Online,
    /// 当面提交
    InPerson,
    /// 邮寄（需要签收）
    PostSigned,
    /// 平常信函
    PostPlain,
    /// 传真
    Fax,
    /// 电话
    Phone,
}

impl Channel {
    /// All, in the order of a menu.
    pub const ALL: [Self; 6] = [
        Self::Online,
        Self::InPerson,
        Self::PostSigned,
        Self::PostPlain,
        Self::Fax,
        Self::Phone,
    ];

    /// The code stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::InPerson => "in_person",
            Self::PostSigned => "post_signed",
            Self::PostPlain => "post_plain",
            Self::Fax => "fax",
            Self::Phone => "phone",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }

    /// The name shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Online => "网上提交",
            Self::InPerson => "当面提交",
            Self::PostSigned => "邮寄（需签收）",
            Self::PostPlain => "平常信函",
            Self::Fax => "传真",
            Self::Phone => "电话",
        }
    }

    /// The channel as the law on requests (条例 art. 31) knows it. A telephone is none: who asks by word of mouth
    /// asks in person, and staff write it down (art. 29).
    #[must_use]
    pub const fn of_request(self) -> Option<clock::Channel> {
        Some(match self {
            Self::Online => clock::Channel::Online,
            Self::InPerson => clock::Channel::InPerson,
            Self::PostSigned => clock::Channel::PostSigned,
            Self::PostPlain => clock::Channel::PostPlain,
            Self::Fax => clock::Channel::Fax,
            Self::Phone => return None,
        })
    }
}
