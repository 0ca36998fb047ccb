//! A case as whoever brought it sees it: where it stands, what was told, what they can do.

use askama::Template;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use gongkai_documents::upload::ACCEPTED;
use gongkai_model::id::RowId;
use gongkai_office::{
    OfficeError,
    cases::{
        self, AccountHolder, CaseStepForm, Message, OwnStep, PaperView, Recognised, TrackView,
    },
    core::{FieldError, civil},
    reading,
};

use super::{
    ApplyWords, OWN_CASE, TRACK,
    account::AccountWords,
    confirm::files,
    field::{Entry, Widget},
    frame, passes,
};
use crate::{
    app::App,
    extract::Path,
    frame::{Frame, Label, Visitor},
    page_error::{PageError, PageResult},
    render,
    submitted::Submitted,
    words::{state_name, written},
};

#[derive(Template)]
#[template(path = "apply/own_case.html")]
struct CasePage {
    frame: Frame,
    w: ApplyWords,
    view: TrackView,
    kind: Label,
    unit: Label,
    state: Label,
    course: Vec<(Label, String)>,
    due: Option<String>,
    steps: Vec<StepForm>,
    errors: Vec<FieldError>,
    takes_files: bool,
    papers: Vec<PaperView>,
    /// What the office told, newest first.
    told: Vec<Message>,
    list: Option<InList>,
}

/// Whether the case is in the list of whoever is in.
struct InList {
    w: AccountWords,
    is_there: bool,
}

/// A step that the applicant can take.
struct StepForm {
    code: String,
    name: Label,
    wants_reason: bool,
    reason: String,
    reason_error: Option<String>,
    fields: Vec<Entry>,
    is_open: bool,
}

impl CasePage {
    fn file_error(&self) -> Option<&str> {
        let found = self.errors.iter().find(|error| error.field == "files");
        found.map(|error| error.message.as_str())
    }

    fn size(&self, bytes: &i64) -> String {
        let bytes = u64::try_from(*bytes).unwrap_or_default();
        written::size(self.frame.language(), bytes)
    }

    fn at(&self, at: &jiff::Timestamp) -> String {
        written::day(self.frame.language(), civil(*at).date())
    }
}

/// What was typed into the form of a step, and in whose list the case may be.
#[derive(Default)]
struct Given {
    holder: Option<AccountHolder>,
    step: String,
    submitted: Submitted,
    errors: Vec<FieldError>,
}

pub(super) async fn get(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
) -> PageResult {
    match passes::recognised(&app, &headers)? {
        Some(who) => {
            let given = Given {
                holder: passes::holder(&app, &headers)?,
                ..Given::default()
            };
            page(&app, &visitor, who, given).await
        }
        None => Ok(Redirect::to(&visitor.href(TRACK)).into_response()),
    }
}

async fn page(app: &App, visitor: &Visitor, who: Recognised, given: Given) -> PageResult {
    let view = cases::track(&app.office, who).await?;
    let papers = cases::papers_for_applicant(&app.office, who).await?;
    let told = cases::told(&app.office, who).await?;
    let list = match &given.holder {
        Some(holder) => Some(InList {
            w: AccountWords(visitor.language()),
            is_there: cases::is_own(&app.office, holder, who).await?,
        }),
        None => None,
    };
    let site = reading::site_of(&app.office).await?;
    let w = ApplyWords(visitor.language());
    let frame = frame(app, visitor, &site, w.your_case(), given.errors.len())
        .via(w.title(), "/apply")
        .via(w.follow(), TRACK)
        .ending(w.your_case());
    let language = frame.language();
    let known = |chinese: &str| frame.declared_label(state_name(language, chinese), chinese);
    let declared = app.office.kinds.case(&view.head.kind).map(|(kind, _)| kind);
    let unit = site.tree.get(view.head.unit);
    let day = |at: &jiff::Timestamp| written::day(language, civil(*at).date());
    let steps = view.open.iter();
    let steps = steps.map(|step| step_form(&frame, step, &given)).collect();
    let course = view.course.iter();
    let course = course.map(|(name, at)| (known(name), day(at))).collect();
    let page = CasePage {
        kind: frame.declared_label(
            declared.and_then(|kind| kind.name_in(language)),
            &view.kind_name,
        ),
        unit: frame.organ_label(unit.map_or("", |unit| unit.name.as_str())),
        state: known(&view.state_name),
        due: view
            .head
            .clock
            .due()
            .filter(|_| !view.head.clock.has_ended())
            .map(|due| written::day(language, due.on)),
        takes_files: view.head.closed_on.is_none() && !view.head.is_stub(),
        course,
        steps,
        errors: given.errors,
        papers,
        told,
        list,
        frame,
        w,
        view,
    };
    let status = match page.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    render::private(status, &page)
}

fn step_form(frame: &Frame, step: &OwnStep, given: &Given) -> StepForm {
    let is_open = given.step == step.code;
    let typed = |code: &str| match is_open {
        true => given.submitted.text(code),
        false => String::new(),
    };
    let errors: &[FieldError] = if is_open { &given.errors } else { &[] };
    let of_reason = errors.iter().find(|error| error.field == "reason");
    let fields = step
        .fields
        .iter()
        .map(|field| Entry::new(frame, field, None, typed(&field.code)).judged(errors));
    StepForm {
        code: step.code.clone(),
        name: frame.declared_label(state_name(frame.language(), &step.name), &step.name),
        wants_reason: step.reason,
        reason: typed("reason"),
        reason_error: of_reason.map(|error| error.message.clone()),
        fields: fields.collect(),
        is_open,
    }
}

pub(super) async fn step(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(step): Path<String>,
    request: Request,
) -> PageResult {
    let Some(who) = passes::recognised(&app, &headers)? else {
        return Ok(Redirect::to(&visitor.href(TRACK)).into_response());
    };
    let submitted = Submitted::read(request).await?;
    let form = CaseStepForm {
        step: step.clone(),
        reason: submitted.text("reason"),
        typed: submitted.pairs().iter().cloned().collect(),
        ..CaseStepForm::default()
    };
    let taken = cases::take_as_applicant(&app.office, who, form).await;
    answered(&app, &visitor, who, taken.map(|_| ()), step, submitted).await
}

pub(super) async fn add_files(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    request: Request,
) -> PageResult {
    let Some(who) = passes::recognised(&app, &headers)? else {
        return Ok(Redirect::to(&visitor.href(TRACK)).into_response());
    };
    let submitted = Submitted::read(request).await?;
    let files = files(&submitted);
    let added = match files.is_empty() {
        true => Err(OfficeError::field("files", "请先选择文件")),
        false => cases::add_files_as_applicant(&app.office, who, files).await,
    };
    answered(&app, &visitor, who, added, String::new(), submitted).await
}

/// Back to the case when it was done, the page with messages when not.
async fn answered(
    app: &App,
    visitor: &Visitor,
    who: Recognised,
    result: Result<(), OfficeError>,
    step: String,
    submitted: Submitted,
) -> PageResult {
    match result {
        Ok(()) => Ok(Redirect::to(&visitor.href(OWN_CASE)).into_response()),
        Err(OfficeError::Invalid(errors)) => {
            let given = Given {
                step,
                submitted,
                errors,
                holder: None,
            };
            page(app, visitor, who, given).await
        }
        Err(error) => Err(error.into()),
    }
}

/// A file that the applicant brought.
pub(super) async fn file(
    State(app): State<App>,
    headers: HeaderMap,
    Path(id): Path<RowId>,
) -> PageResult<Response> {
    let who = passes::recognised(&app, &headers)?.ok_or(PageError::NotFound("这个文件"))?;
    let (name, media_type, bytes) = cases::open_own_file(&app.office, who, id).await?;
    Ok(render::download(&name, &media_type, bytes))
}

/// A file that came with the reply.
pub(super) async fn enclosure(
    State(app): State<App>,
    headers: HeaderMap,
    Path(id): Path<RowId>,
) -> PageResult<Response> {
    let who = passes::recognised(&app, &headers)?.ok_or(PageError::NotFound("这个文件"))?;
    let (name, media_type, bytes) = cases::open_enclosure(&app.office, who, id).await?;
    Ok(render::download(&name, &media_type, bytes))
}

/// A document that was sent to the applicant.
pub(super) async fn paper(
    State(app): State<App>,
    headers: HeaderMap,
    Path(id): Path<RowId>,
) -> PageResult<Response> {
    let who = passes::recognised(&app, &headers)?.ok_or(PageError::NotFound("这份文书"))?;
    let file = cases::paper_for_applicant(&app.office, who, id).await?;
    Ok(render::download(&file.name, "application/pdf", file.bytes))
}
