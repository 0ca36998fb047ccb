//! Why days cannot be counted, in words for the person who asked.

use jiff::civil::Date;
use serde::Serialize;

/// Why days cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// 年度未覆盖: no notice for the year is known.
    #[error(
        "{year}年的放假通知尚未导入，暂按周一至周五计算至{provisional_on}；请导入该年度通知后重新计算"
    )]
    YearNotCovered {
        /// The first year without a notice.
        year: i16,
        /// The result if every Monday to Friday of that year counted.
        provisional_on: Date,
    },
    /// 日期超出范围: beyond the year 9999.
    #[error("{date}起第{working_days}个工作日超出可以计算的日期")]
    OutOfRange {
        /// The day counted from.
        date: Date,
        /// The working days asked for.
        working_days: u32,
    },
}

impl CalendarError {
    /// The code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::YearNotCovered { .. } => "year_not_covered",
            Self::OutOfRange { .. } => "date_out_of_range",
        }
    }

    /// The provisional result, where there is one.
    pub fn provisional_on(&self) -> Option<Date> {
        match self {
            Self::YearNotCovered { provisional_on, .. } => Some(*provisional_on),
            Self::OutOfRange { .. } => None,
        }
    }

    /// The error as programs read it.
    pub fn failure(&self) -> CalendarFailure {
        CalendarFailure {
            code: self.code(),
            provisional_on: self.provisional_on(),
            message: self.to_string(),
        }
    }
}

/// A [`CalendarError`] as programs read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CalendarFailure {
    /// The code.
    pub code: &'static str,
    /// The result if every Monday to Friday of the uncovered year counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provisional_on: Option<Date>,
    /// What is wrong and what to do, in Chinese.
    pub message: String,
}
