//! Lists: a section or a kind of a unit's column, policies, news, a kind of all units, a search.

use askama::Template;
use axum::extract::State;
use gongkai_model::kinds::Section;
use gongkai_office::reading::{self, Facet, ListView, Place, Value};

use super::column::Here;
use crate::{
    app::App,
    extract::{Path, Query},
    frame::{Frame, Visitor},
    page_error::{PageError, PageResult},
    render, show,
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

#[derive(Template)]
#[template(path = "portal/wide_list.html")]
struct WideList {
    frame: Frame,
    list: ListView,
    text: Text,
}

/// The words of a list.
struct Text {
    heading: String,
    lede: String,
    total: String,
    next: Option<String>,
    first: Option<String>,
    clear: Option<String>,
}

impl Text {
    fn new(
        list: &ListView,
        path: &str,
        heading: impl Into<String>,
        lede: impl Into<String>,
    ) -> Self {
        let asked = asked(list);
        let with = |more: Option<(&str, &str)>| {
            let pairs = asked
                .iter()
                .map(|(key, value)| (key.as_str(), value.as_str()))
                .chain(more);
            show::address(path, pairs)
        };
        Self {
            heading: heading.into(),
            lede: lede.into(),
            total: show::count(list.total),
            next: list.next.as_deref().map(|next| with(Some(("after", next)))),
            first: list.query.after.as_ref().map(|_| with(None)),
            clear: list.query.narrows().then(|| path.to_owned()),
        }
    }
}

/// What was asked, as pairs of an address.
fn asked(list: &ListView) -> Vec<(String, String)> {
    let chosen = |facet: &Facet| (facet.key.clone(), facet.chosen.clone());
    let mut pairs: Vec<_> = list.facets.iter().map(chosen).collect();
    pairs.push(("q".into(), list.query.q.clone()));
    pairs.retain(|(_, value)| !value.is_empty());
    pairs
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
    render::page(&ColumnList {
        frame: frame.ending(name),
        list,
        unit,
        column,
        here,
        text,
    })
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

pub(super) async fn policies(
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

pub(super) async fn news(
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

pub(super) async fn search(
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

pub(super) async fn kind(
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
        "data",
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
    render::page(&WideList { frame, list, text })
}
