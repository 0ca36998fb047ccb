//! 信息处理费 — what an FOI request may cost: 《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）.
//!
//! Two ladders, both marginal: 按件, by the number of requests that one applicant makes in one calendar month
//! (第四条), and 按量, by the pages of one request (第五条). The organ chooses one of them for a request, never
//! both (第三条), and may choose to charge nothing. Money is whole yuan. Not here: the notice and the days for
//! paying it (`foi::clock`), and whether to charge at all, which people decide. Readings: ADR 15.

mod answer;
mod compare;
mod error;
mod ladder;
mod month;
#[cfg(test)]
mod tests;

pub use answer::{Answer, FeeCase, answer};
pub use compare::{Comparison, compare};
pub use error::FeeError;
pub use month::{Received, count_in_month_before};

use serde::Serialize;

use crate::explained::Explained;
use ladder::{Band, item_band, page_band};

/// 按件: the article.
pub const ART_ITEM: &str = "国办函〔2020〕109号 第四条";
/// 按量: the article.
pub const ART_PAGE: &str = "国办函〔2020〕109号 第五条";
/// 选择一种标准: the article.
pub const ART_CHOICE: &str = "国办函〔2020〕109号 第三条";

/// The most requests of one applicant in one month that are computed: far above what happens, and low
/// enough that the list of tiers can be read.
pub const ITEMS_MAX: u64 = 100_000;

/// The most pages of one request that are computed.
pub const PAGES_MAX: u64 = 100_000_000;

/// How a request is charged: by one of the two ladders, with what that ladder counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// 按件
    PerItem {
        /// Requests of the same applicant in the same calendar month before this one.
        count_in_month_before: u64,
        /// Requests that this one counts for; more than one when it was split (一事一申请).
        items: u64,
    },
    /// 按量
    PerPage {
        /// Pages of this request.
        pages: u64,
        /// The information is public already and the reply only says where: no charge by pages.
        already_public: bool,
    },
}

/// What is charged, line by line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fee {
    /// The sum, in yuan.
    pub fee_yuan: u64,
    /// The tiers that were touched, in order.
    pub tiers: Vec<Tier>,
    /// The article.
    pub article: &'static str,
}

/// The part of a fee that falls into one tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tier {
    /// The first request of the month, or page of the request, in this tier.
    pub from: u64,
    /// The last one.
    pub to: u64,
    /// Yuan for each.
    pub rate_yuan: u64,
    /// How many.
    pub count: u64,
    /// Rate times count, in yuan.
    pub amount_yuan: u64,
}

/// Computes a fee and says how it came about.
///
/// ```
/// use gongkai_rules::foi::fee::{Method, fee};
/// let method = Method::PerItem { count_in_month_before: 8, items: 5 };
/// assert_eq!(fee(method).map(|fee| fee.value.fee_yuan), Ok(300));
/// ```
///
/// # Errors
/// [`FeeError`] when more is counted than [`ITEMS_MAX`] or [`PAGES_MAX`].
pub fn fee(method: Method) -> Result<Explained<Fee>, FeeError> {
    match method {
        Method::PerItem {
            count_in_month_before: before,
            items,
        } => {
            let last = before.checked_add(items).filter(|last| *last <= ITEMS_MAX);
            let last = last.ok_or(FeeError::TooManyItems { before, items })?;
            let counted = match items {
                0 => format!("当月此前{before}件，本次不计件，不产生费用"),
                _ => format!(
                    "按件计收：当月此前{before}件，本次为第{}至第{last}件",
                    before + 1
                ),
            };
            Ok(climb(before, last, item_band, ART_ITEM, counted, "件"))
        }
        Method::PerPage {
            pages,
            already_public,
        } => {
            if pages > PAGES_MAX {
                return Err(FeeError::TooManyPages { pages });
            }
            if already_public {
                let nothing = climb(0, 0, page_band, ART_PAGE, free(pages), "页");
                return Ok(nothing);
            }
            let counted = format!("按量计收：本件共{pages}页，不同申请不累加");
            Ok(climb(0, pages, page_band, ART_PAGE, counted, "页"))
        }
    }
}

fn free(pages: u64) -> String {
    format!("信息已主动公开，只告知获取的方式、途径，不适用按量计收，{pages}页不收费")
}

/// Walks a ladder from the one after `before` to `last`.
fn climb(
    before: u64,
    last: u64,
    band: fn(u64) -> Band,
    article: &'static str,
    counted: String,
    unit: &str,
) -> Explained<Fee> {
    let mut tiers: Vec<Tier> = Vec::new();
    let mut done = before;
    while done < last {
        let from = done + 1;
        let band = band(from);
        let to = band.last.min(last);
        let count = to - done;
        tiers.push(Tier {
            from,
            to,
            rate_yuan: band.rate_yuan,
            count,
            amount_yuan: count * band.rate_yuan,
        });
        done = to;
    }
    let fee_yuan = tiers.iter().map(|tier| tier.amount_yuan).sum();
    let mut because = Explained::new((), counted, Some(article)).because;
    for tier in &tiers {
        because.extend(Explained::new((), tier.sentence(unit), Some(article)).because);
    }
    because.extend(Explained::new((), format!("合计{fee_yuan}元"), None).because);
    let value = Fee {
        fee_yuan,
        tiers,
        article,
    };
    Explained { value, because }
}

impl Tier {
    fn sentence(&self, unit: &str) -> String {
        let Self {
            from,
            to,
            rate_yuan,
            count,
            amount_yuan,
        } = self;
        format!("第{from}至第{to}{unit}：{count}{unit}×{rate_yuan}元＝{amount_yuan}元")
    }
}
