//! 事项状态 — how an item stands for a unit on a day: filled, declared empty, due, overdue, or due on an event only.
//!
//! A cycle parts the calendar into periods; each wants the item filled once. It is late when the period is over
//! and the time limit of the catalogue has run out as well, counted from the period's last day; without a number
//! in it that is the 20 working days of 条例 art. 26. What is published counts for the period in which it became
//! public. An item without a cycle is never late: no catalogue knows when something happens.
//!
//! Left out: how quickly a single document was published after it was written.

use gongkai_rules::{
    calendar::{Calendar, CalendarError},
    explained::Explained,
    limits::{Span, grammar::Reading},
};
use jiff::civil::Date;

use super::{Cycle, Period};

/// 条例 art. 26: within 20 working days after it was formed or changed.
const ART_26: &str = "《政府信息公开条例》第二十六条";
/// Nil returns and time limits of the field catalogues.
const GUIDE: &str = "国办发〔2019〕54号";

/// From how many days before its last day an item is told to be due soon.
pub const SOON_DAYS: i32 = 30;

/// What the state is decided from.
#[derive(Debug, Clone, Copy)]
pub struct Obligation<'a> {
    /// How often it must be filled.
    pub cycle: Cycle,
    /// What its time limit says.
    pub limit: &'a Reading,
    /// Since when the item applies.
    pub since: Date,
    /// When something under it was last published by the unit.
    pub last_update: Option<Date>,
    /// The newest year for which a nil return stands (本年度无此类信息).
    pub nil_year: Option<i16>,
}

/// The last day for filling an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDay {
    /// The day.
    pub on: Date,
    /// Whether the calendar does not know the year yet (暂定).
    pub is_provisional: bool,
}

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemState {
    /// 已公开
    Filled {
        /// When last.
        last_on: Date,
    },
    /// 本年度无此类信息, declared and signed.
    Nil {
        /// For which year.
        year: i16,
    },
    /// 即将到期
    DueSoon(DueDay),
    /// 已逾期
    Overdue(DueDay),
    /// 未到期: nothing published yet, and the day is far.
    NotYetDue(DueDay),
    /// 有事项时公开: due on an event only, nothing published yet.
    OnEvent,
}

/// The code of a state, for filters and counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StateCode {
    /// 已公开
    Filled,
    /// 本年度无此类信息
    Nil,
    /// 即将到期
    DueSoon,
    /// 已逾期
    Overdue,
    /// 未到期
    NotYetDue,
    /// 有事项时公开
    OnEvent,
}

impl StateCode {
    /// All of them, in the order of pages.
    pub const ALL: [Self; 6] = [
        Self::Filled,
        Self::Nil,
        Self::DueSoon,
        Self::Overdue,
        Self::NotYetDue,
        Self::OnEvent,
    ];

    /// The code in addresses and in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Filled => "filled",
            Self::Nil => "nil",
            Self::DueSoon => "due_soon",
            Self::Overdue => "overdue",
            Self::NotYetDue => "not_yet_due",
            Self::OnEvent => "on_event",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The name shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Filled => "已公开",
            Self::Nil => "本年度无此类信息",
            Self::DueSoon => "即将到期",
            Self::Overdue => "已逾期",
            Self::NotYetDue => "未到期",
            Self::OnEvent => "有事项时公开",
        }
    }
}

impl ItemState {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> StateCode {
        match self {
            Self::Filled { .. } => StateCode::Filled,
            Self::Nil { .. } => StateCode::Nil,
            Self::DueSoon(_) => StateCode::DueSoon,
            Self::Overdue(_) => StateCode::Overdue,
            Self::NotYetDue(_) => StateCode::NotYetDue,
            Self::OnEvent => StateCode::OnEvent,
        }
    }

    /// The day it is or was due, where one is told.
    #[must_use]
    pub const fn due(self) -> Option<DueDay> {
        match self {
            Self::DueSoon(day) | Self::Overdue(day) | Self::NotYetDue(day) => Some(day),
            Self::Filled { .. } | Self::Nil { .. } | Self::OnEvent => None,
        }
    }
}

/// Decides how an item stands on a day, and says why.
#[must_use]
pub fn state_of(
    obligation: &Obligation<'_>,
    today: Date,
    calendar: &Calendar,
) -> Explained<ItemState> {
    let is_nil = obligation.nil_year.filter(|year| {
        *year == today.year()
            && obligation
                .last_update
                .is_none_or(|last| last.year() < *year)
    });
    let Some(period) = next_open(obligation) else {
        return on_event(obligation, is_nil);
    };
    let due = due_day(obligation, period, calendar);
    let told = explain(obligation, period, due);
    if today > due.on {
        return Explained::new(ItemState::Overdue(due), told, Some(ART_26));
    }
    if (due.on - today).get_days() <= SOON_DAYS {
        return Explained::new(ItemState::DueSoon(due), told, Some(ART_26));
    }
    match (is_nil, obligation.last_update) {
        (Some(year), _) => nil(year).and(told, Some(ART_26)),
        (None, Some(last_on)) => filled(last_on).and(told, Some(ART_26)),
        (None, None) => Explained::new(ItemState::NotYetDue(due), told, Some(ART_26)),
    }
}

fn on_event(obligation: &Obligation<'_>, is_nil: Option<i16>) -> Explained<ItemState> {
    match (is_nil, obligation.last_update) {
        (Some(year), _) => nil(year),
        (None, Some(last_on)) => filled(last_on),
        (None, None) => Explained::new(
            ItemState::OnEvent,
            "目录没有规定更新周期，有此类信息时按公开时限公开",
            Some(ART_26),
        ),
    }
}

fn filled(last_on: Date) -> Explained<ItemState> {
    let told = format!("最近一次公开：{last_on}");
    Explained::new(ItemState::Filled { last_on }, told, None)
}

fn nil(year: i16) -> Explained<ItemState> {
    let told = format!("已签署{year}年无此类信息的零报告");
    Explained::new(ItemState::Nil { year }, told, Some(GUIDE))
}

/// The first period that nothing was published or declared for.
fn next_open(obligation: &Obligation<'_>) -> Option<Period> {
    let cycle = obligation.cycle;
    let after = |day: Date| day.tomorrow().ok().and_then(|next| cycle.period_of(next));
    let mut open = match obligation.last_update {
        Some(last) => after(cycle.period_of(last)?.through)?,
        None => cycle.period_of(obligation.since)?,
    };
    if let Some(year) = obligation.nil_year.filter(|year| *year >= open.from.year()) {
        open = cycle.period_of(Date::new(year.checked_add(1)?, 1, 1).ok()?)?;
    }
    Some(open)
}

fn due_day(obligation: &Obligation<'_>, period: Period, calendar: &Calendar) -> DueDay {
    let firm = |on| DueDay {
        on,
        is_provisional: false,
    };
    if let Cycle::YearlyBy { month, day } = obligation.cycle {
        // An item that began after the day has until its first year ends.
        let by = Date::new(period.from.year(), month, day).unwrap_or(period.through);
        return firm(if by < obligation.since {
            period.through
        } else {
            by
        });
    }
    let span = obligation.limit.publish_within();
    match span.unwrap_or(Span::WorkingDays(20)) {
        Span::WorkingDays(days) => match calendar.add(period.through, days.into()) {
            Ok(on) => firm(on),
            Err(CalendarError::YearNotCovered { provisional_on, .. }) => DueDay {
                on: provisional_on,
                is_provisional: true,
            },
            Err(_) => firm(period.through),
        },
        other => {
            let start = period.through.at(0, 0, 0, 0);
            let end = other.from(start, |day, _| Ok::<_, CalendarError>(day));
            firm(end.map_or(period.through, |end| end.date()))
        }
    }
}

fn explain(obligation: &Obligation<'_>, period: Period, due: DueDay) -> String {
    let cycle = obligation.cycle.in_words();
    let provisional = if due.is_provisional {
        "（暂定）"
    } else {
        ""
    };
    if let Cycle::YearlyBy { .. } = obligation.cycle {
        let year = period.from.year();
        return format!("更新周期：{cycle}；{year}年的应当在{}前公开", due.on);
    }
    let limit = match obligation.limit.publish_within() {
        Some(span) => format!("公开时限{}", span.words()),
        None => "没有写明天数，按20个工作日".to_owned(),
    };
    format!(
        "更新周期：{cycle}；{}至{}的，{limit}，至迟{}{provisional}公开",
        period.from, period.through, due.on,
    )
}

#[cfg(test)]
mod tests;
