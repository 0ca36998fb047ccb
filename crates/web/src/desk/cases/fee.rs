//! The fee of a request as its page shows it: tier by tier, and what became of it; and what one would come to.

use gongkai_office::cases::{FeeEstimate, FeeView};
use gongkai_rules::{dates::chinese, foi::fee::Tier};

/// A tier: 第 31—68 页, 10 元, 38 页, 380 元.
pub(super) struct TierRow {
    pub(super) range: String,
    pub(super) rate: u64,
    pub(super) count: String,
    pub(super) amount: u64,
}

/// A fee in words.
pub(super) struct FeeBox {
    pub(super) method: &'static str,
    pub(super) counted: String,
    pub(super) tiers: Vec<TierRow>,
    pub(super) yuan: u64,
    pub(super) state: &'static str,
    pub(super) days: String,
    pub(super) article: &'static str,
}

/// What a fee would come to.
pub(super) struct Estimate {
    pub(super) month: String,
    pub(super) before: u64,
    pub(super) yuan: u64,
    pub(super) tiers: Vec<TierRow>,
    pub(super) article: &'static str,
}

fn tiers(tiers: &[Tier], unit: &str) -> Vec<TierRow> {
    let row = |tier: &Tier| TierRow {
        range: if tier.from == tier.to {
            format!("第 {} {unit}", tier.from)
        } else {
            format!("第 {}—{} {unit}", tier.from, tier.to)
        },
        rate: tier.rate_yuan,
        count: format!("{} {unit}", tier.count),
        amount: tier.amount_yuan,
    };
    tiers.iter().map(row).collect()
}

pub(super) fn fee_box(fee: &FeeView) -> FeeBox {
    let (method, unit) = if fee.is_per_item {
        ("按件计收", "件")
    } else {
        ("按量计收", "页")
    };
    let mut days = format!("{}通知", chinese(fee.noticed_on));
    if let Some(day) = fee.settled_on {
        days.push_str(&format!("，{}{}", chinese(day), fee.state.label()));
    }
    if let Some(yuan) = fee.refunded_yuan {
        days.push_str(&format!("{yuan}元"));
    }
    FeeBox {
        method,
        counted: fee.counted.clone(),
        tiers: tiers(&fee.tiers, unit),
        yuan: fee.yuan,
        state: fee.state.label(),
        days,
        article: fee.article,
    }
}

pub(super) fn estimate(found: &FeeEstimate) -> Estimate {
    Estimate {
        month: format!("{}年{}月", found.month.year(), found.month.month()),
        before: found.before,
        yuan: found.per_item.value.fee_yuan,
        tiers: tiers(&found.per_item.value.tiers, "件"),
        article: found.per_item.value.article,
    }
}
