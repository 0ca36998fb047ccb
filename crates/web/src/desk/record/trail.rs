//! Reviews with their opinions, and the trail of events in words.

use gongkai_model::record::{ReviewEntry, ReviewOutcome};
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
    let name = state.map_or(entry.stage.as_str(), |state| state.name.as_str());
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
        what: words::event(event, &|step| permissions.step_name(step).to_owned()),
        who: event
            .actor
            .map_or_else(|| "系统".to_owned(), |id| view.name_of(id).to_owned()),
        when: show::minute(event.at),
        to: event.detail("to").map(state).unwrap_or_default(),
    });
    rows.collect()
}
