//! Bank card numbers in a text: 《政府信息公开条例》 art. 15, 《个人信息保护法》 art. 28.
//!
//! Luhn's rule and a prefix in use must both hold; a citizen id at the same place goes first.

use super::digits::{overlaps, runs};
use super::{Finding, FindingCode, Severity, TextUnderReview};
use crate::numbers::BankCard;

pub(super) fn find(review: &TextUnderReview<'_>, findings: &mut Vec<Finding>) {
    for run in runs(review.text) {
        let card = run
            .digits
            .parse::<BankCard>()
            .ok()
            .filter(BankCard::has_known_prefix);
        let Some(card) = card else { continue };
        let seen = findings.iter().filter_map(|finding| finding.range.as_ref());
        if seen.into_iter().any(|range| overlaps(range, &run.range)) {
            continue;
        }
        let message = format!(
            "疑似银行卡号（{card}），属于敏感个人信息；请删除，单位收款账号以外的账号不得公开"
        );
        findings.push(
            Finding::at(run.range, FindingCode::BankCard, Severity::Warn, message)
                .or(card.masked()),
        );
    }
}
