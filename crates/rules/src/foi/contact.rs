//! 与申请人确认 — the log of attempts to reach an applicant, and the day of receipt that follows: art. 31.
//!
//! A request handed over or signed for is received that day. A plain letter is to be confirmed with the applicant on
//! the day it arrives, a request over the internet or by fax by both sides; the day of the confirmation counts, and
//! until then nothing runs. Whoever cannot be reached is tried again: each attempt stands in the log with who, when
//! and how, and receipt is the day on which contact is restored (国办公开办函〔2015〕207号, as far as the regulation of
//! 2019 left it). Left out: what the day of receipt starts (`foi::clock`).

use jiff::civil::Date;

use super::clock::{Channel, Event, EventKind};
use super::named::Named;
use crate::dates::chinese;
use crate::explained::Explained;

const HANDED_OVER: &str = "条例第三十一条第一项";
const POSTED: &str = "条例第三十一条第二项";
const BOTH_SIDES: &str = "条例第三十一条第三项";

/// How an applicant was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactWay {
    /// 电话
    Telephone,
    /// 短信
    TextMessage,
    /// 电子邮件
    Email,
    /// 信函
    Letter,
    /// 网上平台
    Platform,
    /// 当面
    InPerson,
}

/// What came of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactResult {
    /// 已确认
    Confirmed,
    /// 未联系上
    NotReached,
}

/// One attempt to confirm a request with its applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The day.
    pub on: Date,
    /// Who of the FOI office tried.
    pub by: Named,
    /// How.
    pub way: ContactWay,
    /// With what result.
    pub result: ContactResult,
}

/// What the log says about receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    channel: Channel,
    arrived_on: Date,
    received_on: Option<Date>,
    tried_on: Option<Date>,
}

/// Why a log cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ContactError {
    /// 联系早于到达
    #[error("联系之日{}早于申请到达之日{}", chinese(*.on), chinese(*.arrived_on))]
    BeforeArrival {
        /// The day of the attempt.
        on: Date,
        /// The day on which the request arrived.
        arrived_on: Date,
    },
}

/// Works out the day of receipt of a request that arrived on a day; attempts may stand in any order.
///
/// # Errors
/// [`ContactError`] when somebody was contacted about a request before it arrived.
pub fn receipt(
    channel: Channel,
    arrived_on: Date,
    attempts: &[Attempt],
) -> Result<Explained<Receipt>, ContactError> {
    let tried_on = attempts.iter().map(|attempt| attempt.on).min();
    if let Some(on) = tried_on.filter(|on| *on < arrived_on) {
        return Err(ContactError::BeforeArrival { on, arrived_on });
    }
    let confirmations = attempts
        .iter()
        .filter(|attempt| attempt.result == ContactResult::Confirmed);
    let confirmed_on = confirmations.map(|attempt| attempt.on).min();
    let receipt = Receipt {
        channel,
        arrived_on,
        received_on: match channel.needs_confirmation() {
            true => confirmed_on,
            false => Some(arrived_on),
        },
        tried_on,
    };
    Ok(receipt.explained(attempts))
}

impl Receipt {
    /// 收到申请之日; none while the applicant has not confirmed.
    pub fn received_on(&self) -> Option<Date> {
        self.received_on
    }

    /// The day on which the applicant must first be tried: for a plain letter the day of arrival (当日); where both
    /// sides confirm, the article names no day.
    pub fn contact_due_on(&self) -> Option<Date> {
        (self.channel == Channel::PostPlain).then_some(self.arrived_on)
    }

    /// Was the applicant of a plain letter not tried on the day it arrived?
    pub fn is_contact_late(&self, as_of: Date) -> bool {
        let tried_on = self.tried_on.unwrap_or(as_of);
        self.contact_due_on().is_some_and(|due| tried_on > due)
    }

    /// The event with which the clock begins.
    pub fn event(&self) -> Event {
        Event {
            on: self.arrived_on,
            kind: EventKind::Received {
                channel: self.channel,
                confirmed_on: self
                    .received_on
                    .filter(|_| self.channel.needs_confirmation()),
            },
            reference: None,
        }
    }

    fn explained(self, attempts: &[Attempt]) -> Explained<Self> {
        let arrived = chinese(self.arrived_on);
        let (opening, article) = match self.channel {
            Channel::InPerson => (
                format!("{arrived}当面提交，提交之日为收到之日。"),
                HANDED_OVER,
            ),
            Channel::PostSigned => (format!("{arrived}签收邮件，签收之日为收到之日。"), POSTED),
            Channel::PostPlain => (
                format!("平常信函{arrived}到达，应当于当日与申请人确认，确认之日为收到之日。"),
                POSTED,
            ),
            Channel::Online => (
                format!("{arrived}通过互联网渠道提交，双方确认之日为收到之日。"),
                BOTH_SIDES,
            ),
            Channel::Fax => (
                format!("{arrived}以传真提交，双方确认之日为收到之日。"),
                BOTH_SIDES,
            ),
        };
        let mut explained = Explained::new(self, opening, Some(article));
        if !self.channel.needs_confirmation() {
            return explained;
        }
        let mut in_order: Vec<&Attempt> = attempts.iter().collect();
        in_order.sort_by_key(|attempt| attempt.on);
        for attempt in in_order {
            explained = explained.and(attempt.text(), None);
        }
        match self.received_on {
            Some(on) => explained.and(format!("收到申请之日为{}。", chinese(on)), Some(article)),
            None => explained.and("尚未与申请人确认，期限不起算。", Some(article)),
        }
    }
}

impl Attempt {
    fn text(&self) -> String {
        let (on, by, way) = (chinese(self.on), &self.by, self.way.label());
        match self.result {
            ContactResult::Confirmed => format!("{on}{by}以{way}方式联系申请人，已确认。"),
            ContactResult::NotReached => format!("{on}{by}以{way}方式联系申请人，未联系上。"),
        }
    }
}

impl ContactWay {
    /// The name in Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Telephone => "电话",
            Self::TextMessage => "短信",
            Self::Email => "电子邮件",
            Self::Letter => "信函",
            Self::Platform => "网上平台",
            Self::InPerson => "当面",
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::ContactResult::{Confirmed, NotReached};
    use super::*;
    use crate::calendar::Calendar;
    use crate::foi::clock::{self, ClockSettings};

    fn on(day: i8) -> Date {
        date(2024, 9, day)
    }

    fn tried(day: i8, way: ContactWay, result: ContactResult) -> Attempt {
        Attempt {
            on: on(day),
            by: Named::new("陈某").unwrap(),
            way,
            result,
        }
    }

    /// A letter of the 13th; the log as days with results.
    fn of(channel: Channel, log: &[(i8, ContactResult)]) -> Receipt {
        let attempts: Vec<_> = log
            .iter()
            .map(|(day, result)| tried(*day, ContactWay::Telephone, *result))
            .collect();
        receipt(channel, on(13), &attempts).unwrap().value
    }

    #[test]
    fn art_31_the_log_decides_the_day_of_receipt() {
        for channel in [Channel::InPerson, Channel::PostSigned] {
            for log in [&[][..], &[(14, NotReached)], &[(18, Confirmed)]] {
                let receipt = of(channel, log);
                assert_eq!(receipt.received_on(), Some(on(13)), "{channel:?} {log:?}");
                assert_eq!(receipt.contact_due_on(), None);
                assert!(!receipt.is_contact_late(on(30)));
            }
        }
        for channel in [Channel::PostPlain, Channel::Online, Channel::Fax] {
            for (log, expected) in [
                (&[][..], None),
                (&[(13, NotReached), (18, NotReached)], None),
                (&[(13, Confirmed)], Some(on(13))),
                (&[(13, NotReached), (18, Confirmed)], Some(on(18))),
                (
                    &[(20, Confirmed), (13, NotReached), (18, Confirmed)],
                    Some(on(18)),
                ),
            ] {
                let received_on = of(channel, log).received_on();
                assert_eq!(received_on, expected, "{channel:?} {log:?}");
            }
        }
    }

    #[test]
    fn art_31_the_sender_of_a_plain_letter_is_tried_on_the_day_it_arrives() {
        for (log, as_of, is_late) in [
            (&[][..], 13, false),
            (&[], 14, true),
            (&[(13, NotReached)], 30, false),
            (&[(14, Confirmed)], 14, true),
            (&[(18, Confirmed), (13, NotReached)], 30, false),
        ] {
            let receipt = of(Channel::PostPlain, log);
            assert_eq!(receipt.contact_due_on(), Some(on(13)));
            assert_eq!(receipt.is_contact_late(on(as_of)), is_late, "{log:?}");
            let online = of(Channel::Online, log);
            assert_eq!(online.contact_due_on(), None);
            assert!(!online.is_contact_late(on(as_of)), "{log:?}");
        }
    }

    #[test]
    fn art_31_nobody_is_contacted_before_a_request_arrives() {
        let attempts = [
            tried(13, ContactWay::Email, NotReached),
            tried(12, ContactWay::Email, Confirmed),
        ];
        let error = receipt(Channel::Fax, on(13), &attempts).unwrap_err();
        assert_eq!(
            error.to_string(),
            "联系之日2024年9月12日早于申请到达之日2024年9月13日"
        );
    }

    #[test]
    fn art_31_every_attempt_is_told_in_order() {
        let attempts = [
            tried(18, ContactWay::Letter, Confirmed),
            tried(13, ContactWay::Telephone, NotReached),
        ];
        let told = |channel, attempts: &[Attempt]| -> Vec<(String, Option<&'static str>)> {
            let explained = receipt(channel, on(13), attempts).unwrap();
            let lines = explained.because.into_iter();
            lines.map(|line| (line.text, line.article)).collect()
        };
        let line = |text: &str, article| (text.to_owned(), article);
        assert_eq!(
            told(Channel::PostPlain, &attempts),
            [
                line(
                    "平常信函2024年9月13日到达，应当于当日与申请人确认，确认之日为收到之日。",
                    Some(POSTED)
                ),
                line("2024年9月13日陈某以电话方式联系申请人，未联系上。", None),
                line("2024年9月18日陈某以信函方式联系申请人，已确认。", None),
                line("收到申请之日为2024年9月18日。", Some(POSTED)),
            ]
        );
        let openings = [
            (
                Channel::InPerson,
                "2024年9月13日当面提交，提交之日为收到之日。",
                HANDED_OVER,
            ),
            (
                Channel::PostSigned,
                "2024年9月13日签收邮件，签收之日为收到之日。",
                POSTED,
            ),
            (
                Channel::Online,
                "2024年9月13日通过互联网渠道提交，双方确认之日为收到之日。",
                BOTH_SIDES,
            ),
            (
                Channel::Fax,
                "2024年9月13日以传真提交，双方确认之日为收到之日。",
                BOTH_SIDES,
            ),
        ];
        for (channel, text, article) in openings {
            let mut expected = vec![line(text, Some(article))];
            if channel.needs_confirmation() {
                expected.push(line("尚未与申请人确认，期限不起算。", Some(article)));
            }
            assert_eq!(told(channel, &[]), expected);
        }
        let handed_over = told(Channel::InPerson, &attempts);
        assert_eq!(handed_over.len(), 1, "no confirmation, no log");
        let ways = [
            ContactWay::Telephone,
            ContactWay::TextMessage,
            ContactWay::Email,
            ContactWay::Letter,
            ContactWay::Platform,
            ContactWay::InPerson,
        ];
        let names = ways.map(ContactWay::label);
        assert_eq!(
            names,
            ["电话", "短信", "电子邮件", "信函", "网上平台", "当面"]
        );
    }

    #[test]
    fn art_31_the_clock_begins_with_what_the_log_says() {
        let due = |channel, log: &[(i8, ContactResult)]| {
            let event = of(channel, log).event();
            let settings = ClockSettings::default();
            let reading = clock::read(&[event], None, &settings, Calendar::shipped()).unwrap();
            (reading.received_on, reading.due_on)
        };
        let confirmed = &[(13, NotReached), (18, Confirmed)];
        let late = (Some(on(18)), Some(date(2024, 10, 21)));
        assert_eq!(due(Channel::PostPlain, confirmed), late);
        assert_eq!(due(Channel::Online, &[(13, NotReached)]), (None, None));
        let at_once = (Some(on(13)), Some(date(2024, 10, 17)));
        assert_eq!(due(Channel::InPerson, confirmed), at_once);
        let event = of(Channel::InPerson, confirmed).event();
        let expected = EventKind::Received {
            channel: Channel::InPerson,
            confirmed_on: None,
        };
        assert_eq!(event.kind, expected);
    }
}
