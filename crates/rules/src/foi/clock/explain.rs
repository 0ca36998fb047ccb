//! Every span of days from the day after receipt, with the reason and the article why it counts or not.
//!
//! Neighbouring days with one reason are one span. What somebody was asked for stands before weekends and
//! holidays: the whole time from the letter to its end is one span.

use jiff::civil::Date;
use serde::Serialize;

use super::{
    ART_30, ART_33, ART_34, ART_35, FEE_NOTICE,
    letters::Asked,
    stops::{Stop, StopKind},
    suspensions::Suspensions,
};
use crate::calendar::{ART_HOLIDAYS, Calendar, DayClass, date_of, day_of};

/// No explanation is longer: ten years, more than any calendar covers.
const DAYS_MAX: i64 = 3_650;

/// Days in a row that count, or do not, for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClockSpan {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Do the days count?
    pub counted: bool,
    /// Why, in Chinese.
    pub reason: String,
    /// The article.
    pub article: &'static str,
}

/// What the days are judged by.
pub(super) struct Course<'a> {
    pub calendar: &'a Calendar,
    pub stops: &'a [Stop],
    pub suspensions: &'a Suspensions,
    pub received: i64,
    /// The day from which the present period counts.
    pub base: i64,
    /// The last day of the period by counting.
    pub computed: Option<i64>,
    /// The due date: a deferral may move it.
    pub due: Option<i64>,
    /// The day of the last event, where the explanation ends if nothing is due.
    pub last: i64,
}

/// Why a day counts or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// Before the notice that a later correction or payment answered.
    Superseded(StopKind),
    Awaited(StopKind),
    Asked(Asked),
    Day(DayClass),
    /// A working day that only a deferral gives.
    Deferred,
}

pub(super) fn spans(course: &Course) -> Vec<ClockSpan> {
    let mut spans = Vec::new();
    let end = course.due.unwrap_or(course.last);
    let through = end.min(course.received + DAYS_MAX);
    let mut day = course.received + 1;
    while day <= through {
        let why = course.why(day);
        let next = (day..=through).find(|next| course.why(*next) != why);
        let last = next.map_or(through, |next| next - 1);
        if let (Some(from), Some(to)) = (date_of(day), date_of(last)) {
            spans.push(why.span(from, to, course.calendar));
        }
        day = last + 1;
    }
    spans
}

impl Course<'_> {
    fn why(&self, day: i64) -> Why {
        if day <= self.base
            && let Some(stop) = self.answered_next(day)
        {
            return if day > day_of(stop.on) {
                Why::Awaited(stop.kind)
            } else {
                Why::Superseded(stop.kind)
            };
        }
        let is_open = |stop: &&Stop| stop.ended_on.is_none() && day > day_of(stop.on);
        if let Some(stop) = self.stops.iter().find(is_open) {
            return Why::Awaited(stop.kind);
        }
        if let Some(suspension) = self.suspensions.at(day) {
            return Why::Asked(suspension.asked);
        }
        let class = self.calendar.table().class(day);
        if class.is_working() && self.computed.is_some_and(|computed| day > computed) {
            return Why::Deferred;
        }
        Why::Day(class)
    }

    /// The notice whose answer is the next restart from a day on.
    fn answered_next(&self, day: i64) -> Option<&Stop> {
        let ended = |stop: &&Stop| stop.ended_on.map(day_of).filter(|ended| *ended >= day);
        let answered = self.stops.iter().filter(|stop| ended(stop).is_some());
        answered.min_by_key(ended)
    }
}

impl Why {
    fn span(self, from: Date, to: Date, calendar: &Calendar) -> ClockSpan {
        let (counted, reason, article) = match self {
            Self::Superseded(StopKind::Correction) => {
                (false, "补正以前的期间（收到补正后重新起算）", ART_30)
            }
            Self::Superseded(StopKind::Payment) => {
                (false, "缴费以前的期间（缴清后重新起算）", FEE_NOTICE)
            }
            Self::Awaited(StopKind::Correction) => (false, "等待申请人补正", ART_30),
            Self::Awaited(StopKind::Payment) => (false, "等待申请人缴费", FEE_NOTICE),
            Self::Asked(Asked::ThirdParty) => (false, "征求第三方意见", ART_33),
            Self::Asked(Asked::CoMaker) => (false, "征求共同制作机关意见", ART_34),
            Self::Asked(Asked::OtherAgency) => (false, "征求其他机关意见", ART_33),
            Self::Asked(Asked::Applicant) => (false, "等待申请人说明理由", ART_35),
            Self::Deferred => (true, "延迟答复的合理期限内", ART_35),
            Self::Day(class) => return of_day(class, from, to, calendar),
        };
        ClockSpan {
            from,
            to,
            counted,
            reason: reason.to_owned(),
            article,
        }
    }
}

fn of_day(class: DayClass, from: Date, to: Date, calendar: &Calendar) -> ClockSpan {
    let article = match class {
        DayClass::Working | DayClass::Weekend => ART_33,
        DayClass::Holiday(_)
        | DayClass::MakeUp(_)
        | DayClass::EveCounted
        | DayClass::EveOff
        | DayClass::Provisional => ART_HOLIDAYS,
    };
    ClockSpan {
        from,
        to,
        counted: class.is_working(),
        reason: calendar.table().reason(class),
        article,
    }
}
