//! Files that come from outside (申请人上传的材料): taken when they are what their name says, and of a kind that an
//! office can open without danger.
//!
//! Nothing is unpacked or rendered here; scripts, programs and archives are refused whatever they are called.

use crate::read::format::{Format, detect, extension_of};

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upload {
    /// Pictures: of a document of identity, of a place.
    Jpeg,
    /// As [`Upload::Jpeg`].
    Png,
    /// Something that our readers know.
    Document(Format),
}

impl Upload {
    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Document(Format::Pdf) => "application/pdf",
            Self::Document(Format::Docx) => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Self::Document(Format::Doc) => "application/msword",
            Self::Document(Format::Xlsx) => {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
            Self::Document(Format::Xls) => "application/vnd.ms-excel",
            Self::Document(Format::Rtf) => "application/rtf",
            Self::Document(Format::Text | Format::Html) => "text/plain; charset=utf-8",
        }
    }
}

/// Extensions that are taken, for the `accept` of a form.
pub const ACCEPTED: &str = ".pdf,.jpg,.jpeg,.png,.doc,.docx,.xls,.xlsx,.rtf,.txt";

/// Looks whether a file is what its name says.
///
/// # Errors
/// Says in one sentence why not, beginning with the name.
///
/// ```
/// use gongkai_documents::upload::{Upload, check};
/// assert_eq!(check("身份证.png", b"\x89PNG\r\n\x1a\n0000"), Ok(Upload::Png));
/// assert!(check("身份证.png", b"MZ\x90").is_err());
/// ```
pub fn check(name: &str, bytes: &[u8]) -> Result<Upload, String> {
    let extension = extension_of(name).unwrap_or_default();
    let accepted = ACCEPTED
        .split(',')
        .any(|one| one.trim_start_matches('.') == extension);
    if !accepted {
        return Err(format!(
            "{name}：不接受这种文件，请提供 PDF、图片（JPG、PNG）、Word、Excel 或者文本文件"
        ));
    }
    if bytes.is_empty() {
        return Err(format!("{name}：文件是空的"));
    }
    let picture = match bytes {
        [0xff, 0xd8, 0xff, ..] => Some(Upload::Jpeg),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Upload::Png),
        _ => None,
    };
    match (extension.as_str(), picture) {
        ("jpg" | "jpeg", Some(Upload::Jpeg)) => Ok(Upload::Jpeg),
        ("png", Some(Upload::Png)) => Ok(Upload::Png),
        ("jpg" | "jpeg" | "png", _) | (_, Some(_)) => Err(format!(
            "{name}：内容和扩展名不符，请用原来的程序重新保存后再传"
        )),
        _ => match detect(name, bytes) {
            Ok(format) => Ok(Upload::Document(format)),
            Err(reason) => Err(format!("{name}：{reason}")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_what_it_says_is_refused() {
        let png = b"\x89PNG\r\n\x1a\n0000".as_slice();
        let jpeg = b"\xff\xd8\xff\xe0".as_slice();
        for (name, bytes) in [
            ("证件.jpg", png),
            ("证件.png", jpeg),
            ("证件.pdf", png),
            ("证件.pdf", b"MZ\x90\0".as_slice()),
            ("证件.exe", b"MZ\x90\0"),
            ("证件.pdf.js", b"alert(1)"),
            ("证件.html", b"<html>"),
            ("证件.svg", b"<svg/>"),
            ("证件", b"%PDF-1.7"),
            ("证件.zip", b"PK\x03\x04"),
            ("证件.docx", b"PK\x03\x04 nothing in it"),
            ("证件.txt", b"a\0b"),
            ("证件.pdf", b""),
        ] {
            let refused = check(name, bytes);
            assert!(refused.is_err(), "{name}: {refused:?}");
            assert!(refused.unwrap_err().starts_with(name));
        }
    }

    #[test]
    fn what_it_says_is_taken() {
        for (name, bytes, media_type) in [
            ("a.JPG", b"\xff\xd8\xff\xe0".as_slice(), "image/jpeg"),
            ("a.pdf", b"%PDF-1.7\n", "application/pdf"),
            ("a.txt", "说明".as_bytes(), "text/plain; charset=utf-8"),
        ] {
            assert_eq!(check(name, bytes).map(Upload::media_type), Ok(media_type));
        }
    }
}
