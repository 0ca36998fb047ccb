//! Internal links that lead nowhere: dead links are counted against a site (政府网站检查指标 可用性).
//!
//! Internal is an address that begins with a single slash. External addresses need the network and are
//! not judged here; an anchor or query is cut off before looking.

use super::{Finding, FindingCode, Severity, TextUnderReview};

pub(super) fn find(review: &TextUnderReview<'_>, findings: &mut Vec<Finding>) {
    for link in review.links {
        let address = link.trim();
        if !address.starts_with('/') || address.starts_with("//") {
            continue;
        }
        let path = address.split(['#', '?']).next().unwrap_or(address);
        if (review.is_known_address)(path) {
            continue;
        }
        let message = format!("站内链接 {address} 打不开；请改为现有页面的地址，或去掉链接");
        let place = review.text.find(address).map(|at| at..at + address.len());
        let mut finding = Finding::whole(FindingCode::BrokenLink, Severity::Warn, message);
        finding.range = place;
        findings.push(finding);
    }
}
