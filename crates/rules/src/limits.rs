//! 其他期限 — every time limit besides the clock of an FOI request, as one table and one way of computing.
//!
//! Sources stand in the rows of [`LIMITS`]. Working days are counted from the day after the start; calendar days,
//! hours and months run on through holidays. A limit marked local is a place's own choice with our default, and
//! one that is off must be switched on. [`grammar`] reads the limits that a disclosure catalogue writes in words.
//! Not here: the clock of a request (`foi::clock`), and whether a last day on a holiday moves on, which the
//! sources do not say and a setting decides. Readings: ADR 15.

pub mod grammar;
mod table;
#[cfg(test)]
mod tests;

use jiff::civil::{Date, DateTime};
use jiff::{Span as Step, ToSpan};

pub use table::{LIMITS, limit};

use crate::dates::chinese;
use crate::explained::Explained;

/// How long, and in what it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// 工作日
    WorkingDays(u16),
    /// 自然日
    CalendarDays(u16),
    /// 小时
    Hours(u16),
    /// 月
    Months(u16),
    /// 提前的自然日: not later than so many days before.
    DaysBefore(u16),
    /// 次年某月某日
    NextYear {
        /// Month of the next year.
        month: i8,
        /// Day of that month.
        day: i8,
    },
}

/// Whether the limit is the most or the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// 至迟: done by then.
    AtMost,
    /// 至少: not over before then.
    AtLeast,
}

/// A time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Its name in settings and kinds, such as `opinion.major_first`.
    pub id: &'static str,
    /// What must be done, in Chinese.
    pub what: &'static str,
    /// How long.
    pub span: Span,
    /// The most or the least.
    pub bound: Bound,
    /// What it is counted from, in Chinese.
    pub starts_from: &'static str,
    /// The article.
    pub article: &'static str,
    /// A place may set its own.
    pub local: bool,
    /// Whether it applies without being switched on.
    pub enabled_by_default: bool,
}

/// Why no date comes out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LimitError<E> {
    /// 工作日历未覆盖: what the calendar says.
    #[error(transparent)]
    Calendar(E),
    /// 日期超出范围
    #[error("the date is out of range")]
    OutOfRange,
}

/// When a limit ends: a day at its end, or a minute for limits in hours.
///
/// `add` counts working days, such as `|date, days| calendar.add(date, days)`.
///
/// # Errors
/// [`LimitError`] when the calendar does not know the year, or the date leaves what a calendar can hold.
pub fn due<E>(
    limit: &Limit,
    start: DateTime,
    add: impl FnOnce(Date, u32) -> Result<Date, E>,
) -> Result<Explained<DateTime>, LimitError<E>> {
    let end = limit.span.from(start, add)?;
    let bound = match limit.bound {
        Bound::AtMost => "至迟",
        Bound::AtLeast => "最早",
    };
    let shown = match limit.span {
        Span::Hours(_) => format!("{}{}时{}分", chinese(end.date()), end.hour(), end.minute()),
        _ => chinese(end.date()),
    };
    let text = format!(
        "{}：自{}（{}）起{}，{bound}{shown}",
        limit.what,
        limit.starts_from,
        chinese(start.date()),
        limit.span.words(),
    );
    let explained = Explained::new(end, text, Some(limit.article));
    Ok(match limit.local {
        true => explained.and("地方可以另行规定", None),
        false => explained,
    })
}

/// The strictest of several limits that start together: the one that ends first.
pub fn strictest<'a, E>(
    limits: impl IntoIterator<Item = &'a Limit>,
    start: DateTime,
    add: impl Fn(Date, u32) -> Result<Date, E>,
) -> Result<Option<(&'a Limit, DateTime)>, LimitError<E>> {
    let mut first: Option<(&Limit, DateTime)> = None;
    for limit in limits {
        let end = limit.span.from(start, &add)?;
        if first.is_none_or(|(_, earliest)| end < earliest) {
            first = Some((limit, end));
        }
    }
    Ok(first)
}

impl Span {
    /// The end of a span that starts then.
    ///
    /// # Errors
    /// See [`due`].
    pub fn from<E>(
        self,
        start: DateTime,
        add: impl FnOnce(Date, u32) -> Result<Date, E>,
    ) -> Result<DateTime, LimitError<E>> {
        let moved = |step: Step| start.checked_add(step).map_err(|_| LimitError::OutOfRange);
        let day = |moment: DateTime| moment.date().at(23, 59, 59, 0);
        match self {
            Self::WorkingDays(days) => add(start.date(), days.into())
                .map(|date| day(date.into()))
                .map_err(LimitError::Calendar),
            Self::Hours(hours) => moved(i64::from(hours).hours()),
            Self::CalendarDays(days) => moved(i64::from(days).days()).map(day),
            Self::Months(months) => moved(i64::from(months).months()).map(day),
            Self::DaysBefore(days) => moved(-i64::from(days).days()).map(day),
            Self::NextYear { month, day: of } => {
                let year = start.year().checked_add(1).ok_or(LimitError::OutOfRange)?;
                let date = Date::new(year, month, of).map_err(|_| LimitError::OutOfRange)?;
                Ok(day(date.into()))
            }
        }
    }

    /// In Chinese words, such as 20个工作日.
    pub fn words(self) -> String {
        match self {
            Self::WorkingDays(days) => format!("{days}个工作日"),
            Self::CalendarDays(0) => "当日".to_owned(),
            Self::CalendarDays(days) => format!("{days}日"),
            Self::Hours(hours) => format!("{hours}小时"),
            Self::Months(months) => format!("{months}个月"),
            Self::DaysBefore(days) => format!("提前{days}日"),
            Self::NextYear { month, day } => format!("次年{month}月{day}日前"),
        }
    }
}
