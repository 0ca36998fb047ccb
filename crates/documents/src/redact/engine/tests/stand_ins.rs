//! PDFs that name a Chinese font without bringing it, as WPS and many printers write them.

use super::layer::{of_content, said};
use super::*;

/// A page with a line in a font that is named only. Codes are UTF-16.
fn named(font: &str, encoding: &str, codes: &str) -> Vec<u8> {
    let mut pdf = Pdf::with_version("1.5");
    let system = dictionary! {
        "Registry" => Object::string_literal("Adobe"),
        "Ordering" => Object::string_literal("GB1"),
        "Supplement" => 2,
    };
    let characters = dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType0",
        "BaseFont" => font,
        "CIDSystemInfo" => system,
        "DW" => 1_000,
    };
    let characters = pdf.add_object(characters);
    let font = pdf.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => font,
        "Encoding" => encoding,
        "DescendantFonts" => vec![characters.into()],
    });
    let content = format!("BT /F 24 Tf 60 480 Td <{codes}> Tj ET\n");
    of_content(pdf, dictionary! { "F" => font }, &content)
}

fn hex(bytes: impl IntoIterator<Item = u8>) -> String {
    bytes
        .into_iter()
        .map(|byte| format!("{byte:02X}"))
        .collect()
}

#[test]
fn a_font_that_is_only_named_is_drawn_searched_and_repeated() {
    let text = "申请人王小明，地址保密";
    let utf16 = hex(text.encode_utf16().flat_map(u16::to_be_bytes));
    let gbk = hex(encoding_rs::GB18030.encode(text).0.iter().copied());
    let mut forms = Vec::new();
    for (font, encoding, codes) in [
        ("STSong-Light", "UniGB-UCS2-H", &utf16),
        ("STSong-Light", "GBK-EUC-H", &gbk),
        ("SimHei", "UniGB-UTF16-H", &utf16),
    ] {
        let pdf = named(font, encoding, codes);
        assert_eq!(said(&pdf), text, "{font} {encoding}");
        let page = &pictures(&pdf, COARSE)[0];
        let dark = page
            .rgb
            .iter()
            .step_by(3)
            .filter(|point| **point < 128)
            .count();
        assert!(dark > 1_000, "{font} {encoding}: {dark} dark points");
        forms.push(dark);
        let marks = [words("王小明")];
        let released = redact_at(&pdf, &marks, COARSE).unwrap();
        assert_eq!(released.filled.len(), 1);
        assert_eq!(said(&released.pdf), "地址保密", "{font} {encoding}");
    }
    // The same face for the same name, a heavier one for 黑体.
    assert_eq!(forms[0], forms[1]);
    assert!(forms[2] > forms[0], "{forms:?}");
}
