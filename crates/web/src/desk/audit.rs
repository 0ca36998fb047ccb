//! The trail of events (操作留痕) for the audit administrator: read, never changed.

use askama::Template;
use gongkai_model::{event::Matter, id::RecordId, permission::step};
use gongkai_office::identity;
use serde::Deserialize;

use super::{
    route::{Entry, Needs, get},
    signed::{Desk, page},
    words,
};
use crate::{extract::Query, office_frame::OfficeFrame, page_error::PageResult, show};

const PAGE: i64 = 100;

pub(super) fn entries() -> Vec<Entry> {
    vec![get("/desk/audit", Needs::Step(step::AUDIT_SEE), show_trail)]
}

#[derive(Debug, Deserialize)]
struct Asked {
    before: Option<i64>,
}

struct EventRow {
    position: i64,
    at: String,
    who: String,
    what: String,
    matter: String,
    record: Option<String>,
    unit: String,
    hash: String,
}

#[derive(Template)]
#[template(path = "desk/audit.html")]
struct AuditPage {
    frame: OfficeFrame,
    rows: Vec<EventRow>,
    next: Option<i64>,
    is_first: bool,
}

async fn show_trail(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let trail = identity::trail(desk.office(), desk.actor(), asked.before, PAGE).await?;
    let permissions = desk.office().kinds.permissions();
    let rows: Vec<_> = trail
        .iter()
        .map(|entry| {
            let event = &entry.event;
            EventRow {
                position: entry.position,
                at: show::minute(event.at),
                who: entry.actor.clone().unwrap_or_else(|| "系统".to_owned()),
                what: words::event(event, &|step| permissions.step_name(step).to_owned()),
                matter: matter(event.matter),
                record: match event.matter {
                    Matter::Record(number) => Some(RecordId::new(number).to_string()),
                    _ => None,
                },
                unit: event
                    .unit
                    .map(|unit| desk.unit_name(unit))
                    .unwrap_or_default(),
                hash: entry.hash.chars().take(12).collect(),
            }
        })
        .collect();
    let is_full = i64::try_from(rows.len()).is_ok_and(|rows| rows == PAGE);
    page(&AuditPage {
        frame: desk.frame("操作留痕"),
        next: rows.last().filter(|_| is_full).map(|row| row.position),
        rows,
        is_first: asked.before.is_none(),
    })
}

fn matter(matter: Matter) -> String {
    let name = match matter {
        Matter::Record(_) => "信息",
        Matter::Unit(_) => "机构",
        Matter::Person(_) => "人员",
        Matter::Batch(_) => "批次",
        Matter::CatalogueItem(_) => "目录事项",
        Matter::NilReturn(_) => "零报告",
        Matter::Case(_) => "办件",
        Matter::System => return "系统".to_owned(),
    };
    format!("{name} {}", RecordId::new(matter.number()))
}
