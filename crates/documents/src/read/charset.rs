//! The charset of text and web pages: declared, marked or recognised, and whether these agree.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::Reason;

/// Decoded text and what was noticed on the way.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) warnings: Vec<String>,
}

/// Decodes bytes; `declared` is the label in the file itself, if it has one.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Reason> {
    let mut warnings = Vec::new();
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => recognise(bytes, declared, &mut warnings),
    };
    let (text, _, had_errors) = encoding.decode(bytes);
    if had_errors {
        warnings.push(format!(
            "有字符不能按 {} 解码，已用“�”代替",
            encoding.name()
        ));
    }
    let text = text.replace('\u{feff}', "");
    if text.contains('\0') {
        return Err(Reason::NulBytes);
    }
    Ok(Decoded { text, warnings })
}

fn recognise(
    bytes: &[u8],
    declared: Option<&str>,
    warnings: &mut Vec<String>,
) -> &'static Encoding {
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    // gbk and gb2312 are subsets that real files overstep.
    let declared = declared.map(|e| if e.name() == "GBK" { GB18030 } else { e });
    let found = if is_utf8(bytes) {
        UTF_8
    } else {
        match declared {
            Some(declared) if declared != UTF_8 && decodes(bytes, declared) => declared,
            _ => guess(bytes),
        }
    };
    if let Some(declared) = declared
        && declared != found
        && !bytes.is_ascii()
    {
        let (declared, found) = (declared.name(), found.name());
        warnings.push(format!(
            "标注的编码是 {declared}，实际是 {found}，已按 {found} 读取"
        ));
    }
    found
}

/// UTF-8, allowing for a cut last character and for a stray damaged byte in a long text.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) if error.error_len().is_none() => true,
        Err(_) => {
            let mut characters = 0_usize;
            let mut damaged = 0_usize;
            for chunk in bytes.utf8_chunks() {
                characters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
                damaged += usize::from(!chunk.invalid().is_empty());
            }
            damaged * 100 < characters
        }
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..bytes.len().min(200_000)).unwrap_or(bytes);
    if decodes(sample, GB18030) {
        return GB18030;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guessed = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Allow);
    let is_usable = guessed != UTF_16LE && guessed != UTF_16BE;
    if guessed.name() == "GBK" || !is_usable {
        GB18030
    } else {
        guessed
    }
}

/// Whether all bytes, but for a cut last character, are valid.
fn decodes(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = vec![0_u8; 4_096];
    let mut rest = bytes;
    loop {
        let (result, read, _) = decoder.decode_to_utf8_without_replacement(rest, &mut out, false);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            encoding_rs::DecoderResult::InputEmpty => return true,
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::Malformed(..) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gbk_marked_as_utf8_is_read_and_named() {
        let (bytes, _, _) = GB18030.encode("关于整理专栏的通知");
        let decoded = decode(&bytes, Some("utf-8")).unwrap();
        assert_eq!(decoded.text, "关于整理专栏的通知");
        assert_eq!(
            decoded.warnings,
            ["标注的编码是 UTF-8，实际是 gb18030，已按 gb18030 读取"]
        );
    }

    #[test]
    fn utf16_with_a_mark_and_four_byte_characters_are_read() {
        let mut utf16: Vec<u8> = vec![0xff, 0xfe];
        utf16.extend("通知".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(&utf16, None).unwrap().text, "通知");
        let (bytes, _, _) = GB18030.encode("𠮷镇");
        assert_eq!(decode(&bytes, None).unwrap().text, "𠮷镇");
    }
}
