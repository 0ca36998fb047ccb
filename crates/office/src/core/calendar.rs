//! The working-day calendar as this node knows it (ADR 17), and when a desk step is due by it.

use std::sync::Arc;

use gongkai_model::{procedure::TimeLimit, record::RecordHead};
use gongkai_rules::calendar::{Calendar, CalendarYear, NewYearsEve2024};
use gongkai_store::{
    Conn, Tx,
    calendar_years::{self, ImportedYear},
};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};
use tokio::sync::Mutex;

use super::{Office, OfficeError, Result, civil};

/// The shipped years with those imported on top. Derived: without it the next one who asks reads it again.
#[derive(Debug)]
pub struct Calendars {
    shipped: Calendar,
    kept: Mutex<Option<Kept>>,
}

#[derive(Debug, Clone)]
struct Kept {
    revision: i64,
    calendar: Arc<Calendar>,
}

impl Calendars {
    /// Begins with the shipped years and the place's reading of 2024年除夕.
    #[must_use]
    pub fn new(eve: NewYearsEve2024) -> Self {
        Self {
            shipped: Calendar::shipped().with_new_years_eve_2024(eve),
            kept: Mutex::default(),
        }
    }

    /// The calendar as a page's reader sees it, or as a later page did: one statement, two when another
    /// node has imported a year.
    ///
    /// # Errors
    /// The store's; [`OfficeError::Defect`] when a stored year does not read.
    pub(crate) async fn of(&self, conn: &mut Conn) -> Result<Arc<Calendar>> {
        let revision = calendar_years::revision(conn).await?;
        self.at(conn, revision).await
    }

    /// The calendar to count a date by that is stored: no import comes between the counting and the end of
    /// this transaction.
    pub(crate) async fn held(&self, tx: &mut Tx) -> Result<Arc<Calendar>> {
        let revision = calendar_years::held_revision(tx).await?;
        self.at(tx, revision).await
    }

    async fn at(&self, conn: &mut Conn, revision: i64) -> Result<Arc<Calendar>> {
        let mut kept = self.kept.lock().await;
        if let Some(known) = kept.as_ref().filter(|known| known.revision >= revision) {
            return Ok(Arc::clone(&known.calendar));
        }
        let years = calendar_years::all(conn).await?;
        let calendar = Arc::new(self.with(&years)?);
        *kept = Some(Kept {
            revision,
            calendar: Arc::clone(&calendar),
        });
        Ok(calendar)
    }

    /// The calendar with these years, in their order; whoever is importing has one more than is kept.
    pub(crate) fn with(&self, years: &[ImportedYear]) -> Result<Calendar> {
        years
            .iter()
            .try_fold(self.shipped.clone(), |calendar, stored| {
                let year = CalendarYear::parse(stored.year, stored.notices.clone(), &stored.days);
                let year = year.map_err(|error| {
                    let ImportedYear { year, edition, .. } = stored;
                    OfficeError::Defect(format!("calendar {year}, edition {edition}: {error}"))
                })?;
                Ok(calendar.with_year(year))
            })
    }

    /// Tells of each record whether its date is provisional (暂定). A year that is covered stays covered, so
    /// the store is only asked when a date lies outside what this node knows.
    ///
    /// # Errors
    /// As [`Calendars::of`].
    pub(crate) async fn provisional<'a>(
        &self,
        office: &Office,
        conn: &mut Conn,
        records: impl Iterator<Item = &'a RecordHead>,
    ) -> Result<Vec<&'a RecordHead>> {
        let known = self.kept.lock().await.clone();
        let known = known.as_ref().map_or(&self.shipped, |kept| &*kept.calendar);
        let unsure: Vec<_> = records
            .filter(|record| is_provisional(office, known, record))
            .collect();
        if unsure.is_empty() {
            return Ok(unsure);
        }
        let calendar = self.of(conn).await?;
        let unsure = unsure.into_iter();
        Ok(unsure
            .filter(|record| is_provisional(office, &calendar, record))
            .collect())
    }
}

/// The time limit of the state that a record is in.
pub(crate) fn limit_of(office: &Office, record: &RecordHead) -> Option<TimeLimit> {
    let procedure = office.kinds.procedure_of(&record.kind)?;
    procedure.state(&record.state)?.limit
}

/// By when the step out of a state should be taken that is entered in this transaction.
///
/// # Errors
/// As [`Calendars::of`].
pub(crate) async fn due_on(
    office: &Office,
    tx: &mut Tx,
    limit: Option<TimeLimit>,
    from: Timestamp,
) -> Result<Option<Date>> {
    Ok(match limit {
        None => None,
        Some(limit @ TimeLimit::WorkingDays(_)) => {
            counted(&*office.calendars.held(tx).await?, limit, from)
        }
        Some(limit) => counted(Calendar::shipped(), limit, from),
    })
}

/// Counts a limit from an instant; the day itself is not counted. Where a year is not covered, the date is
/// the provisional one.
pub(crate) fn counted(calendar: &Calendar, limit: TimeLimit, from: Timestamp) -> Option<Date> {
    let day = civil(from).date();
    match limit {
        TimeLimit::Hours(hours) => {
            let end = from
                .checked_add(SignedDuration::from_hours(i64::from(hours)))
                .ok()?;
            Some(civil(end).date())
        }
        TimeLimit::Days(days) => day.checked_add(i64::from(days).days()).ok(),
        TimeLimit::WorkingDays(days) => match calendar.add(day, u32::from(days)) {
            Ok(due) => Some(due),
            Err(error) => error.provisional_on(),
        },
    }
}

/// A date counted in working days that lies in a year without a notice. Covered years follow one another,
/// so a date in one of them was counted in covered years alone.
fn is_provisional(office: &Office, calendar: &Calendar, record: &RecordHead) -> bool {
    let Some(due) = record.due_on else {
        return false;
    };
    calendar.first_uncovered(due, due).is_some()
        && matches!(limit_of(office, record), Some(TimeLimit::WorkingDays(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::instant;

    fn due(limit: TimeLimit, from: Date) -> String {
        let from = instant(from.at(16, 0, 0, 0));
        counted(Calendar::shipped(), limit, from)
            .unwrap()
            .to_string()
    }

    #[test]
    fn weekends_and_holidays_do_not_count_towards_a_desk_limit_and_make_up_days_do() {
        let friday = jiff::civil::date(2026, 3, 6);
        assert_eq!(due(TimeLimit::WorkingDays(1), friday), "2026-03-09");
        assert_eq!(due(TimeLimit::WorkingDays(6), friday), "2026-03-16");
        assert_eq!(due(TimeLimit::Days(2), friday), "2026-03-08");
        assert_eq!(due(TimeLimit::Hours(9), friday), "2026-03-07");
        let before_the_festival = jiff::civil::date(2026, 2, 13);
        assert_eq!(
            due(TimeLimit::WorkingDays(1), before_the_festival),
            "2026-02-14"
        );
        assert_eq!(
            due(TimeLimit::WorkingDays(2), before_the_festival),
            "2026-02-24"
        );
    }

    #[test]
    fn a_limit_that_ends_in_a_year_without_a_notice_has_a_provisional_date() {
        let new_years_eve = jiff::civil::date(2026, 12, 31);
        assert_eq!(due(TimeLimit::WorkingDays(1), new_years_eve), "2027-01-01");
    }
}
