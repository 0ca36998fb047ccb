//! The clock in words for everybody: what is wrong with what was filled in, and what the answer means.

use gongkai_office::tools::{ReplyClock, ToolError};
use gongkai_rules::foi::clock::ClockError;
use jiff::civil::Date;

use super::{super::field::Mistake, form::Form, kinds::Kind, said::ClockWords};
use crate::{show, words::written};

/// Puts a refusal where it belongs in the form.
pub(super) fn place(error: &ToolError, form: &mut Form, mistakes: &mut Vec<Mistake>) {
    let ToolError::Clock(clock) = error else {
        let text = form.t.quoted(&error.to_string());
        form.received_on.fail(text, mistakes);
        return;
    };
    let (kind, on, text) = told(clock);
    let article = clock.article();
    let text = article.map_or(text.clone(), |article| format!("{text}（{article}）"));
    let text = form.t.quoted(&text);
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
fn told(error: &ClockError) -> (&'static str, Option<Date>, String) {
    let label = Kind::label_of;
    let day = show::day_in_words;
    match error {
        ClockError::BeforeReceipt {
            kind,
            on,
            received_on,
        } => {
            let text = format!(
                "{}在{}，早于收到申请的{}",
                label(kind),
                day(*on),
                day(*received_on)
            );
            (kind, Some(*on), text)
        }
        ClockError::NotConfirmed { kind, on } => {
            let text = format!(
                "{}在{}，而申请还没有与申请人确认收到，请填写确认日期",
                label(kind),
                day(*on)
            );
            (kind, Some(*on), text)
        }
        ClockError::AfterClosing {
            kind,
            on,
            closed_on,
        } => {
            let text = format!(
                "{}在{}，而申请已经在{}办结",
                label(kind),
                day(*on),
                day(*closed_on)
            );
            (kind, Some(*on), text)
        }
        ClockError::NothingOpen { kind, on, needs } => {
            let text = format!(
                "{}在{}，但是在它以前没有“{}”，或者已经有过一次",
                label(kind),
                day(*on),
                label(needs)
            );
            (kind, Some(*on), text)
        }
        ClockError::Backwards { kind, date, on, .. } => {
            let text = format!("{}早于{}的{}", day(*date), label(kind), day(*on));
            (kind, Some(*on), text)
        }
        ClockError::ExtensionDays(days) => {
            let text = format!("延长应当是 1 至 20 个工作日，现为 {days} 个");
            ("extended", None, text)
        }
        other => ("", None, other.to_string()),
    }
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
