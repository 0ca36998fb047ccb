//! Letters that ask for an opinion, paired with their answers (art. 32–35).

use jiff::civil::Date;

use super::{AgencyRole, ClockError, Event, OPINION_WORKING_DAYS};
use crate::calendar::{Calendar, day_of};

/// Who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    ThirdParty,
    CoMaker,
    OtherAgency,
    /// For the reasons of an excessive request.
    Applicant,
}

impl Asked {
    pub(super) fn agency(role: AgencyRole) -> Self {
        match role {
            AgencyRole::CoMaker => Self::CoMaker,
            AgencyRole::Other => Self::OtherAgency,
        }
    }

    /// Is there a last day, after which the office goes on without the answer?
    fn has_cap(self) -> bool {
        match self {
            Self::ThirdParty | Self::CoMaker => true,
            Self::OtherAgency | Self::Applicant => false,
        }
    }

    fn request(self) -> &'static str {
        match self {
            Self::ThirdParty => "third_party_consulted",
            Self::CoMaker | Self::OtherAgency => "agency_consulted",
            Self::Applicant => "explanation_requested",
        }
    }
}

/// A letter and the day of its answer.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub asked: Asked,
    pub sent_on: Date,
    received_on: Option<Date>,
    reference: Option<String>,
    pub answered_on: Option<Date>,
}

impl Letter {
    pub(super) fn new(asked: Asked, event: &Event, received_on: Option<Date>) -> Self {
        Self {
            asked,
            sent_on: event.on,
            received_on,
            reference: event.reference.clone(),
            answered_on: None,
        }
    }

    /// The end of the 15th working day after receipt, where the law has a cap.
    pub(super) fn due(&self, calendar: &Calendar) -> Option<i64> {
        let receipt = self.received_on.unwrap_or(self.sent_on);
        self.asked
            .has_cap()
            .then(|| calendar.after(day_of(receipt), OPINION_WORKING_DAYS))
    }
}

/// All letters in the order sent.
#[derive(Debug, Default)]
pub(super) struct Letters(Vec<Letter>);

impl Letters {
    pub(super) fn send(&mut self, letter: Letter) {
        self.0.push(letter);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Letter> {
        self.0.iter()
    }

    /// Pairs an answer: by reference where both have one, else with the first open letter.
    pub(super) fn answer(
        &mut self,
        event: &Event,
        asked: &[Asked],
        received_on: Option<Date>,
    ) -> Result<(), ClockError> {
        let is_meant = |letter: &&mut Letter| {
            let is_open = letter.answered_on.is_none() && asked.contains(&letter.asked);
            let fits = match (&event.reference, &letter.reference) {
                (Some(given), Some(own)) => given == own,
                (Some(_), None) | (None, _) => true,
            };
            is_open && fits
        };
        let kind = event.kind.code();
        let letter = self.0.iter_mut().find(is_meant);
        let letter = letter.ok_or_else(|| ClockError::NothingOpen {
            kind,
            on: event.on,
            needs: asked.first().map_or("", |asked| asked.request()),
        })?;
        if let Some(date) = received_on.filter(|date| *date < letter.sent_on) {
            return Err(ClockError::Backwards {
                kind,
                key: "received_on",
                date,
                on: letter.sent_on,
            });
        }
        letter.answered_on = Some(event.on);
        letter.received_on = letter.received_on.or(received_on);
        Ok(())
    }
}
