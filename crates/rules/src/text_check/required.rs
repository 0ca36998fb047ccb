//! A missing document number or written date, where the kind has one: GB/T 9704—2012 §7.2.5, §7.3.5.4.

use super::{Finding, FindingCode, Severity, TextUnderReview};

pub(super) fn find(review: &TextUnderReview<'_>, findings: &mut Vec<Finding>) {
    if review.expects.doc_number && review.doc_number.is_none() {
        findings.push(Finding::whole(
            FindingCode::DocNumberMissing,
            Severity::Warn,
            "没有发文字号；请填写，确无字号的请在说明中注明",
        ));
    }
    if review.expects.written_date && review.written_on.is_none() {
        findings.push(Finding::whole(
            FindingCode::WrittenDateMissing,
            Severity::Warn,
            "没有成文日期；请按落款填写，发布日期不能代替成文日期",
        ));
    }
}
