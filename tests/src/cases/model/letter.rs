//! A letter: a table, a limit of 15 working days, and who wrote the last reply.

use gongkai_model::case::Channel;
use gongkai_office::cases;
use gongkai_testkit::TestResult;
use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};

use super::{
    APPLICANT, Aim, Beside, Course, Model, Move, OVERSEER, Stage, Try, Verdict,
    beside::{self, Standing},
};
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

/// Steps that want a reason.
const REASONED: [&str; 3] = ["decline", "transfer", "return"];

/// Who of the bureau sees its letters: whoever takes any step.
const SEE: [&str; 3] = ["letter-handler", "unit-head", "drafter"];

/// Where the courses aim at.
#[rustfmt::skip]
pub(super) const AIMS: &[Aim] = &[
    &["accept", "assign", "chase", "write_reply", "return", "write_reply", "send", "rate", "publish", "archive"],
    &["accept", "assign", "add_file", "enclose", "sever", "write_reply", "enclose", "send", "publish", "rate", "archive"],
    &["add_file", "accept", "write_reply", "send", "rate", "archive"],
    &["decline", "archive"],
    &["accept", "transfer"],
    &["transfer"],
    &["chase", "accept", "add_file", "write_reply", "sever", "return", "assign", "enclose", "chase"],
    &["add_file", "decline", "chase", "archive"],
];

#[derive(Debug)]
pub(super) struct Letter {
    state: &'static str,
    due: Option<Date>,
    has_ended: bool,
    received: Date,
    writer: Option<&'static str>,
    is_rated: bool,
    is_gone: bool,
    has_office: bool,
    is_sent: bool,
    beside: Beside,
}

pub(super) async fn plays(stage: &Stage, day: u8, aim: Aim, tries: &[Try]) -> TestResult<Course> {
    let first = stage.begins(day)?;
    let town = &stage.town;
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
        has_office: false,
        is_sent: false,
        beside: Beside::default(),
    };
    super::plays(stage, letter, &receipt, (first, aim), tries).await
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

impl Letter {
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

    fn standing(&self, who: &str) -> Standing {
        Standing {
            // Heads handle what is with their own unit.
            handles: match self.is_gone {
                true => who == "neighbour-head",
                false => SEE.contains(&who),
            },
            is_gone: self.is_gone,
            assigned_it: who == "letter-handler" && self.has_office && !self.is_gone,
            has_ended: self.has_ended,
            is_signed: false,
            is_stub: false,
            may_publish: self.is_sent,
        }
    }
}

impl Model for Letter {
    fn state(&self) -> &'static str {
        self.state
    }

    fn due(&self) -> (Option<Date>, bool) {
        (self.due, self.has_ended)
    }

    fn has_office(&self) -> bool {
        self.has_office
    }

    fn is_stub(&self) -> bool {
        false
    }

    fn theme(&self) -> Option<&'static str> {
        Some("help")
    }

    fn beside(&self) -> &Beside {
        &self.beside
    }

    fn moves(&self, _: Date, _: u16) -> Vec<Move> {
        let of = |step: &'static str, fields: &[(&'static str, &str)]| Move {
            step,
            reason: "",
            fields: fields
                .iter()
                .map(|(code, text)| (*code, (*text).to_owned()))
                .collect(),
        };
        let mut all = vec![
            of("accept", &[]),
            of("assign", &[("office", "bureau-office")]),
            of("assign", &[("office", "bureau")]),
            of("assign", &[("office", "town")]),
            of("write_reply", &[("reply", "已经修好。")]),
            of("write_reply", &[("reply", "")]),
            of("return", &[]),
            of("send", &[]),
            of("rate", &[("rating", "fair")]),
            of("rate", &[("rating", "excellent")]),
            of("archive", &[]),
            of("decline", &[]),
            of("transfer", &[("unit", "neighbour")]),
            of("transfer", &[("unit", "bureau")]),
        ];
        let worded = all.iter().cloned().map(|mut tried| {
            tried.reason = "理由";
            tried
        });
        let worded: Vec<_> = worded.collect();
        all.extend(worded);
        all.extend(beside::moves());
        all
    }

    fn ends_early(&self) -> &'static [&'static str] {
        &["decline", "transfer"]
    }

    fn verdict(&self, tried: &Move, who: &'static str, today: Date) -> Verdict {
        let standing = self.standing(who);
        if let Some(verdict) = self.beside.verdict(tried, who, today, standing) {
            return verdict;
        }
        if who != APPLICANT && who != OVERSEER && !standing.handles {
            return Verdict::Unseen;
        }
        let Some((.., people)) = self.row(tried.step) else {
            return Verdict::Refused;
        };
        if !people.contains(&who) {
            return match who {
                APPLICANT => Verdict::Unseen,
                _ => Verdict::Refused,
            };
        }
        let text = tried.fields.first().map_or("", |(_, text)| text.as_str());
        let holds = match tried.step {
            "assign" => text != "town",
            "transfer" => text == "neighbour",
            "write_reply" => !text.is_empty(),
            "rate" => text == "fair" && !self.is_rated,
            "send" => self.writer != Some(who),
            _ => true,
        };
        let is_reasoned = !REASONED.contains(&tried.step) || !tried.reason.is_empty();
        match holds && is_reasoned {
            true => Verdict::Accepted,
            false => Verdict::Refused,
        }
    }

    fn takes(&mut self, tried: &Move, who: &'static str, today: Date) {
        self.beside.takes(tried, who, today);
        self.state = self.row(tried.step).map_or(self.state, |row| row.2);
        match tried.step {
            "assign" => self.has_office = tried.text("office") == "bureau-office",
            "accept" => self.due = Some(after_15_working_days(self.received)),
            "transfer" => {
                (self.is_gone, self.has_office) = (true, false);
                self.due = None;
                self.received = today;
            }
            "write_reply" => self.writer = Some(who),
            "send" => {
                (self.has_ended, self.is_sent) = (true, true);
                self.beside.sends();
            }
            "decline" => self.has_ended = true,
            "rate" => self.is_rated = true,
            _ => {}
        }
    }
}
