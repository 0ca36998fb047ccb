//! The page of a record: what it says, whether it is in force, where it comes from, how to check it.

pub(crate) mod body;
mod facts;

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use gongkai_model::{id::RecordId, record::WithdrawalReason};
use gongkai_office::reading::{self, Answer, ClearanceNote, FieldView, RecordView, Site, Value};

pub(super) use self::{
    body::{Body, dress},
    facts::{Fact, facts},
};
use crate::{
    app::App,
    cache::Depends,
    extract::Path,
    frame::{ArticleTags, Frame, Visitor},
    page_error::PageResult,
    render, show,
};

/// What the templates of a record read besides the view.
pub(super) struct Shown {
    pub(super) view: RecordView,
    pub(super) facts: Vec<Fact>,
    pub(super) long_fields: Vec<FieldView>,
    pub(super) body: Body,
    pub(super) published: String,
    pub(super) clearance: Option<String>,
    pub(super) citation: String,
    pub(super) salt: String,
}

impl Shown {
    pub(super) fn new(view: RecordView) -> Self {
        let content = &view.record.content;
        let long = |field: &&FieldView| !field.value.is_short();
        Self {
            facts: facts(&view),
            long_fields: view.fields.iter().filter(long).cloned().collect(),
            body: dress(&content.body_html),
            published: show::minute(view.record.published_at),
            clearance: clearance(&view.clearance),
            citation: citation(&view),
            salt: show::hex(&view.record.salt),
            view,
        }
    }

    /// The address of an attachment.
    fn file_address(&self, sha256: &str, name: &str) -> String {
        format!(
            "/records/{}/files/{sha256}/{}",
            self.view.record.record,
            show::encode(name)
        )
    }
}

#[derive(Template)]
#[template(path = "portal/record.html")]
struct Page {
    frame: Frame,
    shown: Shown,
}

#[derive(Template)]
#[template(path = "portal/print.html")]
struct Print {
    frame: Frame,
    shown: Shown,
}

#[derive(Template)]
#[template(path = "portal/withdrawn.html")]
struct Withdrawn {
    frame: Frame,
    reason: WithdrawalReason,
    kind_name: String,
    unit: Option<(String, String)>,
    withdrawn_on: String,
}

pub(super) async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<RecordId>,
) -> PageResult {
    match reading::record(&app.office, id).await? {
        Answer::Record(view) => {
            let frame = frame(&app, &visitor, &view).ending("正文");
            let depends = Depends::on_record(&view);
            depends.keeps(render::page(&Page {
                frame,
                shown: Shown::new(*view),
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
            frame.url = frame.url.trim_end_matches("/print").to_owned();
            let depends = Depends::on_record(&view);
            depends.keeps(render::page(&Print {
                frame,
                shown: Shown::new(*view),
            }))
        }
        withdrawn => gone(&app, &visitor, withdrawn),
    }
}

pub(super) async fn by_index_number(
    State(app): State<App>,
    Path(number): Path<String>,
) -> PageResult {
    let id = reading::record_by_index_number(&app.office, &number).await?;
    Ok(Redirect::to(&format!("/records/{id}")).into_response())
}

/// The frame of a content page, its way here up to the column that it stands in.
pub(super) fn frame(app: &App, visitor: &Visitor, view: &RecordView) -> Frame {
    let content = &view.record.content;
    let (kind_name, column_type) =
        view.kind.as_ref().map_or(("信息", "信息公开目录"), |kind| {
            (kind.name.as_str(), kind.column_type.as_str())
        });
    let mut frame = Frame::new(app, visitor, &view.site)
        .titled(content.title.clone())
        .column(kind_name, column_type)
        .via("首页", "/");
    if let Some(unit) = &view.unit {
        let column = format!("/units/{}/column", unit.code);
        frame = frame.via(unit.short_name.clone(), format!("/units/{}", unit.code));
        if view.record.section.in_column() {
            let section = format!("{column}/{}", view.record.section.code());
            let kind = format!("{section}/{}", view.record.kind);
            frame = frame.at("column").via("政府信息公开", column);
            frame = frame
                .via(view.record.section.label(), section)
                .via(kind_name, kind);
        } else {
            frame = frame.via(kind_name, format!("/kinds/{}", view.record.kind));
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

fn clearance(note: &ClearanceNote) -> Option<String> {
    match note {
        ClearanceNote::Reviewed => None,
        ClearanceNote::Batch => Some("本条与同批信息一起经过保密审查和三审后公开。".into()),
        ClearanceNote::Feed { source } => Some(format!("由“{source}”按经过审查的数据协议提供。")),
        ClearanceNote::Migrated { source } => Some(format!(
            "原平台发布（{source}）。迁入本平台，公开日期以原平台为准。"
        )),
    }
}

/// 引用格式, after GB/T 7714.
fn citation(view: &RecordView) -> String {
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
        "{issuers}. {}{number}[A/OL]. {}.",
        content.title, view.record.published_on
    )
}

/// What remains of a withdrawn record: that it was there, and the class of reason.
fn gone(app: &App, visitor: &Visitor, answer: Answer) -> PageResult {
    let Answer::Withdrawn {
        site,
        unit,
        kind_name,
        reason,
        withdrawn_at,
        ..
    } = answer
    else {
        return Err(crate::PageError::NotFound("这条信息"));
    };
    let site: Site = *site;
    let frame = Frame::new(app, visitor, &site)
        .titled("已撤回的信息")
        .column("已撤回的信息", "信息公开目录");
    let page = Withdrawn {
        frame: frame.via("首页", "/").ending("已撤回的信息"),
        reason,
        kind_name,
        unit: unit.map(|unit| (unit.name.clone(), format!("/units/{}/column", unit.code))),
        withdrawn_on: show::day(withdrawn_at),
    };
    render::with_status(StatusCode::GONE, &page)
}
