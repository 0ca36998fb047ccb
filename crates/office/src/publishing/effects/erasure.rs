//! Destroys for good what a withdrawn record said (销毁), after two people decided it.
//!
//! Source: 个人信息保护法 art. 47. Versions, salts, files, names, opinions and the key of the matter go; the
//! record's row, its index number, its events and the withdrawn publication stay, so that the address goes on
//! answering "withdrawn". Backups end with their own retention; without the salts their commitments open
//! nothing.

use gongkai_model::{
    id::RecordId,
    record::{ReviewEntry, ReviewOutcome, Source},
};
use gongkai_store::{attachments, co_signs, old_addresses, outbox, relations, reviews, versions};
use serde_json::json;

use super::Work;
use crate::{core::Result, jobs::ERASE_FILES, publishing::loaded::ERASURE_PROPOSED};

impl Work<'_> {
    /// Registers who proposed it and why, beside the reviews.
    pub(super) async fn propose_erasure(&mut self) -> Result<()> {
        let entry = ReviewEntry {
            id: self.office.new_id(),
            record: self.head.id,
            version: self.head.version,
            stage: ERASURE_PROPOSED.to_owned(),
            person: self.actor.person.id,
            for_person: self.for_person,
            outcome: ReviewOutcome::Passed,
            opinion: Some(self.form.reason.trim().to_owned()),
            done_at: self.office.clock.now(),
        };
        reviews::insert(self.tx, &entry).await?;
        Ok(())
    }

    /// Destroys what the database holds, and leaves word for the job that removes files and key.
    pub(super) async fn erase(&mut self) -> Result<()> {
        let (id, now) = (self.head.id, self.office.clock.now());
        let destroyed = versions::erase(self.tx, id).await?;
        let files = attachments::erase(self.tx, id, now).await?;
        reviews::erase(self.tx, id, ERASURE_PROPOSED).await?;
        co_signs::erase(self.tx, id).await?;
        relations::replace(self.tx, id, &[]).await?;
        old_addresses::forget(self.tx, id).await?;
        self.note("versions", destroyed);
        self.note("files", files.len());
        let word = json!({ "record": id, "files": files });
        outbox::enqueue(self.tx, self.office.new_id(), ERASE_FILES, &word, now).await?;
        self.head.title.clear();
        self.head.doc_number = None;
        self.head.publish_at = None;
        self.head.source = without_name(&self.head.source, id);
        Ok(())
    }
}

/// The file's name may name somebody too; which platform it came from stays.
fn without_name(source: &Source, id: RecordId) -> Source {
    match source {
        Source::Desk => Source::Desk,
        Source::Import { name, .. } => Source::Import {
            name: name.clone(),
            key: format!("erased-{id}"),
        },
    }
}
