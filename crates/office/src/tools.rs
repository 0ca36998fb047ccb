//! 期限计算和费用计算 for everybody (条例第三十一条至第三十五条，国办函〔2020〕109号): the same rules that the office uses.
//!
//! Anybody may ask anything here, so questions are bounded: so many events, so many years. Nothing is
//! stored, nothing of the store is read but the calendar. Left out: how an answer looks.

mod calendar;
mod course;
mod error;
mod fee;
mod reply_clock;
mod working_days;

pub use calendar::{YearNotices, covered_years};
pub use course::{Course, CourseDay, DayMark, Stretch};
pub use error::ToolError;
pub use fee::{FeeAnswer, FeeQuestion, fee, fee_of_case};
pub use reply_clock::{EVENTS_MAX, ReplyClock, SPAN_YEARS_MAX, clock_of_case, reply_clock};
pub use working_days::{WORKING_DAYS_MAX, WorkingDays, add_working_days, working_days};
