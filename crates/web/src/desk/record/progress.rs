//! The way of a record through its procedure, as a line of stations.

use gongkai_model::{
    procedure::{Procedure, State},
    record::{RecordFacts, ReviewOutcome, state},
};
use gongkai_office::publishing::see::RecordView;

use crate::{desk::signed::Desk, show};

/// A station: who was there and when.
pub(super) struct Station {
    pub(super) name: String,
    pub(super) class: &'static str,
    pub(super) who: String,
    pub(super) when: String,
}

/// States that are no review of their own.
const NO_REVIEW: [&str; 11] = [
    state::ERASING,
    state::ERASED,
    state::DRAFT,
    state::RETURNED,
    state::CLEARED,
    state::SCHEDULED,
    state::PUBLISHED,
    state::CORRECTING,
    state::HELD,
    state::WITHDRAWN,
    state::ARCHIVED,
];

/// From drafting over every review of the kind to publication.
pub(super) fn stations(desk: &Desk, view: &RecordView) -> Vec<Station> {
    let head = &view.loaded.head;
    let Some(procedure) = desk.office().kinds.procedure_of(&head.kind) else {
        return Vec::new();
    };
    let is_draft = matches!(head.state.as_str(), state::DRAFT | state::RETURNED);
    let mut stations = vec![Station {
        name: "拟稿".into(),
        class: if is_draft { "now" } else { "done" },
        who: view.name_of(view.loaded.version.created_by).to_owned(),
        when: month_day(view.loaded.version.created_at),
    }];
    let reviews = reviews(procedure);
    for review in reviews {
        let passed = view.loaded.reviews.iter().rev().find(|entry| {
            entry.version == head.version
                && entry.stage == review.code
                && entry.outcome == ReviewOutcome::Passed
        });
        let is_now = head.state == review.code;
        // Only what is not opened proactively passes the office first (国办发〔2016〕80号).
        let is_aside = review.code == state::ATTRIBUTE_REVIEW
            && head.attribute.as_deref() == Some("proactive");
        if is_aside && passed.is_none() && !is_now {
            continue;
        }
        stations.push(Station {
            name: review.name.trim_start_matches('待').to_owned(),
            class: match (passed, is_now) {
                (Some(_), _) => "done",
                (None, true) => "now",
                (None, false) => "",
            },
            who: passed
                .map(|entry| view.name_of(entry.person).to_owned())
                .unwrap_or_default(),
            when: passed
                .map(|entry| month_day(entry.done_at))
                .unwrap_or_default(),
        });
    }
    stations.push(last(view));
    stations
}

/// The states in which a review is awaited, in the order in which a record passes them: a kind's own
/// review is declared apart from the procedure, and stands where it is put in.
fn reviews(procedure: &Procedure<RecordFacts>) -> Vec<&State> {
    let is_review = |code: &str| !NO_REVIEW.contains(&code);
    let mut ordered: Vec<&State> = Vec::new();
    let mut next = procedure.states.iter().find(|state| is_review(&state.code));
    while let Some(state) = next {
        if ordered.iter().any(|known| known.code == state.code) {
            break;
        }
        ordered.push(state);
        let mut onward = procedure
            .from(&state.code)
            .filter(|step| is_review(&step.to));
        next = onward.next().and_then(|step| procedure.state(&step.to));
    }
    ordered
}

/// `09-24`: the line has room for no more, and the list of opinions has the whole date.
fn month_day(at: jiff::Timestamp) -> String {
    show::day(at).chars().skip(5).collect()
}

fn last(view: &RecordView) -> Station {
    let head = &view.loaded.head;
    let (name, class) = match head.state.as_str() {
        state::PUBLISHED | state::CORRECTING => ("发布", "done"),
        state::HELD => ("登记", "done"),
        state::CLEARED | state::SCHEDULED => ("发布", "now"),
        state::WITHDRAWN => ("已撤回", "now"),
        state::ARCHIVED => ("已归档", "done"),
        state::ERASING => ("待销毁", "now"),
        state::ERASED => ("已销毁", "done"),
        _ => ("发布", ""),
    };
    let when = head.publish_at.map(show::minute).unwrap_or_default();
    Station {
        name: name.to_owned(),
        class,
        who: String::new(),
        when,
    }
}
