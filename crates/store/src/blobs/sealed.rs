//! Sealed files: encrypted with the key of their matter (XChaCha20-Poly1305), found by the hash of the
//! ciphertext.
//!
//! A sealed file is the mark `GKS1`, a nonce of 24 bytes and the ciphertext. The matter is authenticated
//! with it: a file of one matter does not open as a file of another.

use bytes::Bytes;
use chacha20poly1305::XNonce;
use chacha20poly1305::aead::{Aead, Generate, Payload};
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
        let nonce = XNonce::generate();
        let associated = associated(key.matter);
        let payload = Payload {
            msg: content,
            aad: associated.as_bytes(),
        };
        let ciphertext = key.cipher().encrypt(&nonce, payload);
        let ciphertext = ciphertext.map_err(|_| BlobError::Damaged(associated.clone()))?;
        let mut sealed = Vec::with_capacity(MARK.len() + NONCE_BYTES + ciphertext.len());
        sealed.extend_from_slice(MARK);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&ciphertext);
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
        let damaged = || BlobError::Damaged(hash.to_string());
        let (mark, rest) = sealed.split_at_checked(MARK.len()).ok_or_else(damaged)?;
        let (nonce, ciphertext) = rest.split_at_checked(NONCE_BYTES).ok_or_else(damaged)?;
        if mark != MARK {
            return Err(damaged());
        }
        let nonce = <[u8; NONCE_BYTES]>::try_from(nonce).map_err(|_| damaged())?;
        let associated = associated(key.matter);
        let payload = Payload {
            msg: ciphertext,
            aad: associated.as_bytes(),
        };
        let content = key
            .cipher()
            .decrypt(&XNonce::from(nonce), payload)
            .map_err(|_| damaged())?;
        Ok(Some(content.into()))
    }
}

fn associated(matter: Matter) -> String {
    format!("{}/{}", matter.kind(), matter.number())
}
