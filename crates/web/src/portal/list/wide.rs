//! Lists of all units: policies, news, a kind, a search.

use askama::Template;
use axum::extract::State;
use gongkai_model::kinds::Section;
use gongkai_office::reading::{self, ListView, Place, Value};

use super::{Pairs, text::Text};
use crate::{
    app::App,
    cache::Depends,
    extract::{Path, Query},
    frame::{Frame, Visitor},
    page_error::{PageError, PageResult},
    render,
};

#[derive(Template)]
#[template(path = "portal/wide_list.html")]
struct WideList {
    frame: Frame,
    list: ListView,
    text: Text,
}

pub(in crate::portal) async fn policies(
    State(app): State<App>,
    visitor: Visitor,
    Query(pairs): Pairs,
) -> PageResult {
    let place = Place {
        only_policies: true,
        ..Place::default()
    };
    let words = (
        "政策文件",
        "各单位的规范性文件和其他政策文件，解读列在文件下面。",
        "政策文件",
    );
    wide(&app, &visitor, &place, &pairs, "policy", "/policies", words).await
}

pub(in crate::portal) async fn news(
    State(app): State<App>,
    visitor: Visitor,
    Query(pairs): Pairs,
) -> PageResult {
    let place = Place {
        section: Some(Section::News),
        ..Place::default()
    };
    let words = (
        "工作动态",
        "各单位的工作动态。依法公开的信息在“政府信息公开”栏目。",
        "工作动态",
    );
    wide(&app, &visitor, &place, &pairs, "news", "/news", words).await
}

pub(in crate::portal) async fn search(
    State(app): State<App>,
    visitor: Visitor,
    Query(pairs): Pairs,
) -> PageResult {
    let words = (
        "标题和文号检索",
        "在标题和发文字号中查找，几个词用空格隔开。",
        "首页",
    );
    wide(
        &app,
        &visitor,
        &Place::default(),
        &pairs,
        "",
        "/search",
        words,
    )
    .await
}

pub(in crate::portal) async fn kind(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<String>,
    Query(pairs): Pairs,
) -> PageResult {
    let kind = app
        .office
        .kinds
        .record(&code)
        .ok_or(PageError::NotFound("这类信息"))?;
    let words = (
        kind.name.as_str(),
        kind.about.as_str(),
        kind.column_type.as_str(),
    );
    let place = Place {
        kind: Some(code.clone()),
        ..Place::default()
    };
    wide(
        &app,
        &visitor,
        &place,
        &pairs,
        "column",
        &format!("/kinds/{code}"),
        words,
    )
    .await
}

/// A list of all units: heading, lede and `ColumnType` in `words`.
async fn wide(
    app: &App,
    visitor: &Visitor,
    place: &Place,
    pairs: &[(String, String)],
    here: &'static str,
    path: &str,
    (heading, lede, column_type): (&str, &str, &str),
) -> PageResult {
    let list = reading::list(&app.office, place, pairs).await?;
    let q = &list.query.q;
    let title = if q.is_empty() {
        heading.to_owned()
    } else {
        format!("“{q}”的检索结果")
    };
    let frame = Frame::new(app, visitor, &list.site)
        .titled(title.clone())
        .at(here)
        .column(heading, column_type)
        .described(lede, heading)
        .via("首页", "/")
        .ending(heading);
    let text = Text::new(&list, path, title, lede);
    let depends = Depends::on_place(place, &list, &reading::policy_kinds(&app.office));
    depends.keeps(render::page(&WideList { frame, list, text }))
}
