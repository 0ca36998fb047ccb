//! The 政府信息公开 column's first page, and how to apply for what is not published.

use askama::Template;
use axum::extract::State;
use gongkai_model::organisation::Unit;
use gongkai_office::reading::{self, Column, ColumnPage, Item};

use crate::{
    app::App,
    cache::Depends,
    extract::Path,
    frame::{Frame, Visitor},
    page_error::PageResult,
    render,
};

#[derive(Template)]
#[template(path = "portal/column.html")]
struct First {
    frame: Frame,
    unit: Unit,
    column: Column,
    latest: Vec<Item>,
    here: Here,
}

#[derive(Template)]
#[template(path = "portal/on_request.html")]
struct OnRequest {
    frame: Frame,
    unit: Unit,
    column: Column,
    here: Here,
}

/// Where in the column's navigation a page is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Here {
    /// The code of the section, or `on_request`.
    pub(super) section: &'static str,
    /// The code of the kind.
    pub(super) kind: String,
    /// What it is called, for the folded navigation of a phone.
    pub(super) name: String,
}

fn frame(app: &App, visitor: &Visitor, page: &ColumnPage, name: &str, column_type: &str) -> Frame {
    let unit = &page.unit;
    let about = format!("{}依照《政府信息公开条例》公开的信息：{name}", unit.name);
    Frame::new(app, visitor, &page.site)
        .titled(format!("{name} - {}", unit.short_name))
        .at("column")
        .column(name, column_type)
        .described(about, format!("{name},{}", unit.short_name))
        .via("首页", "/")
        .via(unit.short_name.clone(), format!("/units/{}", unit.code))
}

pub(super) async fn first(
    State(app): State<App>,
    visitor: Visitor,
    Path(unit): Path<String>,
) -> PageResult {
    let page = reading::column(&app.office, &unit).await?;
    let frame = frame(&app, &visitor, &page, "政府信息公开", "信息公开目录").ending("政府信息公开");
    let here = Here {
        name: "全部".into(),
        ..Here::default()
    };
    let ColumnPage {
        unit,
        column,
        latest,
        ..
    } = page;
    let depends = Depends::on_unit(unit.id).and_lines(&latest);
    depends.keeps(render::page(&First {
        frame,
        unit,
        column,
        latest,
        here,
    }))
}

pub(super) async fn on_request(
    State(app): State<App>,
    visitor: Visitor,
    Path(unit): Path<String>,
) -> PageResult {
    let page = reading::column(&app.office, &unit).await?;
    let frame = frame(&app, &visitor, &page, "依申请公开", "依申请公开");
    let frame = frame
        .via("政府信息公开", format!("/units/{}/column", page.unit.code))
        .ending("依申请公开");
    let here = Here {
        section: "on_request",
        kind: String::new(),
        name: "依申请公开".into(),
    };
    let ColumnPage { unit, column, .. } = page;
    Depends::on_unit(unit.id).keeps(render::page(&OnRequest {
        frame,
        unit,
        column,
        here,
    }))
}
