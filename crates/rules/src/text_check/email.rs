//! E-mail addresses in a text: a note only, since offices publish theirs (《政府信息公开条例》 art. 12).

use super::{Finding, FindingCode, Severity, TextUnderReview};

pub(super) fn find(review: &TextUnderReview<'_>, findings: &mut Vec<Finding>) {
    let text = review.text;
    for (at, _) in text.match_indices('@') {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + 1..).unwrap_or_default();
        let name = before.len() - before.trim_end_matches(is_address).len();
        let host_end = after.find(|c| !is_address(c)).unwrap_or(after.len());
        let host = after
            .get(..host_end)
            .unwrap_or_default()
            .trim_end_matches(['.', '-']);
        let is_host = host.contains('.') && !host.starts_with('.') && !host.contains("..");
        if name == 0 || !is_host {
            continue;
        }
        findings.push(Finding::at(
            at - name..at + 1 + host.len(),
            FindingCode::Email,
            Severity::Note,
            "出现电子邮箱；请确认是单位公用邮箱，个人邮箱请删除",
        ));
    }
}

fn is_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+')
}
