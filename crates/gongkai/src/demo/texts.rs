//! The texts of the demo as they stand in their files, and the templates that every unit fills.

use std::collections::BTreeMap;

use gongkai_model::{organisation::UnitLevel, record::RelationCode};
use serde::Deserialize;

use super::{DemoError, annual_report, files, organisation::read, types::DemoUnit};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextFile {
    record: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateFile {
    template: Vec<Template>,
}

/// A text that units of some levels have in nearly the same words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    kind: String,
    levels: Vec<UnitLevel>,
    /// Days by which each further unit comes later.
    #[serde(default)]
    stagger: i64,
    /// Sentences to choose from, by name; `{{v:name}}` takes the unit's one.
    #[serde(default)]
    variants: BTreeMap<String, Vec<String>>,
    text: Text,
}

/// A text, with places to fill in.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Text {
    pub key: String,
    #[serde(skip)]
    pub kind: String,
    pub unit: String,
    pub title: String,
    /// Days before today on which the last step was taken.
    pub ago: Option<i64>,
    /// `06-15`: the last such day before today; `-1:06-15` the one a year before it.
    pub on: Option<String>,
    /// Working days from draft to the last step.
    pub lead: Option<i64>,
    /// The organ's part of the document number (机关代字); the rest is given in order of time.
    pub number: Option<String>,
    pub genre: Option<String>,
    pub topic: Option<String>,
    pub keywords: Vec<String>,
    pub to: Option<String>,
    pub state: Option<String>,
    pub urgent: bool,
    pub attribute: Option<String>,
    pub ground: Option<String>,
    pub reason: Option<String>,
    /// Names of joint issuers; empty for the unit alone.
    pub issuers: Vec<String>,
    pub validity: Option<TextValidity>,
    pub fields: BTreeMap<String, String>,
    /// Key of the document explained; without a date of its own the text is published beside it.
    pub interprets: Option<String>,
    pub relations: Vec<TextRelation>,
    pub attachments: Vec<TextAttachment>,
    pub cosign: Vec<TextCoSign>,
    /// Why it was returned once, and at which review.
    pub returned: Option<String>,
    pub return_at: Option<String>,
    /// Words beside a withdrawal, correction, revision or discard.
    pub why: Option<String>,
    /// What the first version said instead: the right words, the wrong words.
    pub slip: Option<(String, String)>,
    pub drafter: Option<String>,
    pub duty: Option<String>,
    pub reprinted_from: Option<String>,
    pub body: String,
    /// Places filled for this text only.
    #[serde(skip)]
    pub places: BTreeMap<String, String>,
}

/// How long a normative document lasts.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct TextValidity {
    /// Days from the written date to the first day in force.
    pub from: i64,
    /// Years in force; none for no end.
    pub years: Option<i16>,
    /// Days from the written date to the last day, instead of years.
    pub days: Option<i64>,
    pub amended_by: Option<String>,
    pub repealed_by: Option<String>,
    pub superseded_by: Option<String>,
}

/// A tie.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextRelation {
    pub relation: RelationCode,
    pub to: String,
}

/// A small file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextAttachment {
    pub name: String,
    pub content: String,
}

/// A co-signature asked for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextCoSign {
    pub unit: String,
    /// `agreed`, `objected`; absent while open.
    pub answer: Option<String>,
    #[serde(default)]
    pub opinion: String,
}

/// Reads all texts; templates are filled for their units.
pub(super) fn all(units: &[DemoUnit]) -> Result<Vec<Text>, DemoError> {
    let mut texts = Vec::new();
    for (kind, file) in files::RECORDS {
        let read: TextFile = read(&format!("records/{kind}.toml"), file)?;
        for (at, mut text) in read.record.into_iter().enumerate() {
            if text.key.is_empty() {
                text.key = format!("{kind}-{}", at + 1);
            }
            text.kind = (*kind).to_owned();
            texts.push(text);
        }
    }
    let templates: TemplateFile = read("records/per_unit.toml", files::PER_UNIT)?;
    for (at, template) in templates.template.iter().enumerate() {
        let fitting = units
            .iter()
            .filter(|unit| template.levels.contains(&unit.level));
        for (number, unit) in fitting.enumerate() {
            texts.push(for_unit(template, at, unit, number, units)?);
        }
    }
    Ok(texts)
}

fn for_unit(
    template: &Template,
    at: usize,
    unit: &DemoUnit,
    number: usize,
    units: &[DemoUnit],
) -> Result<Text, DemoError> {
    let mut text = template.text.clone();
    text.kind.clone_from(&template.kind);
    text.unit.clone_from(&unit.code);
    text.key = format!("{}-{}-{}", template.kind, at, unit.code);
    let later = template.stagger * i64::try_from(number).unwrap_or_default();
    text.ago = text.ago.map(|ago| (ago - later).max(1));
    for (name, choices) in &template.variants {
        let choice = choices.get(number % choices.len().max(1));
        let choice = choice.ok_or_else(|| DemoError::unknown("variant", name))?;
        text.places.insert(format!("v:{name}"), choice.clone());
    }
    text.places
        .insert("offices".into(), offices_table(unit, units));
    if template.kind == "annual_report" {
        text.places
            .insert(annual_report::PLACE.into(), String::new());
    }
    Ok(text)
}

fn offices_table(unit: &DemoUnit, units: &[DemoUnit]) -> String {
    let offices = units
        .iter()
        .filter(|office| {
            office.level == UnitLevel::Office && office.parent.as_deref() == Some(&unit.code)
        })
        .map(|office| {
            format!(
                "| {} | {} | {} |",
                office.name, office.profile.duties, office.profile.phone
            )
        });
    let rows: Vec<_> = offices.collect();
    if rows.is_empty() {
        return "本单位不设内设机构，日常事务由工作人员分工办理。".to_owned();
    }
    format!("| 名称 | 主要职责 | 联系电话 |\n{}", rows.join("\n"))
}
