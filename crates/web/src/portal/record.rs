//! The page of a record: what it says, whether it is in force, where it comes from, how to check it.

pub(crate) mod body;
mod facts;
pub(super) mod qr;

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use gongkai_model::id::RecordId;
use gongkai_office::{
    core::civil,
    reading::{self, Answer, ClearanceNote, FieldView, RecordView, Site, Validity, Value},
};
use jiff::civil::Date;

pub(super) use self::{
    body::{Body, dress},
    facts::{Fact, FactValue, facts},
    qr::Qr,
};
use crate::{
    app::App,
    cache::Depends,
    extract::Path,
    frame::{ArticleTags, Frame, Visitor},
    page_error::PageResult,
    render, show,
    words::{Language, RecordWords, written},
};

/// What the templates of a record read besides the view.
pub(super) struct Shown {
    pub(super) view: RecordView,
    pub(super) facts: Vec<Fact>,
    pub(super) long_fields: Vec<FieldView>,
    pub(super) body: Body,
    pub(super) published: String,
    pub(super) clearance: Option<String>,
    pub(super) validity: Option<String>,
    pub(super) citation: String,
    pub(super) salt: String,
    pub(super) qr: Option<Qr>,
}

impl Shown {
    pub(super) fn new(view: RecordView, frame: &Frame) -> Self {
        let content = &view.record.content;
        let w = RecordWords(frame.language());
        let long = |field: &&FieldView| !field.value.is_short();
        Self {
            facts: facts(&view, frame),
            long_fields: view.fields.iter().filter(long).cloned().collect(),
            body: dress(&content.body_html),
            published: written::minute(frame.language(), view.record.published_at),
            clearance: clearance(w, &view.clearance),
            validity: view.validity.as_ref().map(|it| validity(w, it)),
            citation: citation(&view, frame),
            salt: show::hex(&view.record.salt),
            qr: qr::draw(&frame.permanent_url),
            view,
        }
    }

    /// The path of the record's page.
    pub(super) fn path(&self) -> String {
        format!("/records/{}", self.view.record.record)
    }

    /// The address of the record on paper, the same in every language: its text is.
    fn paper(&self) -> String {
        format!("{}/print.pdf", self.path())
    }

    /// As [`Self::paper`], of this version.
    pub(super) fn paper_of_version(&self) -> String {
        let version = self.view.record.version;
        format!("{}/versions/{version}/print.pdf", self.path())
    }

    /// The path of an attachment.
    fn file_path(&self, sha256: &str, name: &str) -> String {
        format!("{}/files/{sha256}/{}", self.path(), show::encode(name))
    }
}

#[derive(Template)]
#[template(path = "portal/record.html")]
struct Page {
    frame: Frame,
    w: RecordWords,
    shown: Shown,
}

#[derive(Template)]
#[template(path = "portal/print.html")]
struct Print {
    frame: Frame,
    w: RecordWords,
    shown: Shown,
}

#[derive(Template)]
#[template(path = "portal/withdrawn.html")]
struct Withdrawn {
    frame: Frame,
    w: RecordWords,
    sentence: String,
    unit: Option<(String, String)>,
}

pub(super) async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<RecordId>,
) -> PageResult {
    match reading::record(&app.office, id).await? {
        Answer::Record(view) => {
            let w = RecordWords(visitor.language());
            let frame = frame(&app, &visitor, &view).ending(w.text());
            let depends = Depends::on_record(&view);
            depends.keeps(render::page(&Page {
                shown: Shown::new(*view, &frame),
                frame,
                w,
            }))
        }
        withdrawn => gone(&app, &visitor, withdrawn),
    }
}

pub(super) async fn print(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<RecordId>,
) -> PageResult {
    match reading::record(&app.office, id).await? {
        Answer::Record(view) => {
            let mut frame = frame(&app, &visitor, &view);
            for address in [
                &mut frame.url,
                &mut frame.canonical_url,
                &mut frame.permanent_url,
            ] {
                address.truncate(address.trim_end_matches("/print").len());
            }
            let depends = Depends::on_record(&view);
            depends.keeps(render::page(&Print {
                shown: Shown::new(*view, &frame),
                frame,
                w: RecordWords(visitor.language()),
            }))
        }
        withdrawn => gone(&app, &visitor, withdrawn),
    }
}

pub(super) async fn by_index_number(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> PageResult {
    let id = reading::record_by_index_number(&app.office, &number).await?;
    Ok(Redirect::to(&visitor.href(&format!("/records/{id}"))).into_response())
}

/// The frame of a content page, its way here up to the column that it stands in.
pub(super) fn frame(app: &App, visitor: &Visitor, view: &RecordView) -> Frame {
    let content = &view.record.content;
    let (kind_name, column_type) =
        view.kind.as_ref().map_or(("信息", "信息公开目录"), |kind| {
            (kind.name.as_str(), kind.column_type.as_str())
        });
    let mut frame = Frame::new(app, visitor, &view.site)
        .with_data(&format!("/records/{}/data.jsonld", view.record.record))
        .titled(content.title.clone())
        .column(kind_name, column_type)
        .from_home();
    let kind_text = frame.kind_name(&view.record.kind, kind_name);
    if let Some(unit) = &view.unit {
        let column = format!("/units/{}/column", unit.code);
        let unit_name = frame.organ(&unit.short_name);
        frame = frame.via(unit_name, format!("/units/{}", unit.code));
        if view.record.section.in_column() {
            let section = format!("{column}/{}", view.record.section.code());
            let kind = format!("{section}/{}", view.record.kind);
            let names = (frame.w.disclosure(), frame.section(&view.record.section));
            frame = frame.at("column").via(names.0, column);
            frame = frame.via(names.1, section).via(kind_text, kind);
        } else {
            frame = frame.via(kind_text, format!("/kinds/{}", view.record.kind));
        }
    }
    frame.tags.article = Some(ArticleTags {
        title: content.title.clone(),
        published: show::minute(view.record.published_at),
        source: source(view),
        keywords: Some(content.keywords.join(",")).filter(|words| !words.is_empty()),
        description: content.summary.clone(),
        author: view.record.signed_by.publisher.clone(),
    });
    frame
}

/// Who says it: 来源.
fn source(view: &RecordView) -> String {
    let unit = view
        .unit
        .as_ref()
        .map(|unit| unit.name.clone())
        .unwrap_or_default();
    view.record.content.reprinted_from.clone().unwrap_or(unit)
}

pub(super) fn clearance(w: RecordWords, note: &ClearanceNote) -> Option<String> {
    match note {
        ClearanceNote::Reviewed => None,
        ClearanceNote::Batch => Some(w.batch().into()),
        ClearanceNote::Feed { source } => Some(w.feed(source)),
        ClearanceNote::Migrated { source } => Some(w.migrated(source)),
    }
}

/// Why a document is in force or not; Chinese names the other document, the others link it.
pub(super) fn validity(w: RecordWords, validity: &Validity) -> String {
    let day = |day: Date| written::day_in_words(w.0, day);
    if w.0 == Language::Chinese {
        return validity.sentence.clone();
    }
    match (validity.since, validity.from, validity.until) {
        (Some(since), ..) => w.changed_since(day(since)),
        (None, Some(from), Some(until)) => w.in_force_between(day(from), day(until)),
        (None, Some(from), None) => w.in_force_from(day(from)),
        (None, None, Some(until)) => w.in_force_until(day(until)),
        (None, None, None) => w.nothing_registered().into(),
    }
}

/// 引用格式, after GB/T 7714—2015: the document is Chinese, so is its citation.
pub(super) fn citation(view: &RecordView, frame: &Frame) -> String {
    let content = &view.record.content;
    let issuers = if content.issuers.is_empty() {
        source(view)
    } else {
        content.issuers.join(", ")
    };
    let number = content
        .doc_number
        .as_ref()
        .map(|number| format!(": {number}"))
        .unwrap_or_default();
    format!(
        "{issuers}. {}{number}[A/OL]. ({})[{}]. {}.",
        content.title,
        view.record.published_on,
        frame.cited_on(),
        frame.permanent_url,
    )
}

/// What remains of a withdrawn record: that it was there, and the class of reason.
pub(super) fn gone(app: &App, visitor: &Visitor, answer: Answer) -> PageResult {
    let Answer::Withdrawn {
        site,
        unit,
        kind,
        kind_name,
        reason,
        withdrawn_at,
        ..
    } = answer
    else {
        return Err(crate::PageError::NotFound("这条信息"));
    };
    let site: Site = *site;
    let w = RecordWords(visitor.language());
    let frame = Frame::new(app, visitor, &site)
        .titled(w.withdrawn_short())
        .column("已撤回的信息", "信息公开目录");
    let what = if kind_name.is_empty() {
        w.some_record().to_owned()
    } else {
        frame.kind_text(&kind, &kind_name)
    };
    let day = frame.day(&civil(withdrawn_at).date());
    let sentence = w.withdrawn_what(what, day, frame.withdrawal(&reason));
    let page = Withdrawn {
        frame: frame.from_home().ending(w.withdrawn_short()),
        w,
        sentence,
        unit: unit.map(|unit| (unit.name.clone(), format!("/units/{}/column", unit.code))),
    };
    render::with_status(StatusCode::GONE, &page)
}
