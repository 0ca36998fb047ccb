//! Citizen identification numbers in a text: 《政府信息公开条例》 art. 15, 《个人信息保护法》 art. 28.
//!
//! Only numbers whose birth date exists and whose check character holds are reported.

use super::digits::{overlaps, runs};
use super::{Finding, FindingCode, Severity, TextUnderReview};
use crate::numbers::CitizenId;

pub(super) fn find(review: &TextUnderReview<'_>, findings: &mut Vec<Finding>) {
    for run in runs(review.text) {
        let Ok(id) = run.digits.parse::<CitizenId>() else {
            continue;
        };
        let seen = findings.iter().filter_map(|finding| finding.range.as_ref());
        if seen.into_iter().any(|range| overlaps(range, &run.range)) {
            continue;
        }
        let message = format!(
            "出现公民身份号码（{id}），属于敏感个人信息；请删除，确需公开的按建议隐去中间各位"
        );
        findings.push(
            Finding::at(run.range, FindingCode::CitizenId, Severity::Warn, message).or(id.masked()),
        );
    }
}
