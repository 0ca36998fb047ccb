//! The address of a blob.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// A SHA-256 as 64 lower-case hex digits.
///
/// ```
/// use gongkai_store::blobs::Sha256Hex;
/// let hash = Sha256Hex::of(b"");
/// assert_eq!(hash.as_str(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
/// assert_eq!(hash.as_str().parse(), Ok(hash));
/// assert!("../../etc/passwd".parse::<Sha256Hex>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256Hex(String);

/// Why a text is not the address of a blob.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a blob is addressed by 64 lower-case hex digits")]
pub struct HashError;

impl Sha256Hex {
    /// Computes the address of a content.
    pub fn of(content: &[u8]) -> Self {
        Self(hex::encode(Sha256::digest(content)))
    }

    pub(crate) fn finish(digest: Sha256) -> Self {
        Self(hex::encode(digest.finalize()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Sha256Hex {
    type Err = HashError;

    fn from_str(text: &str) -> Result<Self, HashError> {
        let fits = text.len() == 64
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(HashError)
        }
    }
}

impl fmt::Display for Sha256Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&Sha256Hex> for crate::value::Value {
    fn from(hash: &Sha256Hex) -> Self {
        Self::Text(Some(hash.0.clone()))
    }
}
