//! A nil return (零报告) at the desk: who declared and signed it, and the step that this person may take.

use askama::Template;
use gongkai_model::id::NilReturnId;
use gongkai_office::catalogue::{self, NilStep};

use crate::{
    desk::{
        signed::{Desk, answered, page},
        submitted::Submitted,
        words,
    },
    extract::Path,
    office_frame::OfficeFrame,
    page_error::PageResult,
    show,
};

struct StepForm {
    code: String,
    name: String,
    wants_reason: bool,
    refused: Option<String>,
    is_main: bool,
}

#[derive(Template)]
#[template(path = "desk/catalogue_nil.html")]
struct NilPage {
    frame: OfficeFrame,
    id: String,
    item: String,
    heading: String,
    unit: String,
    year: i16,
    state: String,
    tag: &'static str,
    revision: i64,
    note: Option<String>,
    /// Who, what, when.
    trail: Vec<(String, String, String)>,
    steps: Vec<StepForm>,
}

pub(super) async fn show(desk: Desk, Path(id): Path<NilReturnId>) -> PageResult {
    let view = catalogue::nil_view(desk.office(), desk.actor(), id).await?;
    let declared = (
        view.declared_by,
        "申报".to_owned(),
        show::minute(view.nil.declared_at),
    );
    let signed = view
        .signed
        .into_iter()
        .map(|(who, what, at)| (who, what, show::minute(at)));
    let steps = view
        .steps
        .into_iter()
        .map(|(code, name, wants_reason, refused)| StepForm {
            is_main: !wants_reason && code != "nil_recall",
            code,
            name,
            wants_reason,
            refused,
        });
    page(&NilPage {
        frame: desk.frame("零报告"),
        id: id.to_string(),
        item: view.item.id.to_string(),
        heading: view.item.content.name(),
        unit: desk.unit_name(view.nil.unit),
        year: view.nil.year,
        tag: words::state_class(&view.nil.state),
        state: view.state_name,
        revision: view.nil.revision,
        note: view.nil.note,
        trail: std::iter::once(declared).chain(signed).collect(),
        steps: steps.collect(),
    })
}

pub(super) async fn take(desk: Desk, Path(id): Path<NilReturnId>, form: Submitted) -> PageResult {
    let step = NilStep {
        step: form.text("step"),
        revision: Some(form.parsed("revision")?),
        reason: form.text("reason"),
    };
    let taken = catalogue::take(desk.office(), desk.actor(), id, &step).await;
    let told = taken
        .as_ref()
        .map(|state| format!("已办理，当前状态：{state}"))
        .unwrap_or_default();
    answered(
        &format!("/desk/catalogue/nil/{id}"),
        &told,
        taken.map(|_| ()),
    )
}
