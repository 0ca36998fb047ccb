//! 附注 about publicity, （此件公开发布）, and the disclosure attribute (公开属性) it states.

use gongkai_rules::attribute::AttributeCode;

use super::label;
use super::line::{Lines, within_brackets};

/// Returns the note without its brackets, and the attribute it or a label states.
pub(super) fn find(lines: &Lines) -> (Option<String>, Option<AttributeCode>) {
    let note = lines.from(0).find_map(|(_, line)| {
        let inner = within_brackets(&line.plain)?;
        let is_note = inner.starts_with("此件") || inner.starts_with("本件");
        (is_note && inner.contains("公开") && line.chars <= 40).then(|| inner.to_owned())
    });
    let attribute = note
        .as_deref()
        .and_then(AttributeCode::from_note)
        .or_else(|| {
            lines
                .from(0)
                .filter(|(_, line)| line.chars <= 120)
                .find_map(|(_, line)| {
                    AttributeCode::from_note(&label::value_in(&line.text, label::ATTRIBUTE)?)
                })
        });
    (note, attribute)
}
