//! Severance of a case's files (区分处理): put in, looked at, what may be released.

mod marking;

use askama::Template;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use gongkai_model::id::{CaseId, RowId};
use gongkai_office::{
    OfficeError,
    cases::{self, RedactionFile, RedactionView},
    core::FieldError,
};

pub(super) use marking::{change, show as marking};

use super::{address, papers::answer};
use crate::{
    desk::{
        signed::{Desk, done, page, refused},
        submitted::Submitted,
    },
    extract::Path,
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
    show,
};

/// Bytes of an upload, a little more than the use case takes, so that it can say so.
pub(super) const UPLOAD_BYTES: usize = 52_000_000;

struct Row {
    href: String,
    name: String,
    at: String,
    marks: usize,
    filled: Option<usize>,
    is_behind: bool,
}

#[derive(Template)]
#[template(path = "desk/case_redactions.html")]
struct RedactionsPage {
    frame: OfficeFrame,
    id: String,
    rows: Vec<Row>,
    errors: Vec<FieldError>,
}

impl RedactionsPage {
    fn error(&self, field: &str) -> Option<&str> {
        let found = self.errors.iter().find(|error| error.field == field);
        found.map(|error| error.message.as_str())
    }
}

fn row(case: CaseId, view: RedactionView) -> Row {
    Row {
        href: file_address(case, view.id),
        name: view.name,
        at: show::minute(view.put_at),
        marks: view.marks.len(),
        filled: view.filled,
        is_behind: view.is_behind,
    }
}

async fn redactions_page(
    desk: &Desk,
    case: CaseId,
    errors: Vec<FieldError>,
) -> PageResult<RedactionsPage> {
    let views = cases::redactions_of(desk.office(), desk.actor(), case).await?;
    Ok(RedactionsPage {
        frame: desk.frame("区分处理"),
        id: case.to_string(),
        rows: views.into_iter().map(|view| row(case, view)).collect(),
        errors,
    })
}

pub(super) async fn show(desk: Desk, Path(case): Path<CaseId>) -> PageResult {
    page(&redactions_page(&desk, case, Vec::new()).await?)
}

pub(super) async fn put(desk: Desk, Path(case): Path<CaseId>, form: Submitted) -> PageResult {
    let file = form.files("file").next().cloned();
    let put = match file {
        Some(file) => {
            cases::put_original(desk.office(), desk.actor(), case, &file.name, file.bytes).await
        }
        None => Err(OfficeError::field("file", "请选择文件")),
    };
    match put {
        Ok(id) => done(&file_address(case, id), "文件已放入，请标记"),
        Err(OfficeError::Invalid(errors)) => refused(&redactions_page(&desk, case, errors).await?),
        Err(error) => Err(error.into()),
    }
}

/// `original.pdf`, `released.pdf`, `page-3.png`, or how far the work is: `progress`.
pub(super) async fn open(
    desk: Desk,
    Path((case, id, name)): Path<(CaseId, RowId, String)>,
) -> PageResult<Response> {
    let (office, actor) = (desk.office(), desk.actor());
    let which = match name.as_str() {
        "original.pdf" => RedactionFile::Original,
        "released.pdf" => RedactionFile::Released,
        "progress" => {
            let steps = cases::release_progress(office, actor, case, id).await?;
            let steps = steps.map_or_else(String::new, |(at, of)| format!("{at}/{of}"));
            return Ok(([(header::CACHE_CONTROL, "no-store")], steps).into_response());
        }
        other => return picture(&desk, case, id, other).await,
    };
    let file = cases::redaction_file(office, actor, case, id, which).await?;
    Ok(answer(file))
}

/// A page of the original, for nobody to keep.
async fn picture(desk: &Desk, case: CaseId, id: RowId, name: &str) -> PageResult<Response> {
    let number = name
        .strip_prefix("page-")
        .and_then(|rest| rest.strip_suffix(".png"));
    let number = number.and_then(|number| number.parse().ok());
    let number = number.ok_or_else(|| PageError::from(OfficeError::NotFound("这个文件")))?;
    let png = cases::redaction_page(desk.office(), desk.actor(), case, id, number).await?;
    let headers = [
        (header::CONTENT_TYPE, "image/png"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'"),
    ];
    Ok((headers, png).into_response())
}

fn path(case: CaseId) -> String {
    format!("{}/redactions", address(case))
}

fn file_address(case: CaseId, id: RowId) -> String {
    format!("{}/{id}", path(case))
}
