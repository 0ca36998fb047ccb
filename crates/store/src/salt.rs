//! Salts of commitments: 32 bytes as hex, or nothing once they are destroyed.

use crate::decode::Place;
use crate::error::Result;

/// Reads a salt; a destroyed one reads as zeros, with which no commitment opens.
pub(crate) fn read(place: Place<'_>, text: &str) -> Result<[u8; 32]> {
    if text.is_empty() {
        return Ok([0; 32]);
    }
    let mut salt = [0; 32];
    hex::decode_to_slice(text, &mut salt).map_err(|error| place.damaged(error))?;
    Ok(salt)
}
