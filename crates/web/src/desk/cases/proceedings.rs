//! 投诉、复议、诉讼: the register, those about one case, and a form for each.

use askama::Template;
use gongkai_model::{
    case::{ProceedingResult, ProceedingSort, ProceedingStage},
    id::{CaseId, RowId},
};
use gongkai_office::{
    OfficeError,
    cases::{self, ProceedingForm, ProceedingText, ProceedingView},
    core::FieldError,
};
use gongkai_rules::dates::read_date;

use super::address;
use crate::{
    desk::{
        input::{Input, Widget, title_with},
        signed::{Desk, done, page, refused},
        submitted::Submitted,
    },
    extract::Path,
    office_frame::OfficeFrame,
    page_error::PageResult,
};

struct Row {
    href: String,
    sort: &'static str,
    organ: String,
    unit: String,
    filed_on: String,
    stage: &'static str,
    result: String,
    class: &'static str,
    lessons: String,
}

#[derive(Template)]
#[template(path = "desk/proceedings.html")]
struct RegisterPage {
    frame: OfficeFrame,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "desk/case_proceedings.html")]
struct CasePage {
    frame: OfficeFrame,
    case: String,
    number: String,
    rows: Vec<Row>,
    inputs: Vec<Input>,
    errors: Vec<FieldError>,
}

#[derive(Template)]
#[template(path = "desk/proceeding.html")]
struct OnePage {
    frame: OfficeFrame,
    id: String,
    case: String,
    number: String,
    revision: i64,
    row: Row,
    is_handled: bool,
    inputs: Vec<Input>,
    errors: Vec<FieldError>,
}

fn row(view: &ProceedingView) -> Row {
    let stored = &view.stored;
    Row {
        href: format!("/desk/cases/proceedings/{}", stored.id),
        sort: stored.sort.label(),
        organ: stored.organ.clone(),
        unit: view.unit_name.clone(),
        filed_on: stored.filed_on.to_string(),
        stage: stored.stage.label(),
        result: stored.ended.map_or_else(
            || "尚未审结".to_owned(),
            |(day, result)| format!("{}（{day}）", result.label()),
        ),
        class: match stored.ended {
            Some((_, ProceedingResult::Corrected)) => "late",
            Some(_) => "ok",
            None => "warn",
        },
        lessons: view.text.lessons.clone(),
    }
}

pub(super) async fn register(desk: Desk) -> PageResult {
    let all = cases::proceedings(desk.office(), desk.actor()).await?;
    page(&RegisterPage {
        frame: desk.frame("投诉、复议和诉讼"),
        rows: all.iter().map(row).collect(),
    })
}

pub(super) async fn of_case(desk: Desk, Path(id): Path<CaseId>) -> PageResult {
    page(&case_page(&desk, id, &Submitted::default(), Vec::new()).await?)
}

async fn case_page(
    desk: &Desk,
    id: CaseId,
    form: &Submitted,
    errors: Vec<FieldError>,
) -> PageResult<CasePage> {
    let (number, all) = cases::proceedings_of_case(desk.office(), desk.actor(), id).await?;
    Ok(CasePage {
        frame: desk.frame(title_with(&errors, "投诉、复议和诉讼")),
        case: id.to_string(),
        number: number.unwrap_or_else(|| "未登记".to_owned()),
        rows: all.iter().map(row).collect(),
        inputs: inputs(|name| form.text(name), &errors),
        errors,
    })
}

pub(super) async fn add(desk: Desk, Path(id): Path<CaseId>, form: Submitted) -> PageResult {
    let added = cases::register_proceeding(desk.office(), desk.actor(), id, filled(&form)).await;
    match added {
        Ok(_) => done(&format!("{}/proceedings", address(id)), "已登记"),
        Err(OfficeError::Invalid(errors)) => refused(&case_page(&desk, id, &form, errors).await?),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn show(desk: Desk, Path(id): Path<RowId>) -> PageResult {
    let view = cases::proceeding(desk.office(), desk.actor(), id).await?;
    let value = |name: &str| stored(&view, name);
    page(&one_page(&desk, &view, value, Vec::new()))
}

pub(super) async fn change(desk: Desk, Path(id): Path<RowId>, form: Submitted) -> PageResult {
    let revision = form.parsed("revision")?;
    let changed =
        cases::change_proceeding(desk.office(), desk.actor(), id, revision, filled(&form)).await;
    match changed {
        Ok(()) => done(&format!("/desk/cases/proceedings/{id}"), "已保存"),
        Err(OfficeError::Invalid(errors)) => {
            let view = cases::proceeding(desk.office(), desk.actor(), id).await?;
            refused(&one_page(&desk, &view, |name| form.text(name), errors))
        }
        Err(error) => Err(error.into()),
    }
}

fn one_page(
    desk: &Desk,
    view: &ProceedingView,
    value: impl Fn(&str) -> String,
    errors: Vec<FieldError>,
) -> OnePage {
    OnePage {
        frame: desk.frame(title_with(&errors, view.stored.sort.label())),
        id: view.stored.id.to_string(),
        case: view.stored.case.to_string(),
        number: view
            .case_number
            .clone()
            .unwrap_or_else(|| "未登记".to_owned()),
        revision: view.stored.revision,
        row: row(view),
        is_handled: view.is_handled,
        inputs: inputs(value, &errors),
        errors,
    }
}

/// What stands in the register, by the name of its input.
fn stored(view: &ProceedingView, name: &str) -> String {
    let (stored, text) = (&view.stored, &view.text);
    let ended = stored.ended;
    match name {
        "sort" => stored.sort.code().to_owned(),
        "organ" => stored.organ.clone(),
        "filed_on" => stored.filed_on.to_string(),
        "stage" => stored.stage.code().to_owned(),
        "result" => ended
            .map(|(_, result)| result.code().to_owned())
            .unwrap_or_default(),
        "decided_on" => ended.map(|(day, _)| day.to_string()).unwrap_or_default(),
        "number" => text.number.clone(),
        "opinion" => text.opinion.clone(),
        "lessons" => text.lessons.clone(),
        _ => String::new(),
    }
}

fn filled(form: &Submitted) -> ProceedingForm {
    ProceedingForm {
        sort: form.text("sort"),
        organ: form.text("organ"),
        filed_on: read_date(&form.text("filed_on")),
        stage: form.text("stage"),
        result: form.text("result"),
        decided_on: read_date(&form.text("decided_on")),
        written: ProceedingText {
            number: form.text("number"),
            opinion: form.text("opinion"),
            lessons: form.text("lessons"),
        },
    }
}

fn inputs(value: impl Fn(&str) -> String, errors: &[FieldError]) -> Vec<Input> {
    let sorts = ProceedingSort::ALL.iter();
    let sorts = sorts.map(|one| (one.code().to_owned(), one.label().to_owned()));
    let stages = ProceedingStage::ALL.iter();
    let stages = stages.map(|one| (one.code().to_owned(), one.label().to_owned()));
    let results = ProceedingResult::ALL.iter();
    let results = results.map(|one| (one.code().to_owned(), one.label().to_owned()));
    let inputs = [
        Input::choice("sort", "类别", sorts),
        Input::line("organ", "受理机关").hint("复议机关、人民法院，或者受理投诉举报的机关"),
        Input::line("number", "案号").optional(),
        Input::day("filed_on", "提出之日"),
        Input::choice("stage", "进展", stages),
        Input::choice("result", "结果", results)
            .hint("审结的填写，计入年度报告表四")
            .optional(),
        Input::day("decided_on", "审结之日").optional(),
        Input::lines("opinion", "法律顾问意见", 4).optional(),
        Input::lines("lessons", "教训和改进", 4).optional(),
    ];
    inputs
        .map(|input| {
            let text = value(&input.name);
            input.value(text).judged(errors)
        })
        .to_vec()
}
