//! What somebody filled in (申请表): typed once at the edge, sealed from then on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CaseKind, Mask, kind::When};
use crate::kinds::{Field, FieldValue, parse_value};

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

impl<const N: usize> From<[(&str, FieldValue); N]> for Form {
    fn from(values: [(&str, FieldValue); N]) -> Self {
        let owned = values.map(|(code, value)| (code.to_owned(), value));
        Self(owned.into_iter().collect())
    }
}

impl Form {
    /// Reads what was typed into the form of a kind. A field that is not asked for is left out, whatever was typed
    /// into it.
    ///
    /// # Errors
    /// Every [`FormError`], in the order of the form.
    pub fn read(kind: &CaseKind, typed: &BTreeMap<String, String>) -> Result<Self, Vec<FormError>> {
        let fields = kind.fields.iter();
        let asked = fields.map(|field| (&field.field, field.mask, field.when.as_ref()));
        Self::read_each(asked, typed)
    }

    /// Reads what was typed into the fields of a step.
    ///
    /// # Errors
    /// As [`Form::read`].
    pub fn read_step<'a>(
        fields: impl Iterator<Item = &'a Field>,
        typed: &BTreeMap<String, String>,
    ) -> Result<Self, Vec<FormError>> {
        Self::read_each(fields.map(|field| (field, None, None)), typed)
    }

    fn read_each<'a>(
        fields: impl Iterator<Item = (&'a Field, Option<Mask>, Option<&'a When>)>,
        typed: &BTreeMap<String, String>,
    ) -> Result<Self, Vec<FormError>> {
        let mut form = Self::default();
        let mut errors = Vec::new();
        for (field, mask, when) in fields {
            if when.is_some_and(|when| !form.is_when(when)) {
                continue;
            }
            let text = typed.get(&field.code).map_or("", |text| text.trim());
            match read_one(field, mask, text) {
                Ok(Some(value)) => {
                    form.0.insert(field.code.clone(), value);
                }
                Ok(None) => {}
                Err(message) => errors.push(FormError {
                    field: field.code.clone(),
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

    /// The same form about one of the matters that a field of it asks for. The line that stands for the case says it as
    /// well, as far as it fits.
    #[must_use]
    pub fn about(&self, kind: &CaseKind, field: &str, matter: &str) -> Self {
        let mut form = self.clone();
        for code in [field, &kind.subject] {
            let most = kind.field(code).map_or(0, |field| field.field.most_chars());
            let text = matter.chars().take(most).collect();
            form.0.insert(code.to_owned(), FieldValue::Text(text));
        }
        form
    }

    /// What may stay of it when nothing of its matter may: who brought it and how they are reached, and what was chosen
    /// from lists. Every free text goes, and the line that stands for the case becomes `title`.
    #[must_use]
    pub fn stub(&self, kind: &CaseKind, title: &str) -> Self {
        let kept = kind.fields.iter().filter_map(|field| {
            let value = self.0.get(&field.field.code)?;
            let stays = field.mask.is_some() || matches!(value, FieldValue::Enum(_));
            stays.then(|| (field.field.code.clone(), value.clone()))
        });
        let mut form = Self(kept.collect());
        let title = FieldValue::Text(title.to_owned());
        form.0.insert(kind.subject.clone(), title);
        form
    }

    /// The same form with another value in a field.
    #[must_use]
    pub fn with(mut self, code: &str, value: FieldValue) -> Self {
        self.0.insert(code.to_owned(), value);
        self
    }

    /// The values, by the codes of their fields.
    pub fn values(&self) -> impl Iterator<Item = (&str, &FieldValue)> {
        self.0.iter().map(|(code, value)| (code.as_str(), value))
    }

    fn is_when(&self, when: &When) -> bool {
        let given = self.code(&when.field);
        given.is_some_and(|given| when.any.iter().any(|value| value == given))
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

    /// Who its maker is, in one normal form: what stands in the fields that identify, without blanks and hyphens, in
    /// narrow capital letters. None where the kind identifies nobody.
    #[must_use]
    pub fn identity(&self, kind: &CaseKind) -> Option<String> {
        let parts = kind.identified_by.iter().filter_map(|code| {
            let text = match self.0.get(code)? {
                FieldValue::Text(text) | FieldValue::Enum(text) => text,
                _ => return None,
            };
            let narrow = text.chars().map(half_width);
            let kept = narrow.filter(|c| !c.is_whitespace() && *c != '-');
            let plain: String = kept.flat_map(char::to_uppercase).collect();
            Some(format!("{code}={plain}"))
        });
        let parts: Vec<String> = parts.collect();
        (!parts.is_empty()).then(|| parts.join("\n"))
    }

    /// The words in which it asks: its texts that are not personal, for comparing it with others.
    #[must_use]
    pub fn wording(&self, kind: &CaseKind) -> String {
        let plain = kind.fields.iter().filter(|field| field.mask.is_none());
        let texts = plain.map(|field| self.text(&field.field.code));
        let filled: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        filled.join("\n")
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

/// Full-width letters, digits and signs as narrow ones.
pub(super) fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '！'..='～' => u32::from(c)
            .checked_sub(0xFEE0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        _ => c,
    }
}

fn read_one(field: &Field, mask: Option<Mask>, text: &str) -> Result<Option<FieldValue>, String> {
    let value = parse_value(field, text).map_err(|error| error.to_string())?;
    let Some(value) = value else {
        return if field.required {
            Err(format!("请填写{}", field.name))
        } else {
            Ok(None)
        };
    };
    match mask.and_then(|mask| mask.objection(text)) {
        Some(objection) => Err(format!("{}：{objection}", field.name)),
        None => Ok(Some(value)),
    }
}
