//! Whether a step may be taken now: a new unlawful act is refused with its article.

use super::{
    ClockError, ClockSettings, Event, MissingApproval, Reading, Violation, ViolationCode,
    provisional,
};
use crate::calendar::Calendar;

/// Why a step may not be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// 不可能
    #[error(transparent)]
    Impossible(#[from] ClockError),
    /// 违法
    #[error("{}，不符合{}", .0.code.label(), .0.article)]
    Unlawful(Violation),
}

impl Refusal {
    /// The article that forbids it.
    pub fn article(&self) -> Option<&'static str> {
        match self {
            Self::Impossible(error) => error.article(),
            Self::Unlawful(violation) => Some(violation.article),
        }
    }
}

/// May this happen next? The reading with it, if so; its dates are provisional where a year has no notice,
/// because a missing notice forbids nobody to act.
///
/// Who agreed to an extension must be named here, whatever the settings say of the past.
/// An overdue reply is let through and recorded: not to reply at all would be worse.
///
/// # Errors
/// [`Refusal`]: the step cannot be, or it would be unlawful.
pub fn may(
    so_far: &[Event],
    next: &Event,
    settings: &ClockSettings,
    calendar: &Calendar,
) -> Result<Reading, Refusal> {
    let settings = ClockSettings {
        missing_approval: MissingApproval::Violation,
        ..settings.clone()
    };
    let mut events = so_far.to_vec();
    let before = if events.is_empty() {
        Vec::new()
    } else {
        provisional(&events, None, &settings, calendar)?.violations
    };
    events.push(next.clone());
    let reading = provisional(&events, None, &settings, calendar)?;
    let mut violations = reading.violations.iter();
    let new = violations.find(|violation| {
        violation.code != ViolationCode::OverdueReply && !before.contains(violation)
    });
    match new {
        Some(violation) => Err(Refusal::Unlawful(violation.clone())),
        None => Ok(reading),
    }
}
