//! 答复期限 — by when a request must be answered: 《政府信息公开条例》 art. 30–35 and 国办函〔2020〕109号.
//!
//! Counting: the day of receipt is day 0, only working days count, time spent asking third parties and
//! other organs does not (art. 33), a correction or a payment starts the whole period again. What happened
//! is recorded: an unlawful act of the past stands among the violations, [`may`] refuses a new one, and
//! only the impossible is an error. Where the law is silent: [`ClockSettings`] and ADR 14.
//!
//! Left out: what is answered, what it costs, who does what.

mod answer;
mod error;
mod event;
mod explain;
mod extensions;
mod given;
mod letters;
mod reading;
mod refuse;
mod settings;
mod state;
mod stops;
mod suspensions;
#[cfg(test)]
mod tests;
mod text;
mod timeline;
mod violations;
mod written;

use jiff::civil::Date;

use crate::calendar::Calendar;

pub use answer::{Answer, ClockCase, answer};
pub use error::ClockError;
pub use event::{AgencyRole, Channel, Event, EventKind};
pub use explain::ClockSpan;
pub use reading::{Lapse, LapseKind, Reading};
pub use refuse::{Refusal, may};
pub use settings::{ClockSettings, Effect, MissingApproval};
pub use state::ClockState;
pub use violations::{Violation, ViolationCode};

/// 答复期限 in working days (art. 33).
pub const REPLY_WORKING_DAYS: i64 = 20;
/// The most that a period may be extended by, in working days (art. 33).
pub const EXTENSION_WORKING_DAYS_MAX: i64 = 20;
/// 告知补正 in working days from receipt (art. 30).
pub const CORRECTION_NOTICE_WORKING_DAYS: i64 = 7;
/// For opinions of third parties (art. 32) and of organs that made the information too (art. 34).
pub const OPINION_WORKING_DAYS: i64 = 15;
/// 缴费期限 in working days from receipt of the notice (国办函〔2020〕109号).
pub const PAYMENT_WORKING_DAYS: i64 = 20;

pub(crate) const ART_30: &str = "条例第三十条";
pub(crate) const ART_31: &str = "条例第三十一条";
pub(crate) const ART_32: &str = "条例第三十二条";
pub(crate) const ART_33: &str = "条例第三十三条";
pub(crate) const ART_34: &str = "条例第三十四条";
pub(crate) const ART_35: &str = "条例第三十五条";
pub(crate) const FEE_NOTICE: &str = "国办函〔2020〕109号";

/// Follows a request's events, in any order, to its dates and explains every span of days.
///
/// `as_of` moves only how many days are used and left and whether the reply is overdue; absent, it is the
/// day of the last event.
///
/// # Errors
/// [`ClockError`] names what cannot be, with its article; or the year without a notice, with the
/// provisional date.
pub fn read(
    events: &[Event],
    as_of: Option<Date>,
    settings: &ClockSettings,
    calendar: &Calendar,
) -> Result<Reading, ClockError> {
    let reading = provisional(events, as_of, settings, calendar)?;
    match reading.uncovered {
        Some((year, provisional_on)) => Err(ClockError::YearNotCovered {
            year,
            provisional_on,
        }),
        None => Ok(reading),
    }
}

/// As [`read`], with every Monday to Friday of a year without a notice counted: what a desk shows as 暂定.
/// [`Reading::uncovered_year`] says whether that was needed.
///
/// # Errors
/// As [`read`], without the uncovered year.
pub fn provisional(
    events: &[Event],
    as_of: Option<Date>,
    settings: &ClockSettings,
    calendar: &Calendar,
) -> Result<Reading, ClockError> {
    let mut sorted: Vec<&Event> = events.iter().collect();
    sorted.sort();
    let timeline = timeline::Timeline::of(&sorted)?;
    Ok(reading::work_out(&timeline, as_of, settings, calendar))
}
