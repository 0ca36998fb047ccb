//! The course of a period day by day, to be drawn on a calendar: which day counts, as which, and why.
//!
//! Made from the spans of an explanation laid over the calendar, so that a drawing and its explanation
//! cannot disagree.

use gongkai_rules::{
    calendar::{ART_HOLIDAYS, Calendar, DaySpan},
    foi::clock::ClockSpan,
};
use jiff::{ToSpan, civil::Date};

/// What a day is to the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayMark {
    /// 计入
    Counted,
    /// 调休上班，计入
    MakeUp,
    /// 休息日、节假日
    Off,
    /// 不计入: a working day that is left out of the period.
    Paused,
    /// A working day before or after the period.
    Outside,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseDay {
    /// The day.
    pub on: Date,
    /// What it is to the period.
    pub mark: DayMark,
    /// The number that it counts as.
    pub number: Option<u32>,
    /// Why; empty outside of the period.
    pub reason: String,
    /// Does it open its span? Then the reason is worth room in a drawing.
    pub opens: bool,
}

/// Days in a row with one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The numbers that its days count as, from and to; none if they do not count.
    pub numbers: Option<(u32, u32)>,
    /// How many of its days are working days that are left out.
    pub left_out: u32,
    /// Why, in Chinese.
    pub reason: String,
    /// The article.
    pub article: &'static str,
}

/// A period day by day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Course {
    /// Every day from the first to the last of the months it touches.
    pub days: Vec<CourseDay>,
    /// The explanation.
    pub stretches: Vec<Stretch>,
}

impl Course {
    /// Lays spans over the calendar, from the month of `start` to the month of `end`, at most `months_max`
    /// of them.
    pub(super) fn new(
        calendar: &Calendar,
        start: Date,
        end: Date,
        months_max: i32,
        spans: Vec<ClockSpan>,
    ) -> Self {
        let stretches = numbered(calendar, spans);
        let first = start.first_of_month();
        let far = first.saturating_add((months_max - 1).months());
        let last = end.last_of_month().min(far.last_of_month());
        let before = first.yesterday().unwrap_or(first);
        let mut days = Vec::new();
        for span in calendar.explain(before, last) {
            for on in each_day(span.from, span.to) {
                days.push(day(on, &span, &stretches));
            }
        }
        Self { days, stretches }
    }
}

/// A span of the calendar alone has the yearly notices as its ground.
pub(super) fn of_calendar(span: DaySpan) -> ClockSpan {
    ClockSpan {
        from: span.from,
        to: span.to,
        counted: span.counted,
        reason: span.reason,
        article: ART_HOLIDAYS,
    }
}

fn day(on: Date, calendar: &DaySpan, stretches: &[Stretch]) -> CourseDay {
    let at = stretches.partition_point(|stretch| stretch.to < on);
    let stretch = stretches.get(at).filter(|stretch| stretch.from <= on);
    let number = stretch.and_then(|stretch| number(stretch, on));
    let mark = match (number, calendar.counted, stretch) {
        (Some(_), ..) if is_weekend(on) => DayMark::MakeUp,
        (Some(_), ..) => DayMark::Counted,
        (None, false, _) => DayMark::Off,
        (None, true, Some(_)) => DayMark::Paused,
        (None, true, None) => DayMark::Outside,
    };
    let reason = match (mark, stretch) {
        (DayMark::Off, _) => calendar.reason.clone(),
        (_, Some(stretch)) => stretch.reason.clone(),
        _ => String::new(),
    };
    CourseDay {
        on,
        mark,
        number,
        reason,
        opens: stretch.is_some_and(|stretch| stretch.from == on),
    }
}

fn number(stretch: &Stretch, on: Date) -> Option<u32> {
    let (first, _) = stretch.numbers?;
    let at = u32::try_from(on.since(stretch.from).ok()?.get_days()).ok()?;
    Some(first + at)
}

/// Only days that count have a number, and all days of a span that counts do.
fn numbered(calendar: &Calendar, spans: Vec<ClockSpan>) -> Vec<Stretch> {
    let mut counted = 0;
    let number = |span: ClockSpan| {
        let days = u32::try_from(each_day(span.from, span.to).count()).unwrap_or(u32::MAX);
        let numbers = span.counted.then(|| (counted + 1, counted + days));
        counted = numbers.map_or(counted, |(_, last)| last);
        let before = span.from.yesterday().unwrap_or(span.from);
        let works = calendar.explain(before, span.to);
        let works = works.iter().filter(|day| day.counted && !span.counted);
        let left_out: usize = works.map(|days| each_day(days.from, days.to).count()).sum();
        Stretch {
            from: span.from,
            to: span.to,
            numbers,
            left_out: u32::try_from(left_out).unwrap_or(u32::MAX),
            reason: span.reason,
            article: span.article,
        }
    };
    spans.into_iter().map(number).collect()
}

fn each_day(from: Date, to: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |day| day.tomorrow().ok()).take_while(move |day| *day <= to)
}

fn is_weekend(on: Date) -> bool {
    on.weekday().to_monday_zero_offset() >= 5
}
