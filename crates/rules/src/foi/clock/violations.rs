//! What was unlawful, recorded with its article: a fact of the past is not an error.

use jiff::civil::Date;
use serde::Serialize;

use super::{
    ART_30, ART_33, ART_35, CORRECTION_NOTICE_WORKING_DAYS, FEE_NOTICE, extensions::Periods,
    stops::StopKind, timeline::Timeline,
};
use crate::calendar::{Calendar, day_of};

/// An unlawful act, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ViolationCode {
    /// 逾期告知补正: after the seventh working day (art. 30).
    LateCorrectionNotice,
    /// 再次告知补正: the law allows one notice (art. 30).
    SecondCorrectionNotice,
    /// 逾期告知延期: after the period had run out (art. 33).
    LateExtension,
    /// 同一期限内再次延期 (art. 33)
    SecondExtension,
    /// 未经同意的延期: without the head of the FOI office (art. 33).
    ExtensionWithoutApproval,
    /// 停止计算期间的延期: while correction or payment is awaited nothing runs that could be extended (art. 33).
    ExtensionWhileStopped,
    /// 逾期告知延迟答复 (art. 35)
    LateDeferral,
    /// 逾期通知收费: after the period had run out (国办函〔2020〕109号).
    LateFeeNotice,
    /// 逾期答复 (art. 33)
    OverdueReply,
}

impl ViolationCode {
    /// The name in Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Self::LateCorrectionNotice => "逾期告知补正",
            Self::SecondCorrectionNotice => "再次告知补正",
            Self::LateExtension => "逾期告知延期",
            Self::SecondExtension => "再次延期",
            Self::ExtensionWithoutApproval => "延期未记同意人",
            Self::ExtensionWhileStopped => "停止计算期间延期",
            Self::LateDeferral => "逾期告知延迟答复",
            Self::LateFeeNotice => "逾期通知收费",
            Self::OverdueReply => "逾期答复",
        }
    }
}

/// An unlawful act with its article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Violation {
    /// What was unlawful.
    pub code: ViolationCode,
    /// The article it breaks.
    pub article: &'static str,
    /// The day of the act; not part of the contract.
    #[serde(skip)]
    pub on: Date,
}

impl Violation {
    pub(super) fn new(code: ViolationCode, article: &'static str, on: Date) -> Self {
        Self { code, article, on }
    }
}

/// Correction notices that were late or repeated.
pub(super) fn of_corrections(timeline: &Timeline, calendar: &Calendar) -> Vec<Violation> {
    let Some(received_on) = timeline.received_on else {
        return Vec::new();
    };
    let last = calendar.after(day_of(received_on), CORRECTION_NOTICE_WORKING_DAYS);
    let mut violations = Vec::new();
    for (at, stop) in timeline.stops.of(StopKind::Correction).enumerate() {
        if at > 0 {
            let code = ViolationCode::SecondCorrectionNotice;
            violations.push(Violation::new(code, ART_30, stop.on));
        } else if day_of(stop.on) > last {
            let code = ViolationCode::LateCorrectionNotice;
            violations.push(Violation::new(code, ART_30, stop.on));
        }
    }
    violations
}

/// Fee notices and deferrals that came after the period they belong to; `extended` are the days of extension
/// of the last period.
pub(super) fn of_late_notices(
    timeline: &Timeline,
    periods: &Periods,
    extended: i64,
) -> Vec<Violation> {
    let is_late = |on: Date| {
        let day = day_of(on);
        let base = periods.base_at(day);
        let is_last = base == periods.bases.last().copied();
        let days = if is_last { extended } else { 0 };
        base.and_then(|base| periods.due(base, days))
            .is_some_and(|due| day > due)
    };
    let fees = timeline.stops.of(StopKind::Payment).map(|stop| stop.on);
    let fees = fees.map(|on| (ViolationCode::LateFeeNotice, FEE_NOTICE, on));
    let deferrals = timeline.deferrals.iter().map(|(on, _)| *on);
    let deferrals = deferrals.map(|on| (ViolationCode::LateDeferral, ART_35, on));
    fees.chain(deferrals)
        .filter(|(_, _, on)| is_late(*on))
        .map(|(code, article, on)| Violation::new(code, article, on))
        .collect()
}

/// The reply that came too late.
pub(super) fn of_reply(replied_on: Date, due: Option<i64>) -> Option<Violation> {
    let is_late = due.is_some_and(|due| day_of(replied_on) > due);
    is_late.then(|| Violation::new(ViolationCode::OverdueReply, ART_33, replied_on))
}
