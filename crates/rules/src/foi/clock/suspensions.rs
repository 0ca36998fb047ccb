//! 扣除的期间 — days that do not count because somebody was asked (art. 33): united, never added.

use super::{
    ClockSettings, Effect,
    letters::{Asked, Letter},
    timeline::Timeline,
};
use crate::calendar::{Calendar, day_of};

/// Days after `after`, up to and including `through`; without end while an answer without a cap is awaited.
#[derive(Debug, Clone, Copy)]
pub(super) struct Suspension {
    pub asked: Asked,
    pub after: i64,
    pub through: Option<i64>,
}

impl Suspension {
    /// Does the day fall into it?
    pub(super) fn has(&self, day: i64) -> bool {
        day > self.after && self.through.is_none_or(|through| day <= through)
    }
}

/// The suspensions in the order in which they begin.
#[derive(Debug)]
pub(super) struct Suspensions(Vec<Suspension>);

impl Suspensions {
    pub(super) fn of(timeline: &Timeline, settings: &ClockSettings, calendar: &Calendar) -> Self {
        let counts = |letter: &&Letter| {
            letter.asked != Asked::Applicant || settings.explanation_pause == Effect::Applies
        };
        let closed = timeline.closing.map(|(on, _)| day_of(on));
        let suspension = |letter: &Letter| {
            let answered = letter.answered_on.map(day_of);
            let cap = letter.due(calendar).or(closed);
            Suspension {
                asked: letter.asked,
                after: day_of(letter.sent_on),
                through: answered.into_iter().chain(cap).min(),
            }
        };
        let letters = timeline.letters.iter().filter(counts);
        let mut suspensions: Vec<_> = letters.map(suspension).collect();
        suspensions.sort_by_key(|suspension| suspension.after);
        Self(suspensions)
    }

    /// The first suspension that a day falls into.
    pub(super) fn at(&self, day: i64) -> Option<&Suspension> {
        self.0.iter().find(|suspension| suspension.has(day))
    }

    /// The day that is so many working days outside every suspension after `base`; none if a suspension
    /// without end comes first.
    pub(super) fn nth(&self, base: i64, working_days: i64, calendar: &Calendar) -> Option<i64> {
        let (mut position, mut left) = (base, working_days);
        for suspension in &self.0 {
            let free = calendar.between(position, suspension.after);
            if free >= left {
                break;
            }
            left -= free;
            position = position.max(suspension.through?);
        }
        Some(calendar.after(position, left))
    }

    /// How many working days outside every suspension lie after `base`, up to and including `through`.
    pub(super) fn count(&self, base: i64, through: i64, calendar: &Calendar) -> i64 {
        let (mut position, mut count) = (base, 0);
        for suspension in &self.0 {
            let end = suspension.through.unwrap_or(through).min(through);
            count += calendar.between(position, suspension.after.min(through));
            position = position.max(end);
        }
        count + calendar.between(position, through)
    }
}
