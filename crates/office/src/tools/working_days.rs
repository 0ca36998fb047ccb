//! 工作日推算: the day that lies a number of working days after another.

use gongkai_rules::calendar::{Addition, Calendar, CalendarError};
use jiff::civil::Date;

use super::{
    Course, ToolError, YearNotices,
    calendar::{calendar, notices},
    course::of_calendar,
};
use crate::core::Office;

/// The most working days that are added: about ten years.
pub const WORKING_DAYS_MAX: u32 = 2_500;

/// The day that was looked for, with the way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDays {
    /// The day counted from; it does not count itself.
    pub date: Date,
    /// The working days added.
    pub working_days: u32,
    /// The last of them.
    pub result: Date,
    /// The first year without a notice; then the result is provisional (暂定).
    pub uncovered_year: Option<i16>,
    /// Day by day.
    pub course: Course,
    /// The notices it rests on.
    pub notices: Vec<YearNotices>,
}

/// Adds working days for a page: a result that rests on a year without a notice is given as provisional.
///
/// # Errors
/// [`ToolError`]: too many days, or beyond the dates that there are.
pub async fn working_days(
    office: &Office,
    date: Date,
    working_days: u32,
    months_max: i32,
) -> Result<WorkingDays, ToolError> {
    let calendar: &Calendar = &*calendar(office).await?;
    bounded(working_days)?;
    let (result, uncovered_year) = match calendar.add(date, working_days) {
        Ok(result) => (result, None),
        Err(CalendarError::YearNotCovered {
            year,
            provisional_on,
        }) => (provisional_on, Some(year)),
        Err(error) => return Err(error.into()),
    };
    let spans = calendar.explain(date, result).into_iter();
    let spans = spans.map(of_calendar).collect();
    Ok(WorkingDays {
        date,
        working_days,
        result,
        uncovered_year,
        course: Course::new(calendar, date, result, months_max, spans),
        notices: notices(calendar, date, result),
    })
}

/// Adds working days for a program: a year without a notice is an error.
///
/// # Errors
/// As [`working_days`], and a year that is not covered, with the provisional day.
pub async fn add_working_days(
    office: &Office,
    date: Date,
    working_days: u32,
) -> Result<Addition, ToolError> {
    bounded(working_days)?;
    let calendar: &Calendar = &*calendar(office).await?;
    Ok(calendar.explained_add(date, working_days)?)
}

fn bounded(working_days: u32) -> Result<(), ToolError> {
    if working_days > WORKING_DAYS_MAX {
        return Err(ToolError::TooManyWorkingDays(working_days));
    }
    Ok(())
}
