//! The calendar against the notices and against the figures of the years.

mod arithmetic;
mod imported;
mod properties;

use jiff::civil::Date;

use super::*;

pub(crate) fn on(text: &str) -> Date {
    text.parse().unwrap()
}

fn shipped() -> &'static Calendar {
    Calendar::shipped()
}

/// Spans as text, one a line.
fn lines(spans: &[DaySpan]) -> Vec<String> {
    let line = |span: &DaySpan| {
        let mark = if span.counted { '+' } else { '-' };
        format!("{mark} {}..{} {}", span.from, span.to, span.reason)
    };
    spans.iter().map(line).collect()
}
