//! The working-day calendar (工作日日历) of the installation: which years are covered, and importing the
//! notice of a year (国务院办公厅关于部分节假日安排的通知), so that every open date is counted anew. ADR 17.
//!
//! Left out: reading a notice's own sentences. A person writes its days down as rows, and looks at what they
//! would change before they count.

mod arrangement;
mod changes;
mod import;
mod rederive;
mod rederive_cases;

use std::sync::Arc;

use gongkai_model::permission::step;
use gongkai_rules::calendar::{Calendar, CalendarYear};
use gongkai_store::{calendar_years, people};
use jiff::{Timestamp, civil::Date};

pub use arrangement::{HEADING, text_of};
pub use changes::{DayChange, working_days};
pub use import::{ImportForm, Imported, Preview, import, preview};
pub use rederive::DueMove;
pub use rederive_cases::CaseMove;

use crate::core::{Actor, Office, OfficeError, Result};

/// A covered year, and who imported it unless it came with the program.
#[derive(Debug, Clone)]
pub struct CoveredYear {
    /// What the notices arrange.
    pub year: CalendarYear,
    /// Its working days.
    pub working_days: u32,
    /// Who imported the edition that counts, and when.
    pub imported: Option<(String, Timestamp)>,
}

/// The shipped calendar with the years that were imported.
///
/// # Errors
/// The store's; [`OfficeError::Defect`] when a stored year does not read.
pub async fn current(office: &Office) -> Result<Arc<Calendar>> {
    let mut reader = office.store.reader().await?;
    office.calendars.of(&mut reader).await
}

/// The covered years, newest first.
///
/// # Errors
/// As [`current`].
pub async fn years(office: &Office) -> Result<Vec<CoveredYear>> {
    let mut reader = office.store.reader().await?;
    let stored = calendar_years::all(&mut reader).await?;
    let calendar = office.calendars.with(&stored)?;
    let importers: Vec<_> = stored.iter().map(|year| year.imported_by).collect();
    let people = if importers.is_empty() {
        Vec::new()
    } else {
        people::named(&mut reader, &importers).await?
    };
    let name_of = |id| {
        let found = people.iter().find(|person| person.id == id);
        found.map(|person| person.name.clone()).unwrap_or_default()
    };
    let mut years: Vec<_> = calendar
        .years()
        .map(|year| {
            let import = stored.iter().rfind(|stored| stored.year == year.year());
            CoveredYear {
                working_days: working_days(&calendar, year.year()),
                imported: import.map(|import| (name_of(import.imported_by), import.imported_at)),
                year: year.clone(),
            }
        })
        .collect();
    years.reverse();
    Ok(years)
}

/// The years that come with the program, newest first.
#[must_use]
pub fn shipped_years() -> Vec<CoveredYear> {
    let calendar = Calendar::shipped();
    let mut years: Vec<_> = calendar
        .years()
        .map(|year| CoveredYear {
            working_days: working_days(calendar, year.year()),
            imported: None,
            year: year.clone(),
        })
        .collect();
    years.reverse();
    years
}

/// The month from which the next year's notice is waited for: it is usually published between the end of
/// October and the beginning of December.
const AWAITED_FROM: i8 = 11;

/// The year whose notice is waited for: this one if it is not covered, from 1 November on the next one.
#[must_use]
pub fn awaited(calendar: &Calendar, today: Date) -> Option<i16> {
    let through = if today.month() >= AWAITED_FROM { 1 } else { 0 };
    (today.year()..=today.year().saturating_add(through))
        .find(|year| calendar.years().all(|covered| covered.year() != *year))
}

/// The year that this person is to be reminded of: [`awaited`], for those who may import.
///
/// # Errors
/// As [`current`].
pub async fn reminder(office: &Office, actor: &Actor) -> Result<Option<i16>> {
    if may_import(office, actor).is_err() {
        return Ok(None);
    }
    Ok(awaited(&*current(office).await?, office.clock.today()))
}

/// Asks whether the person may import a year: there is one calendar, so the role must be held for the whole
/// installation.
///
/// # Errors
/// [`OfficeError::NotPermitted`] names the roles that may.
pub fn may_import(office: &Office, actor: &Actor) -> Result<()> {
    let root = actor.tree.root().map(|unit| unit.id);
    let root = root.ok_or(OfficeError::NotFound("机构"))?;
    actor.may(office, step::CALENDAR_IMPORT, root)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_next_year_is_awaited_from_november_and_a_missing_one_at_once() {
        let calendar = Calendar::shipped();
        assert_eq!(awaited(calendar, date(2026, 10, 31)), None);
        assert_eq!(awaited(calendar, date(2026, 11, 1)), Some(2027));
        assert_eq!(awaited(calendar, date(2027, 3, 1)), Some(2027));
        assert_eq!(awaited(calendar, date(2025, 12, 31)), None);
    }
}
