//! The form of a request's clock: receipt, events row by row, the day of asking; and the events in it.

use gongkai_office::tools::EVENTS_MAX;
use gongkai_rules::foi::clock::{AgencyRole, Channel, Event, EventKind};
use jiff::civil::Date;

use super::{
    super::{
        address::Asked,
        field::{Choice, Line, Mistake},
        words::ToolWords,
    },
    kinds::{CHANNELS, Extra, KINDS, Kind, ROLES, class_of},
    said::{self, ClockWords},
};
use crate::words::Phrase;

/// The rows of an empty form.
const ROWS: usize = 2;

/// What was filled in.
pub(super) struct Form {
    pub(super) t: ToolWords,
    pub(super) w: ClockWords,
    pub(super) is_asked: bool,
    pub(super) channel: Channel,
    pub(super) received_on: Line,
    pub(super) confirmed_on: Line,
    pub(super) rows: Vec<Row>,
    pub(super) as_of: Line,
}

/// A row: something that happened.
pub(super) struct Row {
    w: ClockWords,
    pub(super) number: usize,
    pub(super) kind: String,
    pub(super) on: Line,
    pub(super) until: Line,
    pub(super) received_on: Line,
    pub(super) role: String,
    pub(super) working_days: Line,
    pub(super) approved_by: Line,
    pub(super) reference: Line,
    pub(super) error: Option<Phrase>,
}

impl Form {
    pub(super) fn new(w: ClockWords, asked: &Asked<'_>) -> Self {
        let t = ToolWords(w.0);
        let code = asked.text("channel");
        let channel = Channel::ALL.into_iter().find(|known| known.code() == code);
        let used = (1..=EVENTS_MAX).rev();
        let mut used = used.filter(|row| asked.has(&format!("kind_{row}")));
        let rows: usize = asked.text("rows").parse().unwrap_or(ROWS);
        let rows = rows.max(used.next().unwrap_or(0)) + usize::from(asked.has("more"));
        let rows = rows.clamp(ROWS, EVENTS_MAX);
        Self {
            t,
            w,
            is_asked: asked.has("received_on"),
            channel: channel.unwrap_or(Channel::InPerson),
            received_on: Line::new(t, "received_on", w.received_on(), asked.text("received_on"))
                .hinted(w.received_hint()),
            confirmed_on: Line::new(
                t,
                "confirmed_on",
                w.confirmed_on(),
                asked.text("confirmed_on"),
            )
            .hinted(w.confirmed_hint())
            .optional(),
            rows: (1..=rows)
                .map(|number| Row::new(w, asked, number))
                .collect(),
            as_of: Line::new(t, "as_of", w.as_of(), asked.text("as_of"))
                .hinted(w.as_of_hint())
                .optional(),
        }
    }

    /// The shortest pairs that ask the same.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = vec![
            ("mode".to_owned(), "foi".to_owned()),
            ("channel".to_owned(), self.channel.code().to_owned()),
        ];
        if self.is_asked {
            let value = self.received_on.value.clone();
            pairs.push(("received_on".to_owned(), value));
        }
        if self.channel.needs_confirmation() {
            push(&mut pairs, &self.confirmed_on);
        }
        for row in &self.rows {
            row.pairs(&mut pairs);
        }
        if self.rows.len() > ROWS {
            pairs.push(("rows".to_owned(), self.rows.len().to_string()));
        }
        push(&mut pairs, &self.as_of);
        pairs
    }

    /// The events, unless something is missing or does not read.
    pub(super) fn events(&mut self, mistakes: &mut Vec<Mistake>) -> Vec<Event> {
        let channel = self.channel;
        let received_on = self.received_on.date(mistakes);
        let confirmed_on = channel
            .needs_confirmation()
            .then(|| self.confirmed_on.date(mistakes))
            .flatten();
        let received = received_on.map(|on| Event {
            on,
            kind: EventKind::Received {
                channel,
                confirmed_on,
            },
            reference: None,
        });
        let rows = self.rows.iter_mut();
        let rows = rows.filter_map(|row| row.event(mistakes));
        received.into_iter().chain(rows).collect()
    }

    pub(super) fn channels(&self) -> Vec<Choice> {
        let choice = |code| {
            let (name, about) = said::channel(self.w.0, code);
            Choice {
                code,
                name,
                about,
                is_chosen: code == self.channel.code(),
            }
        };
        CHANNELS.into_iter().map(choice).collect()
    }

    /// The row of an event of this sort and day.
    pub(super) fn row_of(&mut self, kind: &str, on: Option<Date>) -> Option<&mut Row> {
        let mut rows = self.rows.iter_mut();
        rows.find(|row| row.kind == kind && on.is_none_or(|on| row.is_on(on)))
    }
}

impl Row {
    fn new(w: ClockWords, asked: &Asked<'_>, number: usize) -> Self {
        let text = |key: &str| asked.text(&format!("{key}_{number}"));
        let line = |key: &str, label: &'static str| {
            let name = format!("{key}_{number}");
            Line::new(ToolWords(w.0), name, w.row_field(number, label), text(key)).labelled(label)
        };
        let extra = |key: &str, label: &'static str, extra: Extra| {
            line(key, label).shown_for(class_of(extra)).optional()
        };
        let role = ROLES.iter().find(|code| **code == text("as"));
        let kind = Kind::find(text("kind"));
        Self {
            w,
            number,
            kind: kind.map_or_else(String::new, |kind| kind.code.to_owned()),
            on: line("on", w.date()),
            until: extra("until", w.until(), Extra::Until),
            received_on: extra("received_on", w.letter_received(), Extra::ReceivedOn),
            role: role.map_or("co_maker", |code| *code).to_owned(),
            working_days: extra("working_days", w.working_days(), Extra::WorkingDays),
            approved_by: extra("approved_by", w.approved_by(), Extra::ApprovedBy),
            reference: extra("ref", w.reference(), Extra::Reference),
            error: None,
        }
    }

    fn kind(&self) -> Option<Kind> {
        Kind::find(&self.kind)
    }

    fn has(&self, extra: Extra) -> bool {
        self.kind().is_some_and(|kind| kind.has(extra))
    }

    fn is_on(&self, on: Date) -> bool {
        gongkai_rules::dates::read_date(&self.on.value) == Some(on)
    }

    /// Is nothing chosen and nothing typed?
    fn is_empty(&self) -> bool {
        self.kind.is_empty() && self.on.value.is_empty()
    }

    fn pairs(&self, pairs: &mut Vec<(String, String)>) {
        if self.is_empty() {
            return;
        }
        let number = self.number;
        pairs.push((format!("kind_{number}"), self.kind.clone()));
        pairs.push((self.on.name.clone(), self.on.value.clone()));
        if self.has(Extra::Role) {
            pairs.push((format!("as_{number}"), self.role.clone()));
        }
        for (extra, line) in [
            (Extra::Until, &self.until),
            (Extra::ReceivedOn, &self.received_on),
            (Extra::WorkingDays, &self.working_days),
            (Extra::ApprovedBy, &self.approved_by),
            (Extra::Reference, &self.reference),
        ] {
            if self.has(extra) {
                push(pairs, line);
            }
        }
    }

    fn event(&mut self, mistakes: &mut Vec<Mistake>) -> Option<Event> {
        if self.is_empty() {
            return None;
        }
        let Some(kind) = self.kind() else {
            let text = self.w.choose_row(self.number);
            self.fail(text, mistakes);
            return None;
        };
        let on = self.on.date(mistakes);
        let mut date =
            |line: &mut Line, extra: Extra| kind.has(extra).then(|| line.date(mistakes)).flatten();
        let until = date(&mut self.until, Extra::Until);
        let received_on = date(&mut self.received_on, Extra::ReceivedOn);
        let kind = self.event_kind(kind, until, received_on, mistakes)?;
        let reference = self.reference.value.clone();
        let has_reference = self.has(Extra::Reference) && !reference.is_empty();
        Some(Event {
            on: on?,
            kind,
            reference: has_reference.then_some(reference),
        })
    }

    fn event_kind(
        &mut self,
        kind: Kind,
        until: Option<Date>,
        received_on: Option<Date>,
        mistakes: &mut Vec<Mistake>,
    ) -> Option<EventKind> {
        let role = match self.role.as_str() {
            "other" => AgencyRole::Other,
            _ => AgencyRole::CoMaker,
        };
        Some(match kind.code {
            "correction_requested" => EventKind::CorrectionRequested { until },
            "corrected" => EventKind::Corrected,
            "third_party_consulted" => EventKind::ThirdPartyConsulted { received_on },
            "third_party_answered" => EventKind::ThirdPartyAnswered { received_on: None },
            "agency_consulted" => EventKind::AgencyConsulted { role },
            "agency_answered" => EventKind::AgencyAnswered { role: None },
            "fee_noticed" => EventKind::FeeNoticed { received_on },
            "fee_paid" => EventKind::FeePaid,
            "explanation_requested" => EventKind::ExplanationRequested,
            "explained" => EventKind::Explained,
            "replied" => EventKind::Replied,
            "withdrawn" => EventKind::Withdrawn,
            "deferred" => {
                if until.is_none() && self.until.error.is_none() {
                    let text = self.until.w.missing(&self.until.label);
                    self.until.fail(text, mistakes);
                }
                EventKind::Deferred { until: until? }
            }
            "extended" => {
                self.working_days.is_optional = false;
                let days = self.working_days.number(u64::from(u16::MAX), mistakes)?;
                EventKind::Extended {
                    working_days: i64::try_from(days).unwrap_or(i64::MAX),
                    approved_by: Some(self.approved_by.value.clone()),
                }
            }
            _ => return None,
        })
    }

    /// Marks the row as a whole.
    pub(super) fn fail(&mut self, text: impl Into<Phrase>, mistakes: &mut Vec<Mistake>) {
        let text = text.into();
        mistakes.push(Mistake {
            id: format!("kind_{}", self.number),
            text: text.clone(),
        });
        self.error.get_or_insert(text);
    }

    /// The choices in their groups.
    pub(super) fn kinds(&self) -> Vec<(&'static str, Vec<Choice>)> {
        let groups = KINDS.chunk_by(|a, b| a.group == b.group);
        let choice = |kind: &Kind| Choice {
            code: kind.code,
            name: said::event(self.w.0, kind.code, kind.label),
            about: "",
            is_chosen: kind.code == self.kind,
        };
        let group = |kinds: &[Kind]| {
            let name = kinds.first().map_or("", |kind| kind.group);
            let name = said::group(self.w.0, name);
            (name, kinds.iter().map(choice).collect())
        };
        groups.map(group).collect()
    }

    /// The organs that may be asked.
    pub(super) fn roles(&self) -> Vec<Choice> {
        let names = [self.w.co_maker(), self.w.other_organ()];
        let choice = |(code, name)| Choice {
            code,
            name,
            about: "",
            is_chosen: code == self.role,
        };
        ROLES.into_iter().zip(names).map(choice).collect()
    }
}

fn push(pairs: &mut Vec<(String, String)>, line: &Line) {
    if !line.value.is_empty() {
        pairs.push((line.name.clone(), line.value.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::address;

    fn form(pairs: &[(String, String)]) -> Form {
        Form::new(ClockWords::default(), &Asked::new(pairs))
    }

    #[test]
    fn the_short_form_asks_the_same_and_stays_as_it_is() {
        let typed = address::pairs(&[
            ("mode", "foi"),
            ("rows", "2"),
            ("channel", "in_person"),
            ("received_on", " 2026-9-7 "),
            ("confirmed_on", "2026-9-8"),
            ("kind_1", "extended"),
            ("on_1", "2026-9-20"),
            ("until_1", "2027-1-1"),
            ("as_1", "other"),
            ("working_days_1", "10"),
            ("approved_by_1", "李"),
            ("kind_2", ""),
            ("on_2", ""),
            ("as_2", "co_maker"),
            ("as_of", ""),
        ]);
        let short = form(&typed).pairs();
        let expected = address::pairs(&[
            ("mode", "foi"),
            ("channel", "in_person"),
            ("received_on", "2026-9-7"),
            ("kind_1", "extended"),
            ("on_1", "2026-9-20"),
            ("working_days_1", "10"),
            ("approved_by_1", "李"),
        ]);
        assert_eq!(short, expected);
        assert_eq!(form(&short).pairs(), short);
    }

    #[test]
    fn the_button_adds_a_row_up_to_the_limit() {
        let rows = |pairs: &[(&str, &str)]| {
            let pairs = address::pairs(pairs);
            form(&pairs).rows.len()
        };
        assert_eq!(rows(&[]), 2);
        assert_eq!(rows(&[("more", "1")]), 3);
        assert_eq!(rows(&[("kind_7", "replied"), ("more", "1")]), 8);
        assert_eq!(rows(&[("rows", "9999"), ("more", "1")]), EVENTS_MAX);
    }
}
