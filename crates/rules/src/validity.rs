//! 有效性 — whether a normative document is in force on a given day.
//!
//! Source: 国办发〔2018〕37号 (a document that was not published binds nobody); first and last day, change
//! and repeal are what the document itself and later documents say. How long a document lasts without
//! saying so is local law and not decided here. Two endings on one document: the earlier one counts.

mod status;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use status::ValidityStatus;

use crate::dates::chinese;
use crate::explained::Explained;
use crate::numbers::DocNumber;

/// What is known about a document's life. Everything may be unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ValidityFacts {
    /// 施行日期: the first day in force; unknown means from publication.
    pub effective_on: Option<Date>,
    /// 有效期至: the last day in force.
    pub expires_on: Option<Date>,
    /// 修改: some of its articles were changed.
    pub amended: Option<Act>,
    /// 废止: repealed by a decision.
    pub repealed: Option<Act>,
    /// 宣布失效: declared to be without effect, as a rule when documents are cleared.
    pub declared_void: Option<Act>,
    /// 被替代: a new document takes its place.
    pub superseded: Option<Act>,
}

/// A decision about a document: from which day it works, and by which document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// The first day on which it works.
    pub on: Date,
    /// The document that says so, when known.
    pub by: Option<DocNumber>,
}

/// Decides the status on `day` and says why.
pub fn status_on(day: Date, facts: &ValidityFacts) -> Explained<ValidityStatus> {
    if let Some(ended) = ending(day, facts) {
        return ended;
    }
    if let Some(first) = facts.effective_on.filter(|first| day < *first) {
        let text = format!("自{}起施行，{}尚未施行", chinese(first), chinese(day));
        return Explained::new(ValidityStatus::NotYetEffective, text, None);
    }
    let (began, article) = match facts.effective_on {
        Some(first) => (format!("自{}起施行", chinese(first)), None),
        None => (
            "未注明施行日期，自公布之日起算".to_owned(),
            Some("国办发〔2018〕37号"),
        ),
    };
    let in_force = match facts.amended.as_ref().filter(|act| act.on <= day) {
        Some(act) => {
            let text = format!("{}{}修改", chinese(act.on), by(act));
            Explained::new(ValidityStatus::Amended, began, article).and(text, None)
        }
        None => Explained::new(ValidityStatus::InForce, began, article),
    };
    match facts.expires_on {
        Some(last) => in_force.and(format!("有效期至{}", chinese(last)), None),
        None => in_force.and("没有登记失效、废止情形", None),
    }
}

/// The day six months before expiry, when the document should be assessed (到期评估).
///
/// Local rules agree on six months; there is no national number.
pub fn assessment_due_on(expires_on: Date) -> Option<Date> {
    expires_on.checked_sub(jiff::Span::new().months(6)).ok()
}

/// The first ending that works on `day`. On one day a successor says more than a repeal, a repeal more
/// than a declaration, and that more than the end of the period.
fn ending(day: Date, facts: &ValidityFacts) -> Option<Explained<ValidityStatus>> {
    let decided = [
        (ValidityStatus::Superseded, &facts.superseded, "替代"),
        (ValidityStatus::Repealed, &facts.repealed, "废止"),
        (
            ValidityStatus::DeclaredVoid,
            &facts.declared_void,
            "宣布失效",
        ),
    ];
    let acts = decided.into_iter().filter_map(|(status, act, verb)| {
        let act = act.as_ref()?;
        Some((
            act.on,
            status,
            format!("{}{}{verb}", chinese(act.on), by(act)),
        ))
    });
    let expiry = facts.expires_on.and_then(|last| {
        let first_day_after = last.tomorrow().ok()?;
        Some((
            first_day_after,
            ValidityStatus::Expired,
            format!("有效期至{}，已届满", chinese(last)),
        ))
    });
    // `min_by_key` keeps the first of equals, so the order above decides.
    let (_, status, text) = acts
        .chain(expiry)
        .filter(|(on, ..)| *on <= day)
        .min_by_key(|(on, ..)| *on)?;
    Some(Explained::new(status, text, None))
}

fn by(act: &Act) -> String {
    act.by
        .as_ref()
        .map_or_else(|| "被".to_owned(), |number| format!("被{number}"))
}
