//! What the law and the house ask of a step, as far as the model knows it.

use gongkai_rules::foi::clock::{
    AgencyRole, ClockSettings, Event, EventKind, Reading, may, provisional,
};
use jiff::civil::Date;

use super::{Judged, Request, table::Reason};
use crate::cases::model::{APPLICANT, course::Move};

/// Fields in which something of the matter could be said.
const WORDS: [&str; 6] = ["what", "reply", "lead", "organs", "why", "law"];

impl Request {
    pub(super) fn reading(&self, as_of: Option<Date>) -> Option<Reading> {
        provisional(
            &self.events,
            as_of,
            &ClockSettings::default(),
            self.calendar,
        )
        .ok()
    }

    fn count(&self, is: fn(&EventKind) -> bool) -> usize {
        self.events.iter().filter(|event| is(&event.kind)).count()
    }

    /// What a step adds to the list; an applicant cannot say on which day.
    pub(super) fn event(&self, tried: &Move, who: &str, today: Date) -> Option<Event> {
        let said = tried.text("on").parse().ok();
        let on = said.filter(|_| who != APPLICANT).unwrap_or(today);
        let until = || tried.text("until").parse::<Date>().unwrap();
        let role = match tried.text("role") {
            "co_maker" => AgencyRole::CoMaker,
            _ => AgencyRole::Other,
        };
        let kind = match tried.step {
            "ask_correction" => EventKind::CorrectionRequested {
                until: Some(until()),
            },
            "correct" => EventKind::Corrected,
            "ask_explanation" => EventKind::ExplanationRequested,
            "explain" => EventKind::Explained,
            "notice_fee" => EventKind::FeeNoticed { received_on: None },
            "take_payment" | "waive_fee" => EventKind::FeePaid,
            "ask_third_party" => EventKind::ThirdPartyConsulted { received_on: None },
            "third_party_answers" => EventKind::ThirdPartyAnswered { received_on: None },
            "ask_agency" => EventKind::AgencyConsulted { role },
            "agency_answers" => EventKind::AgencyAnswered { role: Some(role) },
            "extend" => EventKind::Extended {
                working_days: tried.text("days").parse().unwrap(),
                approved_by: Some("whoever".to_owned()),
            },
            "defer" => EventKind::Deferred { until: until() },
            "deliver" => EventKind::Replied,
            "withdraw" => EventKind::Withdrawn,
            _ => return None,
        };
        Some(Event {
            on,
            kind,
            reference: None,
        })
    }

    /// Whether everything that is asked of a step holds.
    pub(super) fn holds(&self, tried: &Move, who: &str, (today, reason): (Date, Reason)) -> bool {
        let says_something =
            !tried.reason.is_empty() || WORDS.iter().any(|word| !tried.text(word).is_empty());
        if self.is_stub && says_something {
            return false;
        }
        if reason == Reason::Wanted && tried.reason.is_empty() && !self.is_stub {
            return false;
        }
        let next = self.event(tried, who, today);
        let settings = ClockSettings::default();
        self.is_fit(tried, who, today)
            && next.is_none_or(|next| may(&self.events, &next, &settings, self.calendar).is_ok())
    }

    fn is_fit(&self, tried: &Move, who: &str, today: Date) -> bool {
        match tried.step {
            "register" => tried.text("theme") != "weather",
            "classify" => !tried.text("theme").is_empty() && !self.is_stub,
            "assign" => tried.text("office") != "neighbour",
            "transfer" => tried.text("unit") == "neighbour",
            "lapse" => self
                .reading(Some(today))
                .is_some_and(|reading| reading.lapse(today).is_some()),
            "notice_fee" => tried.text("pages") == "68",
            "refund_fee" => self.paid > 0,
            "third_party_answers" => {
                let asked = self.count(|it| matches!(it, EventKind::ThirdPartyConsulted { .. }));
                asked > self.count(|it| matches!(it, EventKind::ThirdPartyAnswered { .. }))
            }
            "agency_answers" => {
                let asked = self.count(|it| matches!(it, EventKind::AgencyConsulted { .. }));
                asked > self.count(|it| matches!(it, EventKind::AgencyAnswered { .. }))
            }
            "judge_joint" => tried.text("is_joint") == "no" || !tried.text("lead").is_empty(),
            "write_reply" => !self.is_stub && self.is_answerable(tried) && self.is_lawful(tried),
            "withhold_secret" => {
                self.is_answerable(tried)
                    && tried.text("confirm") == "yes"
                    && tried.reason.is_empty()
            }
            "legal_review" | "secrecy_review" | "sign" => {
                self.reply.is_some_and(|(writer, _)| writer != who)
            }
            "judge_suggestion" => self.suggestions > 0 && !tried.text("decision").is_empty(),
            _ => true,
        }
    }

    /// It was received, and what looks joint was judged; articles 14 to 16 are not cited where the Party's rules decide.
    fn is_answerable(&self, tried: &Move) -> bool {
        let is_received = self
            .reading(None)
            .is_some_and(|it| it.received_on.is_some());
        let withholds = matches!(tried.text("reply_kind"), "R3" | "R8");
        let is_judged = self.is_stub || !self.looks_joint || self.judged.is_some();
        let is_partys = !self.is_stub && self.judged == Some(Judged::UnderPartyRules);
        is_received && is_judged && !(withholds && is_partys)
    }

    /// Nothing is withheld without its ground, and nothing is missing before it was looked for.
    fn is_lawful(&self, tried: &Move) -> bool {
        match tried.text("reply_kind") {
            "R3" | "R8" => !tried.text("ground").is_empty(),
            "R4" => self.was_searched,
            _ => true,
        }
    }
}
