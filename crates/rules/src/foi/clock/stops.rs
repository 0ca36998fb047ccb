//! Correction (art. 30) and payment (国办函〔2020〕109号): the clock stops, and starts anew when they come.

use jiff::civil::Date;

use super::{ClockError, ClockSettings, Effect};

/// What the clock waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StopKind {
    Correction,
    Payment,
}

/// A notice that stops the clock, from its day on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop {
    pub kind: StopKind,
    pub on: Date,
    /// For a correction the last day given, for a payment the applicant's receipt of the notice.
    pub noted: Option<Date>,
    pub ended_on: Option<Date>,
}

/// All of a request's notices, in order.
#[derive(Debug, Default)]
pub(super) struct Stops(Vec<Stop>);

impl Stops {
    pub(super) fn open(&mut self, kind: StopKind, on: Date, noted: Option<Date>) {
        self.0.push(Stop {
            kind,
            on,
            noted,
            ended_on: None,
        });
    }

    /// A correction answers the notices of earlier days; if there are none, those of its own day. So a second
    /// notice of the same day means one thing, whichever of the two was written down first.
    pub(super) fn close(&mut self, kind: StopKind, on: Date) -> Result<(), ClockError> {
        let is_open = |stop: &Stop| stop.kind == kind && stop.ended_on.is_none();
        let has_earlier = self.0.iter().any(|stop| is_open(stop) && stop.on < on);
        let mut has_any = false;
        for stop in &mut self.0 {
            if is_open(stop) && (stop.on < on || !has_earlier) {
                stop.ended_on = Some(on);
                has_any = true;
            }
        }
        let (given, needs) = match kind {
            StopKind::Correction => ("corrected", "correction_requested"),
            StopKind::Payment => ("fee_paid", "fee_noticed"),
        };
        if has_any {
            Ok(())
        } else {
            Err(ClockError::NothingOpen {
                kind: given,
                on,
                needs,
            })
        }
    }

    /// All notices of a kind.
    pub(super) fn of(&self, kind: StopKind) -> impl Iterator<Item = &Stop> {
        self.0.iter().filter(move |stop| stop.kind == kind)
    }

    /// The notices that have an effect: of corrections only the first, if the setting says so.
    pub(super) fn effective(&self, settings: &ClockSettings) -> Vec<Stop> {
        let mut corrections = 0;
        let has_effect = |stop: &&Stop| {
            corrections += usize::from(stop.kind == StopKind::Correction);
            let is_second = stop.kind == StopKind::Correction && corrections > 1;
            !is_second || settings.second_correction == Effect::Applies
        };
        self.0.iter().filter(has_effect).copied().collect()
    }
}
