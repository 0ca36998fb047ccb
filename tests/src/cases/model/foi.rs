//! A request: a table, and a plain list of events that the law's clock reads.

mod moves;
mod rules;
mod table;

use gongkai_model::case::Channel as Came;
use gongkai_office::cases;
use gongkai_rules::{
    calendar::Calendar,
    foi::clock::{Channel, Event, EventKind},
};
use gongkai_testkit::TestResult;
use jiff::civil::Date;

use self::table::{Row, SEE, TABLE};
use super::{
    APPLICANT, Aim, Beside, Course, Model, Move, OVERSEER, Stage, Try, Verdict, beside::Standing,
};
use crate::cases::{REQUEST, form};

pub(super) use table::AIMS;

/// What was judged of the document that the request is about (art. 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judged {
    /// An organ of the government alone issued it.
    Administrative,
    /// The rules of the Party decide.
    UnderPartyRules,
}

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
    /// Another unit has it.
    is_gone: bool,
    has_office: bool,
    theme: Option<&'static str>,
    /// Whether it names a document that looks joint.
    looks_joint: bool,
    judged: Option<Judged>,
    was_searched: bool,
    /// Who wrote the last reply, and its kind.
    reply: Option<(&'static str, &'static str)>,
    is_stub: bool,
    is_sent: bool,
    /// Suggestions to publish that nobody judged.
    suggestions: usize,
    beside: Beside,
}

pub(super) async fn plays(stage: &Stage, day: u8, aim: Aim, tries: &[Try]) -> TestResult<Course> {
    let first = stage.begins(day)?;
    let town = &stage.town;
    let handler = town.person("foi-handler").await?;
    let looks_joint = day.is_multiple_of(4);
    let mut fields = REQUEST.to_vec();
    if looks_joint {
        fields.push(("doc_number", "云办发〔2025〕3号"));
    }
    let form = form(town, "foi_request", &fields).await?;
    let needs_confirmation = day.is_multiple_of(3);
    let (came, channel) = if needs_confirmation {
        (Came::PostPlain, Channel::PostPlain)
    } else {
        (Came::InPerson, Channel::InPerson)
    };
    let receipt = cases::register(&town.office, &handler, form, came, first).await?;
    let received = Event {
        on: first,
        kind: EventKind::Received {
            channel,
            confirmed_on: None,
        },
        reference: None,
    };
    let request = Request {
        state: "submitted",
        needs_confirmation,
        events: vec![received],
        calendar: Calendar::shipped(),
        paid: 0,
        ended: None,
        is_gone: false,
        has_office: false,
        theme: None,
        looks_joint,
        judged: None,
        was_searched: false,
        reply: None,
        is_stub: false,
        is_sent: false,
        suggestions: 0,
        beside: Beside::default(),
    };
    super::plays(stage, request, &receipt, (first, aim), tries).await
}

impl Request {
    fn row(&self, step: &str) -> Option<&'static Row> {
        TABLE
            .iter()
            .find(|(from, known, ..)| *from == self.state && *known == step)
    }

    fn handles(&self, who: &str) -> bool {
        match self.is_gone {
            true => who == "neighbour-head",
            false => SEE.contains(&who),
        }
    }

    fn standing(&self, who: &str) -> Standing {
        let withholds = matches!(self.reply, Some((_, "R3" | "R8")));
        Standing {
            handles: self.handles(who),
            is_gone: self.is_gone,
            assigned_it: who == "foi-handler" && self.has_office && !self.is_gone,
            has_ended: self.ended.is_some(),
            is_signed: self.state == "delivering",
            is_stub: self.is_stub,
            may_publish: self.is_sent && !self.is_stub && !withholds,
        }
    }

    /// What changes besides the state and the clock.
    fn notes(&mut self, tried: &Move, who: &'static str) {
        match tried.step {
            "register" => self.theme = Some(themed(tried)),
            "classify" => self.theme = Some("education"),
            "assign" => self.has_office = tried.text("office") == "bureau-office",
            "transfer" => (self.is_gone, self.has_office) = (true, false),
            "take_payment" => self.paid += 1,
            "refund_fee" => self.paid -= 1,
            "note_search" => self.was_searched = true,
            "judge_joint" if !self.is_stub => {
                self.judged = Some(match tried.text("rule") {
                    "party" => Judged::UnderPartyRules,
                    _ => Judged::Administrative,
                });
            }
            "write_reply" => self.reply = Some((who, kind_of(tried))),
            "withhold_secret" => {
                self.reply = Some((who, kind_of(tried)));
                self.is_stub = true;
                self.theme = None;
                self.beside.is_emptied();
            }
            "deliver" => {
                self.is_sent = true;
                if matches!(self.reply, Some((_, "R2" | "R8"))) {
                    self.beside.sends();
                }
            }
            "suggest_public" => self.suggestions += 1,
            "judge_suggestion" => self.suggestions -= 1,
            _ => {}
        }
    }
}

fn kind_of(tried: &Move) -> &'static str {
    match tried.text("reply_kind") {
        "R2" => "R2",
        "R3" => "R3",
        "R4" => "R4",
        _ => "R8",
    }
}

/// The theme that is chosen, or what the words of the request suggest: money for the renewal of old housing estates.
fn themed(tried: &Move) -> &'static str {
    match tried.text("theme") {
        "" => "housing",
        _ => "finance",
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

    fn has_office(&self) -> bool {
        self.has_office
    }

    fn is_stub(&self) -> bool {
        self.is_stub
    }

    fn theme(&self) -> Option<&'static str> {
        self.theme
    }

    fn beside(&self) -> &Beside {
        &self.beside
    }

    fn moves(&self, today: Date, choice: u16) -> Vec<Move> {
        moves::moves(today, choice)
    }

    fn ends_early(&self) -> &'static [&'static str] {
        &["withdraw", "transfer", "withhold_secret"]
    }

    fn verdict(&self, tried: &Move, who: &'static str, today: Date) -> Verdict {
        let standing = self.standing(who);
        if let Some(verdict) = self.beside.verdict(tried, who, today, standing) {
            return verdict;
        }
        if who != APPLICANT && who != OVERSEER && !standing.handles {
            return Verdict::Unseen;
        }
        let Some((.., people, reason)) = self.row(tried.step) else {
            return Verdict::Refused;
        };
        match people.contains(&who) {
            true if self.holds(tried, who, (today, *reason)) => Verdict::Accepted,
            false if who == APPLICANT => Verdict::Unseen,
            _ => Verdict::Refused,
        }
    }

    fn takes(&mut self, tried: &Move, who: &'static str, today: Date) {
        self.beside.takes(tried, who, today);
        let before = self.due().0;
        let to = self.row(tried.step).map_or(self.state, |row| row.2);
        self.notes(tried, who);
        self.state = match tried.step {
            "register" if self.needs_confirmation => "confirming",
            _ => to,
        };
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
        if matches!(tried.step, "deliver" | "lapse" | "withdraw") {
            self.ended = Some(before);
        }
    }
}
