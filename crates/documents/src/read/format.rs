//! The format of a file, found in its content and compared with its extension.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Reason;

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Office Open XML text.
    Docx,
    /// Word 97–2003.
    Doc,
    /// Rich Text Format.
    Rtf,
    /// PDF with text.
    Pdf,
    /// A web page.
    Html,
    /// Plain text, also with light mark-up.
    Text,
    /// Office Open XML workbook.
    Xlsx,
    /// Excel 97–2003.
    Xls,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Docx => "docx",
            Self::Doc => "doc",
            Self::Rtf => "rtf",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Text => "txt",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
        })
    }
}

impl Format {
    /// The format that an extension stands for.
    pub(super) fn of_extension(extension: &str) -> Option<Self> {
        Some(match extension {
            "docx" => Self::Docx,
            "doc" => Self::Doc,
            "rtf" => Self::Rtf,
            "pdf" => Self::Pdf,
            "html" | "htm" | "shtml" | "xhtml" => Self::Html,
            "txt" | "md" | "text" => Self::Text,
            "xlsx" => Self::Xlsx,
            "xls" => Self::Xls,
            _ => return None,
        })
    }
}

/// Finds the format in the content and refuses when the extension says another.
pub(crate) fn detect(name: &str, bytes: &[u8]) -> Result<Format, Reason> {
    let extension = extension_of(name);
    let claimed = extension.as_deref().and_then(Format::of_extension);
    match (sniff(bytes), claimed, extension) {
        (Ok(found), Some(claimed), _) if found == claimed => Ok(found),
        // A page fragment or an odd file of text cannot be told from plain text: trust the name.
        (Ok(Format::Text), Some(Format::Html), _) => Ok(Format::Html),
        (Ok(found), Some(_), Some(extension)) => Err(Reason::WrongExtension {
            extension,
            found: found.to_string(),
        }),
        (Ok(Format::Text), None, Some(extension)) => {
            Err(Reason::Unsupported(format!("扩展名为 .{extension} 的文件")))
        }
        (Ok(found), _, _) => Ok(found),
        (Err(Reason::Unsupported(what)), Some(_), Some(extension)) => Err(Reason::WrongExtension {
            extension,
            found: what,
        }),
        // A sealed or broken container does not tell what is in it: the name does.
        (Err(Reason::Encrypted(_)), Some(claimed), _) => Err(Reason::Encrypted(claimed)),
        (Err(Reason::Damaged { detail, .. }), Some(claimed), _) => {
            Err(Reason::damaged(claimed, detail))
        }
        (Err(reason), _, _) => Err(reason),
    }
}

pub(crate) fn extension_of(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, extension) = last.rsplit_once('.')?;
    let plain = !stem.is_empty()
        && (1..=8).contains(&extension.len())
        && extension.chars().all(|c| c.is_ascii_alphanumeric());
    plain.then(|| extension.to_ascii_lowercase())
}

fn sniff(bytes: &[u8]) -> Result<Format, Reason> {
    const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let head = bytes.get(..bytes.len().min(1_024)).unwrap_or(bytes);
    if bytes.starts_with(OLE) {
        return sniff_ole(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return sniff_zip(bytes);
    }
    if head.windows(5).any(|w| w == b"%PDF-") {
        return Ok(Format::Pdf);
    }
    if head.starts_with(b"{\\rtf") {
        return Ok(Format::Rtf);
    }
    let has_utf16_mark = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if !has_utf16_mark && let Some(kind) = infer::get(bytes) {
        let is_text = matches!(kind.matcher_type(), infer::MatcherType::Text);
        if !is_text {
            return Err(Reason::Unsupported(format!("{} 数据", kind.extension())));
        }
    }
    if !has_utf16_mark && bytes.contains(&0) {
        return Err(Reason::NulBytes);
    }
    Ok(if looks_like_html(head) {
        Format::Html
    } else {
        Format::Text
    })
}

fn looks_like_html(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head).to_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|tag| text.starts_with(tag))
        || (text.starts_with("<!--") || text.starts_with("<?xml")) && text.contains("<html")
        || text.starts_with("<meta") && text.contains("charset")
}

/// Tells doc, xls and encrypted packages apart by the stream names of the compound file.
///
/// Directory entries are 128 bytes long and aligned, each beginning with its name in UTF-16.
fn sniff_ole(bytes: &[u8]) -> Result<Format, Reason> {
    let holds = |name: &str| {
        let wanted: Vec<u8> = name
            .encode_utf16()
            .chain([0])
            .flat_map(u16::to_le_bytes)
            .collect();
        bytes
            .chunks_exact(128)
            .any(|entry| entry.starts_with(&wanted))
    };
    if holds("EncryptedPackage") {
        return Err(Reason::Encrypted(Format::Docx));
    }
    if holds("WordDocument") {
        return Ok(Format::Doc);
    }
    if holds("Workbook") || holds("Book") {
        return Ok(Format::Xls);
    }
    if holds("PowerPoint Document") {
        return Err(Reason::Unsupported("ppt 演示文稿".to_owned()));
    }
    Err(Reason::damaged(Format::Doc, "复合文档目录不完整"))
}

/// Tells docx and xlsx apart by the entry names, which also stand in a truncated file.
fn sniff_zip(bytes: &[u8]) -> Result<Format, Reason> {
    let holds = |name: &[u8]| {
        let first = name.first().copied().unwrap_or_default();
        bytes
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == first)
            .any(|(at, _)| bytes.get(at..at + name.len()) == Some(name))
    };
    if holds(b"word/document.xml") {
        Ok(Format::Docx)
    } else if holds(b"xl/workbook.xml") || holds(b"xl/worksheets/") {
        Ok(Format::Xlsx)
    } else if holds(b"ppt/presentation.xml") {
        Err(Reason::Unsupported("pptx 演示文稿".to_owned()))
    } else if holds(b"application/vnd.oasis.opendocument") {
        Err(Reason::Unsupported("OpenDocument 文件".to_owned()))
    } else if holds(b"[Content_Types].xml") {
        Err(Reason::damaged(Format::Docx, "压缩包不完整"))
    } else {
        Err(Reason::Unsupported("普通压缩包".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_extension_is_named_with_what_was_found() {
        let reason = detect("报告.docx", b"%PDF-1.7\n").unwrap_err();
        assert_eq!(
            reason.to_string(),
            "扩展名是 .docx，内容却是 pdf；请改正扩展名或重新另存"
        );
        assert!(matches!(
            detect("图.txt", b"\x89PNG\r\n\x1a\n0000").unwrap_err(),
            Reason::WrongExtension { .. }
        ));
    }

    #[test]
    fn text_needs_a_known_extension_or_none() {
        assert_eq!(detect("说明", "文字".as_bytes()), Ok(Format::Text));
        assert_eq!(detect("说明.TXT", "文字".as_bytes()), Ok(Format::Text));
        assert!(matches!(
            detect("脚本.py", b"print"),
            Err(Reason::Unsupported(_))
        ));
        assert_eq!(detect("a.txt", b"a\0b"), Err(Reason::NulBytes));
    }
}
