//! An item's page.

use askama::Template;
use axum::extract::State;
use gongkai_model::{
    catalogue::{Mark, limit_in_words},
    id::CatalogueItemId,
};
use gongkai_office::reading::{self, CatalogueItemPage, RecordLine};
use jiff::civil::Date;
use serde::Deserialize;

use super::{PATH, names::class, words::CatalogueWords};
use crate::{
    app::App,
    cache::Depends,
    extract::{Path, Query},
    frame::{Frame, Visitor},
    page_error::PageResult,
    render,
    words::{HOLE, Phrase},
};

/// How the item stands for a unit.
struct DutyView {
    unit: Phrase,
    code: String,
    state: &'static str,
    class: &'static str,
    due_on: Option<Date>,
    is_provisional: bool,
    because: Vec<(String, Option<&'static str>)>,
    records: i64,
    last_on: Option<Date>,
    nil: Option<(String, Date)>,
}

#[derive(Template)]
#[template(path = "portal/catalogue_item.html")]
struct ItemPage {
    frame: Frame,
    w: CatalogueWords,
    heading: String,
    form: &'static str,
    field: Phrase,
    field_code: String,
    number: String,
    level1: String,
    level2: String,
    level3: String,
    elements: String,
    basis: String,
    time_limit: String,
    limit_words: Vec<String>,
    cycle: String,
    publisher: Phrase,
    required: Vec<(&'static str, Option<String>)>,
    optional: Vec<(&'static str, Option<String>)>,
    audience: (&'static str, Option<String>),
    manner: &'static str,
    levels: Vec<&'static str>,
    version: i64,
    effective_on: Date,
    ended_on: Option<Date>,
    supplement_of: Option<Phrase>,
    duties: Vec<DutyView>,
    records: Vec<RecordLine>,
    total: i64,
    unit: Option<(String, String)>,
    versions: Vec<(i64, Date)>,
}

#[derive(Debug, Deserialize)]
pub(in crate::portal) struct Asked {
    unit: Option<String>,
}

pub(in crate::portal) async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<CatalogueItemId>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let unit = asked.unit.filter(|unit| !unit.trim().is_empty());
    let page = reading::catalogue_item(&app.office, id, unit.as_deref()).await?;
    let w = CatalogueWords(visitor.language());
    let name = page.item.content.name();
    let frame = Frame::new(&app, &visitor, &page.site);
    let (field, here) = (
        frame.catalogue_field(&page.item.field, &page.field_name),
        frame.chinese(page.item.content.short_name()),
    );
    let frame = frame
        .titled(format!("{name} - {}", page.field_name))
        .at("column")
        .column(page.item.content.short_name(), "信息公开目录")
        .described(
            format!("{}：{}", name, page.item.content.elements),
            format!(
                "公开目录,{},{}",
                page.field_name,
                page.item.content.short_name()
            ),
        )
        .from_home()
        .via(w.heading(), PATH)
        .via(field, format!("{PATH}?field={}", page.item.field))
        .ending(here);
    Depends::on_anything().keeps(render::page(&view(frame, w, page)))
}

fn view(frame: Frame, w: CatalogueWords, page: CatalogueItemPage) -> ItemPage {
    let duties = page.duties.into_iter().map(|duty| {
        let due = duty.state.due();
        DutyView {
            unit: frame.organ(&duty.unit.short_name),
            code: duty.unit.code,
            state: w.state_of(duty.state.code()),
            class: class(duty.state.code()),
            due_on: due.map(|due| due.on),
            is_provisional: due.is_some_and(|due| due.is_provisional),
            because: duty.because,
            records: duty.records,
            last_on: duty.last_on,
            nil: duty.nil_signed,
        }
    });
    let is_whole_place = page
        .owner
        .as_ref()
        .is_some_and(|owner| owner.parent.is_none());
    let content = page.item.content;
    ItemPage {
        heading: content.name(),
        form: w.form(page.item.catalogue),
        field: frame.catalogue_field(&page.item.field, &page.field_name),
        field_code: page.item.field,
        limit_words: limit_in_words(&content),
        cycle: w.cycle_of(content.cycle),
        required: w.channels_of(&content.channels, Mark::Required),
        optional: w.channels_of(&content.channels, Mark::Optional),
        audience: w.audience_of(&content.audience),
        manner: w.manner_of(content.manner),
        levels: content
            .levels
            .0
            .iter()
            .map(|level| w.level_of(*level))
            .collect(),
        number: content.number,
        level1: content.level1,
        level2: content.level2,
        level3: content.level3,
        elements: content.elements,
        basis: content.basis,
        time_limit: content.time_limit,
        publisher: frame.organ(&content.publisher),
        version: page.item.version,
        effective_on: page.item.effective_on,
        ended_on: page.item.ended_on,
        supplement_of: page
            .owner
            .filter(|_| !is_whole_place)
            .map(|owner| frame.quote_organ(w.supplement(HOLE), &owner.short_name)),
        duties: duties.collect(),
        records: page.records,
        total: page.total,
        unit: page.unit.map(|unit| (unit.code, unit.short_name)),
        versions: page
            .versions
            .iter()
            .map(|version| (version.version, version.effective_on))
            .collect(),
        w,
        frame,
    }
}
