//! A letter: a table, a limit of 15 working days, and who wrote the last reply.

use gongkai_model::case::Channel;
use gongkai_office::cases;
use gongkai_testkit::{TestResult, Town};
use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};

use super::{APPLICANT, Course, Model, Move, Try, Verdict, begins};
use crate::cases::{form, letters::LETTER};

/// From, step, to, who may.
const TABLE: [(&str, &str, &str, &[&str]); 12] = [
    ("submitted", "accept", "handling", &["letter-handler"]),
    ("submitted", "decline", "declined", &["letter-handler"]),
    ("submitted", "transfer", "submitted", &["letter-handler"]),
    ("handling", "transfer", "submitted", &["letter-handler"]),
    ("handling", "assign", "handling", &["letter-handler"]),
    (
        "handling",
        "write_reply",
        "checking",
        &["letter-handler", "drafter"],
    ),
    (
        "checking",
        "return",
        "handling",
        &["letter-handler", "unit-head"],
    ),
    (
        "checking",
        "send",
        "answered",
        &["letter-handler", "unit-head"],
    ),
    ("answered", "rate", "answered", &[APPLICANT]),
    ("answered", "archive", "archived", &["letter-handler"]),
    ("declined", "archive", "archived", &["letter-handler"]),
    ("archived", "nothing", "archived", &[]),
];

/// Who of the bureau sees its letters: whoever takes any step.
const SEE: [&str; 3] = ["letter-handler", "unit-head", "drafter"];

#[derive(Debug)]
pub(super) struct Letter {
    state: &'static str,
    due: Option<Date>,
    has_ended: bool,
    received: Date,
    writer: Option<&'static str>,
    is_rated: bool,
    is_gone: bool,
}

pub(super) async fn plays(town: &Town, day: u8, tries: &[Try]) -> TestResult<Course> {
    let first = begins(town, day)?;
    let handler = town.person("letter-handler").await?;
    let mut fields = LETTER;
    if let Some(phone) = fields.iter_mut().find(|(code, _)| *code == "phone") {
        phone.1 = "13800138000";
    }
    let form = form(town, "mailbox_letter", &fields).await?;
    let receipt = cases::register(&town.office, &handler, form, Channel::Phone, first).await?;
    let letter = Letter {
        state: "submitted",
        due: None,
        has_ended: false,
        received: first,
        writer: None,
        is_rated: false,
        is_gone: false,
    };
    super::plays(town, letter, &receipt, first, tries).await
}

/// 15 working days, counted one by one by the notice of 2026.
fn after_15_working_days(from: Date) -> Date {
    let free = [
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 4),
        date(2026, 5, 5),
    ];
    let made_up = [date(2026, 5, 9)];
    let (mut day, mut left) = (from, 15);
    while left > 0 {
        day = day.checked_add(1.day()).unwrap();
        let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        if made_up.contains(&day) || !(is_weekend || free.contains(&day)) {
            left -= 1;
        }
    }
    day
}

impl Model for Letter {
    fn state(&self) -> &'static str {
        self.state
    }

    fn due(&self) -> (Option<Date>, bool) {
        (self.due, self.has_ended)
    }

    fn moves(&self, _: Date, choice: u16) -> Vec<Move> {
        let of = |step: &'static str, fields: &[(&'static str, &str)]| Move {
            step,
            fields: fields
                .iter()
                .map(|(code, text)| (*code, (*text).to_owned()))
                .collect(),
        };
        let mut all = vec![
            of("accept", &[]),
            of("assign", &[("office", "bureau-office")]),
            of("assign", &[("office", "town")]),
            of("write_reply", &[("reply", "已经修好。")]),
            of("write_reply", &[("reply", "")]),
            of("return", &[]),
            of("send", &[]),
            of("rate", &[("rating", "fair")]),
            of("rate", &[("rating", "excellent")]),
            of("archive", &[]),
        ];
        // What ends a course early is rarer.
        if choice.is_multiple_of(5) {
            all.push(of("decline", &[]));
            all.push(of("transfer", &[("unit", "neighbour")]));
            all.push(of("transfer", &[("unit", "bureau")]));
        }
        all
    }

    fn verdict(&self, tried: &Move, who: &'static str, _: Date) -> Verdict {
        if who != APPLICANT && (self.is_gone || !SEE.contains(&who)) {
            // Heads see what is with their own unit.
            return match (self.is_gone, who) {
                (true, "neighbour-head") => Verdict::Refused,
                _ => Verdict::Unseen,
            };
        }
        let row = TABLE
            .iter()
            .find(|(from, step, ..)| *from == self.state && *step == tried.step);
        let Some((.., people)) = row else {
            return Verdict::Refused;
        };
        if !people.contains(&who) {
            return if who == APPLICANT {
                Verdict::Unseen
            } else {
                Verdict::Refused
            };
        }
        let text = tried.fields.first().map_or("", |(_, text)| text.as_str());
        let holds = match tried.step {
            "assign" => text == "bureau-office",
            "transfer" => text == "neighbour",
            "write_reply" => !text.is_empty(),
            "rate" => text == "fair" && !self.is_rated,
            "send" => self.writer != Some(who),
            _ => true,
        };
        if holds {
            Verdict::Accepted
        } else {
            Verdict::Refused
        }
    }

    fn takes(&mut self, tried: &Move, who: &'static str, today: Date) {
        let row = TABLE
            .iter()
            .find(|(from, step, ..)| *from == self.state && *step == tried.step);
        self.state = row.map_or(self.state, |row| row.2);
        match tried.step {
            "accept" => self.due = Some(after_15_working_days(self.received)),
            "transfer" => {
                self.is_gone = true;
                self.due = None;
                self.received = today;
            }
            "write_reply" => self.writer = Some(who),
            "send" | "decline" => self.has_ended = true,
            "rate" => self.is_rated = true,
            _ => {}
        }
    }
}
