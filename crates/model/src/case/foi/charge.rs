//! 信息处理费 of a request as the house keeps it: by which of the two ladders, how much, and what became of it.
//!
//! Source: 《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第三条至第五条. The sum is computed by the rules, never typed.

use gongkai_rules::{
    explained::Explained,
    foi::fee::{Fee, FeeError, Method, fee},
};
use jiff::civil::Date;

use crate::{case::Form, id::RowId, kinds::FieldValue};

/// What became of a fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChargeState {
    /// 已通知，待缴
    Noticed,
    /// 已缴清
    Paid,
    /// 已免收
    Waived,
    /// 逾期未缴
    Lapsed,
    /// 已退付
    Refunded,
}

impl ChargeState {
    /// All, in the order in which they come about.
    pub const ALL: [Self; 5] = [
        Self::Noticed,
        Self::Paid,
        Self::Waived,
        Self::Lapsed,
        Self::Refunded,
    ];

    /// The code stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Noticed => "noticed",
            Self::Paid => "paid",
            Self::Waived => "waived",
            Self::Lapsed => "lapsed",
            Self::Refunded => "refunded",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The name shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Noticed => "已通知，待缴",
            Self::Paid => "已缴清",
            Self::Waived => "已免收",
            Self::Lapsed => "逾期未缴",
            Self::Refunded => "已退付",
        }
    }
}

/// The fee of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// Identifies it.
    pub id: RowId,
    /// By which ladder, with what was counted.
    pub method: Method,
    /// The sum, in yuan.
    pub yuan: u64,
    /// What became of it.
    pub state: ChargeState,
    /// 发出收费通知之日
    pub noticed_on: Date,
    /// When it was paid, waived, given up or paid back.
    pub settled_on: Option<Date>,
    /// What was paid back, in yuan.
    pub refunded_yuan: Option<u64>,
}

impl Charge {
    /// The sum with its tiers, computed again from what was counted.
    ///
    /// # Errors
    /// [`FeeError`] when more was counted than can be.
    pub fn explained(&self) -> Result<Explained<Fee>, FeeError> {
        fee(self.method)
    }

    /// The requests of the month that this one counts for: more than one when it was split (一事一申请).
    #[must_use]
    pub const fn items(&self) -> u64 {
        match self.method {
            Method::PerItem { items, .. } => items,
            Method::PerPage { .. } => 1,
        }
    }
}

/// Why no fee can be computed from what was filled in, in words for whoever did.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChargeError {
    /// No method was chosen.
    #[error("请选择按件或者按量计收，一件申请只能选一种（国办函〔2020〕109号第三条）")]
    NoMethod,
    /// By pages, without their number.
    #[error("按量计收的，请填写页数")]
    NoPages,
    /// By requests, none at all.
    #[error("计件数至少为1")]
    NoItems,
    /// Nothing is to be paid by this method.
    #[error("{0}，不产生费用，不能发收费通知")]
    Nothing(String),
    /// More is counted than can be.
    #[error(transparent)]
    TooMuch(#[from] FeeError),
}

impl ChargeError {
    /// The code of the field that it is about.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::NoPages | Self::TooMuch(FeeError::TooManyPages { .. }) => "pages",
            Self::NoItems | Self::TooMuch(_) => "items",
            Self::NoMethod | Self::Nothing(_) => "method",
        }
    }
}

/// Reads the fields `method` (`per_item`, `per_page`), `items`, `pages` and `already_public`; `before` are the requests
/// of the same applicant in the month before this one.
///
/// # Errors
/// [`ChargeError`] says what is missing, or that nothing is to be paid.
pub fn charge(given: &Form, before: u64) -> Result<(Method, Explained<Fee>), ChargeError> {
    let method = match given.code("method") {
        Some("per_item") => Method::PerItem {
            count_in_month_before: before,
            items: match number(given, "items") {
                None => 1,
                Some(0) => return Err(ChargeError::NoItems),
                Some(items) => items,
            },
        },
        Some("per_page") => Method::PerPage {
            pages: number(given, "pages").ok_or(ChargeError::NoPages)?,
            already_public: given.code("already_public") == Some("yes"),
        },
        _ => return Err(ChargeError::NoMethod),
    };
    let computed = fee(method)?;
    if computed.value.fee_yuan == 0 {
        let first = computed.because.first();
        let why = first.map(|reason| reason.text.clone());
        return Err(ChargeError::Nothing(why.unwrap_or_default()));
    }
    Ok((method, computed))
}

fn number(given: &Form, code: &str) -> Option<u64> {
    match given.get(code) {
        Some(FieldValue::Number(number)) => number.parse().ok(),
        _ => None,
    }
}
