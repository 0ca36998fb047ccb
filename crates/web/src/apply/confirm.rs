//! Before a form is sent it is read back, with what may be public already and with the matters in it; then it is sent
//! with its files and the answer to a question.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use gongkai_documents::upload::ACCEPTED;
use gongkai_model::case::CaseKind;
use gongkai_office::{
    OfficeError,
    cases::{self, ApplyForm, Challenge, Checked, NewFile, Sending},
    core::FieldError,
    reading::{self, Site},
};

use super::{
    ApplyWords,
    fill::{self, Typed, value},
    form::{self, kind_name},
    frame, passes,
};
use crate::{
    app::App,
    client::Client,
    extract::{Form, Path},
    frame::{Frame, Label, Visitor},
    page_error::{PageError, PageResult},
    render, show,
    submitted::Submitted,
};

#[derive(Template)]
#[template(path = "apply/confirm.html")]
struct ConfirmPage {
    frame: Frame,
    w: ApplyWords,
    kind: String,
    name: Label,
    unit: Label,
    notice: String,
    checked: Checked,
    /// The form in the language of the page: label and what stands there.
    lines: Vec<(Label, String)>,
    kept: Typed,
    found: Vec<Found>,
    search: String,
    challenge: Challenge,
    splits: bool,
    errors: Vec<FieldError>,
}

impl ConfirmPage {
    fn error(&self, field: &str) -> Option<&str> {
        let found = self.errors.iter().find(|error| error.field == field);
        found.map(|error| error.message.as_str())
    }
}

/// Something public that may answer already.
struct Found {
    href: String,
    title: String,
    unit: String,
    on: jiff::civil::Date,
}

#[derive(Template)]
#[template(path = "apply/sent.html")]
struct SentPage {
    frame: Frame,
    w: ApplyWords,
    name: Label,
    unit: Label,
    codes: Vec<String>,
    is_of_law: bool,
}

/// Inputs of these pages that are no fields of the form.
const OURS: [&str; 6] = ["unit", "next", "edit", "mark", "answer", "splits"];

/// How many hits are shown.
const HITS: usize = 3;

/// Reads the form back, or shows it again with what is wrong.
pub(super) async fn check(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let typed: Typed = typed
        .into_iter()
        .map(|(name, value)| (name, value.replace("\r\n", "\n")))
        .collect();
    let kind = form::kind(&app, &code)?;
    let site = reading::site_of(&app.office).await?;
    if !value(&typed, "edit").is_empty() {
        return fill::page(&app, &visitor, &site, kind, &typed, Vec::new());
    }
    match cases::check(&app.office, &apply_form(kind, &site, &typed)).await {
        Ok(checked) => {
            let page = Confirming {
                app: &app,
                visitor: &visitor,
                site: &site,
                kind,
            };
            page.show(&typed, checked, Vec::new()).await
        }
        Err(OfficeError::Invalid(errors)) => {
            fill::page(&app, &visitor, &site, kind, &typed, errors)
        }
        Err(error) => Err(error.into()),
    }
}

/// Sends the form.
pub(super) async fn send(
    State(app): State<App>,
    visitor: Visitor,
    client: Client,
    headers: HeaderMap,
    Path(code): Path<String>,
    request: Request,
) -> PageResult {
    let account = passes::holder(&app, &headers)?;
    let submitted = Submitted::read(request).await?;
    let typed: Typed = submitted.pairs().to_vec();
    let kind = form::kind(&app, &code)?;
    let site = reading::site_of(&app.office).await?;
    let mut filled = apply_form(kind, &site, &typed);
    filled.files = files(&submitted);
    let sending = Sending {
        address: client.0,
        mark: value(&typed, "mark"),
        answer: value(&typed, "answer"),
        splits: submitted.is_ticked("splits"),
        account,
    };
    let asked = filled.clone();
    match cases::send(&app.office, filled, sending).await {
        Ok(receipts) => {
            let codes = receipts
                .iter()
                .map(|receipt| receipt.tracking.as_str().to_owned());
            sent(&app, &visitor, &site, kind, &typed, codes.collect())
        }
        // What is wrong with an answer or a file is said where they are; the rest was looked at before.
        Err(OfficeError::Invalid(errors)) => {
            let is_here = |error: &FieldError| matches!(error.field.as_str(), "answer" | "files");
            if !errors.iter().all(is_here) {
                return fill::page(&app, &visitor, &site, kind, &typed, errors);
            }
            let checked = cases::check(&app.office, &asked).await?;
            let page = Confirming {
                app: &app,
                visitor: &visitor,
                site: &site,
                kind,
            };
            page.show(&typed, checked, errors).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The files that came with a form.
pub(super) fn files(submitted: &Submitted) -> Vec<NewFile> {
    let files = submitted.files("files").map(|file| NewFile {
        name: file.name.clone(),
        bytes: file.bytes.clone(),
    });
    files.collect()
}

fn apply_form(kind: &CaseKind, site: &Site, typed: &Typed) -> ApplyForm {
    let unit = site.tree.by_code(&value(typed, "unit"));
    let fields = typed
        .iter()
        .filter(|(name, _)| !OURS.contains(&name.as_str()));
    ApplyForm {
        kind: kind.code.clone(),
        unit: unit.map(|unit| unit.id),
        typed: fields.cloned().collect::<BTreeMap<_, _>>(),
        files: Vec::new(),
    }
}

/// What a page that reads a form back is made from.
struct Confirming<'a> {
    app: &'a App,
    visitor: &'a Visitor,
    site: &'a Site,
    kind: &'a CaseKind,
}

impl Confirming<'_> {
    async fn show(&self, typed: &Typed, checked: Checked, errors: Vec<FieldError>) -> PageResult {
        let w = ApplyWords(self.visitor.language());
        let plain = Frame::new(self.app, self.visitor, self.site);
        let name = kind_name(&plain, self.kind);
        let frame = frame(
            self.app,
            self.visitor,
            self.site,
            w.check_title(),
            errors.len(),
        )
        .via(w.title(), "/apply")
        .ending(name.text.clone());
        let unit = self
            .site
            .tree
            .get(checked.unit)
            .ok_or(PageError::NotFound("这个单位"))?;
        let is_kept =
            |(name, _): &&(String, String)| name == "unit" || !OURS.contains(&name.as_str());
        let page = ConfirmPage {
            found: self.found(&frame, &checked.subject).await?,
            search: show::address(
                &frame.href("/search"),
                [("q", checked.subject.as_str())].into_iter(),
            ),
            challenge: Challenge::new(&self.app.office)?,
            unit: frame.organ_label(&unit.name),
            kind: self.kind.code.clone(),
            notice: self.kind.notice.clone(),
            lines: self.lines(&frame, &checked),
            kept: typed.iter().filter(is_kept).cloned().collect(),
            splits: typed.is_empty()
                || value(typed, "splits") == "yes"
                || value(typed, "mark").is_empty(),
            frame,
            w,
            name,
            checked,
            errors,
        };
        let status = match page.errors.is_empty() {
            true => StatusCode::OK,
            false => StatusCode::UNPROCESSABLE_ENTITY,
        };
        render::private(status, &page)
    }

    /// Label and value of each field; what was chosen from a list in the language of the page.
    fn lines(&self, frame: &Frame, checked: &Checked) -> Vec<(Label, String)> {
        let line = |view: &cases::FieldView| {
            let field = self.kind.field(&view.code)?;
            let label =
                frame.declared_label(field.field.name_in(frame.language()), &field.field.name);
            let gongkai_model::kinds::FieldType::Enum { choices } = &field.field.of else {
                return Some((label, view.text.clone()));
            };
            let chosen = choices.iter().find(|choice| choice.name == view.text)?;
            let known = chosen.name_in(frame.language()).unwrap_or(&chosen.name);
            Some((label, known.to_owned()))
        };
        checked.fields.iter().filter_map(line).collect()
    }

    /// What is public and may answer already; nothing when the search is not sure.
    async fn found(&self, frame: &Frame, subject: &str) -> PageResult<Vec<Found>> {
        let asked = [("q".to_owned(), subject.to_owned())];
        let view = match reading::search(&self.app.office, &asked).await {
            Ok(view) => view,
            // A line that cannot be searched for has no answer.
            Err(OfficeError::Invalid(_)) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        if !view.confident || view.is_partial {
            return Ok(Vec::new());
        }
        let hits = view.hits.into_iter().take(HITS).map(|hit| Found {
            href: frame.href(&format!("/records/{}", hit.record)),
            title: hit.title,
            unit: hit.unit_name,
            on: hit.published_on,
        });
        Ok(hits.collect())
    }
}

fn sent(
    app: &App,
    visitor: &Visitor,
    site: &Site,
    kind: &CaseKind,
    typed: &Typed,
    codes: Vec<String>,
) -> PageResult<Response> {
    let w = ApplyWords(visitor.language());
    let frame = frame(app, visitor, site, w.sent_title(), 0)
        .via(w.title(), "/apply")
        .ending(w.sent_title());
    let unit = site.tree.by_code(&value(typed, "unit"));
    let page = SentPage {
        name: kind_name(&frame, kind),
        unit: frame.organ_label(unit.map_or("", |unit| unit.name.as_str())),
        is_of_law: kind.law.is_some(),
        frame,
        w,
        codes,
    };
    render::private(StatusCode::OK, &page)
}
