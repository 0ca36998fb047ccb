//! Where an address of the earlier platform leads now.

use gongkai_model::id::RecordId;
use gongkai_store::old_addresses;

use crate::core::{Office, Result};

/// Finds the record that stood at a path with its query, if it is public or was.
///
/// # Errors
/// The store's.
pub async fn old_address(office: &Office, address: &str) -> Result<Option<RecordId>> {
    let mut reader = office.store.reader().await?;
    Ok(old_addresses::find(&mut reader, address).await?)
}
