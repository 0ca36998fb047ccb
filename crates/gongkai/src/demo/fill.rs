//! Fills the places of a text: `{{year}}`, `{{date:+30}}`, `{{number:key}}` …
//!
//! Everything is reckoned from the written date, so that a text never names another year than its number.

use std::collections::BTreeMap;

use gongkai_rules::dates::chinese;
use jiff::civil::Date;

use super::{DemoError, days, types::DemoUnit};

/// What other texts may cite of a text.
#[derive(Debug, Clone)]
pub(super) struct Cited {
    pub title: String,
    pub number: Option<String>,
    pub written_on: Date,
}

/// What a text is filled from.
pub(super) struct Facts<'a> {
    pub key: &'a str,
    pub unit: &'a DemoUnit,
    pub superior: Option<&'a DemoUnit>,
    pub written_on: Date,
    pub number: Option<&'a str>,
    pub places: &'a BTreeMap<String, String>,
    pub book: &'a BTreeMap<String, Cited>,
}

/// Fills all places of `text`, twice, since a filled variant may hold places of its own.
pub(super) fn fill(text: &str, facts: &Facts<'_>) -> Result<String, DemoError> {
    fill_once(&fill_once(text, facts)?, facts)
}

fn fill_once(text: &str, facts: &Facts<'_>) -> Result<String, DemoError> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((place, after)) = after.split_once("}}") else {
            return Err(DemoError::place(facts.key, after));
        };
        filled.push_str(before);
        let value =
            value_of(place.trim(), facts).ok_or_else(|| DemoError::place(facts.key, place))?;
        filled.push_str(&value);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn value_of(place: &str, facts: &Facts<'_>) -> Option<String> {
    if let Some(value) = facts.places.get(place) {
        return Some(value.clone());
    }
    let day = facts.written_on;
    let Some((word, argument)) = place.split_once(':') else {
        return plain(place, facts);
    };
    let value = match word {
        "date" => chinese(days::shift(day, argument.parse().ok()?)),
        "iso" => days::shift(day, argument.parse().ok()?).to_string(),
        "year" => (i64::from(day.year()) + argument.parse::<i64>().ok()?).to_string(),
        "number" => facts.book.get(argument)?.number.clone()?,
        "title" => facts.book.get(argument)?.title.clone(),
        "date_of" => chinese(facts.book.get(argument)?.written_on),
        _ => return None,
    };
    Some(value)
}

fn plain(place: &str, facts: &Facts<'_>) -> Option<String> {
    let (day, unit, profile) = (facts.written_on, facts.unit, &facts.unit.profile);
    let month_before = days::shift(day.first_of_month(), -1);
    let value = match place {
        "year" => day.year().to_string(),
        "last_year" => (day.year() - 1).to_string(),
        "next_year" => (day.year() + 1).to_string(),
        "month" => day.month().to_string(),
        "today" => chinese(day),
        "last_month" => format!("{}年{}月", month_before.year(), month_before.month()),
        "last_month_period" => format!("{}至{month_before}", month_before.first_of_month()),
        "last_year_period" => {
            let last = day.year() - 1;
            format!("{last}-01-01至{last}-12-31")
        }
        "year_period" => format!("{0}-01-01至{0}-12-31", day.year()),
        "number" => facts.number?.to_owned(),
        "unit" => unit.name.clone(),
        "short" => unit.short_name.clone(),
        "superior" => facts
            .superior
            .map_or("市人民政府", |unit| unit.name.as_str())
            .to_owned(),
        "duties" => profile.duties.clone(),
        "topics" => profile.duty_topics.join("、"),
        "topic1" => profile.duty_topics.first()?.clone(),
        "topic2" => profile.duty_topics.get(1)?.clone(),
        "address" => profile.address.clone(),
        "hours" => profile.hours.clone(),
        "phone" => profile.phone.clone(),
        "fax" => profile.fax.clone(),
        "email" => profile.email.clone(),
        "head" => profile.head.clone(),
        "site" => "www.yunhe.example".to_owned(),
        _ => return None,
    };
    Some(value)
}
