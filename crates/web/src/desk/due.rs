//! Due dates as the desk shows them: a word first, then a colour (INTERFACE 1, rule 5).

use jiff::civil::Date;

/// How pressing a task is; the groups of the list of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Due {
    Late,
    Today,
    Soon,
    Later,
    Open,
}

impl Due {
    pub(super) const ALL: [Self; 5] =
        [Self::Late, Self::Today, Self::Soon, Self::Later, Self::Open];

    pub(super) fn of(due_on: Option<Date>, today: Date) -> Self {
        let Some(due_on) = due_on else {
            return Self::Open;
        };
        match (due_on - today).get_days() {
            ..0 => Self::Late,
            0 => Self::Today,
            1..=3 => Self::Soon,
            _ => Self::Later,
        }
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Today => "today",
            Self::Soon => "soon",
            Self::Later => "later",
            Self::Open => "open",
        }
    }

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Late => "已逾期",
            Self::Today => "今天到期",
            Self::Soon => "3 天内到期",
            Self::Later => "以后到期",
            Self::Open => "没有限期",
        }
    }
}

/// A due date in words and the class of its tag.
pub(super) fn words(due_on: Option<Date>, today: Date) -> (String, &'static str) {
    let days = due_on.map_or(0, |due_on| (due_on - today).get_days());
    match Due::of(due_on, today) {
        Due::Late => (format!("逾期 {} 天", -days), "late"),
        Due::Today => ("今天到期".to_owned(), "warn"),
        Due::Soon => (format!("剩 {days} 天"), "info"),
        Due::Later => (format!("剩 {days} 天"), ""),
        Due::Open => ("不限".to_owned(), ""),
    }
}

/// The day of a due date; one that waits for a year's notice says so.
pub(super) fn day(due_on: Date, is_provisional: bool) -> String {
    if is_provisional {
        format!("{due_on}（{}）", provisional(due_on))
    } else {
        due_on.to_string()
    }
}

/// Why a date may still move.
pub(super) fn provisional(due_on: Date) -> String {
    format!("暂定，待{}年放假通知", due_on.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn tasks_fall_into_the_group_of_their_day() {
        let today = date(2026, 9, 24);
        let of = |day| Due::of(Some(day), today).code();
        assert_eq!(of(date(2026, 9, 23)), "late");
        assert_eq!(of(date(2026, 9, 24)), "today");
        assert_eq!(of(date(2026, 9, 27)), "soon");
        assert_eq!(of(date(2026, 9, 28)), "later");
        assert_eq!(Due::of(None, today).code(), "open");
    }

    #[test]
    fn a_date_in_a_year_without_a_notice_says_what_it_waits_for() {
        assert_eq!(day(date(2026, 9, 24), false), "2026-09-24");
        assert_eq!(
            day(date(2027, 1, 5), true),
            "2027-01-05（暂定，待2027年放假通知）"
        );
    }

    #[test]
    fn what_is_overdue_says_so_and_by_how_much() {
        let today = date(2026, 9, 24);
        let said = |day| words(Some(day), today);
        assert_eq!(said(date(2026, 9, 21)), ("逾期 3 天".to_owned(), "late"));
        assert_eq!(said(date(2026, 9, 24)), ("今天到期".to_owned(), "warn"));
        assert_eq!(said(date(2026, 9, 26)), ("剩 2 天".to_owned(), "info"));
    }
}
