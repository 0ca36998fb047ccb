//! The days of all years from the first covered to the last, counted once: rank and select in constant
//! time. Days of a year that is not covered, inside or outside, count from Monday to Friday.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    CalendarYear, DayKind, NewYearsEve2024, SpecialDay,
    day::{day_of, is_weekday, weekday_at, weekdays_before},
};

/// What a day is; a name stands as its place in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayClass {
    /// 工作日: a Monday to Friday.
    Working,
    /// 周末
    Weekend,
    /// 放假
    Holiday(usize),
    /// 调休上班
    MakeUp(usize),
    /// 2024年除夕, counted as a working day.
    EveCounted,
    /// 2024年除夕, counted as a day of rest.
    EveOff,
    /// A Monday to Friday of a year without a notice.
    Provisional,
}

impl DayClass {
    /// Does the day count?
    pub(crate) fn is_working(self) -> bool {
        match self {
            Self::Working | Self::MakeUp(_) | Self::EveCounted | Self::Provisional => true,
            Self::Weekend | Self::Holiday(_) | Self::EveOff => false,
        }
    }
}

/// The days from `first` on, with the working days counted.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    first: i64,
    end: i64,
    classes: Vec<DayClass>,
    /// Working days before each day of the table.
    ranks: Vec<i64>,
    /// The working days in order.
    working: Vec<i64>,
    names: Vec<String>,
}

impl Table {
    pub(super) fn new(years: &BTreeMap<i16, CalendarYear>, eve: NewYearsEve2024) -> Self {
        let bounds = years.keys().next().zip(years.keys().next_back());
        let (first, end) = bounds.map_or((0, 0), |(first, last)| {
            (new_year(*first), new_year(last.saturating_add(1)))
        });
        let mut table = Self {
            first,
            end,
            classes: Vec::new(),
            ranks: Vec::new(),
            working: Vec::new(),
            names: Vec::new(),
        };
        if let Some((first, last)) = bounds {
            for year in *first..=*last {
                table.append(year, years.get(&year), eve);
            }
        }
        table.count();
        table
    }

    fn append(&mut self, number: i16, year: Option<&CalendarYear>, eve: NewYearsEve2024) {
        let days = new_year(number)..new_year(number.saturating_add(1));
        let special: BTreeMap<i64, &SpecialDay> = year
            .into_iter()
            .flat_map(CalendarYear::days)
            .map(|special| (day_of(special.on), special))
            .collect();
        for day in days {
            let class = match special.get(&day) {
                Some(special) => self.class_of(special),
                None if !is_weekday(day) => DayClass::Weekend,
                None if year.is_none() => DayClass::Provisional,
                None if day == NewYearsEve2024::day() => eve.class(),
                None => DayClass::Working,
            };
            self.classes.push(class);
        }
    }

    fn class_of(&mut self, special: &SpecialDay) -> DayClass {
        let known = self.names.iter().position(|name| *name == special.name);
        let name = known.unwrap_or_else(|| {
            let next = self.names.len();
            self.names.push(special.name.clone());
            next
        });
        match special.kind {
            DayKind::Holiday => DayClass::Holiday(name),
            DayKind::Workday => DayClass::MakeUp(name),
        }
    }

    fn count(&mut self) {
        let mut count = 0;
        for (day, class) in (self.first..).zip(&self.classes) {
            self.ranks.push(count);
            if class.is_working() {
                self.working.push(day);
                count += 1;
            }
        }
    }

    fn working_in_table(&self) -> i64 {
        i64::try_from(self.working.len()).unwrap_or(i64::MAX)
    }

    /// How many working days lie before the day, counted from the first day of the table.
    pub(crate) fn rank(&self, day: i64) -> i64 {
        let Ok(inside) = usize::try_from(day - self.first) else {
            return weekdays_before(day) - weekdays_before(self.first);
        };
        let beyond = || self.working_in_table() + weekdays_before(day) - weekdays_before(self.end);
        self.ranks.get(inside).copied().unwrap_or_else(beyond)
    }

    /// The working day before which so many lie: the inverse of [`Table::rank`].
    pub(crate) fn select(&self, rank: i64) -> i64 {
        let Ok(inside) = usize::try_from(rank) else {
            return weekday_at(weekdays_before(self.first) + rank);
        };
        let beyond = || weekday_at(weekdays_before(self.end) + rank - self.working_in_table());
        self.working.get(inside).copied().unwrap_or_else(beyond)
    }

    /// What the day is.
    pub(crate) fn class(&self, day: i64) -> DayClass {
        let inside = usize::try_from(day - self.first).ok();
        match inside.and_then(|at| self.classes.get(at)) {
            Some(class) => *class,
            None if is_weekday(day) => DayClass::Provisional,
            None => DayClass::Weekend,
        }
    }

    /// The holiday's name, as in the notice.
    pub(crate) fn name(&self, at: usize) -> &str {
        self.names.get(at).map_or("节日", String::as_str)
    }
}

/// The number of 1 January.
fn new_year(year: i16) -> i64 {
    day_of(Date::new(year, 1, 1).unwrap_or(Date::MAX))
}
