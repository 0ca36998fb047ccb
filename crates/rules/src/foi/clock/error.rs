//! What cannot be, with its article; and the year whose notice is missing.

use jiff::civil::Date;

use super::{ART_30, ART_31, ART_32, ART_33, ART_34, ART_35, FEE_NOTICE};

/// Why a request's clock cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClockError {
    /// 不是对象
    #[error("应为一个对象，现为{0}")]
    NotAnObject(String),
    /// 缺少数据
    #[error("缺少 {0}")]
    MissingKey(&'static str),
    /// 多余的数据
    #[error("不认识 {0}")]
    UnknownKey(String),
    /// 重复的数据
    #[error("{0} 出现了两次")]
    RepeatedKey(String),
    /// 不认识的事件
    #[error("不认识的事件 {0}")]
    UnknownKind(String),
    /// 数据不能识别
    #[error("{key} 应为{wanted}，现为{found}")]
    WrongValue {
        /// The key.
        key: &'static str,
        /// What should stand there.
        wanted: &'static str,
        /// What stands there.
        found: String,
    },
    /// 没有收到申请
    #[error("没有收到申请的事件 received，期限无从起算")]
    NoReceipt,
    /// 两次收到
    #[error("{first} 已收到申请，{second} 不能再次收到；新的申请是另一件")]
    SecondReceipt {
        /// The first receipt.
        first: Date,
        /// The second.
        second: Date,
    },
    /// 早于收到
    #[error("{kind} 在 {on}，早于收到申请之日 {received_on}")]
    BeforeReceipt {
        /// The event's kind.
        kind: &'static str,
        /// Its day.
        on: Date,
        /// The day of receipt.
        received_on: Date,
    },
    /// 未经确认
    #[error("{kind} 在 {on}，而申请尚未与申请人确认收到（confirmed_on）")]
    NotConfirmed {
        /// The event's kind.
        kind: &'static str,
        /// Its day.
        on: Date,
    },
    /// 办结以后
    #[error("{kind} 在 {on}，而申请已于 {closed_on} 办结")]
    AfterClosing {
        /// The event's kind.
        kind: &'static str,
        /// Its day.
        on: Date,
        /// The day of the reply or the withdrawal.
        closed_on: Date,
    },
    /// 没有对应的事件
    #[error("{kind} 在 {on}，但没有等待它的事件 {needs}")]
    NothingOpen {
        /// The event's kind.
        kind: &'static str,
        /// Its day.
        on: Date,
        /// The kind that must come before it.
        needs: &'static str,
    },
    /// 日期倒置
    #[error("{kind} 的 {key} 为 {date}，早于 {on}")]
    Backwards {
        /// The event's kind.
        kind: &'static str,
        /// The key.
        key: &'static str,
        /// Its date.
        date: Date,
        /// The day before which it cannot lie.
        on: Date,
    },
    /// 延期天数不合法
    #[error("延期应为1至20个工作日，现为{0}个")]
    ExtensionDays(i64),
    /// 年度未覆盖
    #[error("{year}年的放假通知尚未导入，期限暂定 {provisional_on}；请导入该年度通知后重新计算")]
    YearNotCovered {
        /// The first year without a notice.
        year: i16,
        /// The date if every Monday to Friday of that year counted.
        provisional_on: Date,
    },
}

impl ClockError {
    /// The code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAnObject(_) => "not_an_object",
            Self::MissingKey(_) => "missing_key",
            Self::UnknownKey(_) => "unknown_key",
            Self::RepeatedKey(_) => "repeated_key",
            Self::UnknownKind(_) => "unknown_kind",
            Self::WrongValue { .. } => "wrong_value",
            Self::NoReceipt => "no_receipt",
            Self::SecondReceipt { .. } => "second_receipt",
            Self::BeforeReceipt { .. } => "before_receipt",
            Self::NotConfirmed { .. } => "not_confirmed",
            Self::AfterClosing { .. } => "after_closing",
            Self::NothingOpen { .. } => "nothing_open",
            Self::Backwards { .. } => "dates_backwards",
            Self::ExtensionDays(_) => "extension_days",
            Self::YearNotCovered { .. } => "year_not_covered",
        }
    }

    /// The article that rules it out; a mistake of form has none.
    pub fn article(&self) -> Option<&'static str> {
        match self {
            Self::NotAnObject(_)
            | Self::MissingKey(_)
            | Self::UnknownKey(_)
            | Self::RepeatedKey(_)
            | Self::UnknownKind(_)
            | Self::WrongValue { .. } => None,
            Self::NoReceipt | Self::SecondReceipt { .. } | Self::NotConfirmed { .. } => {
                Some(ART_31)
            }
            Self::BeforeReceipt { kind, .. }
            | Self::AfterClosing { kind, .. }
            | Self::NothingOpen { kind, .. }
            | Self::Backwards { kind, .. } => Some(article_of(kind)),
            Self::ExtensionDays(_) | Self::YearNotCovered { .. } => Some(ART_33),
        }
    }
}

fn article_of(kind: &str) -> &'static str {
    match kind {
        "received" => ART_31,
        "correction_requested" | "corrected" => ART_30,
        "third_party_consulted" | "third_party_answered" => ART_32,
        "agency_consulted" | "agency_answered" => ART_34,
        "explanation_requested" | "explained" | "deferred" => ART_35,
        "fee_noticed" | "fee_paid" => FEE_NOTICE,
        _ => ART_33,
    }
}
