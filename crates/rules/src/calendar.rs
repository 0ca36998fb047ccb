//! 工作日日历 — which days are working days: 《全国年节及纪念日放假办法》 and the yearly notices of the State Council's
//! General Office (国务院办公厅关于部分节假日安排的通知).
//!
//! A day counts if a notice makes it a make-up day (调休上班), does not count if a notice makes it a
//! holiday, and else counts from Monday to Friday. Counting starts on the day after the given one. Years
//! without a notice are *not covered*: every operation that touches one fails and offers a provisional
//! result, in which each Monday to Friday of that year counts (ADR 14).
//!
//! Left out: half holidays of some citizens (妇女节 and others), which change no working day; periods in
//! calendar days.

mod addition;
mod day;
mod error;
mod explain;
mod parse;
mod shipped;
mod table;
#[cfg(test)]
mod tests;
mod year;

use std::collections::BTreeMap;

use jiff::civil::Date;

pub use addition::{Addition, AdditionAnswer};
pub(crate) use day::{date_of, day_of};
pub use error::{CalendarError, CalendarFailure};
pub use explain::DaySpan;
pub use shipped::NewYearsEve2024;
pub(crate) use table::{DayClass, Table};
pub use year::{CalendarYear, DayKind, SpecialDay, YearError};

/// 《全国年节及纪念日放假办法》, on which each notice rests.
pub const ART_HOLIDAYS: &str = "《全国年节及纪念日放假办法》";

/// The working days of the covered years; cheap to ask, made once.
#[derive(Debug, Clone)]
pub struct Calendar {
    years: BTreeMap<i16, CalendarYear>,
    eve: NewYearsEve2024,
    table: Table,
}

impl Calendar {
    fn of(years: BTreeMap<i16, CalendarYear>, eve: NewYearsEve2024) -> Self {
        let table = Table::new(&years, eve);
        Self { years, eve, table }
    }

    /// The same calendar with one year more, or with a newer edition of a year it has.
    #[must_use]
    pub fn with_year(&self, year: CalendarYear) -> Self {
        let mut years = self.years.clone();
        let edition = years.get(&year.year()).map_or(1, |held| held.edition() + 1);
        years.insert(year.year(), year.in_edition(edition));
        Self::of(years, self.eve)
    }

    /// The same calendar with the other reading of 2024-02-09.
    #[must_use]
    pub fn with_new_years_eve_2024(&self, eve: NewYearsEve2024) -> Self {
        Self::of(self.years.clone(), eve)
    }

    /// The covered years in order, each with its notices.
    pub fn years(&self) -> impl Iterator<Item = &CalendarYear> {
        self.years.values()
    }

    /// Is the day a working day?
    ///
    /// # Errors
    /// The year is not covered; provisionally the next Monday to Friday from this day on counts.
    pub fn is_working_day(&self, date: Date) -> Result<bool, CalendarError> {
        let day = day_of(date);
        let next = self.table.select(self.table.rank(day));
        self.covered(date, date, next)?;
        Ok(next == day)
    }

    /// The `working_days`th working day after `date`; the day itself for zero.
    ///
    /// # Errors
    /// A year from `date` to the result is not covered, or the result lies beyond the year 9999.
    pub fn add(&self, date: Date, working_days: u32) -> Result<Date, CalendarError> {
        let day = self.after(day_of(date), i64::from(working_days));
        let result = date_of(day).ok_or(CalendarError::OutOfRange { date, working_days })?;
        self.covered(date, result, day)?;
        Ok(result)
    }

    /// The first working day after `date`.
    ///
    /// # Errors
    /// As [`Calendar::add`].
    pub fn next_working_day(&self, date: Date) -> Result<Date, CalendarError> {
        self.add(date, 1)
    }

    /// How many working days lie after `after`, up to and including `through`; 0 if that is earlier.
    ///
    /// # Errors
    /// A year from the one to the other is not covered; provisional is the day itself.
    pub fn count(&self, after: Date, through: Date) -> Result<u32, CalendarError> {
        let (from, to) = (day_of(after), day_of(through));
        self.covered(after.min(through), after.max(through), to)?;
        Ok(u32::try_from(self.between(from, to)).unwrap_or(0))
    }

    /// As [`Calendar::count`], with every Monday to Friday of a year without a notice counted: for telling how many days
    /// are left to a provisional date (暂定).
    pub fn count_provisionally(&self, after: Date, through: Date) -> i64 {
        self.between(day_of(after), day_of(through))
    }

    /// Every span of days after `after`, up to and including `through`, with the reason why it counts
    /// or not. Days of uncovered years are marked 暂定.
    pub fn explain(&self, after: Date, through: Date) -> Vec<DaySpan> {
        explain::spans(&self.table, day_of(after), day_of(through))
    }

    /// Adds and explains.
    ///
    /// # Errors
    /// As [`Calendar::add`].
    pub fn explained_add(&self, date: Date, working_days: u32) -> Result<Addition, CalendarError> {
        let result = self.add(date, working_days)?;
        Ok(Addition {
            date,
            working_days,
            result,
            explanation: self.explain(date, result),
        })
    }

    /// The first year without a notice from one day to another.
    pub fn first_uncovered(&self, from: Date, to: Date) -> Option<i16> {
        (from.year()..=to.year()).find(|year| !self.years.contains_key(year))
    }

    /// The table of days, for rules that count on their own.
    pub(crate) fn table(&self) -> &Table {
        &self.table
    }

    /// The day that is `working_days` working days after `day`.
    pub(crate) fn after(&self, day: i64, working_days: i64) -> i64 {
        if working_days <= 0 {
            return day;
        }
        self.table
            .select(self.table.rank(day + 1) + working_days - 1)
    }

    /// How many working days lie after the one day, up to and including the other; never negative.
    pub(crate) fn between(&self, after: i64, through: i64) -> i64 {
        (self.table.rank(through + 1) - self.table.rank(after + 1)).max(0)
    }

    fn covered(&self, from: Date, to: Date, provisional: i64) -> Result<(), CalendarError> {
        match self.first_uncovered(from, to) {
            None => Ok(()),
            Some(year) => Err(CalendarError::YearNotCovered {
                year,
                provisional_on: date_of(provisional).unwrap_or(to),
            }),
        }
    }
}
