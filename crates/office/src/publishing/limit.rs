//! By when the step out of a state should be taken: a desk limit, not a deadline of law.

use gongkai_model::procedure::TimeLimit;
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, Weekday},
};

use crate::core::civil;

/// Counts a limit from an instant; the day itself is not counted. Working days are Monday to Friday here:
/// the limit only orders the desk's worklist.
pub(super) fn due_on(limit: TimeLimit, from: Timestamp) -> Option<Date> {
    let day = civil(from).date();
    match limit {
        TimeLimit::Hours(hours) => {
            let end = from
                .checked_add(SignedDuration::from_hours(i64::from(hours)))
                .ok()?;
            Some(civil(end).date())
        }
        TimeLimit::Days(days) => day.checked_add(i64::from(days).days()).ok(),
        TimeLimit::WorkingDays(days) => {
            let mut left = days;
            let mut day = day;
            while left > 0 {
                day = day.tomorrow().ok()?;
                if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
                    left -= 1;
                }
            }
            Some(day)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::instant;

    #[test]
    fn weekends_do_not_count_towards_a_desk_limit() {
        let friday = instant(jiff::civil::date(2026, 3, 6).at(16, 0, 0, 0));
        let due = |limit| due_on(limit, friday).unwrap().to_string();
        assert_eq!(due(TimeLimit::WorkingDays(1)), "2026-03-09");
        assert_eq!(due(TimeLimit::WorkingDays(6)), "2026-03-16");
        assert_eq!(due(TimeLimit::Days(2)), "2026-03-08");
        assert_eq!(due(TimeLimit::Hours(9)), "2026-03-07");
    }
}
