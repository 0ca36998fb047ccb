//! Taking jobs that follow a step from the outbox.

use gongkai_store::outbox::{self, Job};
use jiff::SignedDuration;

use super::{Office, Result};

/// Leases what is due of a task, at most `at_once`. Where nothing waits nothing is written: rounds are many, jobs are few.
///
/// # Errors
/// The store's.
pub(crate) async fn due_jobs(
    office: &Office,
    task: &str,
    lease: SignedDuration,
    at_once: i64,
) -> Result<Vec<Job>> {
    let now = office.clock.now();
    let mut reader = office.store.reader().await?;
    let is_due = outbox::any_due(&mut reader, task, now).await?;
    drop(reader);
    if !is_due {
        return Ok(Vec::new());
    }
    let mut tx = office.store.begin().await?;
    let jobs = outbox::lease_due(&mut tx, task, now, now + lease, at_once).await?;
    tx.commit().await?;
    Ok(jobs)
}
