//! The years that come with the program: 2017–2026, from the notices of the State Council's General
//! Office, compared day by day with two public collections.
//!
//! Left out: 2027, whose notice has not been published; administrators import it.

use std::{collections::BTreeMap, sync::LazyLock};

use jiff::civil::Date;

use super::{Calendar, CalendarYear, day::day_of, table::DayClass};

const DAYS: &str = include_str!("../../data/holidays.csv");

/// The notices by year; the second notice of a year changed the first.
const NOTICES: [(i16, &[&str]); 10] = [
    (2017, &["国办发明电〔2016〕17号"]),
    (2018, &["国办发明电〔2017〕12号"]),
    (2019, &["国办发明电〔2018〕15号", "国办发明电〔2019〕3号"]),
    (2020, &["国办发明电〔2019〕16号", "国办发明电〔2020〕1号"]),
    (2021, &["国办发明电〔2020〕27号"]),
    (2022, &["国办发明电〔2021〕11号"]),
    (2023, &["国办发明电〔2022〕16号"]),
    (2024, &["国办发明电〔2023〕7号（文号未核实）"]),
    (2025, &["国办发明电〔2024〕12号（文号未核实）"]),
    (2026, &["国办发明电〔2025〕7号（文号未核实）"]),
];

/// 2024年除夕 (2024-02-09): the notice did not give the day off and encouraged employers to let people
/// rest. From 2025 on the eve is a statutory holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NewYearsEve2024 {
    /// 计为工作日: as the notice arranges it; the default.
    #[default]
    WorkingDay,
    /// 计为休息日: where the office in fact rested.
    DayOff,
}

impl NewYearsEve2024 {
    const DATE: Date = jiff::civil::date(2024, 2, 9);

    pub(super) fn day() -> i64 {
        day_of(Self::DATE)
    }

    pub(super) fn class(self) -> DayClass {
        match self {
            Self::WorkingDay => DayClass::EveCounted,
            Self::DayOff => DayClass::EveOff,
        }
    }
}

static SHIPPED: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::of(shipped_years(), NewYearsEve2024::default()));

/// A year that does not read would be missing, and asking for it an error; a test reads them all.
fn shipped_years() -> BTreeMap<i16, CalendarYear> {
    let years = NOTICES.iter().filter_map(|(year, notices)| {
        let of_year = DAYS
            .lines()
            .filter(|line| line.starts_with(&year.to_string()));
        let rows: Vec<&str> = of_year.collect();
        let notices = notices.iter().map(ToString::to_string).collect();
        let read = CalendarYear::parse(*year, notices, &rows.join("\n")).ok()?;
        Some((*year, read))
    });
    years.collect()
}

impl Calendar {
    /// The calendar that comes with the program, 2017–2026.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }
}
