//! Removes files and key of a record that was erased (销毁), after the step that erased it is committed.
//!
//! Doing it twice is no harm. A file that another record has as well stays.

use gongkai_model::{event::Matter, id::RecordId};
use gongkai_store::{
    attachments,
    blobs::Sha256Hex,
    outbox::{self, Job},
};
use jiff::SignedDuration;
use serde::Deserialize;

use crate::core::{Office, OfficeError, Result, due_jobs};

/// The task in the outbox.
pub(crate) const TASK: &str = "erase_files";

const AT_ONCE: i64 = 20;
const LEASE: SignedDuration = SignedDuration::from_mins(5);
const AGAIN: SignedDuration = SignedDuration::from_mins(10);

#[derive(Deserialize)]
struct Word {
    record: RecordId,
    files: Vec<String>,
}

/// Does what is due and returns how many records it was for.
pub(super) async fn tick(office: &Office) -> Result<usize> {
    let now = office.clock.now();
    let jobs = due_jobs(office, TASK, LEASE, AT_ONCE).await?;
    let mut erased = 0;
    for job in &jobs {
        let outcome = remove(office, job).await;
        let mut tx = office.store.begin().await?;
        match outcome {
            Ok(()) => {
                outbox::done(&mut tx, job.id, now).await?;
                // The word names hashes of what is gone, so it goes at once as well.
                outbox::sweep(&mut tx, now + SignedDuration::from_secs(1)).await?;
                erased += 1;
            }
            Err(error) => {
                tracing::error!(job = %job.id, %error, "files of an erased record are still there");
                outbox::failed(&mut tx, job.id, "not removed", now + AGAIN).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(erased)
}

async fn remove(office: &Office, job: &Job) -> Result<()> {
    let defect = |text: String| OfficeError::Defect(text);
    let word = Word::deserialize(&job.payload).map_err(|error| defect(error.to_string()))?;
    office.keys.destroy(Matter::Record(word.record.get()))?;
    for file in &word.files {
        let hash: Sha256Hex = file
            .parse()
            .map_err(|_| defect(format!("`{file}` is no address of a file")))?;
        let mut reader = office.store.reader().await?;
        if !attachments::is_wanted(&mut reader, file).await? {
            office.blobs.remove_public(&hash).await?;
        }
    }
    Ok(())
}
