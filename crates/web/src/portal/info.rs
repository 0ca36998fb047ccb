//! Pages about the site itself: its catalogue, its data, its accessibility.

use askama::Template;
use axum::extract::State;
use gongkai_office::reading::{self, Catalogue};

use crate::{
    app::App,
    cache::Depends,
    frame::{Frame, Visitor},
    page_error::PageResult,
    render,
    words::InfoWords,
};

#[derive(Template)]
#[template(path = "portal/kinds.html")]
struct Kinds {
    frame: Frame,
    w: InfoWords,
    catalogue: Catalogue,
}

#[derive(Template)]
#[template(path = "portal/data.html")]
struct Data {
    frame: Frame,
    w: InfoWords,
}

impl Data {
    fn how_to_get(&self) -> String {
        let path = format!("/api/v1/records/{}/content", self.w.id());
        self.w.proof_get(path)
    }
}

#[derive(Template)]
#[template(path = "portal/accessibility.html")]
struct Accessibility {
    frame: Frame,
    w: InfoWords,
}

/// The frame of such a page: its name for the statutory tags, and in the visitor's language.
fn frame(
    app: &App,
    visitor: &Visitor,
    site: &reading::Site,
    tag: &'static str,
    name: &'static str,
) -> Frame {
    let frame = Frame::new(app, visitor, site)
        .titled(name)
        .column(tag, "信息公开目录");
    frame.described(tag, tag).from_home().ending(name)
}

pub(super) async fn catalogue(State(app): State<App>, visitor: Visitor) -> PageResult {
    let w = InfoWords(visitor.language());
    let catalogue = reading::catalogue(&app.office).await?;
    let frame = frame(&app, &visitor, &catalogue.site, "信息类型", w.catalogue());
    Depends::on_anything().keeps(render::page(&Kinds {
        frame: frame.at("column"),
        w,
        catalogue,
    }))
}

pub(super) async fn data(State(app): State<App>, visitor: Visitor) -> PageResult {
    let w = InfoWords(visitor.language());
    let site = reading::site_of(&app.office).await?;
    let frame = frame(&app, &visitor, &site, "数据和核验", w.data());
    let frame = frame.column("数据和核验", "数据开放").at("data");
    Depends::on_site().keeps(render::page(&Data { frame, w }))
}

pub(super) async fn accessibility(State(app): State<App>, visitor: Visitor) -> PageResult {
    let w = InfoWords(visitor.language());
    let site = reading::site_of(&app.office).await?;
    let frame = frame(&app, &visitor, &site, "无障碍说明", w.accessibility());
    Depends::on_site().keeps(render::page(&Accessibility { frame, w }))
}
