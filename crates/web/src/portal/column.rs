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
    words::{ColumnWords, FrameWords},
};

#[derive(Template)]
#[template(path = "portal/column.html")]
struct First {
    frame: Frame,
    w: ColumnWords,
    unit: Unit,
    column: Column,
    latest: Vec<Item>,
    here: Here,
}

#[derive(Template)]
#[template(path = "portal/on_request.html")]
struct OnRequest {
    frame: Frame,
    w: ColumnWords,
    unit: Unit,
    column: Column,
    here: Here,
}

impl OnRequest {
    /// Where address and name of the unit go.
    fn two_holes(&self) -> String {
        format!("{} {}", self.frame.hole(), self.frame.hole())
    }
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

/// The frame of a page of the column; `tag` is its name for the statutory tags.
fn frame(
    app: &App,
    visitor: &Visitor,
    page: &ColumnPage,
    (tag, column_type): (&str, &str),
    name: &str,
) -> Frame {
    let unit = &page.unit;
    let about = format!("{}依照《政府信息公开条例》公开的信息：{tag}", unit.name);
    let frame = Frame::new(app, visitor, &page.site);
    let unit_name = frame.organ(&unit.short_name);
    let title = format!("{name} - {}", frame.organ_text(&unit.short_name));
    frame
        .titled(title)
        .followed_by(format!("/units/{}.atom", unit.code))
        .at("column")
        .column(tag, column_type)
        .described(about, format!("{tag},{}", unit.short_name))
        .from_home()
        .via(unit_name, format!("/units/{}", unit.code))
}

pub(super) async fn first(
    State(app): State<App>,
    visitor: Visitor,
    Path(unit): Path<String>,
) -> PageResult {
    let page = reading::column(&app.office, &unit).await?;
    let w = ColumnWords(visitor.language());
    let name = FrameWords(visitor.language()).disclosure();
    let tags = ("政府信息公开", "信息公开目录");
    let frame = frame(&app, &visitor, &page, tags, name).ending(name);
    let here = Here {
        name: w.all().into(),
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
        w,
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
    let words = FrameWords(visitor.language());
    let name = words.on_request();
    let tags = ("依申请公开", "依申请公开");
    let frame = frame(&app, &visitor, &page, tags, name)
        .via(
            words.disclosure(),
            format!("/units/{}/column", page.unit.code),
        )
        .ending(name);
    let here = Here {
        section: "on_request",
        kind: String::new(),
        name: name.into(),
    };
    let ColumnPage { unit, column, .. } = page;
    Depends::on_unit(unit.id).keeps(render::page(&OnRequest {
        frame,
        w: ColumnWords(visitor.language()),
        unit,
        column,
        here,
    }))
}
