//! An earlier version, and what changed from the one before: underlined and struck through.

pub(crate) mod changes;

use askama::Template;
use axum::extract::State;
use gongkai_model::id::RecordId;
use gongkai_office::reading::{self, History, Value};

use self::changes::{Change, Run, changes};
use super::record::{FactValue, Shown, frame};
use crate::{
    app::App,
    cache::Depends,
    extract::Path,
    frame::{Frame, Visitor},
    page_error::PageResult,
    render,
    words::RecordWords,
};

#[derive(Template)]
#[template(path = "portal/version.html")]
struct Page {
    frame: Frame,
    w: RecordWords,
    shown: Shown,
    is_current: bool,
    before: Option<i64>,
    changes: Vec<Change>,
}

pub(super) async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, version)): Path<(RecordId, i64)>,
) -> PageResult {
    let History {
        view,
        is_current,
        before,
    } = reading::history(&app.office, id, version).await?;
    let changes = before
        .as_ref()
        .map(|before| changes(&before.content, &view.record.content))
        .unwrap_or_default();
    let w = RecordWords(visitor.language());
    let name = w.version(version);
    let frame = frame(&app, &visitor, &view)
        .titled(format!("{} - {name}", view.record.content.title))
        .via(w.text(), format!("/records/{id}"))
        .ending(name);
    let before = before.map(|before| before.version);
    let depends = Depends::on_record(&view);
    depends.keeps(render::page(&Page {
        shown: Shown::new(view, &frame),
        frame,
        w,
        is_current,
        before,
        changes,
    }))
}
