//! Fingerprints: what is the same gets the same one, and nobody without the key can tell of what (HMAC-SHA-256).
//!
//! The key is the installation's own; it lies with the others, outside database and backup.

use gongkai_model::event::Matter;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{BlobError, Keys, Result};

/// Parts this use of the key from every other.
const USE: &[u8] = b"gongkai/fingerprint/1\0";

impl Keys {
    /// The fingerprint of a text; `what` names what it tells apart, so that one text has different ones for different
    /// uses.
    ///
    /// # Errors
    /// [`super::BlobError::Key`] when the key cannot be read or made.
    pub fn fingerprint(&self, what: &str, text: &str) -> Result<String> {
        let key = self.get_or_make(Matter::System)?;
        let mac = Hmac::<Sha256>::new_from_slice(&key.key);
        let mut mac = mac.map_err(|_| BlobError::NoKey(Matter::System))?;
        for part in [USE, what.as_bytes(), b"\0", text.as_bytes()] {
            mac.update(part);
        }
        Ok(hex::encode(mac.finalize().into_bytes()))
    }

    /// Whether a fingerprint is the one of a text; compared in constant time.
    ///
    /// # Errors
    /// As [`Keys::fingerprint`].
    pub fn is_fingerprint(&self, what: &str, text: &str, print: &str) -> Result<bool> {
        let mine = self.fingerprint(what, text)?;
        let pairs = mine.bytes().zip(print.bytes());
        Ok(mine.len() == print.len() && pairs.fold(0, |sum, (a, b)| sum | (a ^ b)) == 0)
    }
}
