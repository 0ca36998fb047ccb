//! The same step for many records (批量发布、撤回、移动), each in its own transaction and with its own answer.

use gongkai_model::id::RecordId;

use super::{StepForm, step};
use crate::core::{Actor, Office, Result};

/// The most records in one go.
pub const MOST: usize = 200;

/// What came of one record.
#[derive(Debug)]
pub struct Answer {
    /// Which.
    pub record: RecordId,
    /// The new state's name, or why not.
    pub outcome: Result<String>,
}

/// Takes one step with each record. One refusal does not hold up the others, and each is told.
pub async fn take(
    office: &Office,
    actor: &Actor,
    records: &[RecordId],
    form: &StepForm,
) -> Vec<Answer> {
    let mut answers = Vec::new();
    for record in records.iter().take(MOST) {
        let form = StepForm {
            revision: None,
            ..form.clone()
        };
        let outcome = step::take(office, actor, *record, form)
            .await
            .map(|taken| taken.state_name);
        answers.push(Answer {
            record: *record,
            outcome,
        });
    }
    answers
}
