//! Paragraph styles: which are headings, which centre their text.

use std::collections::HashMap;

use super::xml::{Step, walk};
use crate::read::Reason;
use crate::read::budget::Budget;

/// What a style says about its paragraphs.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// 1–9 for headings.
    pub(super) heading: Option<u8>,
    /// `w:jc`.
    pub(super) alignment: Option<String>,
    /// `w:numPr`: list and level.
    pub(super) list: Option<String>,
}

/// The styles of a document by identifier.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    pub(super) fn read(part: &[u8], budget: &mut Budget) -> Result<Self, Reason> {
        let mut styles = HashMap::new();
        let mut current: Option<(String, Style)> = None;
        walk(part, budget, |step, _| {
            match step {
                Step::Open("style", attributes) => {
                    let id = attributes.get("styleId").unwrap_or_default();
                    current = Some((id, Style::default()));
                }
                Step::Close("style") => styles.extend(current.take()),
                Step::Open(name, attributes) => {
                    if let Some((_, style)) = current.as_mut() {
                        let value = attributes.get("val");
                        match name {
                            "name" => {
                                style.heading = style.heading.or(heading_of(value.as_deref()))
                            }
                            "outlineLvl" => style.heading = level_of(value.as_deref()),
                            "jc" => style.alignment = value,
                            "numId" => style.list = value,
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(Self(styles))
    }

    pub(super) fn get(&self, id: &str) -> Option<&Style> {
        self.0.get(id)
    }
}

/// `heading 1`, `Heading1` or `标题 1`; `Title` counts as the first level.
fn heading_of(name: Option<&str>) -> Option<u8> {
    let name = name?.to_lowercase();
    if name == "title" || name == "标题" {
        return Some(1);
    }
    let digits = name
        .strip_prefix("heading")
        .or_else(|| name.strip_prefix("标题"))?;
    digits
        .trim()
        .parse()
        .ok()
        .filter(|level| (1..=9).contains(level))
}

/// `w:outlineLvl` counts from zero; nine means body text.
pub(super) fn level_of(value: Option<&str>) -> Option<u8> {
    value?
        .parse::<u8>()
        .ok()
        .filter(|level| *level < 9)
        .map(|level| level + 1)
}
