//! Lists: a section or a kind of a unit's column; those of all units are in [`wide`].

mod text;
mod wide;

use askama::Template;
use axum::extract::State;
use gongkai_model::kinds::Section;
use gongkai_office::reading::{self, ListView, Place, Value};

use self::text::Text;
pub(super) use self::wide::{kind, news, policies, search};
use super::column::Here;
use crate::{
    app::App,
    cache::Depends,
    extract::{Path, Query},
    frame::{Frame, Visitor},
    page_error::{PageError, PageResult},
    render,
};

type Pairs = Query<Vec<(String, String)>>;

#[derive(Template)]
#[template(path = "portal/list.html")]
struct ColumnList {
    frame: Frame,
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
    let section = Section::from_code(&section).filter(|section| section.in_column());
    let section = section.ok_or(PageError::NotFound("这个栏目"))?;
    let place = Place {
        unit: Some(unit),
        section: Some(section),
        ..Place::default()
    };
    in_column(&app, &visitor, &place, section, &pairs).await
}

pub(super) async fn kind_of_unit(
    State(app): State<App>,
    visitor: Visitor,
    Path((unit, section, kind)): Path<(String, String, String)>,
    Query(pairs): Pairs,
) -> PageResult {
    let section = Section::from_code(&section).ok_or(PageError::NotFound("这个栏目"))?;
    let place = Place {
        unit: Some(unit),
        section: Some(section),
        kind: Some(kind),
        ..Place::default()
    };
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
    let (name, about, column_type) = match &list.kind {
        Some(kind) => (
            kind.name.clone(),
            kind.about.clone(),
            kind.column_type.clone(),
        ),
        None => (
            section.label().to_owned(),
            about(section).to_owned(),
            section_type(section).into(),
        ),
    };
    let mut frame = Frame::new(app, visitor, &list.site)
        .titled(format!("{name} - {}", unit.short_name))
        .at("column")
        .column(name.clone(), column_type)
        .described(about.clone(), format!("{name},{}", unit.short_name))
        .via("首页", "/")
        .via(unit.short_name.clone(), format!("/units/{}", unit.code))
        .via("政府信息公开", column_path);
    let path = match &list.kind {
        Some(kind) => {
            frame = frame.via(section.label(), section_path.clone());
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
    let text = Text::new(&list, &path, name.clone(), about);
    let depends = Depends::on_place(place, &list, &[]);
    depends.keeps(render::page(&ColumnList {
        frame: frame.ending(name),
        list,
        unit,
        column,
        here,
        text,
    }))
}

const fn about(section: Section) -> &'static str {
    match section {
        Section::Guide => {
            "怎样查找、怎样申请政府信息，由谁办理，怎样联系。依据：《政府信息公开条例》第十二条。"
        }
        Section::Rules => "政府信息公开的法律、法规、规章和工作制度。",
        Section::Statutory => "依照《政府信息公开条例》第二十条、第二十一条主动公开的信息。",
        Section::AnnualReport => {
            "政府信息公开工作年度报告，每年1月31日前公布。依据：《政府信息公开条例》第五十条。"
        }
        Section::News => "工作动态，不属于政府信息公开栏目。",
        Section::Reference => "法律、法规和上级文件的文本，供查阅。",
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
