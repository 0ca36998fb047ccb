//! What another calendar changes: the days that begin or cease to count.

use gongkai_rules::calendar::{Calendar, DaySpan};
use jiff::{ToSpan, civil::Date};

/// Neighbouring days that begin or cease to count, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayChange {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Whether they count now.
    pub counted: bool,
    /// Why, in Chinese.
    pub reason: String,
}

/// How many days of a year count.
#[must_use]
pub fn working_days(calendar: &Calendar, year: i16) -> u32 {
    let days = days(calendar, year).into_iter();
    let counted = days.filter(|(_, span)| span.counted).count();
    u32::try_from(counted).unwrap_or(u32::MAX)
}

/// The days of a year that one calendar counts and the other does not.
pub(super) fn between(before: &Calendar, after: &Calendar, year: i16) -> Vec<DayChange> {
    let pairs = days(before, year).into_iter().zip(days(after, year));
    let mut changes: Vec<DayChange> = Vec::new();
    for (_, (day, is)) in pairs.filter(|((_, was), (_, is))| was.counted != is.counted) {
        let neighbour = changes.last_mut().filter(|last| {
            last.to.tomorrow().ok() == Some(day)
                && last.counted == is.counted
                && last.reason == is.reason
        });
        match neighbour {
            Some(last) => last.to = day,
            None => changes.push(DayChange {
                from: day,
                to: day,
                counted: is.counted,
                reason: is.reason,
            }),
        }
    }
    changes
}

/// Every day of a year with the span that it lies in.
fn days(calendar: &Calendar, year: i16) -> Vec<(Date, DaySpan)> {
    let bounds = (
        Date::new(year.saturating_sub(1), 12, 31),
        Date::new(year, 12, 31),
    );
    let (Ok(before), Ok(last)) = bounds else {
        return Vec::new();
    };
    let spans = calendar.explain(before, last).into_iter();
    let days = spans.flat_map(|span| {
        let days = span.from.series(1.day());
        let until = span.to;
        days.take_while(move |day| *day <= until)
            .map(move |day| (day, span.clone()))
    });
    days.collect()
}

#[cfg(test)]
mod tests {
    use gongkai_rules::calendar::NewYearsEve2024;

    use super::*;

    #[test]
    fn the_working_days_of_a_year_are_those_of_its_notice() {
        let calendar = Calendar::shipped();
        assert_eq!(working_days(calendar, 2026), 248);
        assert_eq!(working_days(calendar, 2024), 251);
    }

    #[test]
    fn only_days_that_begin_or_cease_to_count_are_changes() {
        let before = Calendar::shipped();
        assert_eq!(between(before, before, 2024), []);
        let after = before.with_new_years_eve_2024(NewYearsEve2024::DayOff);
        let changes = between(before, &after, 2024);
        let days: Vec<_> = changes
            .iter()
            .map(|change| (change.from, change.to, change.counted))
            .collect();
        let eve = jiff::civil::date(2024, 2, 9);
        assert_eq!(days, [(eve, eve, false)]);
    }
}
