//! 定期审查: once a year somebody looks at everything that is not opened proactively, and says whether that still holds.
//!
//! Source: 《政府信息公开条例》 art. 18. To open it there is no short way: the record is worked on again and goes through all
//! reviews.

/// What is decided about a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SelfCheckDecision {
    /// 维持: it stays on request, or withheld.
    Keep,
    /// 转为主动公开: the usual procedure begins.
    Open,
}

impl SelfCheckDecision {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Keep, Self::Open];

    /// The code stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Open => "open",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// What it means for a record with an attribute: `withheld` or `on_request`.
    #[must_use]
    pub fn label(self, attribute: &str) -> &'static str {
        match (self, attribute) {
            (Self::Open, _) => "转为主动公开",
            (Self::Keep, "withheld") => "仍不予公开",
            (Self::Keep, _) => "维持依申请公开",
        }
    }
}
