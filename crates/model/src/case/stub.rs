//! 存根: all that is kept of a case whose answer is a state secret, and what may still be filled in with it.
//!
//! Source: 条例 art. 14; 《保守国家秘密法》（2024） art. 31, which keeps state secrets out of systems that are not built for
//! them. Dates, kind, unit, outcome and whom to reach stay; every free text goes and none comes in again: somebody who
//! explains a secret beside it has written it down. Left out: the decision that something is secret, which is made
//! elsewhere. ADR 28.

use gongkai_rules::{
    exemption::{Conclusion, SecretStub},
    foi::clock::Event,
};
use jiff::civil::Date;

use super::Form;
use crate::kinds::{Field, FieldType, FieldValue};

/// Fields for numbers of other people's papers: a postal item, a receipt, a payment. They say nothing of a matter.
const NUMBERS: [&str; 3] = ["item", "receipt", "reference"];

/// What was concluded, as the step that makes a stub names it: `R3` or `R8`. None before it was confirmed that nothing
/// can be brought back.
#[must_use]
pub fn concluded(given: &Form) -> Option<Conclusion> {
    if given.code("confirm") != Some("yes") {
        return None;
    }
    match given.code("reply_kind") {
        Some("R3") => Some(Conclusion::Withheld),
        Some("R8") => Some(Conclusion::PartlyWithheld),
        _ => None,
    }
}

/// The reply of a stub: kind, ground, and the neutral words.
#[must_use]
pub fn reply(conclusion: Conclusion) -> Form {
    let kind = match conclusion {
        Conclusion::PartlyWithheld => "R8",
        Conclusion::Withheld | Conclusion::Declassified => "R3",
    };
    let words = SecretStub::words(conclusion).to_owned();
    Form::from([
        ("reply_kind", FieldValue::Enum(kind.to_owned())),
        ("ground", FieldValue::Enum("X1".to_owned())),
        ("reply", FieldValue::Text(words)),
    ])
}

/// The neutral title of a stub.
#[must_use]
pub fn title(on: Date, conclusion: Conclusion) -> String {
    SecretStub { on, conclusion }.title()
}

/// Whether a field is still asked for: lists, days and numbers of papers are.
#[must_use]
pub fn takes(field: &Field) -> bool {
    !matches!(field.of, FieldType::Text { .. } | FieldType::Table { .. })
        || NUMBERS.contains(&field.code.as_str())
}

/// The first field of what was filled in that could say something of the matter; `reason` is looked at as well.
#[must_use]
pub fn says_something<'a>(given: &'a Form, reason: &str) -> Option<&'a str> {
    if !reason.trim().is_empty() {
        return Some("reason");
    }
    let mut texts = given.values().filter(|(code, value)| {
        let is_text = matches!(value, FieldValue::Text(_) | FieldValue::Table(_));
        is_text && !NUMBERS.contains(code)
    });
    texts.next().map(|(code, _)| code)
}

/// The events of the clock without the numbers that somebody typed: letters and their answers stay paired, by place.
#[must_use]
pub fn without_references(events: &[Event]) -> Vec<Event> {
    let mut known: Vec<&str> = Vec::new();
    let blank = |event: &'_ Event, number: Option<usize>| Event {
        reference: number.map(|number| (number + 1).to_string()),
        ..event.clone()
    };
    let mut blanked = Vec::new();
    for event in events {
        let number = event.reference.as_deref().map(|reference| {
            let found = known.iter().position(|one| *one == reference);
            found.unwrap_or_else(|| {
                known.push(reference);
                known.len() - 1
            })
        });
        blanked.push(blank(event, number));
    }
    blanked
}

#[cfg(test)]
mod tests {
    use gongkai_rules::foi::clock::EventKind;
    use jiff::civil::date;

    use super::*;

    fn text(text: &str) -> FieldValue {
        FieldValue::Text(text.to_owned())
    }

    fn code(code: &str) -> FieldValue {
        FieldValue::Enum(code.to_owned())
    }

    #[test]
    fn only_a_confirmed_withholding_makes_a_stub() {
        let table = [
            ("R3", "yes", Some(Conclusion::Withheld)),
            ("R8", "yes", Some(Conclusion::PartlyWithheld)),
            ("R2", "yes", None),
            ("R3", "no", None),
        ];
        for (kind, confirm, expected) in table {
            let given = Form::from([("reply_kind", code(kind)), ("confirm", code(confirm))]);
            assert_eq!(concluded(&given), expected, "{kind} {confirm}");
        }
        assert_eq!(concluded(&Form::default()), None);
    }

    #[test]
    fn no_free_text_is_taken_with_a_stub_and_numbers_of_papers_are() {
        let table = [
            (Form::default(), "", None),
            (Form::default(), " ", None),
            (Form::default(), "是某某方案", Some("reason")),
            (Form::from([("what", text("是某某方案"))]), "", Some("what")),
            (Form::from([("item", text("1134000000011"))]), "", None),
            (
                Form::from([
                    ("on", FieldValue::Date(date(2026, 3, 2))),
                    ("method", code("post")),
                ]),
                "",
                None,
            ),
        ];
        for (given, reason, expected) in table {
            assert_eq!(
                says_something(&given, reason),
                expected,
                "{given:?} {reason}"
            );
        }
    }

    #[test]
    fn letters_stay_paired_when_their_numbers_go() {
        let event = |reference: Option<&str>| Event {
            on: date(2026, 3, 2),
            kind: EventKind::Corrected,
            reference: reference.map(str::to_owned),
        };
        let events = [
            event(Some("关于某方案的函")),
            event(None),
            event(Some("另一函")),
            event(Some("关于某方案的函")),
        ];
        let blanked = without_references(&events);
        let left: Vec<_> = blanked.iter().map(|one| one.reference.as_deref()).collect();
        assert_eq!(left, [Some("1"), None, Some("2"), Some("1")]);
    }
}
