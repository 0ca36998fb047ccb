//! 答复类型 — how a request ends: seventeen kinds of reply, each with what it must rest on and must say.
//!
//! Source: 《政府信息公开条例》 art. 30, 35–39; the rows of the annual report (国办公开办函〔2021〕30号). A reply that
//! needs a ground cannot be made without one. [`kinds`] is the table from which templates, the desk and the report
//! read; [`remedy`] writes what the applicant may do against it. Not here: by when to reply (`foi::clock`), and
//! who signs. Readings: ADR 15.

mod basis;
mod code;
mod kinds;
mod remedy;
#[cfg(test)]
mod tests;

pub use basis::{Basis, Instrument, InstrumentError, Withholding, WithholdingError};
pub use code::handling_of_code;
pub use kinds::{Content, Fact, KINDS};
pub use remedy::{Notice, Organs, Remedy, RemedySettings, remedy_paragraph};

use crate::report::Handling;

/// A kind of reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReplyKind {
    /// R1 已主动公开
    AlreadyPublic,
    /// R2 予以公开
    Granted,
    /// R3 不予公开
    Denied,
    /// R4 经检索不存在
    NotFound,
    /// R5 不属于本机关负责公开
    NotOurs,
    /// R6 重复申请
    Repeat,
    /// R7 依特别规定办理
    SpecialRule,
    /// R8 部分公开
    Partial,
    /// R9 需要加工、分析
    NeedsProcessing,
    /// R10 信访、投诉、举报
    Petition,
    /// R11 公开出版物
    Publication,
    /// R12 数量、频次明显超过合理范围且理由不合理
    Excessive,
    /// R13 要求确认或者重新出具已获取的信息
    Reconfirm,
    /// R14 补正后仍不明确
    StillUnclear,
    /// R15 逾期不补正
    NoCorrection,
    /// R16 逾期不缴费
    NoPayment,
    /// R17 其他
    Other,
}

/// A reply with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// A kind that its article alone carries (R1, R2, R4–R6, R9–R16).
    Plain(PlainKind),
    /// R3 不予公开, on a ground.
    Denied(Withholding),
    /// R7 依特别规定办理, by the rule that is named.
    SpecialRule(Instrument),
    /// R8 部分公开: the rest is withheld on a ground.
    Partial(Withholding),
    /// R17 申请人撤回
    Withdrawn,
    /// R17 其他, by the instrument that is named.
    Other(Instrument),
}

/// A kind that needs no more than its article.
///
/// ```
/// use gongkai_rules::foi::outcome::{PlainKind, ReplyKind};
/// assert!(PlainKind::new(ReplyKind::NotFound).is_some());
/// assert!(PlainKind::new(ReplyKind::Denied).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PlainKind(ReplyKind);

impl PlainKind {
    /// None for the kinds that rest on a ground or a named instrument: R3, R7, R8, R17.
    pub fn new(kind: ReplyKind) -> Option<Self> {
        let needs_more = matches!(
            kind,
            ReplyKind::Denied | ReplyKind::SpecialRule | ReplyKind::Partial | ReplyKind::Other
        );
        (!needs_more).then_some(Self(kind))
    }
}

impl Reply {
    /// Its kind.
    pub fn kind(&self) -> ReplyKind {
        match self {
            Self::Plain(PlainKind(kind)) => *kind,
            Self::Denied(_) => ReplyKind::Denied,
            Self::SpecialRule(_) => ReplyKind::SpecialRule,
            Self::Partial(_) => ReplyKind::Partial,
            Self::Withdrawn | Self::Other(_) => ReplyKind::Other,
        }
    }

    /// The row of the annual report. What is partly public counts as partly public only.
    pub fn handling(&self) -> Handling {
        match self {
            Self::Denied(ground) => ground.handling(),
            Self::Partial(_) => Handling::Partial,
            other => other.kind().fact().handling.unwrap_or(Handling::Other),
        }
    }

    /// What it rests on, in the order in which a reply cites it.
    pub fn bases(&self) -> Vec<Basis> {
        let own = self.kind().fact().basis.clone();
        match self {
            Self::Plain(_) | Self::Withdrawn => own.into_iter().collect(),
            Self::Denied(ground) | Self::Partial(ground) => {
                own.into_iter().chain(ground.bases()).collect()
            }
            Self::SpecialRule(rule) => {
                let named = Basis::Instrument(rule.clone());
                own.into_iter().chain([named]).collect()
            }
            Self::Other(named) => vec![Basis::Instrument(named.clone())],
        }
    }

    /// What the applicant must be told.
    pub fn contents(&self) -> &'static [Content] {
        self.kind().fact().contents
    }
}

impl ReplyKind {
    /// The kind with this code, R1 to R17.
    pub fn from_code(code: &str) -> Option<Self> {
        let fact = KINDS.iter().find(|fact| fact.code == code);
        fact.map(|fact| fact.kind)
    }

    /// The code in data, R1 to R17.
    pub fn code(self) -> &'static str {
        self.fact().code
    }

    /// The name in Chinese.
    pub fn label(self) -> &'static str {
        self.fact().name
    }

    /// Whether the applicant gets information with it, all or some (art. 36 (2), 37); other replies take no file along.
    pub fn gives_information(self) -> bool {
        let gives =
            |content: &Content| matches!(content, Content::Information | Content::PublicPart);
        self.fact().contents.iter().any(gives)
    }
}
