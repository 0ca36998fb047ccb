//! The clock in words for everybody: what is wrong with what was filled in, and what the answer means.

use gongkai_office::tools::{ReplyClock, ToolError};
use gongkai_rules::foi::clock::ClockError;
use jiff::civil::Date;

use super::{
    super::{field::Mistake, words::ToolWords},
    form::Form,
    kinds::Kind,
    said::{self, ClockWords},
};
use crate::words::{HOLE, Phrase, written};

/// Puts a refusal where it belongs in the form.
pub(super) fn place(error: &ToolError, form: &mut Form, mistakes: &mut Vec<Mistake>) {
    let ToolError::Clock(clock) = error else {
        form.received_on.fail(form.t.refusal(error), mistakes);
        return;
    };
    let (kind, on, text) = told(form.w, form.t, clock);
    let text = match clock.article() {
        Some(article) => {
            let whole = Phrase::from(form.w.refused(HOLE, HOLE)).holding(&text);
            whole.holding(&form.t.article(article))
        }
        None => text,
    };
    match (clock, form.row_of(kind, on)) {
        (ClockError::Backwards { kind, .. }, _) if *kind == "received" => {
            form.confirmed_on.fail(text, mistakes);
        }
        (ClockError::Backwards { key, .. }, Some(row)) => match *key {
            "until" => row.until.fail(text, mistakes),
            _ => row.received_on.fail(text, mistakes),
        },
        (ClockError::ExtensionDays(_), Some(row)) => row.working_days.fail(text, mistakes),
        (ClockError::NothingOpen { .. }, Some(row)) => row.fail(text, mistakes),
        (ClockError::NotConfirmed { .. }, _) => form.confirmed_on.fail(text, mistakes),
        (_, Some(row)) => row.on.fail(text, mistakes),
        (_, None) => form.received_on.fail(text, mistakes),
    }
}

/// The sort and day of the event that is wrong, and why in words without the names of data.
fn told(w: ClockWords, t: ToolWords, error: &ClockError) -> (&'static str, Option<Date>, Phrase) {
    let label = |kind| said::event(w.0, kind, Kind::label_of(kind));
    let day = |day: &Date| written::day_in_words(w.0, *day);
    let (kind, on, text) = match error {
        ClockError::BeforeReceipt {
            kind,
            on,
            received_on,
        } => (
            *kind,
            Some(*on),
            w.before_receipt(label(kind), day(on), day(received_on)),
        ),
        ClockError::NotConfirmed { kind, on } => {
            (*kind, Some(*on), w.not_confirmed(label(kind), day(on)))
        }
        ClockError::AfterClosing {
            kind,
            on,
            closed_on,
        } => (
            *kind,
            Some(*on),
            w.after_closing(label(kind), day(on), day(closed_on)),
        ),
        ClockError::NothingOpen { kind, on, needs } => (
            *kind,
            Some(*on),
            w.nothing_open(label(kind), day(on), label(needs)),
        ),
        ClockError::Backwards { kind, date, on, .. } => (
            *kind,
            Some(*on),
            w.backwards(day(date), label(kind), day(on)),
        ),
        ClockError::ExtensionDays(days) => ("extended", None, w.extension_days(days)),
        other => return ("", None, t.quoted(&other.to_string())),
    };
    (kind, on, text.into())
}

/// How much is used and left, in a sentence.
pub(super) fn used_and_left(w: ClockWords, clock: &ReplyClock, is_today: bool) -> Option<String> {
    let used = clock.reading.working_days_used?;
    let left = clock.reading.working_days_left?;
    Some(if clock.reading.state.is_closed() {
        w.used_closed(used, left)
    } else if is_today {
        w.used_now(used, left)
    } else {
        w.used_on(used, left, written::day_in_words(w.0, clock.as_of))
    })
}

/// The other dates of the request: what, by when.
pub(super) fn other_dates(w: ClockWords, clock: &ReplyClock) -> Vec<(&'static str, String)> {
    let reading = &clock.reading;
    let days = [
        (w.notice_due(), reading.correction_notice_due_on),
        (w.fee_due(), reading.fee_payment_due_on),
        (w.third_due(), reading.third_party_due_on),
        (w.agency_due(), reading.agency_due_on),
    ];
    let told =
        |(name, on): (&'static str, Option<Date>)| Some((name, written::day_in_words(w.0, on?)));
    days.into_iter().filter_map(told).collect()
}
