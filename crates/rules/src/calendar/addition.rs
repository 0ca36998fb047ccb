//! The answer to `calendar add`: the day, or why there is none yet.

use jiff::civil::Date;
use serde::Serialize;

use super::{Calendar, CalendarFailure, DaySpan};

/// A number of working days added to a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Addition {
    /// The day counted from; it does not count itself.
    pub date: Date,
    /// The working days added.
    pub working_days: u32,
    /// The last of them.
    pub result: Date,
    /// Every span from the day after `date` to `result`.
    pub explanation: Vec<DaySpan>,
}

/// An [`Addition`], or what was asked and why it has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum AdditionAnswer {
    /// 已算出
    Added(Addition),
    /// 未能算出
    Failed {
        /// The day counted from.
        date: Date,
        /// The working days asked for.
        working_days: u32,
        /// Why there is no answer.
        error: CalendarFailure,
    },
}

impl Calendar {
    /// Adds and explains; a failure is an answer too, with what was asked.
    pub fn answer_add(&self, date: Date, working_days: u32) -> AdditionAnswer {
        match self.explained_add(date, working_days) {
            Ok(addition) => AdditionAnswer::Added(addition),
            Err(error) => AdditionAnswer::Failed {
                date,
                working_days,
                error: error.failure(),
            },
        }
    }
}
