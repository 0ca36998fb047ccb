//! Takes a step with a case: its page asks for what the step declares.

use std::collections::BTreeMap;

use askama::Template;
use gongkai_model::id::CaseId;
use gongkai_office::{
    OfficeError,
    cases::{self, CaseStepForm, CaseView, OpenStep},
    core::FieldError,
};

use super::{
    address,
    fee::{self, Estimate},
};
use crate::{
    desk::{
        field_input,
        input::{Input, Widget, title_with},
        signed::{Desk, done, page, refused},
        submitted::Submitted,
    },
    extract::Path,
    flash::{self, Tone},
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
};

#[derive(Template)]
#[template(path = "desk/case_step.html")]
struct StepPage {
    frame: OfficeFrame,
    id: String,
    revision: i64,
    heading: String,
    state: String,
    step: String,
    name: String,
    refused: Option<String>,
    needs_reason: bool,
    takes_words: bool,
    /// Whether the reason is shown to whoever brought the case.
    tells: bool,
    warning: Option<String>,
    reason: String,
    fields: Vec<Input>,
    estimate: Option<Estimate>,
    errors: Vec<FieldError>,
}

impl StepPage {
    fn error(&self, field: &str) -> Option<&str> {
        let found = self.errors.iter().find(|error| error.field == field);
        found.map(|error| error.message.as_str())
    }
}

fn find<'a>(view: &'a CaseView, code: &str) -> PageResult<&'a OpenStep> {
    let found = view.open.iter().find(|step| step.code == code);
    found.ok_or_else(|| {
        let text = format!("现在是“{}”，没有可以由您办理的这一步", view.state_name);
        PageError::Forbidden(text)
    })
}

async fn step_page(
    desk: &Desk,
    view: &CaseView,
    open: &OpenStep,
    form: &Submitted,
    errors: Vec<FieldError>,
) -> PageResult<StepPage> {
    let estimate = if open.asks_fee && open.refused.is_none() {
        cases::fee_estimate(desk.office(), view).await?
    } else {
        None
    };
    let fields = open.fields.iter().map(|field| {
        // What is proposed stands there until somebody sends something else.
        let proposed = open.proposed.iter().find(|(code, _)| *code == field.code);
        let value = match proposed.filter(|_| form.pairs().is_empty()) {
            Some((_, proposed)) => proposed.clone(),
            None => form.text(&field.code),
        };
        field_input::input(&field.code, field, value, &desk.actor().tree, Vec::new())
            .judged(&errors)
    });
    Ok(StepPage {
        estimate: estimate.as_ref().map(fee::estimate),
        fields: fields.collect(),
        frame: desk.frame(title_with(&errors, &open.name)),
        id: view.head.id.to_string(),
        revision: view.head.revision,
        heading: view.subject.clone(),
        state: view.state_name.clone(),
        step: open.code.clone(),
        name: open.name.clone(),
        refused: open.refused.clone(),
        needs_reason: open.reason,
        takes_words: open.takes_words,
        tells: open.tells,
        warning: open.warning.clone(),
        reason: form.text("reason"),
        errors,
    })
}

pub(super) async fn show(desk: Desk, Path((id, code)): Path<(CaseId, String)>) -> PageResult {
    let view = cases::see(desk.office(), desk.actor(), id).await?;
    let open = find(&view, &code)?;
    let form = Submitted::default();
    page(&step_page(&desk, &view, open, &form, Vec::new()).await?)
}

pub(super) async fn take(
    desk: Desk,
    Path((id, code)): Path<(CaseId, String)>,
    form: Submitted,
) -> PageResult {
    let filled = CaseStepForm {
        step: code.clone(),
        revision: Some(form.parsed("revision")?),
        reason: form.text("reason"),
        typed: typed(&form),
    };
    match cases::take(desk.office(), desk.actor(), id, filled).await {
        Ok(taken) if taken.made_stub => done(&address(id), "内容已经销毁，只留存根"),
        Ok(taken) => done(
            &address(id),
            &format!("已办理，现在是“{}”", taken.state_name),
        ),
        Err(OfficeError::Invalid(errors)) => {
            let view = cases::see(desk.office(), desk.actor(), id).await?;
            let open = find(&view, &code)?;
            refused(&step_page(&desk, &view, open, &form, errors).await?)
        }
        Err(error @ (OfficeError::Step(_) | OfficeError::CaseConflict)) => Ok(flash::redirect(
            &address(id),
            Tone::Stop,
            &format!("没有办理：{error}"),
        )),
        Err(error) => Err(error.into()),
    }
}

/// What was typed, by the name of its input.
pub(super) fn typed(form: &Submitted) -> BTreeMap<String, String> {
    let pairs = form.pairs().iter();
    pairs
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}
