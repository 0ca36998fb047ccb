//! Takes a step (办理): its page asks for what the step needs and says once more what it does.

use askama::Template;
use gongkai_model::{id::RecordId, record::WithdrawalReason};
use gongkai_office::{
    OfficeError,
    core::{FieldError, instant},
    publishing::{
        StepForm,
        see::{self, OpenStep, RecordView},
        step,
    },
};
use gongkai_rules::dates::read_date;
use jiff::{Timestamp, civil::Time};

use super::{
    address,
    step_inputs::{self, EndingInputs, Places},
};
use crate::{
    desk::{
        input::title_with,
        signed::{Desk, done, page, refused},
        submitted::Submitted,
    },
    extract::Path,
    flash::{self, Tone},
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
};

#[derive(Template)]
#[template(path = "desk/step.html")]
struct StepPage {
    frame: OfficeFrame,
    id: String,
    revision: i64,
    title: String,
    state_name: String,
    step: String,
    name: String,
    says: &'static str,
    is_grave: bool,
    needs_reason: bool,
    refused: Option<String>,
    asks_time: bool,
    publish_on: String,
    publish_time: String,
    reasons: Vec<(WithdrawalReason, bool)>,
    places: Option<Places>,
    keeps: bool,
    ending: Option<EndingInputs>,
    reason: String,
    errors: Vec<FieldError>,
}

impl StepPage {
    fn error(&self, field: &str) -> Option<&str> {
        let found = self.errors.iter().find(|error| error.field == field);
        found.map(|error| error.message.as_str())
    }
}

/// What a step does, said before it is done.
fn says(step: &str) -> &'static str {
    match step {
        "submit" => "送审后这一稿不能再改；需要改的，可以撤回送审，或者由审核人退回。",
        "recall" => "撤回后成为新的一稿，已经办理的审核要重新办理。",
        "discard" => "作废后不能恢复，留痕保留。",
        "return" => "退回后由拟稿人修改成新的一稿，各道审核重新办理。理由会送给拟稿人。",
        "publish" => "发布后立即在网站上公开，同时记入公开存证日志。",
        "schedule" => "到时自动发布；到时如果有规定不允许发布，会退到待发布并提示。",
        "unschedule" => "取消后回到待发布。",
        "withdraw" => {
            "撤回后网页立即不再显示内容，只保留撤回说明和原因类别。涉及个人信息、不得公开事项和\
             处罚撤销的，各个历史版本和附件一并不再提供。"
        }
        "archive" => "归档后不再办理；已经公开的网页不受影响。",
        "correct" => "只用于改正文字差错，经终审人一道审核后发布，更正说明在网页上公开。",
        "move" => {
            "移动后换到另一个栏目或者单位，网址、索引号和内容不变；已公开的，移动记入公开存证日志。"
        }
        "end" => {
            "登记后成为更正稿，经终审人逐项签署并发布后，网页上的有效性随之改变；原文仍然公开。"
        }
        "erase_propose" => {
            "提出后由安全管理员确认。确认后文稿各版本、附件和意见永久销毁，不能恢复；网址仍回答“已撤回”。"
        }
        "erase" => "确认后文稿各版本、附件和意见立即永久销毁，不能恢复；办理留痕和索引号保留。",
        "erase_cancel" => "不予销毁的，内容照旧封存，状态回到已撤回。",
        "revise" => "内容有实质变化的用修订，重新经过全部审核；审结前网页保持原样。",
        _ => "",
    }
}

fn find<'a>(view: &'a RecordView, code: &str) -> PageResult<&'a OpenStep> {
    let found = view.steps.iter().find(|step| step.step == code);
    found.ok_or_else(|| {
        let text = format!("现在是“{}”，没有可以由您办理的这一步", view.state_name);
        PageError::Forbidden(text)
    })
}

fn step_page(
    desk: &Desk,
    view: &RecordView,
    open: &OpenStep,
    form: &Submitted,
    errors: Vec<FieldError>,
) -> StepPage {
    let head = &view.loaded.head;
    let chosen = form.text("withdrawal");
    let is_withdrawal = open.step == "withdraw";
    let reasons = WithdrawalReason::ALL.into_iter().filter(|_| is_withdrawal);
    let tomorrow = desk
        .office()
        .clock
        .today()
        .tomorrow()
        .map(|day| day.to_string());
    StepPage {
        frame: desk.frame(title_with(&errors, &open.name)),
        id: head.id.to_string(),
        revision: head.revision,
        title: head.title.clone(),
        state_name: view.state_name.clone(),
        step: open.step.clone(),
        name: open.name.clone(),
        says: says(&open.step),
        is_grave: matches!(
            open.step.as_str(),
            "return" | "discard" | "withdraw" | "erase_propose" | "erase"
        ),
        needs_reason: open.reason,
        refused: open.refused.clone(),
        asks_time: open.step == "schedule",
        publish_on: form
            .filled("publish_on")
            .or(tomorrow.ok())
            .unwrap_or_default(),
        publish_time: form
            .filled("publish_time")
            .unwrap_or_else(|| "09:00".into()),
        reasons: reasons
            .map(|reason| (reason, reason.code() == chosen))
            .collect(),
        places: (open.step == "move").then(|| step_inputs::places(desk, Some(head), form)),
        keeps: false,
        ending: (open.step == "end").then(|| step_inputs::ending_inputs(form)),
        reason: form.text("reason"),
        errors,
    }
}

pub(super) async fn show(desk: Desk, Path((id, code)): Path<(RecordId, String)>) -> PageResult {
    let view = see::record(desk.office(), desk.actor(), id).await?;
    let open = find(&view, &code)?;
    page(&step_page(
        &desk,
        &view,
        open,
        &Submitted::default(),
        Vec::new(),
    ))
}

pub(super) async fn take(
    desk: Desk,
    Path((id, code)): Path<(RecordId, String)>,
    form: Submitted,
) -> PageResult {
    let (publish_at, mut errors) = time(&form);
    let filled = StepForm {
        step: code.clone(),
        revision: Some(form.parsed("revision")?),
        reason: form.text("reason"),
        publish_at,
        withdrawal: WithdrawalReason::from_code(&form.text("withdrawal")),
        place: step_inputs::place(&form),
        ending: step_inputs::ending(&form),
    };
    let back = address(id);
    let result = match errors.is_empty() {
        true => step::take(desk.office(), desk.actor(), id, filled).await,
        false => Err(OfficeError::Invalid(std::mem::take(&mut errors))),
    };
    match result {
        Ok(taken) => done(&back, &format!("已办理，现在是“{}”", taken.state_name)),
        Err(OfficeError::Invalid(errors)) => {
            let view = see::record(desk.office(), desk.actor(), id).await?;
            let open = find(&view, &code)?;
            refused(&step_page(&desk, &view, open, &form, errors))
        }
        Err(error @ (OfficeError::Step(_) | OfficeError::Clearance(_) | OfficeError::Conflict)) => {
            Ok(flash::redirect(
                &back,
                Tone::Stop,
                &format!("没有办理：{error}"),
            ))
        }
        Err(error) => Err(error.into()),
    }
}

/// Day and time of the form, if it has them, as an instant.
fn time(form: &Submitted) -> (Option<Timestamp>, Vec<FieldError>) {
    if form.get("publish_on").is_none() {
        return (None, Vec::new());
    }
    let (day, hour) = (form.text("publish_on"), form.text("publish_time"));
    let wrong = |field: &str, message: &str| {
        (
            None,
            vec![FieldError {
                field: field.into(),
                message: message.into(),
            }],
        )
    };
    let Some(day) = read_date(&day) else {
        return wrong("publish_on", "请写明发布日期，例如：2026-06-17");
    };
    let Ok(hour) = Time::strptime("%H:%M", &hour) else {
        return wrong("publish_time", "请写明发布时间，例如：09:00");
    };
    (Some(instant(day.to_datetime(hour))), Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_of_the_shipped_procedure_that_is_grave_says_what_it_does() {
        for step in [
            "submit",
            "return",
            "discard",
            "withdraw",
            "publish",
            "archive",
            "move",
            "end",
            "erase_propose",
            "erase",
        ] {
            assert!(!says(step).is_empty(), "{step}");
        }
    }
}
