//! Lists of all units: policies, news, a kind.

use askama::Template;
use axum::extract::State;
use gongkai_model::kinds::Section;
use gongkai_office::reading::{self, ListView, Place, Value};

use super::{Pairs, text::Text};
use crate::portal::export::{self, Form, Taken};
use crate::{
    app::App,
    cache::Depends,
    extract::{Path, Query},
    frame::{Frame, Visitor},
    page_error::{PageError, PageResult},
    render,
    words::{FrameWords, ListingWords, Phrase},
};

#[derive(Template)]
#[template(path = "portal/wide_list.html")]
struct WideList {
    frame: Frame,
    lw: ListingWords,
    list: ListView,
    text: Text,
}

/// What a list of all units is called and says: for the statutory tags, and for the visitor.
struct Heading<'a> {
    tag: &'a str,
    column_type: &'a str,
    name: String,
    lede: Phrase,
    about: &'a str,
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
    let heading = Heading {
        tag: "政策文件",
        column_type: "政策文件",
        name: FrameWords(visitor.language()).policies().into(),
        lede: ListingWords(visitor.language()).policies_lede().into(),
        about: ListingWords::default().policies_lede(),
    };
    wide(
        &app,
        &visitor,
        &place,
        &pairs,
        ("policy", "/policies"),
        heading,
    )
    .await
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
    let heading = Heading {
        tag: "工作动态",
        column_type: "工作动态",
        name: FrameWords(visitor.language()).all_news().into(),
        lede: ListingWords(visitor.language()).news_lede().into(),
        about: ListingWords::default().news_lede(),
    };
    wide(&app, &visitor, &place, &pairs, ("news", "/news"), heading).await
}

pub(in crate::portal) async fn kind(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<String>,
    Query(pairs): Pairs,
) -> PageResult {
    let (code, form) = Form::split(&code);
    let kind = app
        .office
        .kinds
        .record(code)
        .ok_or(PageError::NotFound("这类信息"))?;
    let language = visitor.language();
    let heading = Heading {
        tag: &kind.name,
        column_type: &kind.column_type,
        name: kind.name_in(language).unwrap_or(&kind.name).to_owned(),
        lede: match kind.about_in(language) {
            Some(about) => about.into(),
            None => Phrase::in_chinese(&kind.about),
        },
        about: &kind.about,
    };
    let place = Place {
        kind: Some(code.to_owned()),
        ..Place::default()
    };
    let path = format!("/kinds/{code}");
    if let Some(form) = form {
        return export::answer(&app, &visitor, form, &Taken { place, path }, &pairs).await;
    }
    wide(&app, &visitor, &place, &pairs, ("column", &path), heading).await
}

/// A list of all units, at its item of the navigation and its path.
async fn wide(
    app: &App,
    visitor: &Visitor,
    place: &Place,
    pairs: &[(String, String)],
    (here, path): (&'static str, &str),
    heading: Heading<'_>,
) -> PageResult {
    // Search is shared by all sites.
    let within = visitor.within().filter(|_| path != "/search");
    let place = &Place {
        within,
        ..place.clone()
    };
    let list = reading::list(&app.office, place, pairs).await?;
    let lw = ListingWords(visitor.language());
    let q = &list.query.q;
    let title = if q.is_empty() {
        heading.name.clone()
    } else {
        lw.results(q)
    };
    let frame = Frame::new(app, visitor, &list.site)
        .titled(title.clone())
        .at(here)
        .column(heading.tag, heading.column_type)
        .described(heading.about, heading.tag)
        .from_home()
        .ending(heading.name);
    let text = Text::new(&list, &frame, path, title, heading.lede);
    let frame = frame.followed_by(&text.feed);
    let depends = Depends::on_place(place, &list, &reading::policy_kinds(&app.office));
    depends.keeps(render::page(&WideList {
        frame,
        lw,
        list,
        text,
    }))
}
