//! All records of one's units (全部信息), filtered, a page at a time.

use askama::Template;
use gongkai_model::{id::RecordId, permission::step, record::RecordHead};
use gongkai_office::publishing::see::{self, RecordFilter};
use gongkai_store::records::Cursor;
use jiff::Timestamp;
use serde::Deserialize;

use super::{
    due,
    input::Choice,
    route::{Entry, Needs, get},
    signed::{Desk, page},
    words,
    worklist::title_of,
};
use crate::{extract::Query, office_frame::OfficeFrame, page_error::PageResult, show};

const PAGE: i64 = 50;

pub(super) fn entries() -> Vec<Entry> {
    vec![get("/desk/records", Needs::Step(step::DESK_SEE), show_list)]
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    unit: Option<String>,
    state: Option<String>,
    kind: Option<String>,
    words: Option<String>,
    after: Option<String>,
}

pub(super) struct Row {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) number: String,
    pub(super) kind: String,
    pub(super) unit: String,
    pub(super) state: String,
    pub(super) class: &'static str,
    pub(super) attribute: &'static str,
    pub(super) changed: String,
    pub(super) is_urgent: bool,
    /// That its due date has come or passed; empty otherwise.
    pub(super) due: String,
    pub(super) due_class: &'static str,
}

#[derive(Template)]
#[template(path = "desk/records.html")]
struct RecordsPage {
    frame: OfficeFrame,
    words: String,
    units: Vec<Choice>,
    states: Vec<Choice>,
    kinds: Vec<Choice>,
    rows: Vec<Row>,
    next: Option<String>,
    is_first: bool,
    is_filtered: bool,
}

async fn show_list(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let filter = RecordFilter {
        unit: filled(&asked.unit).and_then(|unit| unit.parse().ok()),
        state: filled(&asked.state),
        kind: filled(&asked.kind),
        words: filled(&asked.words).map(|words| words.trim().to_owned()),
        after: asked.after.as_deref().and_then(cursor),
    };
    let mut heads = see::list(desk.office(), desk.actor(), &filter, PAGE + 1).await?;
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = heads.len() > most;
    heads.truncate(most);
    let next = heads
        .last()
        .filter(|_| has_more)
        .map(|last| next_page(&asked, last));
    page(&RecordsPage {
        frame: desk.frame("全部信息"),
        words: asked.words.clone().unwrap_or_default(),
        units: unit_choices(&desk, asked.unit.as_deref()),
        states: state_choices(&desk, asked.state.as_deref()),
        kinds: kind_choices(&desk, asked.kind.as_deref()),
        rows: heads.iter().map(|head| row(&desk, head)).collect(),
        next,
        is_first: asked.after.is_none(),
        is_filtered: filter.unit.is_some()
            || filter.state.is_some()
            || filter.kind.is_some()
            || filter.words.is_some(),
    })
}

/// The row of a record in a list.
pub(super) fn row(desk: &Desk, head: &RecordHead) -> Row {
    let (due, due_class) = due::words(head.due_on, desk.office().clock.today());
    let is_pressing = matches!(due_class, "late" | "warn");
    let kinds = &desk.office().kinds;
    let state = kinds
        .procedure_of(&head.kind)
        .and_then(|procedure| procedure.state(&head.state));
    Row {
        id: head.id.to_string(),
        title: title_of(head),
        number: head.doc_number.clone().unwrap_or_default(),
        kind: kinds
            .record(&head.kind)
            .map_or_else(|| head.kind.clone(), |kind| kind.name.clone()),
        unit: desk.unit_name(head.office.unwrap_or(head.unit)),
        state: state.map_or_else(|| head.state.clone(), |state| state.name.clone()),
        class: words::state_class(&head.state),
        attribute: words::attribute(head.attribute.as_deref()),
        changed: show::minute(head.updated_at),
        is_urgent: head.urgent,
        due: if is_pressing { due } else { String::new() },
        due_class,
    }
}

/// A place in the list: the change in microseconds and the record.
fn cursor(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('-')?;
    Some(Cursor {
        updated_at: Timestamp::from_microsecond(at.parse().ok()?).ok()?,
        id: id.parse::<RecordId>().ok()?,
    })
}

fn next_page(asked: &Asked, last: &RecordHead) -> String {
    let mut address = String::from("/desk/records?");
    let filters = [
        ("unit", &asked.unit),
        ("state", &asked.state),
        ("kind", &asked.kind),
        ("words", &asked.words),
    ];
    for (name, value) in filters {
        if let Some(value) = value.as_deref().filter(|value| !value.is_empty()) {
            address.push_str(&format!("{name}={}&", show::encode(value)));
        }
    }
    address.push_str(&format!(
        "after={}-{}",
        last.updated_at.as_microsecond(),
        last.id
    ));
    address
}

fn unit_choices(desk: &Desk, chosen: Option<&str>) -> Vec<Choice> {
    let actor = desk.actor();
    let visible = actor.units_for(desk.office(), step::DESK_SEE);
    let units = visible.into_iter().map(|unit| Choice {
        is_chosen: chosen == Some(unit.to_string().as_str()),
        code: unit.to_string(),
        name: desk.unit_name(unit),
    });
    units.collect()
}

fn state_choices(desk: &Desk, chosen: Option<&str>) -> Vec<Choice> {
    let kinds = &desk.office().kinds;
    let mut choices: Vec<Choice> = Vec::new();
    let procedures = kinds
        .records()
        .into_iter()
        .filter_map(|kind| kinds.procedure_of(&kind.code));
    for state in procedures.flat_map(|procedure| procedure.states.iter()) {
        if !choices.iter().any(|choice| choice.code == state.code) {
            choices.push(Choice {
                code: state.code.clone(),
                name: state.name.clone(),
                is_chosen: chosen == Some(state.code.as_str()),
            });
        }
    }
    choices
}

fn kind_choices(desk: &Desk, chosen: Option<&str>) -> Vec<Choice> {
    let kinds = desk
        .office()
        .kinds
        .records()
        .into_iter()
        .map(|kind| Choice {
            code: kind.code.clone(),
            name: kind.name.clone(),
            is_chosen: chosen == Some(kind.code.as_str()),
        });
    kinds.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_list_is_read_back() {
        let id = RecordId::new(42);
        let found = cursor(&format!("1790000000000000-{id}")).unwrap();
        assert_eq!(
            (found.updated_at.as_microsecond(), found.id),
            (1_790_000_000_000_000, id)
        );
        for damaged in ["", "x", "1-", "-", "1-2"] {
            assert_eq!(cursor(damaged), None, "{damaged}");
        }
    }
}
