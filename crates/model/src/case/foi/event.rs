//! From a filled-in step to an event of the clock.

use gongkai_rules::foi::clock::{AgencyRole, Event, EventKind};
use jiff::civil::Date;

use super::FoiEffect;
use crate::{case::Form, kinds::FieldValue};

/// What a step lacks for its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    /// The event needs a field that was not filled in; the code of the field.
    #[error("这一栏没有填写（{0}）")]
    Missing(&'static str),
    /// The step leaves no event of its own.
    #[error("这一步不计入答复期限")]
    NoEvent,
}

/// What is assumed while a step is only looked at and nothing is filled in.
const LOOKING_DAYS: i64 = 1;

/// The event that a step leaves, on the day given under `on`, or today.
///
/// Fields read: `on`, `until`, `received_on`, `days`, `role`, `letter` (pairs a letter with its answer). `name` is whoever
/// acts, by identifier.
///
/// # Errors
/// [`EventError::Missing`] names the field; [`EventError::NoEvent`] for confirmation, the choice of a reply and
/// lapse, which change or read the clock in another way.
pub fn event(
    effect: FoiEffect,
    given: &Form,
    today: Date,
    name: Option<&str>,
) -> Result<Event, EventError> {
    let until = || day(given, "until").ok_or(EventError::Missing("until"));
    let received_on = day(given, "received_on");
    let kind = match effect {
        FoiEffect::AskCorrection => EventKind::CorrectionRequested {
            until: Some(until()?),
        },
        FoiEffect::Correct => EventKind::Corrected,
        FoiEffect::AskExplanation => EventKind::ExplanationRequested,
        FoiEffect::Explain => EventKind::Explained,
        FoiEffect::NoticeFee => EventKind::FeeNoticed { received_on },
        // What need not be paid any more is settled like what was paid: the period begins again.
        FoiEffect::TakePayment | FoiEffect::WaiveFee => EventKind::FeePaid,
        FoiEffect::AskThirdParty => EventKind::ThirdPartyConsulted { received_on },
        FoiEffect::ThirdPartyAnswers => EventKind::ThirdPartyAnswered { received_on },
        FoiEffect::AskAgency => EventKind::AgencyConsulted {
            role: role(given).ok_or(EventError::Missing("role"))?,
        },
        FoiEffect::AgencyAnswers => EventKind::AgencyAnswered { role: role(given) },
        FoiEffect::Extend => EventKind::Extended {
            working_days: days(given).ok_or(EventError::Missing("days"))?,
            approved_by: name.map(str::to_owned),
        },
        FoiEffect::Defer => EventKind::Deferred { until: until()? },
        FoiEffect::Deliver => EventKind::Replied,
        FoiEffect::Withdraw => EventKind::Withdrawn,
        FoiEffect::Confirm
        | FoiEffect::Answer
        | FoiEffect::MakeStub
        | FoiEffect::JudgeJoint
        | FoiEffect::Lapse
        | FoiEffect::RefundFee => {
            return Err(EventError::NoEvent);
        }
    };
    Ok(Event {
        on: day(given, "on").unwrap_or(today),
        kind,
        reference: Some(given.text("letter").to_owned()).filter(|letter| !letter.is_empty()),
    })
}

/// The event that a step would leave today, with the least that could be filled in; for telling whether it is open.
pub(super) fn looked_at(
    effect: FoiEffect,
    given: &Form,
    today: Date,
    name: Option<&str>,
) -> Result<Event, EventError> {
    match event(effect, given, today, name) {
        Err(EventError::Missing(_)) => {
            let later = today
                .checked_add(jiff::Span::new().days(LOOKING_DAYS))
                .unwrap_or(today);
            let kind = match effect {
                FoiEffect::AskCorrection => EventKind::CorrectionRequested { until: Some(later) },
                FoiEffect::AskAgency => EventKind::AgencyConsulted {
                    role: AgencyRole::Other,
                },
                FoiEffect::Extend => EventKind::Extended {
                    working_days: LOOKING_DAYS,
                    approved_by: name.map(str::to_owned),
                },
                FoiEffect::Defer => EventKind::Deferred { until: later },
                _ => return Err(EventError::NoEvent),
            };
            Ok(Event {
                on: today,
                kind,
                reference: None,
            })
        }
        other => other,
    }
}

fn day(given: &Form, code: &str) -> Option<Date> {
    match given.get(code) {
        Some(FieldValue::Date(day)) => Some(*day),
        _ => None,
    }
}

fn days(given: &Form) -> Option<i64> {
    match given.get("days") {
        Some(FieldValue::Number(days)) => days.parse().ok(),
        _ => None,
    }
}

fn role(given: &Form) -> Option<AgencyRole> {
    match given.code("role")? {
        "co_maker" => Some(AgencyRole::CoMaker),
        "other" => Some(AgencyRole::Other),
        _ => None,
    }
}
