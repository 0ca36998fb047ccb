//! An event as programs write it: keys by kind, everything else refused by name.

use jiff::civil::Date;
use serde::Deserialize;

use super::{AgencyRole, Channel, ClockError, Event, EventKind};
use crate::given::Given;

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = Given::deserialize(deserializer)?;
        Self::of(&given).map_err(serde::de::Error::custom)
    }
}

impl Event {
    /// Reads an event of the form `{"kind","on",…}`.
    ///
    /// # Errors
    /// [`ClockError`] names the key or the kind that is missing, unknown, repeated or does not read.
    pub fn of(given: &Given) -> Result<Self, ClockError> {
        let entries = given
            .entries()
            .ok_or_else(|| ClockError::NotAnObject(given.to_string()))?;
        let keys = Keys { given };
        let kind = keys.text("kind")?.ok_or(ClockError::MissingKey("kind"))?;
        let (allowed, kind) = keys.kind(kind)?;
        for (at, (key, _)) in entries.iter().enumerate() {
            if entries.iter().take(at).any(|(earlier, _)| earlier == key) {
                return Err(ClockError::RepeatedKey(key.clone()));
            }
            let is_common = ["kind", "on", "ref"].contains(&key.as_str());
            if !is_common && !allowed.contains(&key.as_str()) {
                return Err(ClockError::UnknownKey(key.clone()));
            }
        }
        Ok(Self {
            on: keys.date("on")?.ok_or(ClockError::MissingKey("on"))?,
            kind,
            reference: keys.text("ref")?.map(str::to_owned),
        })
    }
}

struct Keys<'a> {
    given: &'a Given,
}

impl<'a> Keys<'a> {
    /// The kind with the keys that it may have. Keys of one half of a pair are accepted on the other.
    fn kind(&self, kind: &str) -> Result<(&'static [&'static str], EventKind), ClockError> {
        let none: &[&str] = &[];
        Ok(match kind {
            "received" => (&["channel", "confirmed_on"], self.received()?),
            "correction_requested" => {
                let until = self.date("until")?;
                (&["until"], EventKind::CorrectionRequested { until })
            }
            "corrected" => (&["until"], EventKind::Corrected),
            "explanation_requested" => (none, EventKind::ExplanationRequested),
            "explained" => (none, EventKind::Explained),
            "fee_noticed" => {
                let received_on = self.date("received_on")?;
                (&["received_on"], EventKind::FeeNoticed { received_on })
            }
            "fee_paid" => (&["received_on"], EventKind::FeePaid),
            "third_party_consulted" => {
                let received_on = self.date("received_on")?;
                (
                    &["received_on"],
                    EventKind::ThirdPartyConsulted { received_on },
                )
            }
            "third_party_answered" => {
                let received_on = self.date("received_on")?;
                (
                    &["received_on"],
                    EventKind::ThirdPartyAnswered { received_on },
                )
            }
            "agency_consulted" => {
                let role = self.role()?.unwrap_or(AgencyRole::CoMaker);
                (&["as"], EventKind::AgencyConsulted { role })
            }
            "agency_answered" => {
                let role = self.role()?;
                (&["as"], EventKind::AgencyAnswered { role })
            }
            "extended" => (&["working_days", "approved_by"], self.extended()?),
            "deferred" => {
                let until = self.date("until")?.ok_or(ClockError::MissingKey("until"))?;
                (&["until"], EventKind::Deferred { until })
            }
            "replied" => (none, EventKind::Replied),
            "withdrawn" => (none, EventKind::Withdrawn),
            other => return Err(ClockError::UnknownKind(other.to_owned())),
        })
    }

    fn received(&self) -> Result<EventKind, ClockError> {
        let code = self
            .text("channel")?
            .ok_or(ClockError::MissingKey("channel"))?;
        let known = Channel::ALL
            .into_iter()
            .find(|channel| channel.code() == code);
        let channel = known.ok_or_else(|| self.wrong("channel", "收到渠道"))?;
        Ok(EventKind::Received {
            channel,
            confirmed_on: self.date("confirmed_on")?,
        })
    }

    fn role(&self) -> Result<Option<AgencyRole>, ClockError> {
        let Some(code) = self.text("as")? else {
            return Ok(None);
        };
        let known = [AgencyRole::CoMaker, AgencyRole::Other]
            .into_iter()
            .find(|role| role.code() == code);
        let role = known.ok_or_else(|| self.wrong("as", "co_maker 或 other"))?;
        Ok(Some(role))
    }

    fn extended(&self) -> Result<EventKind, ClockError> {
        let working_days = match self.given.get("working_days") {
            None => return Err(ClockError::MissingKey("working_days")),
            Some(Given::Whole(days)) => i64::try_from(*days).unwrap_or(i64::MAX),
            Some(Given::Number(text)) => text
                .parse()
                .map_err(|_| self.wrong("working_days", "整数"))?,
            Some(_) => return Err(self.wrong("working_days", "整数")),
        };
        Ok(EventKind::Extended {
            working_days,
            approved_by: self.text("approved_by")?.map(str::to_owned),
        })
    }

    fn text(&self, key: &'static str) -> Result<Option<&'a str>, ClockError> {
        match self.given.get(key) {
            None => Ok(None),
            Some(Given::Text(text)) => Ok(Some(text)),
            Some(_) => Err(self.wrong(key, "文字")),
        }
    }

    fn date(&self, key: &'static str) -> Result<Option<Date>, ClockError> {
        let Some(text) = self.text(key)? else {
            return Ok(None);
        };
        strict_date(text)
            .map(Some)
            .ok_or_else(|| self.wrong(key, "日期 YYYY-MM-DD"))
    }

    fn wrong(&self, key: &'static str, wanted: &'static str) -> ClockError {
        let found = self
            .given
            .get(key)
            .map_or_else(String::new, Given::to_string);
        ClockError::WrongValue { key, wanted, found }
    }
}

/// A date of exactly ten characters: not `20260217`, no time of day behind it.
pub(super) fn strict_date(text: &str) -> Option<Date> {
    let date: Date = text.parse().ok()?;
    (date.to_string() == text).then_some(date)
}
