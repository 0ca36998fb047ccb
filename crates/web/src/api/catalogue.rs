//! The disclosure catalogues (公开目录): fields, items, and how each unit stands.

use axum::{extract::State, response::Response};
use gongkai_model::catalogue::{Mark, StateCode};
use gongkai_model::id::CatalogueItemId;
use gongkai_office::OfficeError;
use gongkai_office::reading::{
    self, CatalogueAnswer, CatalogueItemPage, CatalogueLineView, CatalogueQuery, DutyLine,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::{Problem, json};
use crate::{
    app::App,
    cache::Depends,
    extract::{Path, Query},
    page_error::PageResult,
};

/// What to ask of the catalogues.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "it describes what the handler reads from the pairs of the address"
)]
pub(super) struct Asked {
    /// Words of names and contents.
    q: Option<String>,
    /// `standard` or `basic`
    catalogue: Option<String>,
    /// The code of a field, such as `26-05`.
    field: Option<String>,
    /// The code of a unit.
    unit: Option<String>,
    /// `everyone` or `particular`
    audience: Option<String>,
    /// `website gazette social_media press_conference broadcast print reading_point service_centre convenience_station on_site notice_board push other`
    channel: Option<String>,
    /// `county town village`
    level: Option<String>,
    /// `filled nil due_soon overdue not_yet_due on_event`
    state: Option<String>,
    /// From 1; forty items a page.
    #[param(minimum = 1, maximum = 10_000, default = 1)]
    page: Option<u32>,
}

/// How many units have an item in which state.
#[derive(Serialize, ToSchema)]
pub(super) struct Counts {
    /// 已公开
    filled: usize,
    /// 本年度无此类信息
    nil: usize,
    /// 即将到期
    due_soon: usize,
    /// 已逾期
    overdue: usize,
    /// 未到期
    not_yet_due: usize,
    /// 有事项时公开
    on_event: usize,
}

/// A page of items.
#[derive(Serialize, ToSchema)]
pub(super) struct CataloguePage {
    /// The items.
    items: Vec<CatalogueItem>,
    /// How many there are in all.
    total: usize,
    /// This page.
    page: usize,
    /// How many pages there are.
    pages: usize,
    /// How all duties that fit stand, one for each unit of each item.
    counts: Counts,
}

/// An item (公开事项) with the columns of the national table.
#[derive(Serialize, ToSchema)]
pub(super) struct CatalogueItem {
    /// 编号; it stays the same through all versions.
    id: String,
    /// The page for people.
    path: String,
    /// `standard` or `basic`
    catalogue: &'static str,
    /// The code of the field.
    field: String,
    /// 序号
    number: String,
    /// 一级事项
    level1: String,
    /// 二级事项
    level2: String,
    /// 三级事项
    level3: String,
    /// 公开内容（要素）
    elements: String,
    /// 公开依据
    basis: String,
    /// 公开时限, as written.
    time_limit: String,
    /// `on_event monthly quarterly half_yearly yearly yearly_by:MM-DD`
    cycle: String,
    /// 公开主体, as written.
    publisher: String,
    /// ■ channels.
    channels_required: Vec<&'static str>,
    /// □ channels.
    channels_optional: Vec<&'static str>,
    /// What is written beside `other`.
    channel_other: String,
    /// 公开对象: `everyone particular both`
    audience: &'static str,
    /// `proactive on_request`
    manner: &'static str,
    /// `county town village`
    levels: Vec<&'static str>,
    /// How many records are public.
    records: i64,
    /// When one became public last.
    last_on: Option<String>,
    /// How its units stand.
    counts: Counts,
}

/// How an item stands for a unit.
#[derive(Serialize, ToSchema)]
pub(super) struct CatalogueDuty {
    /// The code of the unit.
    unit: String,
    /// `filled nil due_soon overdue not_yet_due on_event`
    state: &'static str,
    /// The last day, where one is told.
    due_on: Option<String>,
    /// Whether the calendar of that year is not known yet (暂定).
    provisional: bool,
    /// Why, in Chinese.
    because: Vec<String>,
    /// How many records are public.
    records: i64,
    /// When one became public last.
    last_on: Option<String>,
}

/// An item with its duties and what is published under it.
#[derive(Serialize, ToSchema)]
pub(super) struct CatalogueItemWhole {
    /// The item.
    item: CatalogueItem,
    /// From when this version applies.
    effective_on: String,
    /// From when it does not apply any more.
    ended_on: Option<String>,
    /// Which version.
    version: i64,
    /// How it stands, by unit.
    duties: Vec<CatalogueDuty>,
    /// The newest records under it, by number.
    published: Vec<String>,
}

/// Lists the items of the disclosure catalogues that fit.
#[utoipa::path(
    get,
    path = "/api/v1/catalogue",
    operation_id = "list_catalogue_items",
    params(Asked),
    responses(
        (status = 200, body = CataloguePage),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(
    State(app): State<App>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> PageResult<Response> {
    // A form of the portal leaves fields empty; here a number is one.
    if pairs
        .iter()
        .any(|(key, value)| key == "page" && value.trim().is_empty())
    {
        return Err(OfficeError::field("page", "页码要写数字，从1起").into());
    }
    let query = CatalogueQuery::read(&pairs)?;
    let answer = reading::catalogue_query(&app.office, query).await?;
    Depends::on_anything().keeps(json(&CataloguePage::from(answer)))
}

/// Reads one item of the disclosure catalogues.
#[utoipa::path(
    get,
    path = "/api/v1/catalogue/{id}",
    operation_id = "get_catalogue_item",
    params(("id" = String, Path, description = "编号")),
    responses(
        (status = 200, body = CatalogueItemWhole),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn one(
    State(app): State<App>,
    Path(id): Path<CatalogueItemId>,
) -> PageResult<Response> {
    let page = reading::catalogue_item(&app.office, id, None).await?;
    Depends::on_anything().keeps(json(&CatalogueItemWhole::from(page)))
}

fn counts(of: impl Fn(StateCode) -> usize) -> Counts {
    Counts {
        filled: of(StateCode::Filled),
        nil: of(StateCode::Nil),
        due_soon: of(StateCode::DueSoon),
        overdue: of(StateCode::Overdue),
        not_yet_due: of(StateCode::NotYetDue),
        on_event: of(StateCode::OnEvent),
    }
}

impl From<CatalogueAnswer> for CataloguePage {
    fn from(answer: CatalogueAnswer) -> Self {
        Self {
            counts: counts(|state| answer.tally.get(&state).copied().unwrap_or_default()),
            total: answer.total,
            page: answer.query.page,
            pages: answer.pages,
            items: answer.lines.iter().map(item).collect(),
        }
    }
}

fn item(line: &CatalogueLineView) -> CatalogueItem {
    let content = &line.content;
    let channels = |mark| {
        content
            .channels
            .with(mark)
            .map(|channel| channel.code())
            .collect()
    };
    CatalogueItem {
        id: line.id.to_string(),
        path: format!("/catalogue/items/{}", line.id),
        catalogue: line.catalogue.code(),
        field: line.field.clone(),
        number: content.number.clone(),
        level1: content.level1.clone(),
        level2: content.level2.clone(),
        level3: content.level3.clone(),
        elements: content.elements.clone(),
        basis: content.basis.clone(),
        time_limit: content.time_limit.clone(),
        cycle: content.cycle.to_string(),
        publisher: content.publisher.clone(),
        channels_required: channels(Mark::Required),
        channels_optional: channels(Mark::Optional),
        channel_other: content.channels.other.clone(),
        audience: content.audience.code(),
        manner: content.manner.code(),
        levels: content.levels.0.iter().map(|level| level.code()).collect(),
        records: line.records,
        last_on: line.last_on.map(|day| day.to_string()),
        counts: counts(|state| line.tally.get(&state).copied().unwrap_or_default()),
    }
}

impl From<CatalogueItemPage> for CatalogueItemWhole {
    fn from(page: CatalogueItemPage) -> Self {
        let mut tally = reading::Tally::new();
        for duty in &page.duties {
            *tally.entry(duty.state.code()).or_default() += 1;
        }
        let line = CatalogueLineView {
            id: page.item.id,
            catalogue: page.item.catalogue,
            field: page.item.field,
            content: page.item.content,
            supplement_of: None,
            units: page.item.units,
            tally,
            records: page.total,
            last_on: page.duties.iter().filter_map(|duty| duty.last_on).max(),
        };
        Self {
            item: item(&line),
            effective_on: page.item.effective_on.to_string(),
            ended_on: page.item.ended_on.map(|day| day.to_string()),
            version: page.item.version,
            duties: page.duties.iter().map(duty).collect(),
            published: page
                .records
                .iter()
                .map(|record| record.record.to_string())
                .collect(),
        }
    }
}

fn duty(line: &DutyLine) -> CatalogueDuty {
    let due = line.state.due();
    CatalogueDuty {
        unit: line.unit.code.clone(),
        state: line.state.code().code(),
        due_on: due.map(|due| due.on.to_string()),
        provisional: due.is_some_and(|due| due.is_provisional),
        because: line.because.iter().map(|(text, _)| text.clone()).collect(),
        records: line.records,
        last_on: line.last_on.map(|day| day.to_string()),
    }
}
