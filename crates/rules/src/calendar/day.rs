//! Days as numbers, so that counting is subtraction: day 0 is Monday 1970-01-05.

use jiff::{SignedDuration, civil::Date};

const MONDAY: Date = jiff::civil::date(1970, 1, 5);
const SECONDS_PER_DAY: i64 = 86_400;

/// The number of a date.
pub(crate) fn day_of(date: Date) -> i64 {
    date.duration_since(MONDAY).as_secs() / SECONDS_PER_DAY
}

/// The date of a number, if it lies in the years that dates can have.
pub(crate) fn date_of(day: i64) -> Option<Date> {
    let seconds = day.checked_mul(SECONDS_PER_DAY)?;
    MONDAY.checked_add(SignedDuration::from_secs(seconds)).ok()
}

/// How many days from Monday to Friday lie before a day, counted from day 0; negative before it.
pub(super) fn weekdays_before(day: i64) -> i64 {
    day.div_euclid(7) * 5 + day.rem_euclid(7).min(5)
}

/// The day from Monday to Friday before which so many lie: the inverse of [`weekdays_before`].
pub(super) fn weekday_at(count: i64) -> i64 {
    count.div_euclid(5) * 7 + count.rem_euclid(5)
}

/// Is the day a Monday, Tuesday, Wednesday, Thursday or Friday?
pub(super) fn is_weekday(day: i64) -> bool {
    day.rem_euclid(7) < 5
}
