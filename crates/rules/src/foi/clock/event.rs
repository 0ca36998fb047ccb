//! What happens to a request, as far as its clock is concerned.
//!
//! The order of the variants is the order of events of one day: what the law puts first stands first, so a
//! list in any order has one meaning. Left out: JSON, see `given`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that happened on a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// What happened.
    pub kind: EventKind,
    /// Pairs a letter with its answer.
    pub reference: Option<String>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// 收到申请 (art. 31)
    Received {
        /// How it came.
        channel: Channel,
        /// When both sides confirmed it, where the channel asks for that.
        confirmed_on: Option<Date>,
    },
    /// 告知补正 (art. 30)
    CorrectionRequested {
        /// The last day of the period given.
        until: Option<Date>,
    },
    /// 收到补正 (art. 30)
    Corrected,
    /// 要求说明理由 (art. 35)
    ExplanationRequested,
    /// 说明理由 (art. 35)
    Explained,
    /// 收费通知 (国办函〔2020〕109号)
    FeeNoticed {
        /// The applicant's receipt; the day of the notice if unknown.
        received_on: Option<Date>,
    },
    /// 缴清 (国办函〔2020〕109号)
    FeePaid,
    /// 征求第三方意见 (art. 32)
    ThirdPartyConsulted {
        /// The third party's receipt; the day sent if unknown.
        received_on: Option<Date>,
    },
    /// 征求机关意见 (art. 33, 34)
    AgencyConsulted {
        /// Did it make the information too?
        role: AgencyRole,
    },
    /// 第三方答复 (art. 32)
    ThirdPartyAnswered {
        /// Its receipt of our letter, where only the answer says so.
        received_on: Option<Date>,
    },
    /// 机关答复 (art. 33, 34)
    AgencyAnswered {
        /// Which kind of organ, where that tells two letters apart.
        role: Option<AgencyRole>,
    },
    /// 延期 (art. 33); the day is the one on which the applicant was told.
    Extended {
        /// 1 to 20; anything else is an error of the clock, with its article.
        working_days: i64,
        /// The head of the FOI office who agreed.
        approved_by: Option<String>,
    },
    /// 延迟答复 (art. 35)
    Deferred {
        /// The last day of the reasonable period.
        until: Date,
    },
    /// 答复 (art. 33)
    Replied,
    /// 撤回申请
    Withdrawn,
}

impl EventKind {
    /// The name in data.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Received { .. } => "received",
            Self::CorrectionRequested { .. } => "correction_requested",
            Self::Corrected => "corrected",
            Self::ExplanationRequested => "explanation_requested",
            Self::Explained => "explained",
            Self::FeeNoticed { .. } => "fee_noticed",
            Self::FeePaid => "fee_paid",
            Self::ThirdPartyConsulted { .. } => "third_party_consulted",
            Self::AgencyConsulted { .. } => "agency_consulted",
            Self::ThirdPartyAnswered { .. } => "third_party_answered",
            Self::AgencyAnswered { .. } => "agency_answered",
            Self::Extended { .. } => "extended",
            Self::Deferred { .. } => "deferred",
            Self::Replied => "replied",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// How a request came, which decides its day of receipt (art. 31).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// 当面提交: the day it is handed over.
    InPerson,
    /// 签收的邮寄: the day it is signed for.
    PostSigned,
    /// 平常信函: the day on which receipt is confirmed with the applicant.
    PostPlain,
    /// 互联网渠道: the day on which both sides confirm.
    Online,
    /// 传真: the day on which both sides confirm.
    Fax,
}

impl Channel {
    /// All, in the order of the article.
    pub const ALL: [Self; 5] = [
        Self::InPerson,
        Self::PostSigned,
        Self::PostPlain,
        Self::Online,
        Self::Fax,
    ];

    /// The name in data.
    pub fn code(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::PostSigned => "post_signed",
            Self::PostPlain => "post_plain",
            Self::Online => "online",
            Self::Fax => "fax",
        }
    }

    /// Does the clock wait for a confirmation?
    pub fn needs_confirmation(self) -> bool {
        match self {
            Self::InPerson | Self::PostSigned => false,
            Self::PostPlain | Self::Online | Self::Fax => true,
        }
    }
}

/// Which organ is asked for its opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgencyRole {
    /// 共同制作机关: 15 working days, silence is consent (art. 34).
    CoMaker,
    /// 其他机关: no number of days in the law, never closed by silence (art. 33).
    Other,
}

impl AgencyRole {
    /// The name in data.
    pub fn code(self) -> &'static str {
        match self {
            Self::CoMaker => "co_maker",
            Self::Other => "other",
        }
    }
}
