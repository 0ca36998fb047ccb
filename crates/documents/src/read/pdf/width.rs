//! Advance widths of a font, so that gaps between pieces of text can be told from wide letters.
//!
//! Source: ISO 32000-1 §9.2.4 (simple fonts), §9.7.4.3 (`W` and `DW` of composite fonts), §9.6.5 (Type 3).

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object};

/// More entries than any font has glyphs.
const GLYPHS_MAX: usize = 70_000;

/// Widths by code, in em.
pub(super) struct Widths {
    code_bytes: usize,
    by_code: HashMap<u32, f32>,
    other: f32,
}

impl Widths {
    /// The widths that a font states; `None` when it states none that can be used.
    pub(super) fn of(font: &Dictionary, document: &Document) -> Option<Self> {
        let subtype = font
            .get(b"Subtype")
            .and_then(Object::as_name)
            .unwrap_or_default();
        if subtype == b"Type0" {
            composite(font, document)
        } else {
            simple(font, document, subtype)
        }
    }

    /// How far a piece of text moves on, in em.
    pub(super) fn advance(&self, codes: &[u8]) -> f32 {
        let code = |bytes: &[u8]| {
            bytes
                .iter()
                .fold(0_u32, |code, byte| code << 8 | u32::from(*byte))
        };
        let width = |bytes| {
            self.by_code
                .get(&code(bytes))
                .copied()
                .unwrap_or(self.other)
        };
        codes.chunks(self.code_bytes).map(width).sum()
    }
}

fn simple(font: &Dictionary, document: &Document, subtype: &[u8]) -> Option<Widths> {
    let first = font.get(b"FirstChar").and_then(Object::as_i64).ok()?;
    let widths = font
        .get_deref(b"Widths", document)
        .and_then(Object::as_array)
        .ok()?;
    // Type 3 fonts have their own scale from glyph to text space.
    let matrix = font
        .get_deref(b"FontMatrix", document)
        .and_then(Object::as_array)
        .ok();
    let scale = matrix
        .filter(|_| subtype == b"Type3")
        .and_then(|matrix| matrix.first());
    let scale = scale
        .and_then(|scale| scale.as_float().ok())
        .unwrap_or(0.001);
    let by_code = (0_u32..)
        .zip(widths.iter().take(256))
        .filter_map(|(at, width)| {
            let code = u32::try_from(first).ok()?.checked_add(at)?;
            Some((code, number(width, document)? * scale))
        });
    Some(Widths {
        code_bytes: 1,
        by_code: by_code.collect(),
        other: 0.0,
    })
}

fn composite(font: &Dictionary, document: &Document) -> Option<Widths> {
    let encoding = font.get(b"Encoding").and_then(Object::as_name).ok()?;
    if !encoding.starts_with(b"Identity") {
        return None;
    }
    let descendants = font
        .get_deref(b"DescendantFonts", document)
        .and_then(Object::as_array)
        .ok()?;
    let (_, descendant) = document.dereference(descendants.first()?).ok()?;
    let descendant = descendant.as_dict().ok()?;
    let other = descendant
        .get(b"DW")
        .ok()
        .and_then(|width| number(width, document));
    let mut by_code = HashMap::new();
    if let Ok(list) = descendant
        .get_deref(b"W", document)
        .and_then(Object::as_array)
    {
        read_list(list, document, &mut by_code);
    }
    Some(Widths {
        code_bytes: 2,
        by_code,
        other: other.unwrap_or(1_000.0) / 1_000.0,
    })
}

/// `c [w1 w2 …]` and `first last w`, mixed.
fn read_list(list: &[Object], document: &Document, by_code: &mut HashMap<u32, f32>) {
    let mut items = list.iter();
    while let (Some(first), Some(second)) = (items.next(), items.next()) {
        let Some(first) = code_of(first) else { return };
        let second = document
            .dereference(second)
            .map_or(second, |(_, object)| object);
        if let Object::Array(widths) = second {
            for (code, width) in (first..).zip(widths) {
                if let Some(width) = number(width, document) {
                    by_code.insert(code, width / 1_000.0);
                }
            }
        } else {
            let width = items.next().and_then(|width| number(width, document));
            let (Some(last), Some(width)) = (code_of(second), width) else {
                return;
            };
            by_code.extend((first..=last.min(0xffff)).map(|code| (code, width / 1_000.0)));
        }
        if by_code.len() > GLYPHS_MAX {
            return;
        }
    }
}

fn code_of(object: &Object) -> Option<u32> {
    object
        .as_i64()
        .ok()
        .and_then(|code| u32::try_from(code).ok())
}

fn number(object: &Object, document: &Document) -> Option<f32> {
    let (_, object) = document.dereference(object).ok()?;
    object.as_float().ok().filter(|width| width.is_finite())
}
