//! The explanation as sentences, to be shown or read aloud.

use jiff::civil::Date;

use super::{ART_31, ART_33, ClockSpan, ClockState, Lapse, LapseKind, Reading};
use crate::{calendar::day_of, explained::Because};

impl Reading {
    /// The whole explanation in Chinese: receipt, every span with the number of the days that count, the
    /// due date, and what was unlawful.
    pub fn because(&self) -> Vec<Because> {
        let mut lines = vec![self.opening()];
        let mut first = 1;
        for span in &self.explanation {
            lines.push(Because {
                text: sentence(span, first),
                article: Some(span.article),
            });
            if span.counted {
                first += days(span);
            }
        }
        lines.push(self.conclusion());
        for violation in &self.violations {
            let (on, what) = (chinese(violation.on), violation.code.label());
            lines.push(Because {
                text: format!("{on}：{what}，不符合规定。"),
                article: Some(violation.article),
            });
        }
        lines
    }

    fn opening(&self) -> Because {
        let text = self.received_on.map_or_else(
            || "申请尚未与申请人确认收到，期限不起算。".to_owned(),
            |on| format!("{}收到申请，当日不计，自次日起算。", chinese(on)),
        );
        Because {
            text,
            article: Some(ART_31),
        }
    }

    fn conclusion(&self) -> Because {
        let period = match self.extended {
            0 => "答复期限".to_owned(),
            days => format!("延期{days}个工作日，答复期限"),
        };
        let text = match (self.due_on.map(chinese), self.uncovered_year()) {
            (Some(due), Some(year)) => {
                format!("{period}暂定{due}，待{year}年放假通知导入后重新计算。")
            }
            (Some(due), None) => format!("{period}为{due}。"),
            (None, _) => match self.state {
                ClockState::AwaitingConfirm => "确认收到以前没有答复期限。".to_owned(),
                ClockState::CorrectionRequested => {
                    "收到补正之日的次日起重新计算20个工作日，现在没有答复期限。".to_owned()
                }
                ClockState::FeeNoticed => {
                    "缴清之日的次日起重新计算20个工作日，现在没有答复期限。".to_owned()
                }
                ClockState::Replied | ClockState::Withdrawn => "办结时期限未在计算。".to_owned(),
                _ => "征求意见所需时间不计，收到意见以前不能确定答复期限。".to_owned(),
            },
        };
        Because {
            text,
            article: Some(ART_33),
        }
    }
}

impl Lapse {
    /// What may be done, in Chinese.
    pub fn because(&self) -> Because {
        let until = chinese(self.until);
        let text = match self.kind {
            LapseKind::NoCorrection => {
                format!("补正期限{until}已过，无正当理由的视为放弃申请，由工作人员确认。")
            }
            LapseKind::NoPayment => {
                format!("缴费期限{until}已过，视为放弃申请，由工作人员确认。")
            }
        };
        Because {
            text,
            article: Some(self.article),
        }
    }
}

fn sentence(span: &ClockSpan, first: i64) -> String {
    let ClockSpan {
        from, to, reason, ..
    } = span;
    let when = if from == to {
        chinese(*from)
    } else {
        format!("{}至{}", chinese(*from), chinese(*to))
    };
    let last = first + days(span) - 1;
    match (span.counted, first == last) {
        (false, _) => format!("{when}：{reason}，不计。"),
        (true, true) => format!("{when}：{reason}，计为第{first}日。"),
        (true, false) => format!("{when}：{reason}，计为第{first}日至第{last}日。"),
    }
}

fn days(span: &ClockSpan) -> i64 {
    day_of(span.to) - day_of(span.from) + 1
}

fn chinese(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
