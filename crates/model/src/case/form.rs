//! What somebody filled in (申请表): typed once at the edge, sealed from then on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CaseField, CaseKind};
use crate::kinds::{FieldValue, parse_value};

/// A filled-in form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Form(BTreeMap<String, FieldValue>);

/// What is wrong with one field, in words for whoever filled it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// The code of the field.
    pub field: String,
    /// What it wants, in Chinese.
    pub message: String,
}

/// Characters of a subject line (摘要).
const SUBJECT_CHARS: usize = 60;

impl Form {
    /// Reads what was typed. A field that is not asked for is left out, whatever was typed into it.
    ///
    /// # Errors
    /// Every [`FormError`], in the order of the form.
    pub fn read(kind: &CaseKind, typed: &BTreeMap<String, String>) -> Result<Self, Vec<FormError>> {
        let mut form = Self::default();
        let mut errors = Vec::new();
        for field in &kind.fields {
            if !form.asks_for(field) {
                continue;
            }
            let code = &field.field.code;
            let text = typed.get(code).map_or("", |text| text.trim());
            match read_one(field, text) {
                Ok(Some(value)) => {
                    form.0.insert(code.clone(), value);
                }
                Ok(None) => {}
                Err(message) => errors.push(FormError {
                    field: code.clone(),
                    message,
                }),
            }
        }
        if errors.is_empty() {
            Ok(form)
        } else {
            Err(errors)
        }
    }

    /// Puts typed values together, for whoever has read them.
    #[must_use]
    pub const fn of(values: BTreeMap<String, FieldValue>) -> Self {
        Self(values)
    }

    /// Whether a field is asked for, given what stands before it.
    #[must_use]
    pub fn asks_for(&self, field: &CaseField) -> bool {
        field.when.as_ref().is_none_or(|when| {
            let given = self.code(&when.field);
            given.is_some_and(|given| when.any.iter().any(|value| value == given))
        })
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&FieldValue> {
        self.0.get(code)
    }

    /// The text of a text field; empty when nothing was written.
    #[must_use]
    pub fn text(&self, code: &str) -> &str {
        match self.0.get(code) {
            Some(FieldValue::Text(text)) => text,
            _ => "",
        }
    }

    /// The code of an enumeration field.
    #[must_use]
    pub fn code(&self, code: &str) -> Option<&str> {
        match self.0.get(code) {
            Some(FieldValue::Enum(code)) => Some(code),
            _ => None,
        }
    }

    /// The line that stands for the case in lists.
    #[must_use]
    pub fn subject(&self, kind: &CaseKind) -> String {
        let text = self.text(&kind.subject);
        let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(SUBJECT_CHARS) {
            Some((end, _)) => format!("{}……", line.get(..end).unwrap_or_default()),
            None => line,
        }
    }

    /// Whether a text is what the form says in one of the fields by which its maker is recognised. Blanks, hyphens
    /// and case do not matter.
    #[must_use]
    pub fn recognises(&self, kind: &CaseKind, said: &str) -> bool {
        let plain = |text: &str| -> String {
            let kept = text.chars().filter(|c| {
                !c.is_whitespace() && !matches!(c, '-' | '－' | '(' | ')' | '（' | '）')
            });
            kept.flat_map(char::to_lowercase).collect()
        };
        let said = plain(said);
        let mut known = kind.recognised_by.iter().map(|code| plain(self.text(code)));
        !said.is_empty() && known.any(|known| known == said)
    }
}

fn read_one(field: &CaseField, text: &str) -> Result<Option<FieldValue>, String> {
    let value = parse_value(&field.field, text).map_err(|error| error.to_string())?;
    let Some(value) = value else {
        return if field.field.required {
            Err(format!("请填写{}", field.field.name))
        } else {
            Ok(None)
        };
    };
    let objection = field.mask.and_then(|mask| mask.objection(text));
    match objection {
        Some(objection) => Err(format!("{}：{objection}", field.field.name)),
        None => Ok(Some(value)),
    }
}
