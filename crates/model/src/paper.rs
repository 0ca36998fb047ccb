//! Templates of documents (文书模板) as declared in `kinds/documents/*.toml`: words around parts that a case fills in.
//!
//! A template is text with places for parts, `{{ reason }}`. It is laid out first, with a mark in every place, and the
//! parts are put in afterwards: what somebody wrote is never read as a template, a heading or a table. What a document
//! must say is not decided here: the law of its kind does (`gongkai_rules::foi::papers`), and a template that leaves a part
//! out is refused with its line.

mod check;
mod compose;

use serde::Deserialize;

pub use check::Objection;
pub use compose::{Composed, PaperBlock};

use crate::{case::Series, kinds::Field};

/// The form in which a document is set. GB/T 9704—2012 art. 7, 10.1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperForm {
    /// 信函格式
    #[default]
    Letter,
    /// A sheet without head and number: 登记回执, 送达回证, 清单.
    Sheet,
}

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperTemplate {
    /// Its code, `foi_correction`; members of a family have theirs behind a point, `foi_reply.R4`.
    pub code: String,
    /// Only for this unit, by its code; for all without.
    pub unit: Option<String>,
    /// 标题
    pub title: String,
    /// How it is set.
    #[serde(default)]
    pub form: PaperForm,
    /// How its number is written; none for what bears no number.
    pub series: Option<Series>,
    /// Whether it bears the seal.
    #[serde(default)]
    pub seal: bool,
    /// Whether it is signed with unit and day: what goes with another document is not.
    #[serde(default = "is_signed")]
    pub signed: bool,
    /// Whether the applicant may read it once it is drawn; letters to others are not theirs.
    #[serde(default)]
    pub for_applicant: bool,
    /// Whether it is sent with the reply, and not at once.
    #[serde(default)]
    pub sent_with_reply: bool,
    /// What is asked of whoever draws it by hand; a document with fields may be drawn so.
    #[serde(rename = "field", default)]
    pub fields: Vec<Field>,
    /// Whether it may be drawn by hand at any time, beside the steps that draw it.
    #[serde(default)]
    pub by_hand: bool,
    /// The words. A line is a paragraph; one that ends in `：` before all others addresses the recipient; lines between
    /// bars are rows of a table.
    pub body: String,
}

const fn is_signed() -> bool {
    true
}

impl PaperTemplate {
    /// Whether a step that names `code` draws it: the template itself, or a member of its family.
    #[must_use]
    pub fn belongs_to(&self, code: &str) -> bool {
        let rest = self.code.strip_prefix(code);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

#[cfg(test)]
mod tests;
