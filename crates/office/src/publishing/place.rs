//! Another place for a record (移动): a kind, which decides section, column and fields, and a unit.
//!
//! Text and number stay as they are. A value whose field the new kind does not have stays in the version and
//! is not shown; one that does not fit a field of the same name refuses the move. What is settled must have
//! everything that the new kind asks for, reviews included: a kind may add reviews, and moving is no way
//! around them (ADR 4).

use gongkai_model::{
    id::UnitId,
    kinds::{RecordKind, fits},
    organisation::Tree,
    procedure::Refusal,
    record::{ReviewOutcome, state},
};

use super::loaded::{Loaded, missing_parts};
use crate::core::{Office, OfficeError, Result};

/// Where a record is to come; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The code of the kind.
    pub kind: Option<String>,
    /// The unit, or one of its offices (处室).
    pub unit: Option<UnitId>,
}

/// The unit whose record it becomes, and the office within it.
pub(super) fn within(tree: &Tree, chosen: UnitId) -> Result<(UnitId, Option<UnitId>)> {
    let unit = tree.public_unit(chosen);
    let unit = unit.ok_or_else(|| OfficeError::field("unit", "没有这个单位"))?;
    Ok((unit.id, (unit.id != chosen).then_some(chosen)))
}

/// Tells why a record does not fit a kind, if it does not; `missing_relations` are those of the new kind.
pub(super) fn fits_kind(
    office: &Office,
    loaded: &Loaded,
    kind: &RecordKind,
    missing_relations: &[String],
) -> Result<(), Refusal> {
    let refuse = |message: String| {
        Err(Refusal {
            code: "does_not_fit",
            message,
            article: "",
        })
    };
    let content = &loaded.version.content;
    let at = &loaded.head.state;
    let procedure = office.kinds.procedure_of(&kind.code);
    if procedure.is_none_or(|procedure| procedure.state(at).is_none()) {
        return refuse(format!("“{}”的流程没有现在这个环节", kind.name));
    }
    for field in &kind.fields {
        if content
            .fields
            .get(&field.code)
            .is_some_and(|value| !fits(field, value))
        {
            return refuse(format!(
                "“{}”的“{}”与现有内容的格式不同，请先修改再移动",
                kind.name, field.name
            ));
        }
    }
    if !matches!(at.as_str(), state::PUBLISHED | state::HELD) {
        return Ok(());
    }
    let missing = missing_parts(kind, content);
    if !missing.is_empty() {
        return refuse(format!(
            "“{}”要求填写：{}。请先修订补齐再移动",
            kind.name,
            missing.join("、")
        ));
    }
    let passed = |stage: &str| {
        let mut reviews = loaded.reviews.iter();
        reviews.any(|review| review.stage == stage && review.outcome == ReviewOutcome::Passed)
    };
    if let Some(extra) = kind.extra_steps.iter().find(|extra| !passed(&extra.step)) {
        let review = extra.state_name.trim_start_matches('待');
        return refuse(format!(
            "“{}”要经过{review}，这篇没有办理过，请作为新的信息起草",
            kind.name
        ));
    }
    match missing_relations.first() {
        Some(missing) if at == state::PUBLISHED => refuse(missing.clone()),
        _ => Ok(()),
    }
}
