//! A request: a table, and a plain list of events that the law's clock reads.

use gongkai_model::case::Channel as Came;
use gongkai_office::cases;
use gongkai_rules::{
    calendar::Calendar,
    foi::clock::{AgencyRole, Channel, ClockSettings, Event, EventKind, Reading, may, provisional},
};
use gongkai_testkit::{TestResult, Town};
use jiff::{ToSpan, civil::Date};

use super::{APPLICANT, Course, Model, Move, Try, Verdict, begins};
use crate::cases::{REQUEST, form};

const HANDLER: &[&str] = &["foi-handler"];
const HEAD: &[&str] = &["foi-head"];
const OR_APPLICANT: &[&str] = &["foi-handler", APPLICANT];

/// From, step, to, who may. What `register` leads to depends on how it came.
const TABLE: [(&str, &str, &str, &[&str]); 40] = [
    ("submitted", "register", "handling", HANDLER),
    ("submitted", "transfer", "submitted", HANDLER),
    ("confirming", "confirm", "handling", HANDLER),
    ("handling", "assign", "handling", HANDLER),
    ("handling", "ask_correction", "correcting", HANDLER),
    ("correcting", "correct", "handling", OR_APPLICANT),
    ("handling", "ask_explanation", "explaining", HANDLER),
    ("explaining", "explain", "handling", OR_APPLICANT),
    ("explaining", "stop_waiting", "handling", HANDLER),
    ("handling", "notice_fee", "paying", HANDLER),
    ("paying", "take_payment", "handling", HANDLER),
    ("paying", "waive_fee", "handling", HEAD),
    ("handling", "refund_fee", "handling", HANDLER),
    ("delivered", "refund_fee", "delivered", HANDLER),
    ("correcting", "lapse", "lapsed", HEAD),
    ("paying", "lapse", "lapsed", HEAD),
    ("handling", "ask_third_party", "handling", HANDLER),
    ("handling", "third_party_answers", "handling", HANDLER),
    ("handling", "ask_agency", "handling", HANDLER),
    ("handling", "agency_answers", "handling", HANDLER),
    ("handling", "extend", "handling", HEAD),
    ("handling", "defer", "handling", HEAD),
    ("handling", "note_search", "handling", HANDLER),
    ("handling", "write_reply", "legal_review", HANDLER),
    (
        "legal_review",
        "legal_review",
        "secrecy_review",
        &["legal-reviewer"],
    ),
    (
        "secrecy_review",
        "secrecy_review",
        "signing",
        &["secrecy-reviewer"],
    ),
    ("legal_review", "return", "handling", &["legal-reviewer"]),
    (
        "secrecy_review",
        "return",
        "handling",
        &["secrecy-reviewer"],
    ),
    ("signing", "return", "handling", &["unit-head", "foi-head"]),
    ("signing", "sign", "delivering", &["unit-head", "foi-head"]),
    ("delivering", "deliver", "delivered", HANDLER),
    ("submitted", "withdraw", "withdrawn", OR_APPLICANT),
    ("confirming", "withdraw", "withdrawn", OR_APPLICANT),
    ("handling", "withdraw", "withdrawn", OR_APPLICANT),
    ("correcting", "withdraw", "withdrawn", OR_APPLICANT),
    ("explaining", "withdraw", "withdrawn", OR_APPLICANT),
    ("paying", "withdraw", "withdrawn", OR_APPLICANT),
    ("delivered", "archive", "archived", HANDLER),
    ("lapsed", "archive", "archived", HANDLER),
    ("withdrawn", "archive", "archived", HANDLER),
];

/// Who of the bureau sees its requests: whoever takes any step.
const SEE: [&str; 5] = [
    "foi-handler",
    "foi-head",
    "legal-reviewer",
    "secrecy-reviewer",
    "unit-head",
];

#[derive(Debug)]
pub(super) struct Request {
    state: &'static str,
    needs_confirmation: bool,
    events: Vec<Event>,
    calendar: &'static Calendar,
    /// Fees that were paid and not paid back.
    paid: usize,
    /// The last day as it stood when the request ended.
    ended: Option<Option<Date>>,
    is_gone: bool,
}

pub(super) async fn plays(town: &Town, day: u8, tries: &[Try]) -> TestResult<Course> {
    let first = begins(town, day)?;
    let handler = town.person("foi-handler").await?;
    let form = form(town, "foi_request", &REQUEST).await?;
    let needs_confirmation = day.is_multiple_of(3);
    let (came, channel) = if needs_confirmation {
        (Came::PostPlain, Channel::PostPlain)
    } else {
        (Came::InPerson, Channel::InPerson)
    };
    let receipt = cases::register(&town.office, &handler, form, came, first).await?;
    let received = EventKind::Received {
        channel,
        confirmed_on: None,
    };
    let request = Request {
        state: "submitted",
        needs_confirmation,
        events: vec![happened(first, received)],
        calendar: Calendar::shipped(),
        paid: 0,
        ended: None,
        is_gone: false,
    };
    super::plays(town, request, &receipt, first, tries).await
}

fn happened(on: Date, kind: EventKind) -> Event {
    Event {
        on,
        kind,
        reference: None,
    }
}

/// What was filled in under a name.
fn text<'a>(tried: &'a Move, code: &str) -> &'a str {
    let found = tried.fields.iter().find(|(field, _)| *field == code);
    found.map_or("", |(_, text)| text.as_str())
}

impl Request {
    fn reading(&self, as_of: Option<Date>) -> Option<Reading> {
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
    fn event(&self, tried: &Move, who: &str, today: Date) -> Option<Event> {
        let said = text(tried, "on").parse().ok();
        let on = said.filter(|_| who != APPLICANT).unwrap_or(today);
        let until = || text(tried, "until").parse::<Date>().unwrap();
        let role = match text(tried, "role") {
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
                working_days: text(tried, "days").parse().unwrap(),
                approved_by: Some("whoever".to_owned()),
            },
            "defer" => EventKind::Deferred { until: until() },
            "deliver" => EventKind::Replied,
            "withdraw" => EventKind::Withdrawn,
            _ => return None,
        };
        Some(happened(on, kind))
    }

    fn holds(&self, tried: &Move, who: &str, today: Date) -> bool {
        let named = match tried.step {
            "assign" => text(tried, "office") == "bureau-office",
            "transfer" => text(tried, "unit") == "neighbour",
            "lapse" => self
                .reading(Some(today))
                .is_some_and(|reading| reading.lapse(today).is_some()),
            "write_reply" => {
                let is_received = self
                    .reading(None)
                    .is_some_and(|it| it.received_on.is_some());
                is_received && text(tried, "reply_kind") == "R2"
            }
            "notice_fee" => text(tried, "pages") == "68",
            "refund_fee" => self.paid > 0,
            "third_party_answers" => {
                let asked = self.count(|it| matches!(it, EventKind::ThirdPartyConsulted { .. }));
                asked > self.count(|it| matches!(it, EventKind::ThirdPartyAnswered { .. }))
            }
            "agency_answers" => {
                let asked = self.count(|it| matches!(it, EventKind::AgencyConsulted { .. }));
                asked > self.count(|it| matches!(it, EventKind::AgencyAnswered { .. }))
            }
            _ => true,
        };
        let next = self.event(tried, who, today);
        let settings = ClockSettings::default();
        named && next.is_none_or(|next| may(&self.events, &next, &settings, self.calendar).is_ok())
    }

    fn row(
        &self,
        step: &str,
    ) -> Option<&'static (
        &'static str,
        &'static str,
        &'static str,
        &'static [&'static str],
    )> {
        TABLE
            .iter()
            .find(|(from, known, ..)| *from == self.state && *known == step)
    }
}

impl Model for Request {
    fn state(&self) -> &'static str {
        self.state
    }

    fn due(&self) -> (Option<Date>, bool) {
        match self.ended {
            Some(due) => (due, true),
            None => (self.reading(None).and_then(|reading| reading.due_on), false),
        }
    }

    fn moves(&self, today: Date, choice: u16) -> Vec<Move> {
        let later = |days: i64| today.checked_add(days.days()).unwrap().to_string();
        let what = ("what", "写明年份".to_owned());
        let mut all = vec![
            ("register", vec![]),
            ("confirm", vec![]),
            ("assign", vec![("office", "bureau-office".to_owned())]),
            ("assign", vec![("office", "neighbour".to_owned())]),
            ("ask_correction", vec![("until", later(12)), what.clone()]),
            ("ask_correction", vec![("until", later(-3)), what.clone()]),
            ("correct", vec![what.clone()]),
            ("ask_explanation", vec![what.clone()]),
            ("explain", vec![what.clone()]),
            ("stop_waiting", vec![]),
            (
                "notice_fee",
                vec![
                    ("method", "per_page".to_owned()),
                    ("pages", "68".to_owned()),
                ],
            ),
            ("notice_fee", vec![("method", "per_page".to_owned())]),
            ("take_payment", vec![("receipt", "0012345".to_owned())]),
            ("waive_fee", vec![("cause", "hardship".to_owned())]),
            (
                "refund_fee",
                vec![
                    ("amount", "380".to_owned()),
                    ("receipt", "0012345".to_owned()),
                ],
            ),
            ("ask_third_party", vec![]),
            (
                "third_party_answers",
                vec![("opinion", "agrees".to_owned())],
            ),
            ("ask_agency", vec![("role", "co_maker".to_owned())]),
            ("ask_agency", vec![("role", "other".to_owned())]),
            (
                "agency_answers",
                vec![("role", "co_maker".to_owned()), what.clone()],
            ),
            (
                "agency_answers",
                vec![("role", "other".to_owned()), what.clone()],
            ),
            ("extend", vec![("days", "15".to_owned())]),
            ("extend", vec![("days", "25".to_owned())]),
            ("defer", vec![("until", later(40))]),
            ("note_search", vec![what.clone()]),
            (
                "write_reply",
                vec![
                    ("reply_kind", "R2".to_owned()),
                    ("reply", "予以公开。".to_owned()),
                ],
            ),
            (
                "write_reply",
                vec![
                    ("reply_kind", "R3".to_owned()),
                    ("reply", "不予公开。".to_owned()),
                ],
            ),
            ("legal_review", vec![]),
            ("secrecy_review", vec![]),
            ("return", vec![]),
            ("sign", vec![]),
            ("deliver", vec![("method", "direct".to_owned())]),
            ("lapse", vec![]),
            ("archive", vec![]),
        ];
        // What ends a course early is rarer.
        if choice.is_multiple_of(7) {
            all.push(("withdraw", vec![]));
            all.push(("transfer", vec![("unit", "neighbour".to_owned())]));
            all.push(("transfer", vec![("unit", "bureau".to_owned())]));
        }
        // Some are noted a day late.
        let late = later(-1);
        let dated = all.into_iter().map(|(step, mut fields)| {
            let may_be_late = !matches!(step, "confirm" | "lapse");
            if choice.is_multiple_of(4) && may_be_late {
                fields.push(("on", late.clone()));
            }
            Move { step, fields }
        });
        dated.collect()
    }

    fn verdict(&self, tried: &Move, who: &'static str, today: Date) -> Verdict {
        let sees = match self.is_gone {
            true => who == "neighbour-head",
            false => SEE.contains(&who),
        };
        if who != APPLICANT && !sees {
            return Verdict::Unseen;
        }
        let Some((.., people)) = self.row(tried.step) else {
            return Verdict::Refused;
        };
        match people.contains(&who) {
            true if self.holds(tried, who, today) => Verdict::Accepted,
            false if who == APPLICANT => Verdict::Unseen,
            _ => Verdict::Refused,
        }
    }

    fn takes(&mut self, tried: &Move, who: &'static str, today: Date) {
        let before = self.due().0;
        let to = self.row(tried.step).map_or(self.state, |row| row.2);
        self.state = match tried.step {
            "register" if self.needs_confirmation => "confirming",
            _ => to,
        };
        match tried.step {
            "take_payment" => self.paid += 1,
            "refund_fee" => self.paid -= 1,
            _ => {}
        }
        if let Some(next) = self.event(tried, who, today) {
            self.events.push(next);
        }
        for event in &mut self.events {
            if let EventKind::Received { confirmed_on, .. } = &mut event.kind {
                match tried.step {
                    "confirm" => *confirmed_on = Some(today),
                    "transfer" => event.on = today,
                    _ => {}
                }
            }
        }
        self.is_gone |= tried.step == "transfer";
        if matches!(tried.step, "deliver" | "lapse" | "withdraw") {
            self.ended = Some(before);
        }
    }
}
