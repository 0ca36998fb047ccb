//! From when until when a document is in force, as days that an index can keep.
//!
//! The index keeps days and not a status, so that a document falls out of force overnight without being
//! indexed again. What ends or changes a document is the same as on its page: its own dates, what the desk
//! registered, and other public documents that repeal, void, replace or amend it.

use gongkai_model::kinds::FieldValue;
use gongkai_model::record::{Content, RelationCode, RelationKind};
use gongkai_rules::validity::Act;
use jiff::civil::Date;

use crate::publications::Tie;

/// How a document stands on a day (有效性), as far as a search tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// 现行有效
    InForce,
    /// 已修改, and in force.
    Amended,
    /// 尚未施行
    NotYetEffective,
    /// 失效、废止, or replaced.
    Ended,
}

impl Standing {
    /// All, in the order in which lists show them.
    pub const ALL: [Self; 4] = [
        Self::InForce,
        Self::Amended,
        Self::NotYetEffective,
        Self::Ended,
    ];

    /// Its code in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Amended => "amended",
            Self::NotYetEffective => "not_yet_effective",
            Self::Ended => "ended",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// The days of a document, since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    /// The first day in force.
    pub(super) from: i32,
    /// The first day on which it is no more.
    pub(super) until: i32,
    /// The first day on which it is amended.
    pub(super) amended: i32,
}

impl Days {
    /// Reads the days of a document.
    pub(super) fn of(content: &Content, ties: &[Tie]) -> Self {
        let facts = content.validity.clone().unwrap_or_default();
        let field = |code: &str| match content.fields.get(code) {
            Some(FieldValue::Date(date)) => Some(*date),
            _ => None,
        };
        let end = |act: &Option<Act>, kind: RelationKind| {
            let registered = act.as_ref().map(|act| day(act.on));
            registered
                .or_else(|| by_another(ties, kind))
                .unwrap_or(i32::MAX)
        };
        let expires = field("expires_on").or(facts.expires_on);
        let ends = [
            end(&facts.superseded, RelationKind::Replaces),
            end(&facts.repealed, RelationKind::Repeals),
            end(&facts.declared_void, RelationKind::Voids),
            expires.map_or(i32::MAX, |last| day(last).saturating_add(1)),
        ];
        let from = field("effective_on").or(facts.effective_on);
        Self {
            from: from.map_or(i32::MIN, day),
            until: ends.into_iter().min().unwrap_or(i32::MAX),
            amended: end(&facts.amended, RelationKind::Amends),
        }
    }

    pub(super) const fn on(self, today: i32) -> Standing {
        if self.until <= today {
            Standing::Ended
        } else if today < self.from {
            Standing::NotYetEffective
        } else if self.amended <= today {
            Standing::Amended
        } else {
            Standing::InForce
        }
    }
}

/// The first day on which a document is public that does this to the one at hand.
fn by_another(ties: &[Tie], kind: RelationKind) -> Option<i32> {
    let does = |tie: &&Tie| {
        let declared = tie.relation.parse::<RelationCode>();
        declared.is_ok_and(|code| {
            let read = if tie.is_back { code.turned() } else { code };
            read.undergoes(kind)
        })
    };
    let days = ties.iter().filter(does);
    days.map(|tie| day(tie.published_on)).min()
}

/// A date as days since 1970.
pub(super) fn day(date: Date) -> i32 {
    date.since((jiff::Unit::Day, jiff::civil::date(1970, 1, 1)))
        .map_or(0, |span| span.get_days())
}

/// The year of a day.
pub(super) fn year(day: i32) -> i16 {
    let span = jiff::Span::new().try_days(day).unwrap_or_default();
    let date = jiff::civil::date(1970, 1, 1).checked_add(span);
    date.map_or(0, |date| date.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_a_number_and_back() {
        assert_eq!(day(date(1970, 1, 2)), 1);
        assert_eq!(day(date(1949, 10, 1)), -7397);
        for on in [date(2026, 1, 1), date(2025, 12, 31), date(1969, 12, 31)] {
            assert_eq!(year(day(on)), on.year());
        }
    }

    #[test]
    fn a_document_begins_is_changed_and_ends() {
        let days = Days {
            from: 10,
            until: 30,
            amended: 20,
        };
        let on = |today| days.on(today);
        assert_eq!(on(9), Standing::NotYetEffective);
        assert_eq!(on(10), Standing::InForce);
        assert_eq!(on(20), Standing::Amended);
        assert_eq!(on(30), Standing::Ended);
        for standing in Standing::ALL {
            assert_eq!(Standing::from_code(standing.code()), Some(standing));
        }
    }
}
