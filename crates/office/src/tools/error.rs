//! Why a calculator gives no answer, as programs and people read it.

use gongkai_rules::{
    calendar::CalendarError,
    foi::{clock::ClockError, fee::FeeError},
};
use jiff::civil::Date;

use super::{EVENTS_MAX, SPAN_YEARS_MAX, WORKING_DAYS_MAX};
use crate::core::OfficeError;

/// Why a calculator gives no answer.
#[derive(Debug, thiserror::Error)]
pub enum ToolError {
    /// 工作日数过大
    #[error("工作日数最多 {WORKING_DAYS_MAX} 个，现为 {0} 个")]
    TooManyWorkingDays(u32),
    /// 事件过多
    #[error("一次最多计算 {EVENTS_MAX} 件事，现有 {0} 件")]
    TooManyEvents(usize),
    /// 日期相距过远
    #[error("最早的日期 {from} 和最晚的日期 {to} 相距超过 {SPAN_YEARS_MAX} 年")]
    SpanTooLong {
        /// The earliest date.
        from: Date,
        /// The latest date.
        to: Date,
    },
    /// The calendar does not answer.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// The clock does not answer.
    #[error(transparent)]
    Clock(#[from] ClockError),
    /// The fee is not computed.
    #[error(transparent)]
    Fee(#[from] FeeError),
    /// The office does not answer.
    #[error(transparent)]
    Office(#[from] OfficeError),
}

impl ToolError {
    /// The code for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooManyWorkingDays(_) => "too_many_working_days",
            Self::TooManyEvents(_) => "too_many_events",
            Self::SpanTooLong { .. } => "span_too_long",
            Self::Calendar(error) => error.code(),
            Self::Clock(error) => error.code(),
            Self::Fee(error) => error.code(),
            Self::Office(_) => "unavailable",
        }
    }

    /// The article that rules it out, if one does.
    #[must_use]
    pub fn article(&self) -> Option<&'static str> {
        match self {
            Self::Clock(error) => error.article(),
            Self::Fee(error) => Some(error.article()),
            _ => None,
        }
    }

    /// The provisional result where the year has no notice.
    #[must_use]
    pub fn provisional_on(&self) -> Option<Date> {
        match self {
            Self::Calendar(error) => error.provisional_on(),
            Self::Clock(ClockError::YearNotCovered { provisional_on, .. }) => Some(*provisional_on),
            _ => None,
        }
    }
}
