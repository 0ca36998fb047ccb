//! The unit's list of what is not opened (不予公开清单, 负面清单).

use askama::Template;
use gongkai_model::{
    id::{RowId, UnitId},
    permission::step,
};
use gongkai_office::{OfficeError, core::FieldError, publishing::negative_list};
use serde::Deserialize;

use super::{
    input::{Choice, Input, Widget, title_with},
    route::{Entry, Needs, get, post},
    signed::{Desk, answered, done, page, refused},
    submitted::Submitted,
    words,
};
use crate::{
    extract::{Path, Query},
    office_frame::OfficeFrame,
    page_error::PageResult,
};

const PATH: &str = "/desk/negative-list";

pub(super) fn entries() -> Vec<Entry> {
    let manage = Needs::Step(step::NEGATIVE_LIST_MANAGE);
    vec![
        get(PATH, Needs::Step(step::DESK_SEE), show),
        post(PATH, manage, add),
        post("/desk/negative-list/{entry}/close", manage, close),
    ]
}

struct EntryRow {
    id: String,
    class: String,
    ground: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "desk/negative_list.html")]
struct ListPage {
    frame: OfficeFrame,
    unit: String,
    unit_name: String,
    units: Vec<Choice>,
    rows: Vec<EntryRow>,
    may_manage: bool,
    inputs: Vec<Input>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Deserialize)]
struct Asked {
    unit: Option<String>,
}

async fn show(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let visible = units_with_lists(&desk);
    let asked = asked.unit.and_then(|unit| unit.parse::<UnitId>().ok());
    let own = desk.actor().person.unit;
    let own = desk
        .actor()
        .tree
        .public_unit(own)
        .map_or(own, |unit| unit.id);
    let unit = asked.filter(|unit| visible.contains(unit)).unwrap_or(own);
    page(&list_page(&desk, unit, &Submitted::default(), Vec::new()).await?)
}

/// The units whose lists this person may read. A unit has one list; its offices (处室) have none of their own.
fn units_with_lists(desk: &Desk) -> Vec<UnitId> {
    let tree = &desk.actor().tree;
    let seen = desk.actor().units_for(desk.office(), step::DESK_SEE);
    let mut units = Vec::new();
    for unit in seen.into_iter().filter_map(|unit| tree.public_unit(unit)) {
        if !units.contains(&unit.id) {
            units.push(unit.id);
        }
    }
    units
}

async fn list_page(
    desk: &Desk,
    unit: UnitId,
    form: &Submitted,
    errors: Vec<FieldError>,
) -> PageResult<ListPage> {
    let entries = negative_list::of_unit(desk.office(), unit).await?;
    let actor = desk.actor();
    let units = units_with_lists(desk).into_iter();
    let inputs = [
        Input::line("class", "信息类别").hint("写清楚是哪一类信息，例如：干部考察材料"),
        Input::choice("ground", "依据", words::grounds()),
        Input::lines("reason", "理由", 3).hint("为什么这一类信息属于这一项依据"),
    ];
    Ok(ListPage {
        frame: desk.frame(title_with(&errors, "不予公开清单")),
        unit: unit.to_string(),
        unit_name: desk.unit_name(unit),
        units: units
            .map(|known| Choice {
                code: known.to_string(),
                name: desk.unit_name(known),
                is_chosen: known == unit,
            })
            .collect(),
        rows: entries
            .into_iter()
            .map(|entry| EntryRow {
                id: entry.id.to_string(),
                class: entry.class,
                ground: words::ground(&entry.ground),
                reason: entry.reason,
            })
            .collect(),
        may_manage: actor.allows(desk.office(), step::NEGATIVE_LIST_MANAGE, unit),
        inputs: inputs
            .map(|input| {
                let value = form.text(&input.name);
                input.value(value).judged(&errors)
            })
            .to_vec(),
        errors,
    })
}

async fn add(desk: Desk, form: Submitted) -> PageResult {
    let unit: UnitId = form.parsed("unit")?;
    let (class, ground, reason) = (form.text("class"), form.text("ground"), form.text("reason"));
    let added =
        negative_list::add(desk.office(), desk.actor(), unit, &class, &ground, &reason).await;
    match added {
        Ok(_) => done(&format!("{PATH}?unit={unit}"), "已加入清单"),
        Err(OfficeError::Invalid(errors)) => refused(&list_page(&desk, unit, &form, errors).await?),
        Err(error) => Err(error.into()),
    }
}

async fn close(desk: Desk, Path(entry): Path<RowId>, form: Submitted) -> PageResult {
    let unit: UnitId = form.parsed("unit")?;
    let result = negative_list::close(desk.office(), desk.actor(), unit, entry).await;
    answered(
        &format!("{PATH}?unit={unit}"),
        "已移出清单，此前据此作出的决定不受影响",
        result,
    )
}
