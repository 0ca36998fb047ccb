//! TX-1: numbers that the prose of the report names against those of its tables. Warnings only.

use super::column::Column;
use super::finding::Outcome;
use super::row::{Handling, Row};
use super::{Report, cell::Cell};
use crate::given::Given;

/// Numbers of the prose; blank where it names none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// 新收申请
    pub new_received: Cell,
    /// 办结答复
    pub handled: Cell,
    /// 行政复议
    pub reconsiderations: Cell,
    /// 行政诉讼
    pub litigations: Cell,
    /// 发出收费通知
    pub fee_notices: Cell,
}

impl Written {
    pub(super) fn read(given: &Given) -> Self {
        let cell = |key| Cell::read(given.get(key));
        Self {
            new_received: cell("new_received"),
            handled: cell("handled"),
            reconsiderations: cell("reconsiderations"),
            litigations: cell("litigations"),
            fee_notices: cell("fee_notices"),
        }
    }

    pub(super) fn check(&self, report: &Report, outcome: &mut Outcome) {
        let total = |row| report.table3.value(row, Column::Total);
        let group = |at: usize| {
            let groups = report.table4.as_ref()?.groups();
            groups
                .get(at)
                .and_then(|(_, group)| group.as_ref())?
                .value()
        };
        let lawsuits = group(1).zip(group(2)).map(|(one, other)| one + other);
        let pairs = [
            (
                "new_received",
                &self.new_received,
                total(Row::NewReceived),
                "新收申请",
            ),
            (
                "handled",
                &self.handled,
                total(Row::TotalHandled),
                "办结申请",
            ),
            (
                "reconsiderations",
                &self.reconsiderations,
                group(0),
                "行政复议",
            ),
            ("litigations", &self.litigations, lawsuits, "行政诉讼"),
        ];
        for (key, written, counted, name) in pairs {
            if let Some((written, counted)) = written.stated().zip(counted)
                && written != counted
            {
                let message = format!("正文写{name}{written}件，表中为{counted}件");
                outcome.warn("TX-1", Some(key), None, message);
            }
        }
        let unpaid = total(Row::Handled(Handling::NoPayment));
        if let Some((notices, unpaid)) = self.fee_notices.stated().zip(unpaid)
            && notices < unpaid
        {
            let message = format!("正文写发出收费通知{notices}件，少于表中逾期未缴费的{unpaid}件");
            outcome.warn("TX-1", Some("fee_notices"), None, message);
        }
    }
}
