//! Sealed files: encrypted with the key of their matter (XChaCha20-Poly1305), found by the hash of the
//! ciphertext.
//!
//! A sealed file is the mark `GKS1`, a nonce of 24 bytes and the ciphertext. The matter is authenticated
//! with it: a file of one matter does not open as a file of another. Short texts are sealed in the same way and
//! stand in rows, in base 64; the place where they stand is authenticated with them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use bytes::Bytes;
use chacha20poly1305::XNonce;
use chacha20poly1305::aead::{Aead, Generate, Payload};
use gongkai_model::case::Sealed;
use gongkai_model::event::Matter;
use object_store::ObjectStoreExt;

use super::{Area, BlobError, Blobs, MatterKey, Result, Sha256Hex};

const MARK: &[u8; 4] = b"GKS1";
const NONCE_BYTES: usize = 24;

impl Blobs {
    /// Encrypts and stores a file of a matter, and returns the address of the ciphertext.
    ///
    /// # Errors
    /// [`BlobError::Unavailable`]; nothing is half stored.
    pub async fn put_sealed(&self, key: &MatterKey, content: &[u8]) -> Result<Sha256Hex> {
        let sealed = key.seal(&associated(key.matter), content)?;
        let hash = Sha256Hex::of(&sealed);
        self.objects
            .put(
                &self.address(Area::Sealed, &hash),
                Bytes::from(sealed).into(),
            )
            .await?;
        Ok(hash)
    }

    /// Reads and decrypts a file of a matter; `None` when there is none.
    ///
    /// # Errors
    /// [`BlobError::Damaged`] when it was changed or belongs to another matter, [`BlobError::Unavailable`].
    pub async fn get_sealed(&self, key: &MatterKey, hash: &Sha256Hex) -> Result<Option<Bytes>> {
        let Some(found) = self.find(Area::Sealed, hash).await? else {
            return Ok(None);
        };
        let sealed = found.bytes().await?;
        let content = key.open(&associated(key.matter), &sealed);
        let content = content.ok_or_else(|| BlobError::Damaged(hash.to_string()))?;
        Ok(Some(content.into()))
    }

    /// Removes a sealed file whose matter was destroyed. Removing nothing is fine.
    ///
    /// # Errors
    /// [`BlobError::Unavailable`].
    pub async fn remove_sealed(&self, hash: &Sha256Hex) -> Result<()> {
        match self.objects.delete(&self.address(Area::Sealed, hash)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

impl MatterKey {
    /// Encrypts a text that stands in a row. `place` names where, such as `form`.
    ///
    /// # Errors
    /// [`BlobError::Damaged`] when the cipher refuses, which no text makes it do.
    pub fn seal_text(&self, place: &str, text: &str) -> Result<Sealed> {
        let associated = format!("{}/{place}", associated(self.matter));
        let sealed = self.seal(&associated, text.as_bytes())?;
        Ok(Sealed(STANDARD_NO_PAD.encode(sealed)))
    }

    /// Decrypts a text of the same matter and place.
    ///
    /// # Errors
    /// [`BlobError::Damaged`] when it was changed, or stands where it does not belong.
    pub fn open_text(&self, place: &str, sealed: &Sealed) -> Result<String> {
        let associated = format!("{}/{place}", associated(self.matter));
        let bytes = STANDARD_NO_PAD.decode(&sealed.0).ok();
        let content = bytes.and_then(|bytes| self.open(&associated, &bytes));
        let text = content.and_then(|content| String::from_utf8(content).ok());
        text.ok_or(BlobError::Damaged(associated))
    }

    fn seal(&self, associated: &str, content: &[u8]) -> Result<Vec<u8>> {
        let nonce = XNonce::generate();
        let payload = Payload {
            msg: content,
            aad: associated.as_bytes(),
        };
        let ciphertext = self.cipher().encrypt(&nonce, payload);
        let ciphertext = ciphertext.map_err(|_| BlobError::Damaged(associated.to_owned()))?;
        let mut sealed = Vec::with_capacity(MARK.len() + NONCE_BYTES + ciphertext.len());
        sealed.extend_from_slice(MARK);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&ciphertext);
        Ok(sealed)
    }

    fn open(&self, associated: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (mark, rest) = sealed.split_at_checked(MARK.len())?;
        let (nonce, ciphertext) = rest.split_at_checked(NONCE_BYTES)?;
        let nonce = <[u8; NONCE_BYTES]>::try_from(nonce).ok()?;
        if mark != MARK {
            return None;
        }
        let payload = Payload {
            msg: ciphertext,
            aad: associated.as_bytes(),
        };
        self.cipher().decrypt(&XNonce::from(nonce), payload).ok()
    }
}

fn associated(matter: Matter) -> String {
    format!("{}/{}", matter.kind(), matter.number())
}
