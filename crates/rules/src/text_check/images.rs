//! Images without alternative text: 《无障碍环境建设法》 art. 32, GB/T 37668—2019.

use super::{Finding, FindingCode, Severity, TextUnderReview};

pub(super) fn find(review: &TextUnderReview<'_>, findings: &mut Vec<Finding>) {
    for (at, image) in review.images.iter().enumerate() {
        let says_something = image
            .alt
            .as_deref()
            .is_some_and(|alt| !alt.trim().is_empty());
        if says_something || image.is_decoration {
            continue;
        }
        let message = format!(
            "第{}张图片没有替代文字，读屏用户无法知道内容；请写一句说明，纯装饰的请勾选“装饰图片”",
            at + 1
        );
        findings.push(Finding::whole(
            FindingCode::ImageWithoutText,
            Severity::Warn,
            message,
        ));
    }
}
