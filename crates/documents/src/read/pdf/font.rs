//! From the codes of a font to characters.
//!
//! Order of trust (ISO 32000-1 §9.10.2): the font's own ToUnicode table, then a known encoding. Codes
//! of a font with neither have no meaning outside the file; its text is left out, not guessed.

use std::collections::BTreeMap;

use encoding_rs::GB18030;
use lopdf::{Dictionary, Document, Encoding, ObjectId};

use super::STREAM_BYTES_MAX;
use super::width::Widths;

/// A font and the widths it states.
pub(super) struct Font {
    dictionary: Dictionary,
    pub(super) widths: Option<Widths>,
}

/// Fonts of a page by name; a table of characters takes precedence over other encodings.
pub(super) fn of_page(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, Font> {
    let fonts = document.get_page_fonts(page).unwrap_or_default();
    fonts
        .into_iter()
        .map(|(name, font)| {
            let mut dictionary = font.clone();
            let widths = Widths::of(font, document);
            if dictionary.get(b"ToUnicode").is_ok() {
                dictionary.remove(b"Encoding");
            }
            (name, Font { dictionary, widths })
        })
        .collect()
}

/// How the codes of one font are read.
pub(super) enum Decoder<'a> {
    Table(Encoding<'a>),
    Gbk,
}

impl<'a> Decoder<'a> {
    pub(super) fn of(font: &'a Font, document: &'a Document) -> Option<Self> {
        let font = &font.dictionary;
        let has_table = font.get(b"ToUnicode").is_ok();
        let is_composite = font
            .get(b"Subtype")
            .and_then(|s| s.as_name())
            .is_ok_and(|s| s == b"Type0");
        if is_composite && !has_table {
            let encoding = font
                .get(b"Encoding")
                .and_then(|e| e.as_name())
                .unwrap_or_default();
            if encoding.starts_with(b"GB") {
                return Some(Self::Gbk);
            }
            if !encoding.starts_with(b"UniGB-UCS2") && !encoding.starts_with(b"UniGB-UTF16") {
                return None;
            }
        }
        font.get_font_encoding_with_limit(document, STREAM_BYTES_MAX)
            .ok()
            .map(Self::Table)
    }

    pub(super) fn text(&self, codes: &[u8]) -> String {
        let text = match self {
            Self::Table(encoding) => encoding.bytes_to_string(codes).unwrap_or_default(),
            Self::Gbk => GB18030.decode_without_bom_handling(codes).0.into_owned(),
        };
        text.chars()
            .filter(|c| !c.is_control() && *c != '\u{fffd}')
            .collect()
    }
}
