//! Severance of a case's files (区分处理): put in, marked with grounds, what may be released.

use askama::Template;
use axum::response::Response;
use gongkai_documents::redact::{Mark, Target};
use gongkai_model::id::{CaseId, RowId};
use gongkai_office::{
    OfficeError,
    cases::{self, RedactionFile, RedactionView},
    core::FieldError,
};
use gongkai_rules::exemption::{Exemption, GROUNDS};

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
    id: String,
    name: String,
    at: String,
    marks: String,
    filled: Option<usize>,
}

#[derive(Template)]
#[template(path = "desk/case_redactions.html")]
struct RedactionsPage {
    frame: OfficeFrame,
    id: String,
    rows: Vec<Row>,
    grounds: Vec<(&'static str, &'static str)>,
    wrong: String,
    errors: Vec<FieldError>,
}

impl RedactionsPage {
    fn error(&self, field: &str) -> Option<&str> {
        let found = self.errors.iter().find(|error| error.field == field);
        found.map(|error| error.message.as_str())
    }
}

fn line(mark: &Mark) -> String {
    match &mark.target {
        Target::Words(words) => format!("{} {words}", mark.ground),
        Target::Area(area) => {
            let [left, top, width, height] =
                [area.left, area.top, area.width, area.height].map(|tenths| tenths / 10);
            format!(
                "{} 第{}页 {left} {top} {width} {height}",
                mark.ground, area.page
            )
        }
    }
}

fn row(view: RedactionView) -> Row {
    let lines: Vec<String> = view.marks.iter().map(line).collect();
    Row {
        id: view.id.to_string(),
        name: view.name,
        at: show::minute(view.put_at),
        marks: lines.join("\n"),
        filled: view.filled,
    }
}

async fn redactions_page(
    desk: &Desk,
    case: CaseId,
    errors: Vec<FieldError>,
) -> PageResult<RedactionsPage> {
    let views = cases::redactions_of(desk.office(), desk.actor(), case).await?;
    let grounds = GROUNDS
        .iter()
        .filter(|ground| ground.exemption != Exemption::SpecialQuery);
    Ok(RedactionsPage {
        frame: desk.frame("区分处理"),
        id: case.to_string(),
        rows: views.into_iter().map(row).collect(),
        grounds: grounds.map(|ground| (ground.code, ground.name)).collect(),
        wrong: String::new(),
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
        Ok(_) => done(&path(case), "文件已放入，请标记"),
        Err(OfficeError::Invalid(errors)) => refused(&redactions_page(&desk, case, errors).await?),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn redact(
    desk: Desk,
    Path((case, id)): Path<(CaseId, RowId)>,
    form: Submitted,
) -> PageResult {
    let text = form.text("marks");
    let work = match cases::read_marks(&text) {
        Ok(marks) => cases::redact(desk.office(), desk.actor(), case, id, marks).await,
        Err(error) => Err(error),
    };
    match work {
        Ok(count) => done(&path(case), &format!("已处理{count}处，检查没有发现残留")),
        Err(OfficeError::Invalid(errors)) => {
            let mut again = redactions_page(&desk, case, errors).await?;
            for row in again.rows.iter_mut().filter(|row| row.id == id.to_string()) {
                row.marks.clone_from(&text);
            }
            again.wrong = id.to_string();
            refused(&again)
        }
        Err(error) => Err(error.into()),
    }
}

/// `original.pdf` or `released.pdf`.
pub(super) async fn open(
    desk: Desk,
    Path((case, id, name)): Path<(CaseId, RowId, String)>,
) -> PageResult<Response> {
    let which = match name.as_str() {
        "original.pdf" => RedactionFile::Original,
        "released.pdf" => RedactionFile::Released,
        _ => return Err(PageError::from(OfficeError::NotFound("这个文件"))),
    };
    let file = cases::redaction_file(desk.office(), desk.actor(), case, id, which).await?;
    Ok(answer(file))
}

fn path(case: CaseId) -> String {
    format!("{}/redactions", address(case))
}
