//! The page of a record: the text left, everything that is asked of this person right.

use askama::Template;
use gongkai_model::{id::RecordId, organisation::UnitLevel, record::state};
use gongkai_office::publishing::see::{self, OpenStep, RecordView};

use super::{
    checks::{self, Finding, Tick},
    facts::{self, Fact, TableFact},
    files::{self, FileRow, file_rows},
    marks,
    progress::{Station, stations},
    signing::{CoSignRow, GateRow, co_signs, gates},
    trail::{self, EventRow, ReviewRow},
};
use crate::{
    desk::{
        due,
        input::Choice,
        signed::{Desk, page},
        words,
        worklist::title_of,
    },
    extract::Path,
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
    show,
};

/// A step in the bar.
pub(super) struct StepButton {
    pub(super) step: String,
    pub(super) name: String,
    pub(super) class: &'static str,
    pub(super) refused: Option<String>,
    pub(super) needs_reason: bool,
}

/// By when the present step should be taken: the day, and how that stands today.
struct DueMark {
    day: String,
    words: String,
    class: &'static str,
    /// Why the day may still move; empty when it does not.
    provisional: String,
}

fn due_mark(desk: &Desk, view: &RecordView) -> Option<DueMark> {
    let due_on = view.loaded.head.due_on?;
    let (words, class) = due::words(Some(due_on), desk.office().clock.today());
    Some(DueMark {
        day: show::day_in_words(due_on),
        words,
        class,
        provisional: if view.is_due_provisional {
            due::provisional(due_on)
        } else {
            String::new()
        },
    })
}

#[derive(Template)]
#[template(path = "desk/record.html")]
struct RecordPage {
    frame: OfficeFrame,
    id: String,
    revision: i64,
    heading: String,
    state_name: String,
    state_class: &'static str,
    kind_name: String,
    unit: String,
    drafter: String,
    version: i64,
    number: String,
    due: Option<DueMark>,
    urgent: bool,
    is_public: bool,
    is_erased: bool,
    may_edit: bool,
    main: Option<StepButton>,
    others: Vec<StepButton>,
    has_refused: bool,
    body: String,
    facts: Vec<Fact>,
    fields: Vec<Fact>,
    tables: Vec<TableFact>,
    attribute: Vec<Fact>,
    files: Vec<FileRow>,
    stations: Vec<Station>,
    gates: Vec<GateRow>,
    gates_left: usize,
    findings: Vec<Finding>,
    marked: Vec<usize>,
    ticks: Vec<Tick>,
    reviews: Vec<ReviewRow>,
    co_signs: Vec<CoSignRow>,
    units: Vec<Choice>,
    events: Vec<EventRow>,
    versions: usize,
}

pub(super) async fn show(desk: Desk, Path(id): Path<RecordId>) -> PageResult {
    let view = see::record(desk.office(), desk.actor(), id).await?;
    page(&record_page(&desk, &view)?)
}

fn record_page(desk: &Desk, view: &RecordView) -> PageResult<RecordPage> {
    let head = &view.loaded.head;
    let content = &view.loaded.version.content;
    let kind = desk.office().kinds.record(&head.kind);
    let kind = kind.ok_or_else(|| PageError::Internal(format!("kind `{}` is gone", head.kind)))?;
    let (fields, tables) = facts::typed(desk, kind, content);
    let (body, marked) = marks::mark(content, &view.findings);
    let gates = gates(view);
    let (main, others) = buttons(&view.steps);
    let heading = title_of(head);
    Ok(RecordPage {
        frame: desk.frame(heading.clone()),
        id: head.id.to_string(),
        revision: head.revision,
        heading,
        state_name: view.state_name.clone(),
        state_class: words::state_class(&head.state),
        kind_name: view.kind_name.clone(),
        unit: desk.unit_name(head.office.unwrap_or(head.unit)),
        drafter: view.name_of(head.drafter).to_owned(),
        version: head.version,
        number: head.doc_number.clone().unwrap_or_default(),
        due: due_mark(desk, view),
        urgent: head.urgent,
        is_public: view.loaded.public_version.is_some(),
        is_erased: head.state == state::ERASED,
        may_edit: view.may_edit,
        has_refused: others.iter().any(|step| step.refused.is_some()),
        main,
        others,
        body: files::at_the_desk(head.id, content, &body),
        facts: facts::common(head, content),
        fields,
        tables,
        attribute: facts::attribute(content),
        files: file_rows(head.id, content),
        stations: stations(desk, view),
        gates_left: gates.iter().filter(|gate| !gate.is_signed).count(),
        gates,
        findings: checks::findings(view),
        marked,
        ticks: checks::ticks(view),
        reviews: trail::reviews(desk, view),
        co_signs: co_signs(desk, view),
        units: if may_ask(view) {
            other_units(desk, view)
        } else {
            Vec::new()
        },
        events: trail::trail(desk, view),
        versions: view.versions.len(),
    })
}

/// The step that leads on, and the others.
fn buttons(steps: &[OpenStep]) -> (Option<StepButton>, Vec<StepButton>) {
    const ASIDE: [&str; 14] = [
        "move",
        "end",
        "erase_propose",
        "erase_cancel",
        "return",
        "recall",
        "discard",
        "withdraw",
        "archive",
        "correct",
        "revise",
        "unschedule",
        "correct_cancel",
        "schedule",
    ];
    let is_aside = |step: &OpenStep| ASIDE.contains(&step.step.as_str());
    let main = steps.iter().position(|step| !is_aside(step));
    let mut others: Vec<_> = steps.iter().map(button).collect();
    let main = main.map(|at| others.remove(at));
    (main, others)
}

fn button(step: &OpenStep) -> StepButton {
    let is_grave = matches!(
        step.step.as_str(),
        "return" | "discard" | "withdraw" | "erase_propose" | "erase"
    );
    StepButton {
        step: step.step.clone(),
        name: step.name.clone(),
        class: if is_grave { " stop" } else { "" },
        refused: step.refused.clone(),
        needs_reason: step.reason,
    }
}

fn may_ask(view: &RecordView) -> bool {
    const TOO_LATE: [&str; 9] = [
        state::ERASING,
        state::ERASED,
        state::CLEARED,
        state::SCHEDULED,
        state::PUBLISHED,
        state::CORRECTING,
        state::HELD,
        state::WITHDRAWN,
        state::ARCHIVED,
    ];
    view.may_ask_co_sign && !TOO_LATE.contains(&view.loaded.head.state.as_str())
}

/// Units that could be asked to co-sign: those with a public page, but for the own one and those asked.
fn other_units(desk: &Desk, view: &RecordView) -> Vec<Choice> {
    let asked: Vec<_> = view
        .loaded
        .co_signs
        .iter()
        .map(|asked| asked.unit)
        .collect();
    let own = view.loaded.head.unit;
    let units = desk.actor().tree.iter().filter(|unit| {
        unit.level.has_public_page()
            && unit.level != UnitLevel::Village
            && unit.id != own
            && !asked.contains(&unit.id)
    });
    let units = units.map(|unit| Choice {
        code: unit.id.to_string(),
        name: unit.short_name.clone(),
        is_chosen: false,
    });
    units.collect()
}
