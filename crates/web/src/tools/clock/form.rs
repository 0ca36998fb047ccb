//! The form of a request's clock: receipt, events row by row, the day of asking; and the events in it.

use gongkai_office::tools::EVENTS_MAX;
use gongkai_rules::foi::clock::{AgencyRole, Channel, Event, EventKind};
use jiff::civil::Date;

use super::{
    super::{
        address::Asked,
        field::{Choice, Line, Mistake},
    },
    kinds::{CHANNELS, Extra, KINDS, Kind, ROLES, class_of},
};

/// The rows of an empty form.
const ROWS: usize = 2;

/// What was filled in.
pub(super) struct Form {
    pub(super) is_asked: bool,
    pub(super) channel: Channel,
    pub(super) received_on: Line,
    pub(super) confirmed_on: Line,
    pub(super) rows: Vec<Row>,
    pub(super) as_of: Line,
}

/// A row: something that happened.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) kind: String,
    pub(super) on: Line,
    pub(super) until: Line,
    pub(super) received_on: Line,
    pub(super) role: String,
    pub(super) working_days: Line,
    pub(super) approved_by: Line,
    pub(super) reference: Line,
    pub(super) error: Option<String>,
}

impl Form {
    pub(super) fn new(asked: &Asked<'_>) -> Self {
        let code = asked.text("channel");
        let channel = Channel::ALL.into_iter().find(|known| known.code() == code);
        let used = (1..=EVENTS_MAX).rev();
        let mut used = used.filter(|row| asked.has(&format!("kind_{row}")));
        let rows: usize = asked.text("rows").parse().unwrap_or(ROWS);
        let rows = rows.max(used.next().unwrap_or(0)) + usize::from(asked.has("more"));
        let rows = rows.clamp(ROWS, EVENTS_MAX);
        Self {
            is_asked: asked.has("received_on"),
            channel: channel.unwrap_or(Channel::InPerson),
            received_on: Line::new("received_on", "收到日期", asked.text("received_on"))
                .hinted("例如 2026-9-7。当面提交、签收、信函送达，或者网上、传真收到的那一天。"),
            confirmed_on: Line::new("confirmed_on", "确认日期", asked.text("confirmed_on"))
                .hinted("平常信函、网上、传真：与申请人确认收到的日期，从这一天起算。还没有确认的不填。")
                .optional(),
            rows: (1..=rows).map(|number| Row::new(asked, number)).collect(),
            as_of: Line::new("as_of", "算到哪一天", asked.text("as_of"))
                .hinted("不填为今天。只影响已用、剩余的天数。")
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
        let choice = |(code, name, about)| Choice {
            code,
            name,
            about,
            is_chosen: code == self.channel.code(),
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
    fn new(asked: &Asked<'_>, number: usize) -> Self {
        let text = |key: &str| asked.text(&format!("{key}_{number}"));
        let line = |key: &str, label: &'static str| {
            let name = format!("{key}_{number}");
            Line::new(name, format!("第 {number} 件的{label}"), text(key)).labelled(label)
        };
        let extra = |key: &str, label: &'static str, extra: Extra| {
            line(key, label).shown_for(class_of(extra)).optional()
        };
        let role = ROLES.iter().find(|(code, _)| *code == text("as"));
        let kind = Kind::find(text("kind"));
        Self {
            number,
            kind: kind.map_or_else(String::new, |kind| kind.code.to_owned()),
            on: line("on", "日期"),
            until: extra("until", "截止日期", Extra::Until),
            received_on: extra("received_on", "对方收到日期", Extra::ReceivedOn),
            role: role.map_or("co_maker", |(code, _)| *code).to_owned(),
            working_days: extra("working_days", "延长工作日数", Extra::WorkingDays),
            approved_by: extra("approved_by", "同意人", Extra::ApprovedBy),
            reference: extra("ref", "函件编号", Extra::Reference),
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
            let text = format!("请选择第 {} 件是什么事", self.number);
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
                    let text = format!("请填写{}", self.until.label);
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
    pub(super) fn fail(&mut self, text: String, mistakes: &mut Vec<Mistake>) {
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
            name: kind.label,
            about: "",
            is_chosen: kind.code == self.kind,
        };
        let group = |kinds: &[Kind]| {
            let name = kinds.first().map_or("", |kind| kind.group);
            (name, kinds.iter().map(choice).collect())
        };
        groups.map(group).collect()
    }

    /// The organs that may be asked.
    pub(super) fn roles(&self) -> Vec<Choice> {
        let choice = |(code, name)| Choice {
            code,
            name,
            about: "",
            is_chosen: code == self.role,
        };
        ROLES.into_iter().map(choice).collect()
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
        let short = Form::new(&Asked::new(&typed)).pairs();
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
        assert_eq!(Form::new(&Asked::new(&short)).pairs(), short);
    }

    #[test]
    fn the_button_adds_a_row_up_to_the_limit() {
        let rows = |pairs: &[(&str, &str)]| {
            let pairs = address::pairs(pairs);
            Form::new(&Asked::new(&pairs)).rows.len()
        };
        assert_eq!(rows(&[]), 2);
        assert_eq!(rows(&[("more", "1")]), 3);
        assert_eq!(rows(&[("kind_7", "replied"), ("more", "1")]), 8);
        assert_eq!(rows(&[("rows", "9999"), ("more", "1")]), EVENTS_MAX);
    }
}
