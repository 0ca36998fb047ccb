//! What was filled in, as it is shown: in clear to whoever wrote it, masked where it is personal to everybody else.

use gongkai_model::{
    case::{CaseEffect, CaseKind, Form},
    kinds::{Field, FieldType, FieldValue, show_money},
};

use super::FieldView;
use crate::{
    cases::loaded::CaseLoaded,
    core::{Office, Result},
};

/// The form as whoever filled it in reads it back.
pub(in crate::cases) fn form_fields_in_clear(kind: &CaseKind, form: &Form) -> Vec<FieldView> {
    let fields = kind.fields.iter().map(|field| field.field.clone());
    given_fields(&fields.collect::<Vec<_>>(), form)
}

/// The form, masked where it is personal.
pub(in crate::cases) fn form_fields(kind: &CaseKind, form: &Form) -> Vec<FieldView> {
    let filled = kind.fields.iter().filter_map(|field| {
        let value = form.get(&field.field.code)?;
        let text = show(&field.field, value);
        Some(FieldView {
            code: field.field.code.clone(),
            name: field.field.name.clone(),
            text: field
                .mask
                .map_or_else(|| text.clone(), |mask| mask.of(&text)),
            is_masked: field.mask.is_some(),
        })
    });
    filled.collect()
}

/// What was filled in with a step or reply.
pub(in crate::cases) fn given_fields(fields: &[Field], given: &Form) -> Vec<FieldView> {
    let filled = fields.iter().filter_map(|field| {
        let value = given.get(&field.code)?;
        Some(FieldView {
            code: field.code.clone(),
            name: field.name.clone(),
            text: show(field, value),
            is_masked: false,
        })
    });
    filled.collect()
}

/// The fields that a reply of this kind is written in.
pub(in crate::cases) fn reply_fields(office: &Office, loaded: &CaseLoaded) -> Result<Vec<Field>> {
    let (_, procedure) = loaded.kind(office)?;
    let writes = procedure.transitions.iter().find(|transition| {
        let mut effects = transition.effects.iter();
        effects.any(|effect| *effect == CaseEffect::WriteReply)
    });
    Ok(writes.map(|step| step.fields.clone()).unwrap_or_default())
}

fn show(field: &Field, value: &FieldValue) -> String {
    match (value, &field.of) {
        (FieldValue::Enum(code), FieldType::Enum { choices }) => choices
            .iter()
            .find(|choice| choice.code == *code)
            .map_or_else(|| code.clone(), |choice| choice.name.clone()),
        (FieldValue::Money(cents), FieldType::Money { unit }) => {
            format!("{}{}", show_money(*cents, *unit), unit.label())
        }
        (FieldValue::Number(number), FieldType::Number { unit, .. }) => format!("{number}{unit}"),
        (FieldValue::Date(day), _) => gongkai_rules::dates::chinese(*day),
        (FieldValue::Period(from, until), _) => format!("{from} 至 {until}"),
        (
            FieldValue::Text(text)
            | FieldValue::Number(text)
            | FieldValue::Enum(text)
            | FieldValue::Unit(text)
            | FieldValue::File(text)
            | FieldValue::Relation(text),
            _,
        ) => text.clone(),
        (FieldValue::Money(cents), _) => cents.to_string(),
        (FieldValue::Table(rows), _) => format!("{}行", rows.len()),
    }
}
