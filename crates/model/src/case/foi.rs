//! What the law on requests (《政府信息公开条例》第四章) adds to a case: its clock, and guards that ask it.
//!
//! A step with a request leaves an event of the clock (`gongkai_rules::foi::clock`), made of what was filled in. The
//! guard of a step asks whether that event would be lawful, today or on the day given; the step writes the very same
//! event. No date is reckoned here.

mod answer;
mod charge;
mod event;
mod guards;
pub mod joint;

use std::sync::Arc;

use gongkai_rules::{
    calendar::Calendar,
    foi::clock::{ClockSettings, Event, Reading, provisional},
};
use jiff::civil::Date;

pub use answer::{AnswerError, answer};
pub use charge::{Charge, ChargeError, ChargeState, charge};
pub use event::{EventError, event};
pub(super) use guards::{CONDITIONS, GUARDS};

use super::{CaseClock, Due};

/// What the law looks at besides the case itself.
#[derive(Debug, Clone)]
pub struct FoiFacts {
    /// What happened so far.
    pub events: Vec<Event>,
    /// Which days are working days.
    pub calendar: Arc<Calendar>,
    /// How the place reads the law where it is silent.
    pub settings: ClockSettings,
    /// Whoever acts, by identifier: who agreed to an extension, which its procedure leaves to the head of the FOI
    /// office (政府信息公开工作机构负责人, art. 33). None for the applicant.
    pub approver: Option<String>,
    /// Documents issued jointly with organs of the Party, as far as the request names them (art. 2).
    pub joint: joint::Joint,
}

/// What a step brings about under the law on requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoiEffect {
    /// Both sides confirm receipt (art. 31).
    Confirm,
    /// The applicant is told what to correct (art. 30).
    AskCorrection,
    /// The correction is there.
    Correct,
    /// The applicant is asked why it asks so much and so often (art. 35).
    AskExplanation,
    /// It has said why.
    Explain,
    /// It is told what to pay (国办函〔2020〕109号).
    NoticeFee,
    /// It has paid.
    TakePayment,
    /// It need not pay what it was told to.
    WaiveFee,
    /// It gets back what it has paid.
    RefundFee,
    /// A third party is asked (art. 32).
    AskThirdParty,
    /// It answers.
    ThirdPartyAnswers,
    /// Another organ is asked (art. 33, 34).
    AskAgency,
    /// It answers.
    AgencyAnswers,
    /// The period is extended (art. 33).
    Extend,
    /// A reasonable later day is set (art. 35).
    Defer,
    /// Which reply is given, on which ground.
    Answer,
    /// It is judged whether a document was issued jointly with an organ of the Party, and by which rules it is disclosed.
    JudgeJoint,
    /// The answer is a state secret: what the case says is destroyed, a stub is left (art. 14; 《保守国家秘密法》 art. 31).
    MakeStub,
    /// The reply reaches the applicant, and the clock ends (art. 33).
    Deliver,
    /// It is not handled any more, because nobody corrected or paid in time.
    Lapse,
    /// The applicant withdraws.
    Withdraw,
}

impl FoiFacts {
    /// How the clock reads on a day; `None` before anything was received.
    #[must_use]
    pub fn reading(&self, as_of: Date) -> Option<Reading> {
        provisional(&self.events, Some(as_of), &self.settings, &self.calendar).ok()
    }
}

/// What a row keeps of a reading.
#[must_use]
pub fn clock_of(reading: &Reading) -> CaseClock {
    let due = reading.due_on.map(|on| Due {
        on,
        provisional: reading.uncovered_year().is_some(),
    });
    if reading.state.is_closed() {
        return CaseClock::Ended(due);
    }
    match (reading.received_on, due) {
        (None, _) => CaseClock::Waiting,
        (Some(_), Some(due)) => CaseClock::Running(due),
        (Some(_), None) => CaseClock::Stopped,
    }
}
