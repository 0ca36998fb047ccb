//! 提交前检查 — what a drafter sees beside the text before it is submitted.
//!
//! Source: 《政府信息公开条例》 art. 15 and 17 (personal privacy, review before publication), 《保守国家秘密法》
//! art. 31, 国办发〔2016〕80号 (the attribute fits the text). A finding points at a place and says what to
//! do; it repeats no personal data. Not here: whether a secret is one — people decide that — and anything
//! that needs the store.

mod attribute;
mod bank_card;
mod citizen_id;
mod classification;
mod digits;
mod email;
mod finding;
mod images;
mod links;
mod mobile;
mod required;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use finding::{Finding, FindingCode, Severity};

use crate::attribute::AttributeCode;
use crate::numbers::DocNumber;

/// What is looked at: the text as people will read it, and the little around it that the checks need.
#[derive(Clone, Copy)]
pub struct TextUnderReview<'a> {
    /// Plain text, one paragraph a line.
    pub text: &'a str,
    /// The disclosure attribute chosen so far.
    pub attribute: Option<AttributeCode>,
    /// The document number chosen so far.
    pub doc_number: Option<&'a DocNumber>,
    /// The written date (成文日期) entered so far.
    pub written_on: Option<Date>,
    /// What a document of this kind has.
    pub expects: Expects,
    /// The images in the text, in order.
    pub images: &'a [Image],
    /// The addresses that the text links to, in order.
    pub links: &'a [String],
    /// Says whether an internal address leads anywhere.
    pub is_known_address: &'a dyn Fn(&str) -> bool,
}

/// What a document of a kind has; its absence is worth a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Expects {
    /// The kind carries a document number.
    pub doc_number: bool,
    /// The kind carries a written date.
    pub written_date: bool,
}

/// An image in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Image {
    /// The alternative text; none when the image has no such attribute.
    pub alt: Option<String>,
    /// Said to be decoration, which needs no alternative text.
    pub is_decoration: bool,
}

impl<'a> TextUnderReview<'a> {
    /// A text with nothing else known; every internal address counts as known.
    pub fn of(text: &'a str) -> Self {
        Self {
            text,
            attribute: None,
            doc_number: None,
            written_on: None,
            expects: Expects::default(),
            images: &[],
            links: &[],
            is_known_address: &|_| true,
        }
    }
}

/// Looks for everything that a drafter should see, the gravest first, then in the order of the text.
pub fn check(review: &TextUnderReview<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    classification::find(review, &mut findings);
    attribute::find(review, &mut findings);
    citizen_id::find(review, &mut findings);
    bank_card::find(review, &mut findings);
    mobile::find(review, &mut findings);
    email::find(review, &mut findings);
    required::find(review, &mut findings);
    images::find(review, &mut findings);
    links::find(review, &mut findings);
    findings.sort_by_key(|finding| {
        let place = finding
            .range
            .as_ref()
            .map_or(usize::MAX, |range| range.start);
        (finding.severity, place)
    });
    findings
}

/// Says whether anything was found that bars submission.
pub fn is_refused(findings: &[Finding]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Refuse)
}
