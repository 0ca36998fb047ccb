//! 延期 (art. 33): which period an extension belongs to, whether it was told in time, how far it carries.
//!
//! A period has 20 working days and takes at most 20 more, in one extension or, unlawfully, in several.

use super::{
    ART_33, ClockSettings, EXTENSION_WORKING_DAYS_MAX, Effect, MissingApproval, REPLY_WORKING_DAYS,
    Violation, ViolationCode,
    stops::Stop,
    suspensions::Suspensions,
    timeline::{Timeline, Told},
};
use crate::calendar::{Calendar, day_of};

/// The full periods of a request: the first begins with the receipt, the others with a correction or payment.
pub(super) struct Periods<'a> {
    pub bases: Vec<i64>,
    pub stops: &'a [Stop],
    pub suspensions: &'a Suspensions,
    pub calendar: &'a Calendar,
}

impl<'a> Periods<'a> {
    pub(super) fn new(
        received: i64,
        stops: &'a [Stop],
        suspensions: &'a Suspensions,
        calendar: &'a Calendar,
    ) -> Self {
        let restarts = stops.iter().filter_map(|stop| stop.ended_on.map(day_of));
        let mut bases: Vec<i64> = restarts.chain([received]).collect();
        bases.sort_unstable();
        Self {
            bases,
            stops,
            suspensions,
            calendar,
        }
    }

    /// The day from which the period counts that a day belongs to.
    pub(super) fn base_at(&self, day: i64) -> Option<i64> {
        self.bases.iter().rev().find(|base| **base <= day).copied()
    }

    /// Does the clock stand still on the day? Not yet on the day of the notice itself.
    fn is_stopped(&self, day: i64) -> bool {
        self.stops.iter().any(|stop| {
            day_of(stop.on) < day && stop.ended_on.is_none_or(|ended| day < day_of(ended))
        })
    }

    /// The last day of a period with so many days of extension.
    pub(super) fn due(&self, base: i64, extended: i64) -> Option<i64> {
        self.suspensions
            .nth(base, REPLY_WORKING_DAYS + extended, self.calendar)
    }
}

/// Follows the extensions to the days that the last period has of them; notes what was unlawful.
pub(super) fn follow(
    timeline: &Timeline,
    periods: &Periods,
    settings: &ClockSettings,
    violations: &mut Vec<Violation>,
) -> i64 {
    let mut walk = Walk {
        periods,
        settings,
        base: None,
        days: 0,
        has_any: false,
    };
    for told in &timeline.extensions {
        for code in walk.extend(told) {
            violations.push(Violation::new(code, ART_33, told.on));
        }
    }
    if walk.base == periods.bases.last().copied() {
        walk.days
    } else {
        0
    }
}

struct Walk<'a> {
    periods: &'a Periods<'a>,
    settings: &'a ClockSettings,
    /// The base of the period that `days` belong to.
    base: Option<i64>,
    days: i64,
    has_any: bool,
}

impl Walk<'_> {
    fn extend(&mut self, told: &Told) -> Vec<ViolationCode> {
        let day = day_of(told.on);
        let Some(base) = self.periods.base_at(day) else {
            return Vec::new();
        };
        let mut codes = Vec::new();
        if !told.is_approved && self.settings.missing_approval == MissingApproval::Violation {
            codes.push(ViolationCode::ExtensionWithoutApproval);
        }
        if self.periods.is_stopped(day) {
            codes.push(ViolationCode::ExtensionWhileStopped);
            return codes;
        }
        if self.base != Some(base) {
            (self.base, self.days) = (Some(base), 0);
        }
        let is_late = self
            .periods
            .due(base, self.days)
            .is_some_and(|due| day > due);
        let is_again = self.has_any
            && (self.days > 0 || self.settings.extension_after_restart == Effect::Ignored);
        if is_late {
            codes.push(ViolationCode::LateExtension);
        }
        if is_again {
            codes.push(ViolationCode::SecondExtension);
        }
        let is_void = (is_late && self.settings.late_extension == Effect::Ignored)
            || (is_again && self.days == 0);
        if !is_void {
            self.days = (self.days + told.working_days).min(EXTENSION_WORKING_DAYS_MAX);
            self.has_any = true;
        }
        codes
    }
}
