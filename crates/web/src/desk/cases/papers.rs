//! Documents of a case (文书): opened, sealed, drawn by hand; the draft of the reply seen before it is reviewed.

use askama::Template;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use gongkai_model::id::{CaseId, RowId};
use gongkai_office::{
    OfficeError,
    cases::{self, File, HandPaper, PaperView},
    core::FieldError,
};
use gongkai_store::case_papers::PaperFile;

use super::{address, step::typed};
use crate::{
    desk::{
        field_input,
        input::{Input, Widget, title_with},
        signed::{Desk, answered, done, page, refused},
        submitted::Submitted,
    },
    extract::Path,
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
    show,
};

/// A document in the list of a case.
pub(super) struct PaperRow {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) number: String,
    pub(super) by: String,
    pub(super) said: String,
    pub(super) waits: bool,
    pub(super) is_destroyed: bool,
    pub(super) may_seal: bool,
}

pub(super) fn row(case: CaseId, paper: PaperView) -> PaperRow {
    PaperRow {
        href: format!("{}/papers/{}", address(case), paper.id),
        said: said(&paper),
        title: paper.title,
        number: paper.number.unwrap_or_default(),
        by: paper.drawn_by,
        waits: paper.waits_for_seal,
        is_destroyed: paper.is_destroyed,
        may_seal: paper.may_seal,
    }
}

/// What was done with it and when; what was done in one minute is said once: 2026-08-03 15:06成文、用印，2026-08-04 09:10发出.
fn said(paper: &PaperView) -> String {
    let done = [
        (Some(paper.drawn_at), "成文"),
        (paper.sealed_at, "用印"),
        (paper.sent_at, "发出"),
    ];
    let mut said: Vec<(String, String)> = Vec::new();
    for (at, what) in done {
        let Some(minute) = at.map(show::minute) else {
            continue;
        };
        match said.last_mut() {
            Some((last, before)) if *last == minute => {
                before.push('、');
                before.push_str(what);
            }
            _ => said.push((minute, what.to_owned())),
        }
    }
    let said: Vec<String> = said
        .iter()
        .map(|(at, what)| format!("{at}{what}"))
        .collect();
    said.join("，")
}

/// `PID.pdf` or `PID.docx`.
pub(super) async fn open(
    desk: Desk,
    Path((case, name)): Path<(CaseId, String)>,
) -> PageResult<Response> {
    let not_found = || PageError::from(OfficeError::NotFound("这份文书"));
    let (id, ending) = name.split_once('.').ok_or_else(not_found)?;
    let id: RowId = id.parse().map_err(|_| not_found())?;
    let file = match ending {
        "pdf" => PaperFile::Pdf,
        "docx" => PaperFile::Docx,
        _ => return Err(not_found()),
    };
    Ok(answer(
        cases::paper_file(desk.office(), desk.actor(), case, id, file).await?,
    ))
}

/// The draft of the reply.
pub(super) async fn draft(desk: Desk, Path(case): Path<CaseId>) -> PageResult<Response> {
    Ok(answer(
        cases::draft_of_reply(desk.office(), desk.actor(), case).await?,
    ))
}

/// The file, not kept by anything on its way.
pub(super) fn answer(file: File) -> Response {
    let is_pdf = file.name.ends_with(".pdf");
    let (kind, place) = if is_pdf {
        ("application/pdf", "inline")
    } else {
        (show::WORD, "attachment")
    };
    let name = show::encode(&file.name);
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("{place}; filename*=UTF-8''{name}"),
        ),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'".to_owned(),
        ),
    ];
    (headers, file.bytes).into_response()
}

/// 用印
pub(super) async fn seal(
    desk: Desk,
    Path((case, paper)): Path<(CaseId, RowId)>,
) -> PageResult<Response> {
    let used = cases::use_seal(desk.office(), desk.actor(), case, paper).await;
    answered(&address(case), "已用印", used)
}

#[derive(Template)]
#[template(path = "desk/case_paper_new.html")]
struct NewPage {
    frame: OfficeFrame,
    id: String,
    code: String,
    title: String,
    fields: Vec<Input>,
    errors: Vec<FieldError>,
}

async fn found(desk: &Desk, case: CaseId, code: &str) -> PageResult<HandPaper> {
    let papers = cases::drawn_by_hand(desk.office(), desk.actor(), case).await?;
    let found = papers.into_iter().find(|paper| paper.code == code);
    found.ok_or_else(|| PageError::from(OfficeError::NotFound("这种文书")))
}

fn new_page(
    desk: &Desk,
    case: CaseId,
    paper: &HandPaper,
    form: &Submitted,
    errors: Vec<FieldError>,
) -> NewPage {
    let tree = &desk.actor().tree;
    let fields = paper.fields.iter().map(|field| {
        field_input::input(&field.code, field, form.text(&field.code), tree, Vec::new())
            .judged(&errors)
    });
    NewPage {
        frame: desk.frame(title_with(&errors, &paper.title)),
        id: case.to_string(),
        code: paper.code.clone(),
        title: paper.title.clone(),
        fields: fields.collect(),
        errors,
    }
}

/// What is filled in before a document is drawn by hand.
pub(super) async fn show_new(desk: Desk, Path((case, code)): Path<(CaseId, String)>) -> PageResult {
    let paper = found(&desk, case, &code).await?;
    page(&new_page(
        &desk,
        case,
        &paper,
        &Submitted::default(),
        Vec::new(),
    ))
}

/// Draws it.
pub(super) async fn store_new(
    desk: Desk,
    Path((case, code)): Path<(CaseId, String)>,
    form: Submitted,
) -> PageResult {
    let paper = found(&desk, case, &code).await?;
    match cases::draw_by_hand(desk.office(), desk.actor(), case, &code, &typed(&form)).await {
        Ok(_) => done(&address(case), &format!("{}已成文", paper.title)),
        Err(OfficeError::Invalid(errors)) => refused(&new_page(&desk, case, &paper, &form, errors)),
        Err(error) => Err(error.into()),
    }
}
