//! Why a fee cannot be computed, in words for the person who asked.

use super::{ART_CHOICE, ART_ITEM, ART_PAGE, ITEMS_MAX, PAGES_MAX};

/// Why a fee cannot be computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeeError {
    /// 两种标准叠加: 按件 and 按量 at once.
    #[error("按件、按量只能选择一种，不得同时适用")]
    BothMethods,
    /// 计收方式不明: `method` is neither of the two.
    #[error("计收方式应为 per_item 或 per_page，现为{0}")]
    UnknownMethod(String),
    /// 缺少数据
    #[error("缺少 {0}")]
    MissingKey(&'static str),
    /// 多余的数据
    #[error("不认识 {0}")]
    UnknownKey(String),
    /// 重复的数据
    #[error("{0} 出现了两次")]
    RepeatedKey(String),
    /// 不是非负整数
    #[error("{key} 应为非负整数，现为{found}")]
    NotACount {
        /// The key.
        key: &'static str,
        /// What stands there.
        found: String,
    },
    /// 不是 true 或 false
    #[error("{key} 应为 true 或 false，现为{found}")]
    NotYesNo {
        /// The key.
        key: &'static str,
        /// What stands there.
        found: String,
    },
    /// 件数过大
    #[error("当月此前{before}件、本次{items}件，合计超过可计算的{max}件", max = ITEMS_MAX)]
    TooManyItems {
        /// Requests of the month before.
        before: u64,
        /// Requests of this one.
        items: u64,
    },
    /// 页数过大
    #[error("{pages}页超过可计算的{max}页", max = PAGES_MAX)]
    TooManyPages {
        /// Pages of the request.
        pages: u64,
    },
    /// 不是一件申请的数据: the line is no object.
    #[error("应为一个对象，现为{0}")]
    NotAnObject(String),
}

impl FeeError {
    /// The code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BothMethods => "both_methods",
            Self::UnknownMethod(_) => "unknown_method",
            Self::MissingKey(_) => "missing_key",
            Self::UnknownKey(_) => "unknown_key",
            Self::RepeatedKey(_) => "repeated_key",
            Self::NotACount { .. } => "not_a_count",
            Self::NotYesNo { .. } => "not_yes_no",
            Self::TooManyItems { .. } => "too_many_items",
            Self::TooManyPages { .. } => "too_many_pages",
            Self::NotAnObject(_) => "not_an_object",
        }
    }

    /// The article that asks for what is missing or wrong.
    pub fn article(&self) -> &'static str {
        match self {
            Self::NotACount { key, .. } | Self::MissingKey(key) if *key == "pages" => ART_PAGE,
            Self::NotACount { .. } | Self::TooManyItems { .. } => ART_ITEM,
            Self::MissingKey("count_in_month_before" | "items") => ART_ITEM,
            Self::NotYesNo { .. } | Self::TooManyPages { .. } => ART_PAGE,
            _ => ART_CHOICE,
        }
    }
}
