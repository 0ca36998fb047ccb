//! Publishes what was scheduled (定时发布) when its time has come, as the person who scheduled it.

use gongkai_model::{
    event::Matter,
    id::{Id, RecordId},
    permission::StepCode,
};
use gongkai_store::{events, records};

use super::{StepForm, step};
use crate::core::{Office, OfficeError, Result};

/// Publishes all records whose time has come and returns how many. A record that a rule refuses by now is
/// put back to the publisher's list with its time removed, so that it is not tried for ever.
///
/// # Errors
/// The store's.
pub async fn tick(office: &Office) -> Result<usize> {
    let due = {
        let mut reader = office.store.reader().await?;
        records::scheduled(&mut reader, office.clock.now()).await?
    };
    let mut published = 0;
    for record in due.into_iter().map(|head| head.id) {
        match as_scheduler(office, record, "publish").await {
            Ok(()) => published += 1,
            Err(OfficeError::Store(error)) => return Err(OfficeError::Store(error)),
            Err(error) => {
                tracing::warn!(record = %record, %error, "a scheduled publication was refused");
                as_scheduler(office, record, "unschedule").await?;
            }
        }
    }
    Ok(published)
}

async fn as_scheduler(office: &Office, record: RecordId, step_code: &StepCode) -> Result<()> {
    let actor = {
        let mut reader = office.store.reader().await?;
        let trail = events::of_matter(&mut reader, Matter::Record(record.get())).await?;
        let scheduled = trail
            .iter()
            .rev()
            .find(|event| event.detail("step") == Some("schedule"));
        let person = scheduled
            .and_then(|event| event.actor)
            .unwrap_or(Id::new(0));
        office.actor(&mut reader, person).await?
    };
    let form = StepForm {
        step: step_code.to_owned(),
        ..StepForm::default()
    };
    step::take(office, &actor, record, form).await.map(drop)
}
