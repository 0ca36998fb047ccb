//! The events in order, each checked against what stands before it, sorted by what they do to the clock.
//!
//! Only the impossible is refused here; whether an act was lawful is for `violations`.

use jiff::civil::Date;

use super::{
    AgencyRole, ClockError, EXTENSION_WORKING_DAYS_MAX, Event, EventKind,
    letters::{Asked, Letter, Letters},
    stops::{StopKind, Stops},
};

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    Replied,
    Withdrawn,
}

/// An extension as it was told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub on: Date,
    pub working_days: i64,
    pub is_approved: bool,
}

/// A request's events by what they do.
#[derive(Debug)]
pub(super) struct Timeline {
    pub submitted_on: Date,
    /// The day of receipt; none while confirmation is awaited.
    pub received_on: Option<Date>,
    pub stops: Stops,
    pub letters: Letters,
    pub extensions: Vec<Told>,
    /// Days told and last days of deferrals.
    pub deferrals: Vec<(Date, Date)>,
    pub closing: Option<(Date, Closing)>,
    pub last_on: Date,
    /// Has anything happened after receipt?
    pub is_moving: bool,
}

impl Timeline {
    /// From events in order.
    pub(super) fn of(sorted: &[&Event]) -> Result<Self, ClockError> {
        let mut timeline = Self::received(sorted)?;
        for event in sorted {
            if !matches!(event.kind, EventKind::Received { .. }) {
                timeline.may_follow(event)?;
                timeline.take(event)?;
                timeline.is_moving = true;
                timeline.last_on = timeline.last_on.max(event.on);
            }
        }
        Ok(timeline)
    }

    fn received(sorted: &[&Event]) -> Result<Self, ClockError> {
        let mut receipts = sorted.iter().filter_map(|event| match &event.kind {
            EventKind::Received {
                channel,
                confirmed_on,
            } => Some((event.on, *channel, *confirmed_on)),
            _ => None,
        });
        let (on, channel, confirmed_on) = receipts.next().ok_or(ClockError::NoReceipt)?;
        if let Some((second, ..)) = receipts.next() {
            return Err(ClockError::SecondReceipt { first: on, second });
        }
        let received_on = if channel.needs_confirmation() {
            not_before("received", "confirmed_on", confirmed_on, on)?;
            confirmed_on
        } else {
            Some(on)
        };
        Ok(Self {
            submitted_on: on,
            received_on,
            stops: Stops::default(),
            letters: Letters::default(),
            extensions: Vec::new(),
            deferrals: Vec::new(),
            closing: None,
            last_on: received_on.unwrap_or(on),
            is_moving: false,
        })
    }

    /// A withdrawal may come before the confirmation, a reply instead of it; all else needs a receipt.
    fn may_follow(&self, event: &Event) -> Result<(), ClockError> {
        let (kind, on) = (event.kind.code(), event.on);
        let first = match (&event.kind, self.received_on) {
            (EventKind::Withdrawn, _) | (EventKind::Replied, None) => self.submitted_on,
            (_, Some(received_on)) => received_on,
            (_, None) if on < self.submitted_on => self.submitted_on,
            (_, None) => return Err(ClockError::NotConfirmed { kind, on }),
        };
        if on < first {
            return Err(ClockError::BeforeReceipt {
                kind,
                on,
                received_on: first,
            });
        }
        let is_late_answer = matches!(
            event.kind,
            EventKind::ThirdPartyAnswered { .. } | EventKind::AgencyAnswered { .. }
        );
        match self.closing {
            Some((closed_on, _)) if !is_late_answer => Err(ClockError::AfterClosing {
                kind,
                on,
                closed_on,
            }),
            _ => Ok(()),
        }
    }

    fn take(&mut self, event: &Event) -> Result<(), ClockError> {
        let on = event.on;
        let kind = event.kind.code();
        match &event.kind {
            EventKind::Received { .. } => {}
            EventKind::CorrectionRequested { until } => {
                not_before(kind, "until", *until, on)?;
                self.stops.open(StopKind::Correction, on, *until);
            }
            EventKind::Corrected => self.stops.close(StopKind::Correction, on)?,
            EventKind::FeeNoticed { received_on } => {
                not_before(kind, "received_on", *received_on, on)?;
                self.stops.open(StopKind::Payment, on, *received_on);
            }
            EventKind::FeePaid => self.stops.close(StopKind::Payment, on)?,
            EventKind::ThirdPartyConsulted { .. }
            | EventKind::AgencyConsulted { .. }
            | EventKind::ThirdPartyAnswered { .. }
            | EventKind::AgencyAnswered { .. }
            | EventKind::ExplanationRequested
            | EventKind::Explained => self.take_letter(event)?,
            EventKind::Extended {
                working_days,
                approved_by,
            } => self.extensions.push(Told {
                on,
                working_days: extension_days(*working_days)?,
                is_approved: approved_by
                    .as_ref()
                    .is_some_and(|name| !name.trim().is_empty()),
            }),
            EventKind::Deferred { until } => {
                not_before(kind, "until", Some(*until), on)?;
                self.deferrals.push((on, *until));
            }
            EventKind::Replied => self.closing = Some((on, Closing::Replied)),
            EventKind::Withdrawn => self.closing = Some((on, Closing::Withdrawn)),
        }
        Ok(())
    }

    fn take_letter(&mut self, event: &Event) -> Result<(), ClockError> {
        let kind = event.kind.code();
        let letters = &mut self.letters;
        match &event.kind {
            EventKind::ThirdPartyConsulted { received_on } => {
                not_before(kind, "received_on", *received_on, event.on)?;
                letters.send(Letter::new(Asked::ThirdParty, event, *received_on));
            }
            EventKind::AgencyConsulted { role } => {
                letters.send(Letter::new(Asked::agency(*role), event, None));
            }
            EventKind::ExplanationRequested => {
                letters.send(Letter::new(Asked::Applicant, event, None));
            }
            EventKind::ThirdPartyAnswered { received_on } => {
                letters.answer(event, &[Asked::ThirdParty], *received_on)?;
            }
            EventKind::AgencyAnswered { role: Some(role) } => {
                letters.answer(event, &[Asked::agency(*role)], None)?;
            }
            EventKind::AgencyAnswered { role: None } => {
                let either = [AgencyRole::CoMaker, AgencyRole::Other].map(Asked::agency);
                letters.answer(event, &either, None)?;
            }
            EventKind::Explained => letters.answer(event, &[Asked::Applicant], None)?,
            _ => {}
        }
        Ok(())
    }
}

fn extension_days(days: i64) -> Result<i64, ClockError> {
    if (1..=EXTENSION_WORKING_DAYS_MAX).contains(&days) {
        Ok(days)
    } else {
        Err(ClockError::ExtensionDays(days))
    }
}

/// A date that goes with an event cannot lie before it.
fn not_before(
    kind: &'static str,
    key: &'static str,
    date: Option<Date>,
    on: Date,
) -> Result<(), ClockError> {
    match date {
        Some(date) if date < on => Err(ClockError::Backwards {
            kind,
            key,
            date,
            on,
        }),
        _ => Ok(()),
    }
}
