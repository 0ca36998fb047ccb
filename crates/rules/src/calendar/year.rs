//! A year of the calendar: what its notice arranges, checked before it may count.
//!
//! A year that fails a check here is refused as a whole: a wrong calendar moves every deadline.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::day::{day_of, is_weekday};

/// What a notice makes of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// 放假
    Holiday,
    /// 调休上班
    Workday,
}

/// A day that a notice arranges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialDay {
    /// The day.
    pub on: Date,
    /// Holiday or make-up day.
    pub kind: DayKind,
    /// The holiday it belongs to, as the notice names it.
    pub name: String,
}

/// Why a year is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum YearError {
    /// 行不能识别
    #[error("第{line}行：{reason}")]
    Line {
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// 年度不合理: before 2008 or after 2100.
    #[error("{0}年不在2008年至2100年之间")]
    Year(i16),
    /// 缺少通知文号
    #[error("缺少放假通知的文号")]
    NoNotice,
    /// 不属于该年
    #[error("{on}不在{year}年内")]
    OtherYear {
        /// The day.
        on: Date,
        /// The year.
        year: i16,
    },
    /// 重复
    #[error("{0}出现了两次")]
    Repeated(Date),
    /// 相互矛盾: a holiday and a make-up day at once.
    #[error("{0}既列为放假又列为上班")]
    Contradiction(Date),
    /// 调休上班不在周末: a Monday to Friday needs no row to count.
    #[error("{0}不是周六或周日，不能列为调休上班")]
    MakeUpOnWeekday(Date),
    /// 缺少节日名称
    #[error("{0}没有节日名称")]
    NoName(Date),
    /// 缺少法定节假日
    #[error("{year}年缺少法定假日：{missing}")]
    Statutory {
        /// The year.
        year: i16,
        /// What is missing.
        missing: String,
    },
}

/// The days that the notices of a year arrange; only a plausible year exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarYear {
    year: i16,
    notices: Vec<String>,
    edition: u32,
    days: Vec<SpecialDay>,
}

impl CalendarYear {
    /// A year from the days that its notices arrange, in any order.
    ///
    /// # Errors
    /// [`YearError`] names the first day that cannot be, or the statutory holiday that is missing.
    pub fn new(
        year: i16,
        notices: Vec<String>,
        days: impl IntoIterator<Item = SpecialDay>,
    ) -> Result<Self, YearError> {
        if !(2008..=2100).contains(&year) {
            return Err(YearError::Year(year));
        }
        if notices.is_empty() || notices.iter().any(|notice| notice.trim().is_empty()) {
            return Err(YearError::NoNotice);
        }
        let mut known: BTreeMap<Date, SpecialDay> = BTreeMap::new();
        for day in days {
            check_day(year, &day)?;
            match known.get(&day.on) {
                Some(other) if other.kind == day.kind => return Err(YearError::Repeated(day.on)),
                Some(_) => return Err(YearError::Contradiction(day.on)),
                None => known.insert(day.on, day),
            };
        }
        check_statutory(year, &known)?;
        let days = known.into_values().collect();
        Ok(Self {
            year,
            notices,
            edition: 1,
            days,
        })
    }

    /// The year.
    pub fn year(&self) -> i16 {
        self.year
    }

    /// The numbers of the notices it rests on.
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// 1 for the first arrangement that the calendar knew of the year, more after each import.
    pub fn edition(&self) -> u32 {
        self.edition
    }

    /// The arranged days in order.
    pub fn days(&self) -> &[SpecialDay] {
        &self.days
    }

    pub(super) fn in_edition(self, edition: u32) -> Self {
        Self { edition, ..self }
    }
}

fn check_day(year: i16, day: &SpecialDay) -> Result<(), YearError> {
    let on = day.on;
    if on.year() != year {
        return Err(YearError::OtherYear { on, year });
    }
    if day.name.trim().is_empty() {
        return Err(YearError::NoName(on));
    }
    if day.kind == DayKind::Workday && is_weekday(day_of(on)) {
        return Err(YearError::MakeUpOnWeekday(on));
    }
    Ok(())
}

/// The holidays that 《全国年节及纪念日放假办法》 gives every year: fixed days by date, those of the
/// moon and the sun by name and number. Since 2025 the Spring Festival has four days, Labour Day two.
fn check_statutory(year: i16, days: &BTreeMap<Date, SpecialDay>) -> Result<(), YearError> {
    let is_since_2025 = year >= 2025;
    let mut fixed = vec![(1, 1, "元旦"), (5, 1, "劳动节")];
    fixed.extend((1..=3).map(|day| (10, day, "国庆节")));
    if is_since_2025 {
        fixed.push((5, 2, "劳动节"));
    }
    let missing = |missing: String| YearError::Statutory { year, missing };
    let is_off = |on: &Date| days.get(on).is_some_and(|day| day.kind == DayKind::Holiday);
    for (month, day, name) in fixed {
        if !Date::new(year, month, day).is_ok_and(|on| is_off(&on)) {
            return Err(missing(format!("{name}（{month}月{day}日）")));
        }
    }
    let spring = if is_since_2025 { 4 } else { 3 };
    for (name, least) in [("春节", spring), ("清明", 1), ("端午", 1), ("中秋", 1)] {
        let named = days
            .values()
            .filter(|day| day.kind == DayKind::Holiday && day.name.contains(name));
        if named.count() < least {
            return Err(missing(format!("{name}至少{least}天")));
        }
    }
    Ok(())
}
