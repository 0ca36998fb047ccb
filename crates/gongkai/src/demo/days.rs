//! Working days and working hours of the demo, so that nobody in it signs a paper on a Sunday night.
//!
//! Deliberately simple: Monday to Friday without the fixed national holidays. The calendar of the law is
//! not needed here, and the demo must also start in a year whose notice is not there yet.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Weekday},
};

/// Working minutes of a day: 9:00–12:00 and 13:30–17:30.
pub(super) const DAY_MINUTES: i64 = 420;
const MORNING_MINUTES: i64 = 180;

/// Days on which nobody works in any year, as month and day.
const FIXED_HOLIDAYS: [(i8, i8); 12] = [
    (1, 1),
    (5, 1),
    (5, 2),
    (5, 3),
    (10, 1),
    (10, 2),
    (10, 3),
    (10, 4),
    (10, 5),
    (10, 6),
    (10, 7),
    (12, 31),
];

/// Says whether people are at work.
pub(super) fn is_working(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
        && !FIXED_HOLIDAYS.contains(&(day.month(), day.day()))
}

/// The day itself when people work, else the last one before it.
pub(super) fn at_or_before(day: Date) -> Date {
    let mut day = day;
    while !is_working(day) {
        day = day.yesterday().unwrap_or(day);
    }
    day
}

/// The `count`-th working day after `day`.
pub(super) fn after(day: Date, count: u32) -> Date {
    let mut day = day;
    let mut left = count;
    while left > 0 {
        day = day.tomorrow().unwrap_or(day);
        if is_working(day) {
            left -= 1;
        }
    }
    day
}

/// Moves by calendar days.
pub(super) fn shift(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

/// A point of working time: a working day and a working minute of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkTime {
    day: Date,
    minute: i64,
}

impl WorkTime {
    /// A minute of a day; a day off becomes the working day before it.
    pub(super) fn new(day: Date, minute: i64) -> Self {
        Self {
            day: at_or_before(day),
            minute: minute.clamp(0, DAY_MINUTES - 1),
        }
    }

    /// The day.
    pub(super) fn day(self) -> Date {
        self.day
    }

    /// Goes back by working minutes.
    pub(super) fn minus(self, minutes: i64) -> Self {
        let (mut day, mut minute) = (self.day, self.minute - minutes);
        while minute < 0 {
            day = at_or_before(day.yesterday().unwrap_or(day));
            minute += DAY_MINUTES;
        }
        Self { day, minute }
    }

    /// Goes on by working minutes.
    pub(super) fn plus(self, minutes: i64) -> Self {
        let (mut day, mut minute) = (self.day, self.minute + minutes);
        while minute >= DAY_MINUTES {
            day = after(day, 1);
            minute -= DAY_MINUTES;
        }
        Self { day, minute }
    }

    /// Working minutes from `earlier` to here.
    pub(super) fn since(self, earlier: Self) -> i64 {
        let mut minutes = self.minute - earlier.minute;
        let mut day = earlier.day;
        while day < self.day {
            day = after(day, 1);
            minutes += DAY_MINUTES;
        }
        minutes
    }

    /// The civil time in `Asia/Shanghai`.
    pub(super) fn civil(self) -> DateTime {
        let after_nine = if self.minute < MORNING_MINUTES {
            self.minute
        } else {
            self.minute + 90
        };
        let (hour, minute) = (9 + after_nine / 60, after_nine % 60);
        self.day.at(
            i8::try_from(hour).unwrap_or(9),
            i8::try_from(minute).unwrap_or(0),
            0,
            0,
        )
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn working_time_skips_nights_lunch_and_weekends() {
        let friday = WorkTime::new(date(2026, 9, 18), 400);
        assert_eq!(friday.civil().to_string(), "2026-09-18T17:10:00");
        let monday = friday.plus(200);
        assert_eq!(monday.civil().to_string(), "2026-09-21T13:30:00");
        assert_eq!(monday.since(friday), 200);
        assert_eq!(monday.minus(200), friday);
        assert_eq!(WorkTime::new(date(2026, 10, 5), 0).day(), date(2026, 9, 30));
    }
}
