//! Which calendar the public calculators count by, and on which notices it rests.

use std::sync::Arc;

use gongkai_rules::calendar::{Calendar, CalendarYear};
use jiff::civil::Date;

use super::ToolError;
use crate::core::{Office, OfficeError};

/// The notices that arranged a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearNotices {
    /// The year.
    pub year: i16,
    /// Their numbers; empty for a year without a notice.
    pub numbers: Vec<String>,
}

/// The calendar in force at this office, with the years that were imported.
pub(super) async fn calendar(office: &Office) -> Result<Arc<Calendar>, ToolError> {
    let reader = office.store.reader().await;
    let mut reader = reader.map_err(OfficeError::from)?;
    Ok(office.calendars.of(&mut reader).await?)
}

/// The first and the last year whose notices are known.
///
/// # Errors
/// The store's.
pub async fn covered_years(office: &Office) -> Result<Option<(i16, i16)>, ToolError> {
    let calendar = calendar(office).await?;
    let years = || calendar.years().map(CalendarYear::year);
    Ok(years().min().zip(years().max()))
}

/// The notices of every year from one day to another.
pub(super) fn notices(calendar: &Calendar, from: Date, to: Date) -> Vec<YearNotices> {
    let numbers_of = |year: i16| {
        let found = calendar.years().find(|known| known.year() == year);
        found.map_or_else(Vec::new, |known| known.notices().to_vec())
    };
    (from.year()..=to.year())
        .map(|year| YearNotices {
            year,
            numbers: numbers_of(year),
        })
        .collect()
}
