//! Registers what came of a review (登记存档).

use gongkai_model::record::{ReviewEntry, ReviewOutcome};
use gongkai_store::reviews;

use super::Work;
use crate::core::Result;

impl Work<'_> {
    pub(super) async fn pass_review(&mut self) -> Result<()> {
        self.register(ReviewOutcome::Passed).await
    }

    pub(super) async fn return_review(&mut self) -> Result<()> {
        self.register(ReviewOutcome::Returned).await
    }

    /// The stage of a review is the state that awaited it; its version is the one that was looked at, so
    /// this comes before a new version is opened.
    async fn register(&mut self, outcome: ReviewOutcome) -> Result<()> {
        let opinion = self.form.reason.trim();
        let entry = ReviewEntry {
            id: self.office.new_id(),
            record: self.head.id,
            version: self.loaded.head.version,
            stage: self.loaded.head.state.clone(),
            person: self.actor.person.id,
            for_person: self.for_person,
            outcome,
            opinion: (!opinion.is_empty()).then(|| opinion.to_owned()),
            done_at: self.office.clock.now(),
        };
        reviews::insert(self.tx, &entry).await?;
        if let Some(person) = self.for_person {
            self.note("for", person);
        }
        Ok(())
    }
}
