//! Reviews with their opinions, and the trail of events in words.

use gongkai_model::{
    event::Event,
    record::{ReviewEntry, ReviewOutcome},
};
use gongkai_office::publishing::see::RecordView;

use crate::{
    desk::{signed::Desk, words},
    show,
};

/// A review that was done.
pub(super) struct ReviewRow {
    pub(super) stage: String,
    pub(super) who: String,
    pub(super) instead_of: String,
    pub(super) outcome: &'static str,
    pub(super) class: &'static str,
    pub(super) opinion: String,
    pub(super) when: String,
    pub(super) version: i64,
}

/// The reviews, oldest first.
pub(super) fn reviews(desk: &Desk, view: &RecordView) -> Vec<ReviewRow> {
    let reviews = view.loaded.reviews.iter().map(|entry| ReviewRow {
        stage: stage_name(desk, view, entry),
        who: view.name_of(entry.person).to_owned(),
        instead_of: entry
            .for_person
            .map(|id| view.name_of(id).to_owned())
            .unwrap_or_default(),
        outcome: match entry.outcome {
            ReviewOutcome::Passed => "通过",
            ReviewOutcome::Returned => "退回",
        },
        class: match entry.outcome {
            ReviewOutcome::Passed => "ok",
            ReviewOutcome::Returned => "warn",
        },
        opinion: entry.opinion.clone().unwrap_or_default(),
        when: show::minute(entry.done_at),
        version: entry.version,
    });
    reviews.collect()
}

/// The name of the state that a review answers, without the word for waiting.
pub(super) fn stage_name(desk: &Desk, view: &RecordView, entry: &ReviewEntry) -> String {
    let procedure = desk.office().kinds.procedure_of(&view.loaded.head.kind);
    let state = procedure.and_then(|procedure| procedure.state(&entry.stage));
    let permissions = desk.office().kinds.permissions();
    let step = || permissions.step_name(&entry.stage);
    let name = state.map_or_else(step, |state| state.name.as_str());
    name.trim_start_matches('待').to_owned()
}

/// Something that happened.
pub(super) struct EventRow {
    pub(super) what: String,
    pub(super) who: String,
    pub(super) when: String,
    pub(super) to: String,
}

/// What happened, newest first.
pub(super) fn trail(desk: &Desk, view: &RecordView) -> Vec<EventRow> {
    let permissions = desk.office().kinds.permissions();
    let procedure = desk.office().kinds.procedure_of(&view.loaded.head.kind);
    let state = |code: &str| {
        let found = procedure.and_then(|procedure| procedure.state(code));
        found.map(|state| state.name.clone()).unwrap_or_default()
    };
    let rows = view.events.iter().rev().map(|event| EventRow {
        what: match event.kind.as_str() {
            "record.moved" => moved(desk, event),
            _ => words::event(event, &|step| permissions.step_name(step).to_owned()),
        },
        who: event
            .actor
            .map_or_else(|| "系统".to_owned(), |id| view.name_of(id).to_owned()),
        when: show::minute(event.at),
        to: event.detail("to").map(state).unwrap_or_default(),
    });
    rows.collect()
}

/// 移动：从“通知公告”到“其他文件”，从住建局到资规局.
fn moved(desk: &Desk, event: &Event) -> String {
    let kind = |key: &str| {
        let code = event.detail(key).unwrap_or_default();
        let known = desk.office().kinds.record(code);
        known.map_or_else(|| code.to_owned(), |kind| kind.name.clone())
    };
    let unit = |key: &str| {
        let id = event.detail(key)?.parse().ok()?;
        Some(desk.unit_name(id))
    };
    let mut parts = Vec::new();
    if event.detail("from") != event.detail("to") {
        parts.push(format!("从“{}”到“{}”", kind("from"), kind("to")));
    }
    if let (Some(from), Some(to)) = (unit("from_unit"), unit("to_unit")) {
        parts.push(format!("从{from}到{to}"));
    }
    if parts.is_empty() {
        parts.push("本单位处室之间".to_owned());
    }
    format!("移动：{}", parts.join("，"))
}
