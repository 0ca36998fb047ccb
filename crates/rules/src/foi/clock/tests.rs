//! The clock against its articles.

mod art_30;
mod art_31;
mod art_32_to_34;
mod art_33;
mod art_35;
mod contract;
mod fee;
mod impossible;
mod new_acts;
mod order;
mod properties;
mod spoken;
mod uncovered;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::*;

fn on(text: &str) -> Date {
    text.parse().unwrap()
}

/// An event from `received 2024-09-13 channel=online`; a receipt without a channel is in person, an
/// extension without a name is agreed to.
fn event(text: &str) -> Event {
    let mut words = text.split_whitespace();
    let mut object = json!({"kind": words.next().unwrap(), "on": words.next().unwrap()});
    if object["kind"] == "received" {
        object["channel"] = json!("in_person");
    }
    if object["kind"] == "extended" {
        object["approved_by"] = json!("王主任");
    }
    for word in words {
        let (key, value) = word.split_once('=').unwrap();
        object[key] = match value.parse::<i64>() {
            Ok(number) => json!(number),
            Err(_) if value == "null" => Value::Null,
            Err(_) => json!(value),
        };
    }
    serde_json::from_value(object).unwrap()
}

/// Events and the day of asking from `…; …; as_of 2024-09-20`.
fn events(text: &str) -> (Vec<Event>, Option<Date>) {
    let parts = text.split(';').map(str::trim);
    let (days, kinds): (Vec<_>, Vec<_>) = parts.partition(|part| part.starts_with("as_of"));
    let as_of = days.first().map(|part| on(&part["as_of ".len()..]));
    (kinds.into_iter().map(event).collect(), as_of)
}

fn try_read_with(settings: &ClockSettings, text: &str) -> Result<Reading, ClockError> {
    let (events, as_of) = events(text);
    read(&events, as_of, settings, Calendar::shipped())
}

fn try_read(text: &str) -> Result<Reading, ClockError> {
    try_read_with(&ClockSettings::default(), text)
}

/// Compares the named keys, as in `due_on=2024-10-17 violations=none`.
fn check(text: &str, expected: &str) {
    check_with(&ClockSettings::default(), text, expected);
}

fn check_with(settings: &ClockSettings, text: &str, expected: &str) {
    let reading = try_read_with(settings, text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let value = serde_json::to_value(&reading).unwrap();
    for pair in expected.split_whitespace() {
        let (key, wanted) = pair.split_once('=').unwrap();
        assert_eq!(shown(&value[key]), wanted, "{key} of {text}");
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Array(items) => {
            let codes = items.iter().map(|item| {
                format!(
                    "{}:{}",
                    item["code"].as_str().unwrap(),
                    item["article"].as_str().unwrap()
                )
            });
            codes.collect::<Vec<_>>().join("+")
        }
        other => other.to_string(),
    }
}

/// The code and the article of the error.
fn refused(text: &str, code: &str, article: Option<&str>) {
    let error = try_read(text).expect_err(text);
    assert_eq!((error.code(), error.article()), (code, article), "{text}");
}

/// The spans as text, one a line.
fn spans(text: &str) -> Vec<String> {
    let reading = try_read(text).unwrap();
    let line = |span: &ClockSpan| {
        let mark = if span.counted { '+' } else { '-' };
        format!(
            "{mark} {}..{} {} {}",
            span.from, span.to, span.reason, span.article
        )
    };
    reading.explanation.iter().map(line).collect()
}
