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
};

#[derive(Template)]
#[template(path = "portal/kinds.html")]
struct Kinds {
    frame: Frame,
    catalogue: Catalogue,
}

#[derive(Template)]
#[template(path = "portal/data.html")]
struct Data {
    frame: Frame,
}

#[derive(Template)]
#[template(path = "portal/accessibility.html")]
struct Accessibility {
    frame: Frame,
}

fn frame(app: &App, visitor: &Visitor, site: &reading::Site, name: &'static str) -> Frame {
    let frame = Frame::new(app, visitor, site)
        .titled(name)
        .column(name, "信息公开目录");
    frame.described(name, name).via("首页", "/").ending(name)
}

pub(super) async fn catalogue(State(app): State<App>, visitor: Visitor) -> PageResult {
    let catalogue = reading::catalogue(&app.office).await?;
    let frame = frame(&app, &visitor, &catalogue.site, "公开目录").at("column");
    Depends::on_anything().keeps(render::page(&Kinds { frame, catalogue }))
}

pub(super) async fn data(State(app): State<App>, visitor: Visitor) -> PageResult {
    let site = reading::site_of(&app.office).await?;
    let frame = frame(&app, &visitor, &site, "数据和核验")
        .column("数据和核验", "数据开放")
        .at("data");
    Depends::on_site().keeps(render::page(&Data { frame }))
}

pub(super) async fn accessibility(State(app): State<App>, visitor: Visitor) -> PageResult {
    let site = reading::site_of(&app.office).await?;
    Depends::on_site().keeps(render::page(&Accessibility {
        frame: frame(&app, &visitor, &site, "无障碍说明"),
    }))
}
