//! One step for many records (批量发布、撤回、归档、移动), each with its own answer.

use askama::Template;
use gongkai_model::{
    id::RecordId,
    permission::step,
    record::{RecordHead, WithdrawalReason},
};
use gongkai_office::{
    core::FieldError,
    publishing::{Place, StepForm, batch, see},
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

/// What is to be done with all of them.
struct Asked {
    step: &'static str,
    name: &'static str,
    needs_reason: bool,
    withdrawal: Option<WithdrawalReason>,
    reason: String,
    place: Option<Place>,
}

impl Asked {
    fn of(form: &Submitted) -> Option<Self> {
        let wanted = form.text("step");
        let (step, name, needs_reason) = STEPS.into_iter().find(|row| row.0 == wanted)?;
        Some(Self {
            step,
            name,
            needs_reason,
            withdrawal: WithdrawalReason::from_code(&form.text("withdrawal")),
            reason: form.text("reason"),
            place: step_inputs::place(form).filter(|_| step == "move"),
        })
    }

    fn moves(&self) -> bool {
        self.step == "move"
    }

    /// What has to be said before it can be done.
    fn missing(&self) -> Vec<FieldError> {
        let has_reason = !self.needs_reason || !self.reason.is_empty();
        let wanted = [
            (
                !self.needs_reason || self.withdrawal.is_some(),
                "withdrawal",
                "请选择撤回原因",
            ),
            (has_reason, "reason", "请写明理由"),
            (
                !self.moves() || self.place.is_some(),
                "kind",
                "请选择移到哪里",
            ),
        ];
        let missing = wanted.into_iter().filter(|(is_there, ..)| !is_there);
        missing
            .map(|(_, field, message)| FieldError {
                field: field.to_owned(),
                message: message.to_owned(),
            })
            .collect()
    }
}

async fn take(desk: Desk, form: Submitted) -> PageResult {
    let asked = Asked::of(&form);
    let asked = asked.ok_or_else(|| PageError::BadRequest("请选择要批量办理的事项".into()))?;
    let ids: Vec<RecordId> = form
        .all("record")
        .filter_map(|id| id.parse().ok())
        .collect();
    if ids.is_empty() {
        return Err(PageError::BadRequest("请先勾选要办理的信息".into()));
    }
    let heads = see::related(desk.office(), desk.actor(), &ids).await?;
    if !form.is_ticked("confirmed") {
        return page(&confirm(&desk, &form, asked, &heads, Vec::new()));
    }
    let missing = asked.missing();
    if !missing.is_empty() {
        return refused(&confirm(&desk, &form, asked, &heads, missing));
    }
    let name = asked.name;
    let step_form = StepForm {
        step: asked.step.to_owned(),
        reason: asked.reason,
        withdrawal: asked.withdrawal,
        place: asked.place,
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

fn confirm(
    desk: &Desk,
    form: &Submitted,
    asked: Asked,
    heads: &[RecordHead],
    errors: Vec<FieldError>,
) -> ConfirmPage {
    ConfirmPage {
        frame: desk.frame(title_with(&errors, &format!("批量{}", asked.name))),
        step: asked.step,
        name: asked.name,
        needs_reason: asked.needs_reason,
        rows: heads.iter().map(|head| row(desk, head)).collect(),
        reasons: WithdrawalReason::ALL,
        places: asked.moves().then(|| step_inputs::places(desk, None, form)),
        reason: asked.reason,
        keeps: true,
        errors,
    }
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
