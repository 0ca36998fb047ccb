//! An item at the desk: how the person's units stand, declaring a nil return, ending the item.

use askama::Template;
use gongkai_model::{
    catalogue::{StateCode, limit_in_words},
    id::{CatalogueItemId, UnitId},
    permission::step,
};
use gongkai_office::{catalogue, reading};

use crate::{
    desk::{
        signed::{Desk, answered, done, page},
        submitted::Submitted,
    },
    extract::Path,
    office_frame::OfficeFrame,
    page_error::PageResult,
};

struct Row {
    unit: String,
    name: String,
    state: &'static str,
    tag: &'static str,
    because: String,
    records: i64,
    last: String,
    may_declare: bool,
}

#[derive(Template)]
#[template(path = "desk/catalogue_item.html")]
struct ItemPage {
    frame: OfficeFrame,
    id: String,
    heading: String,
    field: String,
    elements: String,
    basis: String,
    limit: Vec<String>,
    publisher: String,
    effective: String,
    ended: Option<String>,
    rows: Vec<Row>,
    year: i16,
    today: String,
    may_end: bool,
}

pub(super) async fn show(desk: Desk, Path(id): Path<CatalogueItemId>) -> PageResult {
    let found = reading::catalogue_item(desk.office(), id, None).await?;
    let office = desk.office();
    let rows = found.duties.iter().map(|duty| {
        let state = duty.state.code();
        let is_open = !matches!(state, StateCode::Nil);
        Row {
            unit: duty.unit.id.to_string(),
            name: duty.unit.short_name.clone(),
            state: state.label(),
            tag: match state {
                StateCode::Filled => "ok",
                StateCode::Overdue => "stop",
                StateCode::DueSoon => "warn",
                StateCode::Nil => "pause",
                StateCode::NotYetDue | StateCode::OnEvent => "",
            },
            because: duty
                .because
                .first()
                .map(|one| one.0.clone())
                .unwrap_or_default(),
            records: duty.records,
            last: duty.last_on.map_or_else(String::new, |day| day.to_string()),
            may_declare: is_open && desk.actor().allows(office, step::NIL_DECLARE, duty.unit.id),
        }
    });
    let rows: Vec<Row> = rows.collect();
    let content = &found.item.content;
    page(&ItemPage {
        frame: desk.frame(content.name()),
        id: id.to_string(),
        heading: content.name(),
        field: found.field_name.clone(),
        elements: content.elements.clone(),
        basis: content.basis.clone(),
        limit: limit_in_words(content),
        publisher: content.publisher.clone(),
        effective: format!(
            "第 {} 版，{} 生效",
            found.item.version, found.item.effective_on
        ),
        ended: found.item.ended_on.map(|day| day.to_string()),
        rows,
        year: office.clock.today().year(),
        today: office.clock.today().to_string(),
        may_end: desk
            .actor()
            .allows(office, step::CATALOGUE_MANAGE, found.item.owner),
    })
}

pub(super) async fn declare(
    desk: Desk,
    Path(id): Path<CatalogueItemId>,
    form: Submitted,
) -> PageResult {
    let unit: UnitId = form.parsed("unit")?;
    match catalogue::declare(desk.office(), desk.actor(), id, unit).await {
        Ok(nil) => done(
            &format!("/desk/catalogue/nil/{nil}"),
            "已申报零报告，待审核",
        ),
        Err(error) => answered(&format!("/desk/catalogue/items/{id}"), "", Err(error)),
    }
}

pub(super) async fn end(
    desk: Desk,
    Path(id): Path<CatalogueItemId>,
    form: Submitted,
) -> PageResult {
    let on = gongkai_rules::dates::read_date(&form.text("on"));
    let on = on.unwrap_or_else(|| desk.office().clock.today());
    let result = catalogue::end(desk.office(), desk.actor(), id, on).await;
    answered(
        &format!("/desk/catalogue/items/{id}"),
        "这个事项已经停用",
        result,
    )
}
