//! Spans of days with the reason why they count or not: neighbouring days with one reason are one span.

use jiff::civil::Date;
use serde::Serialize;

use super::{
    day::date_of,
    table::{DayClass, Table},
};

/// Days in a row that count, or do not, for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DaySpan {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Do the days count?
    pub counted: bool,
    /// Why, in Chinese; a holiday's own name.
    pub reason: String,
}

pub(super) fn spans(table: &Table, after: i64, through: i64) -> Vec<DaySpan> {
    let mut spans = Vec::new();
    let mut day = after + 1;
    while day <= through {
        let class = table.class(day);
        let next = (day..=through).find(|next| table.class(*next) != class);
        let last = next.map_or(through, |next| next - 1);
        if let (Some(from), Some(to)) = (date_of(day), date_of(last)) {
            spans.push(DaySpan {
                from,
                to,
                counted: class.is_working(),
                reason: table.reason(class),
            });
        }
        day = last + 1;
    }
    spans
}

impl Table {
    /// Why a day counts or not.
    pub(crate) fn reason(&self, class: DayClass) -> String {
        match class {
            DayClass::Working => "工作日".to_owned(),
            DayClass::Weekend => "周末".to_owned(),
            DayClass::Holiday(name) => self.name(name).to_owned(),
            DayClass::MakeUp(name) => format!("{}调休上班", self.name(name)),
            DayClass::EveCounted => "除夕（当年通知鼓励休息，未列为假日，计为工作日）".to_owned(),
            DayClass::EveOff => "除夕（当年通知鼓励休息，按设置计为休息日）".to_owned(),
            DayClass::Provisional => "周一至周五（暂定，待该年度放假通知）".to_owned(),
        }
    }
}
