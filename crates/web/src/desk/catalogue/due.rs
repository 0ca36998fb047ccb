//! What the person's units must still publish, the latest first, and the nil returns that wait for them.

use askama::Template;
use gongkai_model::{catalogue::StateCode, id::UnitId, permission::step};
use gongkai_office::catalogue::{self, DueDuty};
use serde::Deserialize;

use crate::{
    desk::{
        input::Choice,
        signed::{Desk, page},
    },
    extract::Query,
    office_frame::OfficeFrame,
    page_error::PageResult,
    show,
};

struct Row {
    item: String,
    name: String,
    field: String,
    unit_name: String,
    state: &'static str,
    tag: &'static str,
    due: String,
    because: String,
    last: String,
}

struct NilRow {
    id: String,
    name: String,
    unit: String,
    year: i16,
    declared: String,
}

#[derive(Template)]
#[template(path = "desk/catalogue_due.html")]
struct DuePage {
    frame: OfficeFrame,
    units: Vec<Choice>,
    rows: Vec<Row>,
    overdue: usize,
    nils: Vec<NilRow>,
    may_draft: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    unit: Option<String>,
}

pub(super) async fn show(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let unit = asked.unit.and_then(|unit| unit.parse::<UnitId>().ok());
    let due = catalogue::due_duties(desk.office(), desk.actor(), unit).await?;
    let waiting = catalogue::waiting(desk.office(), desk.actor()).await?;
    let nils = waiting.iter().map(|(nil, item)| NilRow {
        id: nil.id.to_string(),
        name: item.content.name(),
        unit: desk.unit_name(nil.unit),
        year: nil.year,
        declared: show::day(nil.declared_at),
    });
    let seen = desk.actor().units_for(desk.office(), step::DESK_SEE);
    let open = desk
        .actor()
        .tree
        .iter()
        .filter(|known| known.level.has_public_page());
    let units = open
        .filter(|known| seen.contains(&known.id))
        .map(|known| Choice {
            code: known.id.to_string(),
            name: known.short_name.clone(),
            is_chosen: unit == Some(known.id),
        });
    page(&DuePage {
        units: units.collect(),
        overdue: due
            .iter()
            .filter(|duty| duty.state.code() == StateCode::Overdue)
            .count(),
        rows: due.iter().map(|duty| row(&desk, duty)).collect(),
        nils: nils.collect(),
        may_draft: desk.may(step::DRAFT),
        frame: desk.frame("到期事项"),
    })
}

fn row(desk: &Desk, duty: &DueDuty) -> Row {
    let day = duty.state.due();
    Row {
        item: duty.item.to_string(),
        name: duty.name.clone(),
        field: duty.field.clone(),
        unit_name: desk.unit_name(duty.unit),
        state: duty.state.code().label(),
        tag: if duty.state.code() == StateCode::Overdue {
            "late"
        } else {
            "warn"
        },
        due: day.map_or_else(String::new, |day| {
            let provisional = if day.is_provisional {
                "（暂定）"
            } else {
                ""
            };
            format!("{}{provisional}", day.on)
        }),
        because: duty.because.clone(),
        last: duty
            .last_on
            .map_or_else(|| "从未公开".to_owned(), |day| format!("上次 {day}")),
    }
}
