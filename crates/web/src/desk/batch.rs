//! One step for many records (批量发布、撤回、归档、移动), each with its own answer.

use askama::Template;
use gongkai_model::{
    id::RecordId,
    permission::step,
    record::{RecordHead, WithdrawalReason},
};
use gongkai_office::{
    core::FieldError,
    publishing::{StepForm, batch, see},
};

use super::{
    input::title_with,
    record::step_inputs::{self, Places},
    records::{Row, row},
    route::{Entry, Needs, post},
    signed::{Desk, page, refused},
    submitted::Submitted,
};
use crate::{
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
};

/// Steps that are offered for many records at once: code, words, whether a reason is needed.
const STEPS: [(&str, &str, bool); 4] = [
    ("publish", "发布", false),
    ("withdraw", "撤回", true),
    ("archive", "归档", false),
    ("move", "移动", false),
];

pub(super) fn entries() -> Vec<Entry> {
    let path = "/desk/records/batch";
    vec![post(path, Needs::Step(step::DESK_SEE), take)]
}

#[derive(Template)]
#[template(path = "desk/batch_confirm.html")]
struct ConfirmPage {
    frame: OfficeFrame,
    step: &'static str,
    name: &'static str,
    needs_reason: bool,
    rows: Vec<Row>,
    reasons: [WithdrawalReason; 7],
    reason: String,
    places: Option<Places>,
    /// Whether kind and unit may stay as they are, each record its own.
    keeps: bool,
    errors: Vec<FieldError>,
}

impl ConfirmPage {
    fn error(&self, field: &str) -> Option<&str> {
        let found = self.errors.iter().find(|error| error.field == field);
        found.map(|error| error.message.as_str())
    }
}

struct AnswerRow {
    row: Row,
    is_done: bool,
    text: String,
}

#[derive(Template)]
#[template(path = "desk/batch_answers.html")]
struct AnswersPage {
    frame: OfficeFrame,
    name: &'static str,
    done: usize,
    answers: Vec<AnswerRow>,
}

async fn take(desk: Desk, form: Submitted) -> PageResult {
    let wanted = form.text("step");
    let Some((step, name, needs_reason)) = STEPS.into_iter().find(|row| row.0 == wanted) else {
        return Err(PageError::BadRequest("请选择要批量办理的事项".into()));
    };
    let ids: Vec<RecordId> = form
        .all("record")
        .filter_map(|id| id.parse().ok())
        .collect();
    if ids.is_empty() {
        return Err(PageError::BadRequest("请先勾选要办理的信息".into()));
    }
    let heads = see::related(desk.office(), desk.actor(), &ids).await?;
    let withdrawal = WithdrawalReason::from_code(&form.text("withdrawal"));
    let reason = form.text("reason");
    let place = step_inputs::place(&form).filter(|_| step == "move");
    let is_confirmed = form.is_ticked("confirmed");
    let mut errors = Vec::new();
    let mut want = |is_there: bool, field: &str, message: &str| {
        if !is_there {
            errors.push(FieldError {
                field: field.to_owned(),
                message: message.to_owned(),
            });
        }
    };
    want(
        !needs_reason || withdrawal.is_some(),
        "withdrawal",
        "请选择撤回原因",
    );
    want(!needs_reason || !reason.is_empty(), "reason", "请写明理由");
    want(step != "move" || place.is_some(), "kind", "请选择移到哪里");
    if !is_confirmed || !errors.is_empty() {
        if !is_confirmed {
            errors.clear();
        }
        let confirm = ConfirmPage {
            frame: desk.frame(title_with(&errors, &format!("批量{name}"))),
            step,
            name,
            needs_reason,
            rows: heads.iter().map(|head| row(&desk, head)).collect(),
            reasons: WithdrawalReason::ALL,
            reason,
            places: (step == "move").then(|| step_inputs::places(&desk, None, &form)),
            keeps: true,
            errors,
        };
        return if is_confirmed {
            refused(&confirm)
        } else {
            page(&confirm)
        };
    }
    let step_form = StepForm {
        step: step.to_owned(),
        reason,
        withdrawal,
        place,
        ..StepForm::default()
    };
    let answers = batch::take(desk.office(), desk.actor(), &ids, &step_form).await;
    let answers: Vec<_> = answers
        .iter()
        .map(|a| answer_row(&desk, &heads, a))
        .collect();
    page(&AnswersPage {
        frame: desk.frame(format!("批量{name}的结果")),
        name,
        done: answers.iter().filter(|answer| answer.is_done).count(),
        answers,
    })
}

fn answer_row(desk: &Desk, heads: &[RecordHead], answer: &batch::Answer) -> AnswerRow {
    let head = heads.iter().find(|head| head.id == answer.record);
    let unknown = || Row {
        id: answer.record.to_string(),
        title: "（没有找到这篇信息）".to_owned(),
        number: String::new(),
        kind: String::new(),
        unit: String::new(),
        state: String::new(),
        class: "",
        attribute: "",
        changed: String::new(),
        is_urgent: false,
        due: String::new(),
        due_class: "",
    };
    AnswerRow {
        row: head.map_or_else(unknown, |head| row(desk, head)),
        is_done: answer.outcome.is_ok(),
        text: match &answer.outcome {
            Ok(state) => state.clone(),
            Err(error) => error.to_string(),
        },
    }
}
