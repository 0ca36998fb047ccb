//! Where a request stands, from its events alone; the day of asking changes no state.

use serde::Serialize;

use super::{
    letters::Asked,
    stops::{Stop, StopKind},
    timeline::{Closing, Timeline},
};

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// 待确认: no clock runs until receipt is confirmed (art. 31).
    AwaitingConfirm,
    /// 已收到: the clock runs, nothing has been done yet.
    Received,
    /// 待补正: the clock stands still (art. 30).
    CorrectionRequested,
    /// 待缴费: the clock stands still (国办函〔2020〕109号).
    FeeNoticed,
    /// 待说明理由 (art. 35)
    ExplanationRequested,
    /// 征求意见中: at least one letter is unanswered (art. 32–34).
    Consulting,
    /// 延迟答复 (art. 35)
    Deferred,
    /// 已延期 (art. 33)
    Extended,
    /// 办理中: corrected, paid, explained or every letter answered.
    InProcess,
    /// 已答复
    Replied,
    /// 已撤回
    Withdrawn,
}

impl ClockState {
    /// The name in Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Self::AwaitingConfirm => "待确认",
            Self::Received => "已收到",
            Self::CorrectionRequested => "待补正",
            Self::FeeNoticed => "待缴费",
            Self::ExplanationRequested => "待说明理由",
            Self::Consulting => "征求意见中",
            Self::Deferred => "延迟答复",
            Self::Extended => "已延期",
            Self::InProcess => "办理中",
            Self::Replied => "已答复",
            Self::Withdrawn => "已撤回",
        }
    }

    /// Is nothing more to be done by a date?
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Replied | Self::Withdrawn)
    }
}

/// What counts first decides: the end, then what the clock waits for, then who is asked, then more time.
pub(super) fn of(timeline: &Timeline, open_stop: Option<&Stop>, extended: i64) -> ClockState {
    let is_asked = |wanted: fn(Asked) -> bool| {
        let mut letters = timeline.letters.iter();
        letters.any(|letter| letter.answered_on.is_none() && wanted(letter.asked))
    };
    match (timeline.closing, open_stop.map(|stop| stop.kind)) {
        (Some((_, Closing::Replied)), _) => ClockState::Replied,
        (Some((_, Closing::Withdrawn)), _) => ClockState::Withdrawn,
        (None, _) if timeline.received_on.is_none() => ClockState::AwaitingConfirm,
        (None, Some(StopKind::Correction)) => ClockState::CorrectionRequested,
        (None, Some(StopKind::Payment)) => ClockState::FeeNoticed,
        (None, None) if is_asked(|asked| asked == Asked::Applicant) => {
            ClockState::ExplanationRequested
        }
        (None, None) if is_asked(|asked| asked != Asked::Applicant) => ClockState::Consulting,
        (None, None) if !timeline.deferrals.is_empty() => ClockState::Deferred,
        (None, None) if extended > 0 => ClockState::Extended,
        (None, None) if timeline.is_moving => ClockState::InProcess,
        (None, None) => ClockState::Received,
    }
}
