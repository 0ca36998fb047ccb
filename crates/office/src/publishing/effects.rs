//! What steps bring about, one function for each effect that a procedure can name.

mod ending;
mod erasure;
mod moving;
mod publication;
mod reviews;
mod versions;

use gongkai_model::{
    id::PersonId,
    record::{Effect, RecordHead},
};
use gongkai_store::Tx;

use super::{StepForm, loaded::Loaded};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// A step being carried out. Effects change `head` and add to `event`; the step writes both at the end.
pub(super) struct Work<'a> {
    pub(super) office: &'a Office,
    pub(super) tx: &'a mut Tx,
    pub(super) actor: &'a Actor,
    pub(super) for_person: Option<PersonId>,
    pub(super) loaded: &'a Loaded,
    pub(super) form: &'a StepForm,
    pub(super) head: RecordHead,
    pub(super) event: Option<EventDraft>,
}

impl Work<'_> {
    /// Carries out one effect.
    pub(super) async fn carry_out(&mut self, effect: Effect) -> Result<()> {
        match effect {
            Effect::Freeze => self.freeze().await,
            Effect::NewVersion => self.new_version().await,
            Effect::DropVersion => self.drop_version().await,
            Effect::PassReview => self.pass_review().await,
            Effect::ReturnReview => self.return_review().await,
            Effect::AssignIndexNumber => self.assign_index_number().await,
            Effect::Publish => self.publish().await,
            Effect::PublishCorrection => self.publish_correction().await,
            Effect::Withdraw => self.withdraw().await,
            Effect::Move => self.move_to().await,
            Effect::RegisterEnding => self.register_ending().await,
            Effect::ProposeErasure => self.propose_erasure().await,
            Effect::Erase => self.erase().await,
            Effect::Schedule => self.schedule(),
            Effect::Unschedule => {
                self.head.publish_at = None;
                Ok(())
            }
        }
    }

    fn schedule(&mut self) -> Result<()> {
        let at = self.form.publish_at;
        self.head.publish_at =
            Some(at.ok_or_else(|| OfficeError::field("publish_at", "请选择时间"))?);
        Ok(())
    }

    /// Adds a detail to the event of the step.
    fn note(&mut self, key: &str, value: impl std::fmt::Display) {
        self.event = self.event.take().map(|event| event.with(key, value));
    }
}
