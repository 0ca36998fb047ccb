//! Inputs for the typed fields of a kind.

use gongkai_model::{kinds::RecordKind, organisation::Tree, record::Content};

use super::typed::Typed;
use crate::desk::{field_input, input::Input};

/// One input for each field, in the order in which the kind declares them.
pub(super) fn inputs(
    kind: &RecordKind,
    content: &Content,
    tree: &Tree,
    typed: &Typed,
) -> Vec<Input> {
    let files = || {
        let files = content.attachments.iter();
        files.map(|f| (f.id.to_string(), f.name.clone())).collect()
    };
    let input = |field: &gongkai_model::kinds::Field| {
        let name = format!("f.{}", field.code);
        let value = typed.get(&name);
        field_input::input(&name, field, value, tree, files())
    };
    kind.fields.iter().map(input).collect()
}
