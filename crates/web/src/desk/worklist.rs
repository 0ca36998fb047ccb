//! The to-do list (待办): what waits for this person, by when it is due.

use std::collections::BTreeMap;

use askama::Template;
use gongkai_model::{
    id::UnitId,
    record::{RecordHead, state},
};
use gongkai_office::{
    cases,
    publishing::{
        scheduled::PutBack,
        worklist::{self, Task, Worklist},
    },
};
use jiff::civil::Date;
use serde::Deserialize;

use super::{
    calendar,
    due::{self, Due},
    route::{Entry, Needs, get},
    signed::{Desk, page},
};
use crate::{extract::Query, office_frame::OfficeFrame, page_error::PageResult, show};

pub(super) fn entries() -> Vec<Entry> {
    vec![get("/desk", Needs::SignedIn, show_list)]
}

struct Row {
    id: String,
    title: String,
    kind: String,
    unit: String,
    state: String,
    action: String,
    due: String,
    tag: &'static str,
    day: String,
    changed: String,
    is_urgent: bool,
    as_substitute: bool,
    put_back: &'static str,
}

struct Group {
    name: &'static str,
    class: &'static str,
    rows: Vec<Row>,
}

struct Count {
    code: String,
    name: String,
    number: usize,
    class: &'static str,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "desk/worklist.html")]
struct WorklistPage {
    frame: OfficeFrame,
    today: String,
    counts: Vec<Count>,
    states: Vec<Count>,
    total: usize,
    is_filtered: bool,
    groups: Vec<Group>,
    co_signs: Vec<Row>,
    own: Vec<Row>,
    may_draft: bool,
    overdue_cases: Option<i64>,
    awaited: Option<i16>,
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    due: Option<String>,
    state: Option<String>,
}

async fn show_list(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let list = worklist::of(desk.office(), desk.actor()).await?;
    let today = desk.office().clock.today();
    let counts = counts(&list.tasks, today, &asked);
    let states = state_counts(&list, &asked);
    let co_signs = list
        .co_signs
        .iter()
        .map(|(head, unit)| co_sign_row(&desk, &list, head, *unit));
    let own = list
        .own_under_way
        .iter()
        .map(|head| own_row(&desk, &list, head));
    page(&WorklistPage {
        today: show::day_with_weekday(today),
        counts,
        states,
        total: list.tasks.len(),
        is_filtered: asked.due.is_some() || asked.state.is_some(),
        groups: groups(&desk, &list, today, &asked),
        co_signs: co_signs.collect(),
        own: own.collect(),
        may_draft: desk.may(gongkai_model::permission::step::DRAFT),
        overdue_cases: cases::overdue(desk.office(), desk.actor()).await?,
        awaited: calendar::reminder(&desk).await?,
        frame: desk.frame("待办"),
    })
}

fn counts(tasks: &[Task], today: Date, asked: &Asked) -> Vec<Count> {
    let shown = [Due::Late, Due::Today, Due::Soon];
    let counts = shown.map(|due| Count {
        code: due.code().to_owned(),
        name: due.label().to_owned(),
        number: tasks
            .iter()
            .filter(|task| Due::of(task.record.due_on, today) == due)
            .count(),
        class: due.code(),
        is_chosen: asked.due.as_deref() == Some(due.code()),
    });
    counts.into()
}

fn state_counts(list: &Worklist, asked: &Asked) -> Vec<Count> {
    let mut states: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for task in &list.tasks {
        let entry = states
            .entry(&task.record.state)
            .or_insert((&task.state_name, 0));
        entry.1 += 1;
    }
    let counts = states.into_iter().map(|(code, (name, number))| Count {
        code: code.to_owned(),
        name: name.to_owned(),
        number,
        class: "",
        is_chosen: asked.state.as_deref() == Some(code),
    });
    counts.collect()
}

fn groups(desk: &Desk, list: &Worklist, today: Date, asked: &Asked) -> Vec<Group> {
    let wanted = |task: &&Task| {
        let due = Due::of(task.record.due_on, today).code();
        asked.due.as_deref().is_none_or(|wanted| wanted == due)
            && asked
                .state
                .as_deref()
                .is_none_or(|wanted| wanted == task.record.state)
    };
    let groups = Due::ALL.map(|due| Group {
        name: due.label(),
        class: due.code(),
        rows: list
            .tasks
            .iter()
            .filter(wanted)
            .filter(|task| Due::of(task.record.due_on, today) == due)
            .map(|task| Row {
                state: task.state_name.clone(),
                action: task.action.clone(),
                as_substitute: task.as_substitute,
                put_back: task.put_back.map_or("", PutBack::label),
                ..row(desk, list, &task.record)
            })
            .collect(),
    });
    groups
        .into_iter()
        .filter(|group| !group.rows.is_empty())
        .collect()
}

fn co_sign_row(desk: &Desk, list: &Worklist, head: &RecordHead, asked: UnitId) -> Row {
    Row {
        action: format!("代表{}回复会签", desk.unit_name(asked)),
        ..row(desk, list, head)
    }
}

fn own_row(desk: &Desk, list: &Worklist, head: &RecordHead) -> Row {
    let state = desk
        .office()
        .kinds
        .procedure_of(&head.kind)
        .and_then(|p| p.state(&head.state));
    Row {
        state: state.map_or_else(|| head.state.clone(), |state| state.name.clone()),
        ..row(desk, list, head)
    }
}

fn row(desk: &Desk, list: &Worklist, head: &RecordHead) -> Row {
    let (words, tag) = due::words(head.due_on, desk.office().clock.today());
    let is_provisional = list.provisional.contains(&head.id);
    let day = head.due_on.map(|day| due::day(day, is_provisional));
    let kind = desk.office().kinds.record(&head.kind);
    Row {
        id: head.id.to_string(),
        title: title_of(head),
        kind: kind.map_or_else(|| head.kind.clone(), |kind| kind.name.clone()),
        unit: desk.unit_name(head.unit),
        state: String::new(),
        action: String::new(),
        due: words,
        tag,
        day: day.unwrap_or_default(),
        changed: show::minute(head.updated_at),
        is_urgent: head.urgent,
        as_substitute: false,
        put_back: "",
    }
}

/// What stands where something was, once it is destroyed (个人信息保护法 art. 47).
pub(super) const ERASED: &str = "内容已依法销毁";

/// A draft may be without a title yet.
pub(super) fn title_of(head: &RecordHead) -> String {
    if head.state == state::ERASED {
        ERASED.to_owned()
    } else if head.title.is_empty() {
        "（还没有标题）".to_owned()
    } else {
        head.title.clone()
    }
}
