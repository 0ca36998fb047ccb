//! 信息处理费 of a request: how many of the applicant's requests of the month came before, what either method comes to,
//! and what became of a notice. Sums are the rules'; counting goes by the fingerprint of the applicant.

use gongkai_model::case::{
    CaseHead,
    foi::{Charge, ChargeState},
};
use gongkai_rules::{
    explained::Explained,
    foi::fee::{Fee, Method, Received, Tier, count_in_month_before, fee},
};
use gongkai_store::{Conn, cases};
use jiff::civil::Date;

use super::see::CaseView;
use crate::core::{Office, OfficeError, Result};

/// A fee as the desk shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeView {
    /// Whether it was computed by requests (按件) or by pages (按量).
    pub is_per_item: bool,
    /// What was counted, in a sentence.
    pub counted: String,
    /// The tiers that were touched.
    pub tiers: Vec<Tier>,
    /// The sum, in yuan.
    pub yuan: u64,
    /// The article.
    pub article: &'static str,
    /// What became of it.
    pub state: ChargeState,
    /// 发出收费通知之日
    pub noticed_on: Date,
    /// When it was paid, waived, given up or paid back.
    pub settled_on: Option<Date>,
    /// What was paid back, in yuan.
    pub refunded_yuan: Option<u64>,
}

/// What a fee would come to before a notice is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeEstimate {
    /// The applicant's requests of the same month before this one.
    pub before: u64,
    /// The month.
    pub month: Date,
    /// By requests, counted as one.
    pub per_item: Explained<Fee>,
}

/// What a fee for a case would come to. None where no fee can be asked for, and for whoever only oversees.
///
/// # Errors
/// The store's.
pub async fn fee_estimate(office: &Office, view: &CaseView) -> Result<Option<FeeEstimate>> {
    let Some(month) = view.head.received_on.filter(|_| view.is_handled) else {
        return Ok(None);
    };
    let mut reader = office.store.reader().await?;
    let before = count_before(&mut reader, &view.head).await?;
    let method = Method::PerItem {
        count_in_month_before: before,
        items: 1,
    };
    let per_item = fee(method).map_err(|error| OfficeError::Defect(error.to_string()))?;
    Ok(Some(FeeEstimate {
        before,
        month,
        per_item,
    }))
}

/// How many requests of the same applicant the unit received in the same month before this one (第四条). 0 where the
/// applicant is not known.
pub(super) async fn count_before(conn: &mut Conn, head: &CaseHead) -> Result<u64> {
    let (Some(on), Some(print)) = (head.received_on, cases::applicant(conn, head.id).await?) else {
        return Ok(0);
    };
    let month = (on.first_of_month(), on.last_of_month());
    let found = cases::received_between(conn, head.unit, &head.kind, &print, month).await?;
    let numbers: Vec<String> = found.iter().map(|one| one.id.to_string()).collect();
    let register: Vec<Received<'_>> = found
        .iter()
        .zip(&numbers)
        .map(|(one, number)| Received {
            number,
            on: one.on,
            items: one
                .items
                .and_then(|items| items.try_into().ok())
                .unwrap_or(1),
        })
        .collect();
    Ok(count_in_month_before(&register, &head.id.to_string()).unwrap_or_default())
}

/// A fee with its tiers.
pub(super) fn view_of(charge: &Charge) -> Result<FeeView> {
    let computed = charge.explained();
    let computed = computed.map_err(|error| OfficeError::Defect(error.to_string()))?;
    let counted = computed.because.first();
    Ok(FeeView {
        is_per_item: matches!(charge.method, Method::PerItem { .. }),
        counted: counted.map(|line| line.text.clone()).unwrap_or_default(),
        tiers: computed.value.tiers,
        yuan: charge.yuan,
        article: computed.value.article,
        state: charge.state,
        noticed_on: charge.noticed_on,
        settled_on: charge.settled_on,
        refunded_yuan: charge.refunded_yuan,
    })
}
