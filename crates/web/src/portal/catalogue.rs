//! The disclosure catalogues (公开目录): the query, a unit's catalogue, an item.

mod item;
mod lines;
mod names;
mod words;

use askama::Template;
use axum::extract::State;
use gongkai_office::reading::{self, CatalogueAnswer, CatalogueQuery};

pub(super) use self::item::get as item;
use self::{
    lines::{FacetView, FieldCard, Group, StateCount, facets, fields, groups, states},
    words::CatalogueWords,
};
use crate::{
    app::App,
    cache::Depends,
    extract::{Path, Query},
    frame::{Frame, Visitor},
    page_error::PageResult,
    render, show,
    words::{HOLE, Phrase},
};

/// The address of the query.
pub(super) const PATH: &str = "/catalogue";

#[derive(Template)]
#[template(path = "portal/catalogue.html")]
struct QueryPage {
    frame: Frame,
    w: CatalogueWords,
    heading: Phrase,
    /// The code of the unit whose catalogue this is.
    unit: Option<String>,
    q: String,
    narrows: bool,
    total: usize,
    states: Vec<StateCount>,
    facets: Vec<FacetView>,
    cards: Vec<(&'static str, Vec<FieldCard>)>,
    groups: Vec<Group>,
    action: String,
    clear: String,
    api: String,
    pages: Vec<(usize, String, bool)>,
}

pub(super) async fn query(
    State(app): State<App>,
    visitor: Visitor,
    Query(pairs): Query<Vec<(String, String)>>,
) -> PageResult {
    let query = CatalogueQuery::read(&pairs)?;
    let answer = reading::catalogue_query(&app.office, query).await?;
    let w = CatalogueWords(visitor.language());
    let frame = Frame::new(&app, &visitor, &answer.site);
    let frame = frame.titled(w.heading()).from_home().ending(w.heading());
    page(frame, w, answer, None)
}

pub(super) async fn of_unit(
    State(app): State<App>,
    visitor: Visitor,
    Path(unit): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> PageResult {
    let mut query = CatalogueQuery::read(&pairs)?;
    query.unit = Some(unit.clone());
    let answer = reading::catalogue_query(&app.office, query).await?;
    let w = CatalogueWords(visitor.language());
    let frame = Frame::new(&app, &visitor, &answer.site);
    let name = answer.unit.as_ref().map(|unit| unit.short_name.clone());
    let name = name.unwrap_or_default();
    let (units, here) = (frame.w.units_short(), frame.organ(&name));
    let title = w.of_unit(frame.organ_text(&name));
    let frame = frame
        .titled(title)
        .from_home()
        .via(units, "/units")
        .via(here, format!("/units/{unit}"))
        .ending(w.heading());
    page(frame, w, answer, Some(unit))
}

fn page(
    frame: Frame,
    w: CatalogueWords,
    answer: CatalogueAnswer,
    unit: Option<String>,
) -> PageResult {
    let frame = frame
        .at("column")
        .column("公开目录", "信息公开目录")
        .described(
            "基层政务公开标准目录和主动公开基本目录，按领域、单位、对象、渠道、层级和公开状态查询",
            "公开目录,标准目录,基本目录,公开事项",
        );
    let path = path_of(unit.as_deref());
    // In a unit's own catalogue the unit stands in the path.
    let pairs: Vec<(&str, String)> = answer
        .query
        .pairs()
        .into_iter()
        .filter(|(key, _)| unit.is_none() || *key != "unit")
        .collect();
    let address = |path: &str, more: Option<String>| {
        let more = more.map(|page| ("page", page));
        let all: Vec<(&str, String)> = pairs.iter().cloned().chain(more).collect();
        let borrowed = all.iter().map(|(key, value)| (*key, value.as_str()));
        frame.href(&show::address(path, borrowed))
    };
    let narrows = !pairs.is_empty();
    let pages = pages(&answer, |page| address(&path, Some(page.to_string())));
    let is_overview = unit.is_none() && !narrows && answer.query.page == 1;
    let view = QueryPage {
        heading: match &answer.unit {
            Some(found) if unit.is_some() => frame.quote_organ(w.of_unit(HOLE), &found.short_name),
            _ => w.heading().into(),
        },
        q: answer.query.q.clone(),
        narrows,
        total: answer.total,
        states: states(&frame, w, &answer, &path, &pairs),
        facets: facets(&frame, w, &answer, unit.is_some()),
        cards: if is_overview {
            fields(&frame, w, &answer)
        } else {
            Vec::new()
        },
        groups: if is_overview {
            Vec::new()
        } else {
            groups(&frame, w, &answer)
        },
        action: frame.href(&path),
        clear: frame.href(&path),
        api: show::address(
            "/api/v1/catalogue",
            answer
                .query
                .pairs()
                .iter()
                .map(|(key, value)| (*key, value.as_str())),
        ),
        pages,
        unit,
        w,
        frame,
    };
    Depends::on_anything().keeps(render::page(&view))
}

fn path_of(unit: Option<&str>) -> String {
    unit.map_or_else(
        || PATH.to_owned(),
        |unit| format!("/units/{unit}/catalogue"),
    )
}

/// The pages with their addresses; none where one holds all.
fn pages(
    answer: &CatalogueAnswer,
    address: impl Fn(usize) -> String,
) -> Vec<(usize, String, bool)> {
    let pages = (1..=answer.pages).filter(|_| answer.pages > 1);
    pages
        .map(|page| (page, address(page), page == answer.query.page))
        .collect()
}
