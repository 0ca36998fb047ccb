//! Mobile numbers in a text: 《政府信息公开条例》 art. 15, 《个人信息保护法》 art. 4.

use super::digits::{overlaps, runs};
use super::{Finding, FindingCode, Severity, TextUnderReview};
use crate::numbers::MobileNumber;

pub(super) fn find(review: &TextUnderReview<'_>, findings: &mut Vec<Finding>) {
    for run in runs(review.text) {
        let Ok(number) = MobileNumber::read(&run.digits) else {
            continue;
        };
        let seen = findings.iter().filter_map(|finding| finding.range.as_ref());
        if seen.into_iter().any(|range| overlaps(range, &run.range)) {
            continue;
        }
        let message = format!("出现手机号码（{number}）；请改为办公电话，或按建议隐去中间四位");
        findings.push(
            Finding::at(run.range, FindingCode::Mobile, Severity::Warn, message)
                .or(number.masked()),
        );
    }
}
