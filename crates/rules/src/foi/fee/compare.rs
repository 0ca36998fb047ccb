//! Both ladders side by side for one request, for the person who must choose one of them.
//!
//! Source: 国办函〔2020〕109号 第三条: one standard for a request, never both. The comparison proposes the lower one,
//! because the fee is to steer and not to earn; the choice and its reason stay with the FOI office.

use super::{Fee, FeeError, Method, fee};
use crate::explained::Explained;

/// What either method would come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// 按件
    pub per_item: Explained<Fee>,
    /// 按量: none where nothing is provided in pages or the information is public already.
    pub per_page: Option<Explained<Fee>>,
}

/// Computes both methods; `pages` is none when the reply provides no copies.
///
/// # Errors
/// [`FeeError`] when more is counted than can be.
pub fn compare(
    count_in_month_before: u64,
    items: u64,
    pages: Option<u64>,
    already_public: bool,
) -> Result<Comparison, FeeError> {
    let per_item = fee(Method::PerItem {
        count_in_month_before,
        items,
    })?;
    let by_pages = pages
        .filter(|_| !already_public)
        .map(|pages| Method::PerPage {
            pages,
            already_public: false,
        });
    let per_page = by_pages.map(fee).transpose()?;
    Ok(Comparison { per_item, per_page })
}

impl Comparison {
    /// The lower of the two; by items when they are equal.
    pub fn lower(&self) -> &Explained<Fee> {
        let lower = self.per_page.as_ref();
        lower
            .filter(|page| page.value.fee_yuan < self.per_item.value.fee_yuan)
            .unwrap_or(&self.per_item)
    }
}
