//! What follows the cases of the demo: answers that are published without a name, through all reviews, and cases about one
//! event in a group.

use gongkai_model::{
    id::{CaseId, RecordId},
    record::{Gate, Stage},
};
use gongkai_office::{
    Actor, OfficeError,
    cases::{self, CaseGroupForm},
    publishing::{StepForm, gates, step},
};
use gongkai_store::records;
use serde::Deserialize;

use super::{PlayError, stand::Stand};

/// Cases about one event.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoGroup {
    name: String,
    lead: String,
    plan: String,
    /// Keys of cases.
    pub(super) members: Vec<String>,
}

/// From the draft to the public page: step, and the role that takes it; the drafter submits.
const REVIEWS: [(&str, &str); 5] = [
    ("secrecy_review", "secrecy_reviewer"),
    ("first_review", "first_reviewer"),
    ("second_review", "second_reviewer"),
    ("final_review", "final_reviewer"),
    ("publish", "publisher"),
];

/// The open-government office sits with the district.
const DISTRICT: &str = "yhq";

/// Publishes question and answer of a case, as its handler proposes and the reviewers of the unit pass.
pub(super) async fn publish(
    stand: &mut Stand<'_>,
    unit: &str,
    case: CaseId,
) -> Result<(), PlayError> {
    let handler = stand.holder("foi_handler", unit)?;
    let record = drafted(stand, &handler, case).await;
    let (record, drafter) = record.map_err(|error| refused("publish_answer", unit, error))?;
    let drafter = stand.person(drafter)?;
    take(stand, &drafter, record, "submit")
        .await
        .map_err(|error| refused("submit", unit, error))?;
    for (code, role) in REVIEWS {
        let own = stand.holder(role, unit);
        let actor = own.or_else(|_| stand.holder(role, DISTRICT))?;
        take(stand, &actor, record, code)
            .await
            .map_err(|error| refused(code, unit, error))?;
    }
    Ok(())
}

async fn drafted(
    stand: &mut Stand<'_>,
    handler: &Actor,
    case: CaseId,
) -> Result<(RecordId, gongkai_model::id::PersonId), OfficeError> {
    stand.go_on();
    let office = stand.office;
    let text = cases::propose_publication(office, handler, case).await?;
    let record = cases::publish_answer(office, handler, case, text).await?;
    let mut reader = office.store.reader().await?;
    let head = records::get(&mut reader, record).await?;
    let head = head.ok_or_else(|| OfficeError::Defect(record.to_string()))?;
    Ok((record, head.drafter))
}

async fn take(
    stand: &mut Stand<'_>,
    actor: &Actor,
    record: RecordId,
    code: &str,
) -> Result<(), OfficeError> {
    if Stage::from_code(code).is_some() {
        for gate in Gate::ALL {
            stand.go_on();
            gates::sign(stand.office, actor, record, gate).await?;
        }
    }
    stand.go_on();
    let form = StepForm {
        step: code.to_owned(),
        ..StepForm::default()
    };
    step::take(stand.office, actor, record, form).await?;
    Ok(())
}

/// Groups cases about one event, as the open-government office does.
pub(super) async fn group(
    stand: &mut Stand<'_>,
    group: &DemoGroup,
    members: &[String],
) -> Result<(), PlayError> {
    stand.go_on();
    let actor = stand.holder("open_government_office", DISTRICT)?;
    let form = CaseGroupForm {
        name: group.name.clone(),
        lead: Some(stand.unit(&group.lead)?),
        plan: group.plan.clone(),
        members: members.join("\n"),
        is_ended: false,
    };
    let made = cases::make_case_group(stand.office, &actor, form).await;
    made.map_err(|error| refused("make_case_group", &group.lead, error))?;
    Ok(())
}

fn refused(act: &str, unit: &str, source: OfficeError) -> PlayError {
    PlayError::Refused {
        act: act.to_owned(),
        who: unit.to_owned(),
        title: String::new(),
        at: jiff::civil::DateTime::default(),
        source: Box::new(source),
    }
}
