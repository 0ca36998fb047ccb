//! When each text is drafted and finished, and the numbers that follow from it.

use std::collections::BTreeMap;

use gongkai_rules::numbers::DocNumber;
use jiff::civil::Date;

use super::{
    DemoError,
    days::{self, WorkTime},
    texts::Text,
};

/// The span of a record's way from draft to its state (without what happens after publication).
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub start: WorkTime,
    pub end: WorkTime,
}

/// Gives every text its span; interpretations without a date go with their document.
pub(super) fn spans(texts: &[Text], today: Date) -> Result<Vec<Span>, DemoError> {
    let yesterday = days::shift(today, -1);
    let own: Vec<Option<Span>> = (0..)
        .zip(texts)
        .map(|(turn, text)| Ok(end_day(text, yesterday)?.map(|day| span(text, day, turn))))
        .collect::<Result<_, DemoError>>()?;
    let by_key: BTreeMap<_, _> = texts
        .iter()
        .zip(&own)
        .filter_map(|(text, span)| Some((&text.key, (*span)?)))
        .collect();
    texts
        .iter()
        .zip(&own)
        .map(|(text, span)| {
            if let Some(span) = span {
                return Ok(*span);
            }
            let document = text.interprets.as_ref().and_then(|key| by_key.get(key));
            let document = document.ok_or_else(|| DemoError::unknown("date", &text.key))?;
            // Published just before the document, which may not go out without it (解读三同步).
            Ok(Span {
                start: document.start.plus(12),
                end: document.end.minus(3),
            })
        })
        .collect()
}

fn end_day(text: &Text, yesterday: Date) -> Result<Option<Date>, DemoError> {
    if let Some(ago) = text.ago {
        return Ok(Some(days::shift(yesterday, 1 - ago.max(1))));
    }
    let Some(on) = &text.on else { return Ok(None) };
    let wrong = || DemoError::unknown("day", on);
    let (years_back, day) = match on.split_once(':') {
        Some((years, day)) => (
            years
                .trim_start_matches('-')
                .parse::<i16>()
                .map_err(|_| wrong())?,
            day,
        ),
        None => (0, on.as_str()),
    };
    let (month, day) = day.split_once('-').ok_or_else(wrong)?;
    let (month, day): (i8, i8) = (
        month.parse().map_err(|_| wrong())?,
        day.parse().map_err(|_| wrong())?,
    );
    let in_year = |year: i16| Date::new(year, month, day).map_err(|_| wrong());
    let this_year = in_year(yesterday.year())?;
    let year = if this_year <= yesterday {
        yesterday.year()
    } else {
        yesterday.year() - 1
    };
    Ok(Some(in_year(year - years_back)?))
}

fn span(text: &Text, day: Date, turn: i64) -> Span {
    let default_lead = if text.kind == "normative_document" {
        8
    } else {
        2
    };
    let minute = 45 + (turn * 53) % 330;
    let end = WorkTime::new(day, minute);
    let lead = text.lead.unwrap_or(default_lead);
    Span {
        start: end.minus(lead * days::DAY_MINUTES + (turn * 7) % 30),
        end,
    }
}

/// Gives document numbers in the order of drafting, from 1 in every year.
///
/// Normative documents count without gaps; the other series leave numbers for papers that never become
/// public, as real ones do.
pub(super) fn numbers(
    texts: &[Text],
    spans: &[Span],
) -> Result<BTreeMap<String, DocNumber>, DemoError> {
    let mut order: Vec<_> = texts
        .iter()
        .zip(spans)
        .filter(|(text, _)| text.number.is_some())
        .collect();
    order.sort_by_key(|(text, span)| (span.start, &text.key));
    let mut counts: BTreeMap<(&str, i16), u32> = BTreeMap::new();
    let mut given = BTreeMap::new();
    for (text, span) in order {
        let Some(org) = text.number.as_deref() else {
            continue;
        };
        let year = span.start.day().year();
        let count = counts.entry((org, year)).or_insert(0);
        *count += 1;
        let seq = if org.ends_with('规') {
            *count
        } else {
            *count * 3 - *count % 2
        };
        let number = DocNumber::bracket(org, year, seq).map_err(|source| DemoError::Number {
            key: text.key.clone(),
            source,
        })?;
        given.insert(text.key.clone(), number);
    }
    Ok(given)
}

/// Fills in the unified numbers (统一编号) of normative documents: one series for the district and year.
pub(super) fn unified_numbers(texts: &mut [Text], spans: &[Span]) {
    let mut order: Vec<_> = texts
        .iter_mut()
        .zip(spans)
        .filter(|(text, _)| text.kind == "normative_document")
        .collect();
    order.sort_by_key(|(_, span)| span.start);
    let mut counts: BTreeMap<i16, u32> = BTreeMap::new();
    for (text, span) in order {
        let year = span.start.day().year();
        let count = counts.entry(year).or_insert(0);
        *count += 1;
        text.places
            .insert("unified_no".into(), format!("YHGS-{year}-{count:04}"));
        text.places.insert("unified_seq".into(), count.to_string());
    }
}
