//! A text about a case that names nobody (选登前的匿名处理): the personal values of its form are taken out, and found again
//! when they stayed.
//!
//! Source: 条例 art. 15; 《个人信息保护法》 art. 13, 51. What the form holds is known by its kind; other personal data is found
//! by `gongkai_rules::text_check`. Left out: who can be recognised from what happened, which only people can judge.

use gongkai_rules::text_check::{self, FindingCode, TextUnderReview};

use super::{CaseKind, Form, Mask, form::half_width};

/// Shorter values are parts of ordinary words.
const LEAST_CHARS: usize = 2;

/// Stands for whoever brought the case.
const SOMEBODY: &str = "申请人";
/// Stands for everything else that is personal.
const LEFT_OUT: &str = "（略）";

impl Form {
    /// The personal values of the form, with the names of their fields, the longest first.
    fn personal<'a>(&'a self, kind: &'a CaseKind) -> Vec<(Mask, &'a str, &'a str)> {
        let fields = kind.fields.iter().filter_map(|field| {
            let text = self.text(&field.field.code).trim();
            let is_long = text.chars().count() >= LEAST_CHARS;
            Some((field.mask?, field.field.name.as_str(), text)).filter(|_| is_long)
        });
        let mut personal: Vec<_> = fields.collect();
        personal.sort_by_key(|(.., text)| std::cmp::Reverse(text.chars().count()));
        personal
    }

    /// A text about the case without the personal values of the form and without what the rules detect.
    #[must_use]
    pub fn anonymised(&self, kind: &CaseKind, text: &str) -> String {
        let mut text = text.to_owned();
        for (mask, _, value) in self.personal(kind) {
            let instead = if mask == Mask::Name {
                SOMEBODY
            } else {
                LEFT_OUT
            };
            text = text.replace(value, instead);
        }
        let mut found = text_check::check(&TextUnderReview::of(&text));
        found.retain(|finding| is_personal(finding.code));
        // From the end, so that the places before stay where they are.
        found.sort_by_key(|finding| {
            std::cmp::Reverse(finding.range.as_ref().map_or(0, |range| range.start))
        });
        for finding in found {
            if let Some(range) = finding
                .range
                .filter(|range| text.get(range.clone()).is_some())
            {
                text.replace_range(range, LEFT_OUT);
            }
        }
        text
    }

    /// What of a text may not be published, in words; none when nothing is found. Blanks, hyphens, width and case hide
    /// nothing, and the message repeats nothing personal.
    #[must_use]
    pub fn revealed_by(&self, kind: &CaseKind, text: &str) -> Option<String> {
        let plain = folded(text);
        let mut personal = self.personal(kind).into_iter();
        if let Some((_, name, _)) = personal.find(|(.., value)| plain.contains(&folded(value))) {
            return Some(format!("还有申请人的{name}，请去掉"));
        }
        personal_in(text).map(|found| format!("还有{found}，请去掉"))
    }
}

/// What personal data the rules detect in a text that staff write beside cases, in words; none when nothing is found.
#[must_use]
pub fn personal_in(text: &str) -> Option<&'static str> {
    let found = text_check::check(&TextUnderReview::of(text));
    let mut found = found.into_iter();
    let first =
        found.find(|one| is_personal(one.code) || one.code == FindingCode::ClassificationMark);
    first.map(|one| one.code.label())
}

const fn is_personal(code: FindingCode) -> bool {
    matches!(
        code,
        FindingCode::CitizenId | FindingCode::BankCard | FindingCode::Mobile | FindingCode::Email
    )
}

fn folded(text: &str) -> String {
    let narrow = text.chars().map(half_width);
    let kept = narrow.filter(|c| !c.is_whitespace() && *c != '-');
    kept.flat_map(char::to_lowercase).collect()
}
