//! Characters that no font has. A box in the place of a character of somebody's name is a wrong document, so one
//! of them stops the whole.

use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use crate::write::typesetter::Refusal;

/// Refuses pages on which a glyph is missing.
pub(super) fn refuse(document: &PagedDocument) -> Result<(), Refusal> {
    let missing = document
        .pages()
        .iter()
        .find_map(|page| in_frame(&page.frame));
    let Some(character) = missing else {
        return Ok(());
    };
    let codes = character.chars().map(|c| format!("U+{:04X}", u32::from(c)));
    let code = codes.collect::<Vec<_>>().join(" ");
    Err(Refusal::MissingGlyph { character, code })
}

fn in_frame(frame: &Frame) -> Option<String> {
    frame.items().find_map(|(_, item)| match item {
        FrameItem::Group(group) => in_frame(&group.frame),
        FrameItem::Text(text) => in_text(text),
        FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {
            None
        }
    })
}

fn in_text(text: &TextItem) -> Option<String> {
    let glyph = text.glyphs.iter().find(|glyph| glyph.id == 0)?;
    let shown = text.text.get(glyph.range()).unwrap_or_default();
    Some(shown.to_owned())
}
