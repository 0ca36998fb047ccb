//! How an answer is packed for the way: brotli or gzip, whichever the visitor takes.

use std::io::Write as _;

use axum::http::{HeaderMap, header};
use bytes::Bytes;

/// Shorter answers are sent as they are.
const WORTH_IT: usize = 860;

/// As much as a page that is packed while somebody waits can bear; each is packed once.
const BROTLI_QUALITY: u32 = 5;
const BROTLI_WINDOW: u32 = 22;

/// A packing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    /// As `Content-Encoding` says it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The best one that the visitor takes; none when only the text itself will do (RFC 9110, 12.5.3).
    pub(super) fn asked(headers: &HeaderMap) -> Option<Self> {
        let all = headers.get_all(header::ACCEPT_ENCODING).iter();
        let all: Vec<&str> = all.filter_map(|value| value.to_str().ok()).collect();
        let takes = |name: &str| {
            all.iter().flat_map(|value| value.split(',')).any(|part| {
                let mut part = part.split(';').map(str::trim);
                let is_named = part
                    .next()
                    .is_some_and(|known| known.eq_ignore_ascii_case(name));
                let refused = |quality: &str| {
                    let quality = quality.strip_prefix("q=").unwrap_or("1");
                    quality.parse::<f32>().is_ok_and(|quality| quality <= 0.0)
                };
                is_named && !part.any(refused)
            })
        };
        [Self::Brotli, Self::Gzip]
            .into_iter()
            .find(|encoding| takes(encoding.name()))
    }

    /// Packs a text; `None` when that saves less than half of it.
    pub(super) fn pack(self, text: &[u8]) -> Option<Bytes> {
        if text.len() < WORTH_IT {
            return None;
        }
        let room = Vec::with_capacity(text.len() / 3);
        let packed = match self {
            Self::Brotli => {
                let mut packer =
                    brotli::CompressorWriter::new(room, 1 << 14, BROTLI_QUALITY, BROTLI_WINDOW);
                packer.write_all(text).ok()?;
                packer.into_inner()
            }
            Self::Gzip => {
                let mut packer = flate2::write::GzEncoder::new(room, flate2::Compression::new(6));
                packer.write_all(text).ok()?;
                packer.finish().ok()?
            }
        };
        let mut packed = Bytes::from(packed);
        if packed.len() > text.len() / 2 {
            return None;
        }
        // Not a byte more is kept than is sent.
        packed = Bytes::copy_from_slice(&packed);
        Some(packed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(value: &str) -> Option<Encoding> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, value.parse().unwrap());
        Encoding::asked(&headers)
    }

    #[test]
    fn the_visitor_says_what_it_takes() {
        assert_eq!(asked("gzip, deflate, br, zstd"), Some(Encoding::Brotli));
        assert_eq!(asked("gzip;q=0.5, br;q=0"), Some(Encoding::Gzip));
        assert_eq!(asked("GZIP"), Some(Encoding::Gzip));
        for none in ["identity", "", "br;q=0.0", "gzip;q=nan;q=0", "brr", ";;,"] {
            assert_eq!(asked(none), None, "{none}");
        }
    }

    #[test]
    fn what_is_packed_is_the_same_text() {
        use std::io::Read as _;
        let text = "云河区政务公开".repeat(400);
        let mut read = String::new();
        let packed = Encoding::Gzip.pack(text.as_bytes()).unwrap();
        flate2::read::GzDecoder::new(packed.as_ref())
            .read_to_string(&mut read)
            .unwrap();
        assert_eq!(read, text);
        read.clear();
        let packed = Encoding::Brotli.pack(text.as_bytes()).unwrap();
        brotli::Decompressor::new(packed.as_ref(), 4096)
            .read_to_string(&mut read)
            .unwrap();
        assert_eq!(read, text);
        assert_eq!(Encoding::Gzip.pack(b"short"), None);
    }
}
