//! The clock in words for everybody: what is wrong with what was filled in, and what the answer means.

use gongkai_office::tools::{ReplyClock, ToolError};
use gongkai_rules::foi::clock::{ClockError, ClockState};
use jiff::civil::Date;

use super::{super::field::Mistake, form::Form, kinds::Kind};
use crate::show;

/// Puts a refusal where it belongs in the form.
pub(super) fn place(error: &ToolError, form: &mut Form, mistakes: &mut Vec<Mistake>) {
    let ToolError::Clock(clock) = error else {
        form.received_on.fail(error.to_string(), mistakes);
        return;
    };
    let (kind, on, text) = told(clock);
    let article = clock.article();
    let text = article.map_or(text.clone(), |article| format!("{text}（{article}）"));
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

/// What stands where the due date would stand.
pub(super) fn no_date(state: ClockState) -> &'static str {
    match state {
        ClockState::AwaitingConfirm => "还没有起算",
        ClockState::CorrectionRequested => "等待补正",
        ClockState::FeeNoticed => "等待缴费",
        ClockState::Withdrawn => "已经撤回",
        ClockState::Replied => "已经答复",
        _ => "现在不能确定",
    }
}

/// Why there is no due date now.
pub(super) fn why_no_date(state: ClockState) -> &'static str {
    match state {
        ClockState::AwaitingConfirm => "与申请人确认收到以后，从确认之日的次日起算 20 个工作日。",
        ClockState::CorrectionRequested => "收到补正之日的次日起，重新计算 20 个工作日。",
        ClockState::FeeNoticed => "申请人缴清费用之日的次日起，重新计算 20 个工作日。",
        ClockState::Withdrawn | ClockState::Replied => "办结的时候，期限没有在计算。",
        _ => "向其他机关征求意见，法律没有规定天数，收到意见以后才能确定。",
    }
}

/// How much is used and left, in a sentence.
pub(super) fn used_and_left(
    clock: &ReplyClock,
    is_today: bool,
) -> Option<(String, String, String)> {
    let used = clock.reading.working_days_used?;
    let left = clock.reading.working_days_left?;
    let until = if clock.reading.state.is_closed() {
        "到办结已用".to_owned()
    } else if is_today {
        "到今天已用".to_owned()
    } else {
        format!("到{}已用", show::day_in_words(clock.as_of))
    };
    Some((until, used.to_string(), left.to_string()))
}

/// The other dates of the request: what, by when.
pub(super) fn other_dates(clock: &ReplyClock) -> Vec<(&'static str, String)> {
    let reading = &clock.reading;
    let days = [
        ("最迟告知补正", reading.correction_notice_due_on),
        ("申请人最迟缴费", reading.fee_payment_due_on),
        ("第三方最迟答复", reading.third_party_due_on),
        ("共同制作机关最迟答复", reading.agency_due_on),
    ];
    let told = |(name, on): (&'static str, Option<Date>)| Some((name, show::day_in_words(on?)));
    days.into_iter().filter_map(told).collect()
}
