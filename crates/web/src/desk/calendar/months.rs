//! A year as twelve small tables, a week a row from Monday on. A holiday carries 休, a make-up day 班: no
//! mark is a colour alone.

use gongkai_rules::calendar::{Calendar, CalendarYear, DayKind, SpecialDay};
use jiff::{ToSpan, civil::Date};

/// A month.
pub(super) struct Month {
    pub(super) name: String,
    pub(super) working_days: usize,
    pub(super) weeks: Vec<[Option<Day>; 7]>,
}

/// A day in its month.
pub(super) struct Day {
    pub(super) number: i8,
    pub(super) class: &'static str,
    pub(super) mark: &'static str,
    /// What the day is, for who does not see the mark; empty for plain working days and weekends.
    pub(super) words: String,
    pub(super) is_today: bool,
}

/// Neighbouring days that a notice arranges alike.
pub(super) struct Arranged {
    pub(super) days: String,
    pub(super) what: &'static str,
    pub(super) name: String,
    pub(super) number: i32,
}

/// The months of a year.
pub(super) fn of_year(calendar: &Calendar, year: i16, today: Date) -> Vec<Month> {
    let months = (1..=12).filter_map(|month| Date::new(year, month, 1).ok());
    months.map(|first| month(calendar, first, today)).collect()
}

fn month(calendar: &Calendar, first: Date, today: Date) -> Month {
    let mut weeks: Vec<[Option<Day>; 7]> = Vec::new();
    let mut working_days = 0;
    let days = first
        .series(1.day())
        .take_while(|day| day.month() == first.month());
    for day in days {
        let column = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
        if column == 0 || weeks.is_empty() {
            weeks.push(Default::default());
        }
        let shown = shown(calendar, day, today);
        working_days += usize::from(shown.class.starts_with("on"));
        if let Some(place) = weeks.last_mut().and_then(|week| week.get_mut(column)) {
            *place = Some(shown);
        }
    }
    Month {
        name: format!("{}月", first.month()),
        working_days,
        weeks,
    }
}

fn shown(calendar: &Calendar, day: Date, today: Date) -> Day {
    let year = calendar.years().find(|year| year.year() == day.year());
    let special = year.and_then(|year| year.days().iter().find(|special| special.on == day));
    // 2024年除夕 may be a day of rest that no notice lists: then the reason says so.
    let before = day.yesterday().unwrap_or(day);
    let span = calendar.explain(before, day).pop();
    let (counts, reason) = span.map_or((false, String::new()), |span| (span.counted, span.reason));
    let (class, mark, words) = match special.map(|special| special.kind) {
        Some(DayKind::Holiday) => ("rest", "休", format!("{reason}放假")),
        Some(DayKind::Workday) => ("on makeup", "班", reason),
        None if reason.starts_with("除夕") && counts => ("on", "", reason),
        None if reason.starts_with("除夕") => ("rest", "休", reason),
        None if counts => ("on", "", String::new()),
        None => ("", "", String::new()),
    };
    Day {
        number: day.day(),
        class,
        mark,
        words,
        is_today: day == today,
    }
}

/// What the notices of a year arrange, in their order.
pub(super) fn arranged(year: &CalendarYear) -> Vec<Arranged> {
    let mut spans: Vec<(&SpecialDay, Date)> = Vec::new();
    for day in year.days() {
        let neighbour = spans.last_mut().filter(|(first, last)| {
            last.tomorrow().ok() == Some(day.on) && first.kind == day.kind && first.name == day.name
        });
        match neighbour {
            Some((_, last)) => *last = day.on,
            None => spans.push((day, day.on)),
        }
    }
    let rows = spans.into_iter().map(|(first, last)| Arranged {
        days: days_in_words(first.on, last),
        what: match first.kind {
            DayKind::Holiday => "放假",
            DayKind::Workday => "调休上班",
        },
        name: first.name.clone(),
        number: (last - first.on).get_days() + 1,
    });
    rows.collect()
}

/// `2月15日至23日`, `1月31日至2月3日`, `5月9日`.
pub(super) fn days_in_words(from: Date, to: Date) -> String {
    let first = format!("{}月{}日", from.month(), from.day());
    if from == to {
        first
    } else if from.month() == to.month() {
        format!("{first}至{}日", to.day())
    } else {
        format!("{first}至{}月{}日", to.month(), to.day())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_is_drawn_with_its_holidays_and_make_up_days() {
        let calendar = Calendar::shipped();
        let months = of_year(calendar, 2026, date(2026, 2, 14));
        assert_eq!(months.len(), 12);
        let counted: usize = months.iter().map(|month| month.working_days).sum();
        assert_eq!(counted, 248);
        let february: Vec<_> = months[1].weeks.iter().flatten().flatten().collect();
        let day = |number| february.iter().find(|day| day.number == number).unwrap();
        assert_eq!(
            (day(14).mark, day(14).class, day(14).is_today),
            ("班", "on makeup", true)
        );
        assert_eq!((day(17).mark, day(17).words.as_str()), ("休", "春节放假"));
        assert_eq!((day(7).mark, day(7).class), ("", ""));
        // 1 February 2026 is a Sunday.
        assert!(months[1].weeks[0][5].is_none() && months[1].weeks[0][6].is_some());
    }

    #[test]
    fn the_arrangement_is_told_in_spans() {
        let year = Calendar::shipped()
            .years()
            .find(|year| year.year() == 2026)
            .unwrap();
        let rows = arranged(year);
        let spring = rows
            .iter()
            .find(|row| row.name == "春节" && row.what == "放假")
            .unwrap();
        assert_eq!((spring.days.as_str(), spring.number), ("2月15日至23日", 9));
    }
}
