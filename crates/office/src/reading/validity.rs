//! Whether a document is in force, from what is public about it: its own dates, and other documents that
//! repeal, replace or amend it.
//!
//! A decision of another document counts from the day on which it became public, unless the desk has
//! registered the day on which it works.

use gongkai_model::{
    kinds::{FieldValue, RecordKind},
    record::{Content, RelationKind},
};
use gongkai_rules::validity::{Act, ValidityFacts, ValidityStatus, status_on};
use gongkai_store::publications::Tie;
use jiff::civil::Date;

use super::relation::undergoes;

/// The status of a document, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validity {
    /// The status.
    pub status: ValidityStatus,
    /// Why, in one sentence.
    pub sentence: String,
    /// The document that ended or changed it.
    pub by: Option<Tie>,
    /// Since when it is ended or changed.
    pub since: Option<Date>,
    /// 施行日期
    pub from: Option<Date>,
    /// 有效期至
    pub until: Option<Date>,
}

/// What ends or changes a document, the strongest first, and the verb that says so.
const ENDINGS: [(RelationKind, ValidityStatus, &str); 4] = [
    (RelationKind::Replaces, ValidityStatus::Superseded, "替代"),
    (RelationKind::Repeals, ValidityStatus::Repealed, "废止"),
    (
        RelationKind::Voids,
        ValidityStatus::DeclaredVoid,
        "宣布失效",
    ),
    (RelationKind::Amends, ValidityStatus::Amended, "修改"),
];

/// Tells whether validity is a matter for a kind: it says so by listing or filtering by it.
pub(super) fn matters_for(kind: &RecordKind) -> bool {
    let named = |codes: &[String]| codes.iter().any(|code| code == "validity");
    named(&kind.list.columns) || named(&kind.list.facets)
}

/// Decides the status on a day.
pub(super) fn of(content: Option<&Content>, ties: &[Tie], today: Date) -> Validity {
    let registered = content.and_then(|content| content.validity.clone());
    let registered = registered.unwrap_or_default();
    for (verb, status, word) in ENDINGS {
        if act_of(&registered, status).is_some_and(|act| today < act.on) {
            continue;
        }
        let by = ties
            .iter()
            .find(|tie| undergoes(verb, &tie.relation, tie.is_back));
        if let Some(by) = by {
            let number = by.doc_number.as_ref().map(|number| format!("（{number}）"));
            let sentence = format!(
                "已被{}公布的《{}》{}{word}。",
                in_words(by.published_on),
                by.title.trim_matches(['《', '》']),
                number.unwrap_or_default(),
            );
            return Validity {
                status,
                sentence,
                by: Some(by.clone()),
                since: Some(by.published_on),
                from: None,
                until: None,
            };
        }
    }
    by_its_dates(content, registered, today)
}

/// Decides by what the document says about itself and the desk registered.
fn by_its_dates(content: Option<&Content>, registered: ValidityFacts, today: Date) -> Validity {
    let date = |code: &str| match content.and_then(|content| content.fields.get(code)) {
        Some(FieldValue::Date(date)) => Some(*date),
        _ => None,
    };
    let facts = ValidityFacts {
        effective_on: date("effective_on").or(registered.effective_on),
        expires_on: date("expires_on").or(registered.expires_on),
        ..registered
    };
    let status = status_on(today, &facts).value;
    let mut since = None;
    let acts = ENDINGS.into_iter().filter_map(|(_, status, word)| {
        let act = act_of(&facts, status)?;
        since.get_or_insert(act.on);
        let by = act
            .by
            .as_ref()
            .map_or_else(String::new, ToString::to_string);
        Some(format!("自{}起被{by}{word}。", in_words(act.on)))
    });
    let acts: String = acts.collect();
    let sentence = match (facts.effective_on, facts.expires_on) {
        _ if !acts.is_empty() => acts,
        (Some(from), Some(until)) => {
            format!("自{}起施行，有效期至{}。", in_words(from), in_words(until))
        }
        (Some(from), None) => format!("自{}起施行。", in_words(from)),
        (None, Some(until)) => format!("有效期至{}。", in_words(until)),
        (None, None) => "本平台没有登记修改、废止、失效情形。".to_owned(),
    };
    Validity {
        status,
        sentence,
        by: None,
        since,
        from: facts.effective_on,
        until: facts.expires_on,
    }
}

/// A day in a sentence.
fn in_words(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// What was registered about a document that leads to a status.
const fn act_of(facts: &ValidityFacts, status: ValidityStatus) -> Option<&Act> {
    match status {
        ValidityStatus::Superseded => facts.superseded.as_ref(),
        ValidityStatus::Repealed => facts.repealed.as_ref(),
        ValidityStatus::DeclaredVoid => facts.declared_void.as_ref(),
        ValidityStatus::Amended => facts.amended.as_ref(),
        ValidityStatus::InForce | ValidityStatus::Expired | ValidityStatus::NotYetEffective => None,
    }
}
