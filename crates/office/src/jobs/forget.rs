//! Forgets who knocked how often, and which forms were sent, when nobody asks for it any more.

use gongkai_store::{attempts, sent_forms};
use jiff::SignedDuration;

use crate::core::{Office, Result};

/// Longer than any gate counts, and than a form may lie open.
const KEPT: SignedDuration = SignedDuration::from_hours(48);

/// Removes what is too old and returns how many rows.
pub(super) async fn tick(office: &Office) -> Result<u64> {
    let before = office.clock.now() - KEPT;
    let mut reader = office.store.reader().await?;
    let is_due = attempts::any_before(&mut reader, before).await?
        || sent_forms::any_before(&mut reader, before).await?;
    drop(reader);
    if !is_due {
        return Ok(0);
    }
    let mut tx = office.store.begin().await?;
    let removed =
        attempts::sweep(&mut tx, before).await? + sent_forms::sweep(&mut tx, before).await?;
    tx.commit().await?;
    Ok(removed)
}
