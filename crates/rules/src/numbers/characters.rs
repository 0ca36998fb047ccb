//! Which characters count as Chinese, as digits and as nothing at all when a number is read.
//!
//! Source: the damage counted in published document numbers — full-width digits, zero-width characters.

/// Says whether a character may stand in an organ's abbreviation (机关代字): a CJK unified ideograph.
///
/// Compatibility ideographs (U+F900…) are left out: they look alike and compare unequal.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}

/// Turns a full-width digit, letter or sign (U+FF01–FF5E) into its ASCII twin; leaves the rest alone.
pub(crate) fn half_width(c: char) -> char {
    match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Says whether a character is invisible and means nothing: zero-width space and its kin.
pub(crate) fn is_zero_width(c: char) -> bool {
    matches!(
        c,
        '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}'
    )
}
