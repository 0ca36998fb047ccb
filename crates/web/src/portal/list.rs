//! Lists: a section or a kind of a unit's column; those of all units are in [`wide`].

mod text;
mod wide;

use askama::Template;
use axum::extract::State;
use gongkai_model::kinds::Section;
use gongkai_office::reading::{self, ListView, Place, Value};

use self::text::Text;
pub(super) use self::wide::{kind, news, policies};
use super::{
    column::Here,
    export::{self, Form, Taken},
};
use crate::{
    app::App,
    cache::Depends,
    extract::{Path, Query},
    frame::{Frame, Visitor},
    page_error::{PageError, PageResult},
    render,
    words::{ColumnWords, Language, ListingWords, Phrase, section_about, section_name},
};

type Pairs = Query<Vec<(String, String)>>;

#[derive(Template)]
#[template(path = "portal/list.html")]
struct ColumnList {
    frame: Frame,
    w: ColumnWords,
    lw: ListingWords,
    list: ListView,
    unit: gongkai_model::organisation::Unit,
    column: reading::Column,
    here: Here,
    text: Text,
}

pub(super) async fn section(
    State(app): State<App>,
    visitor: Visitor,
    Path((unit, section)): Path<(String, String)>,
    Query(pairs): Pairs,
) -> PageResult {
    let (code, form) = Form::split(&section);
    let section = Section::from_code(code).filter(|section| section.in_column());
    let section = section.ok_or(PageError::NotFound("这个栏目"))?;
    let path = format!("/units/{unit}/column/{}", section.code());
    let place = Place {
        unit: Some(unit),
        section: Some(section),
        ..Place::default()
    };
    if let Some(form) = form {
        return export::answer(&app, &visitor, form, &Taken { place, path }, &pairs).await;
    }
    in_column(&app, &visitor, &place, section, &pairs).await
}

pub(super) async fn kind_of_unit(
    State(app): State<App>,
    visitor: Visitor,
    Path((unit, section, kind)): Path<(String, String, String)>,
    Query(pairs): Pairs,
) -> PageResult {
    let section = Section::from_code(&section).ok_or(PageError::NotFound("这个栏目"))?;
    let (kind, form) = Form::split(&kind);
    let path = format!("/units/{unit}/column/{}/{kind}", section.code());
    let place = Place {
        unit: Some(unit),
        section: Some(section),
        kind: Some(kind.to_owned()),
        ..Place::default()
    };
    if let Some(form) = form {
        return export::answer(&app, &visitor, form, &Taken { place, path }, &pairs).await;
    }
    in_column(&app, &visitor, &place, section, &pairs).await
}

async fn in_column(
    app: &App,
    visitor: &Visitor,
    place: &Place,
    section: Section,
    pairs: &[(String, String)],
) -> PageResult {
    let list = reading::list(&app.office, place, pairs).await?;
    let (Some(unit), Some(column)) = (list.unit.clone(), list.column.clone()) else {
        return Err(PageError::NotFound("这个栏目"));
    };
    let column_path = format!("/units/{}/column", unit.code);
    let section_path = format!("{column_path}/{}", section.code());
    let language = visitor.language();
    let frame = Frame::new(app, visitor, &list.site);
    let (tag, about, column_type) = tags(&list, section);
    let (name, lede) = named(&frame, &list, section);
    let (unit_name, disclosure) = (frame.organ(&unit.short_name), frame.w.disclosure());
    let title = format!("{name} - {}", frame.organ_text(&unit.short_name));
    let mut frame = frame
        .titled(title)
        .at("column")
        .column(tag, column_type)
        .described(about, format!("{tag},{}", unit.short_name))
        .from_home()
        .via(unit_name, format!("/units/{}", unit.code))
        .via(disclosure, &column_path);
    let path = match &list.kind {
        Some(kind) => {
            frame = frame.via(section_name(language, section), &section_path);
            format!("{section_path}/{}", kind.code)
        }
        None => section_path,
    };
    let kind = list
        .kind
        .as_ref()
        .map(|kind| kind.code.clone())
        .unwrap_or_default();
    let here = Here {
        section: section.code(),
        kind,
        name: name.clone(),
    };
    let text = Text::new(&list, &frame, &path, name.as_str(), lede);
    let frame = frame.followed_by(&text.feed);
    let depends = Depends::on_place(place, &list, &[]);
    depends.keeps(render::page(&ColumnList {
        frame: frame.ending(name),
        w: ColumnWords(language),
        lw: ListingWords(language),
        list,
        unit,
        column,
        here,
        text,
    }))
}

/// What the statutory tags call the list: name, description, type.
fn tags(list: &ListView, section: Section) -> (&str, &str, &str) {
    match &list.kind {
        Some(kind) => (&kind.name, &kind.about, &kind.column_type),
        None => (
            section.label(),
            section_about(Language::Chinese, section),
            section_type(section),
        ),
    }
}

/// What the visitor reads: heading, and the sentence under it.
fn named(frame: &Frame, list: &ListView, section: Section) -> (String, Phrase) {
    match &list.kind {
        Some(kind) => (
            frame.kind_text(&kind.code, &kind.name),
            frame.kind_about(&kind.code, &kind.about),
        ),
        None => (
            section_name(frame.language(), section).to_owned(),
            section_about(frame.language(), section).into(),
        ),
    }
}

const fn section_type(section: Section) -> &'static str {
    match section {
        Section::Guide => "信息公开指南",
        Section::AnnualReport => "信息公开年报",
        Section::News => "工作动态",
        Section::Rules | Section::Statutory | Section::Reference => "信息公开目录",
    }
}
