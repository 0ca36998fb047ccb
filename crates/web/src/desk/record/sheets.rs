//! Sheets to print on A4: 发文稿纸 (GB/T 9704 practice) and 信息发布审批表 with all reviewers and gates.

use askama::Template;
use gongkai_model::{
    id::RecordId,
    record::{Gate, ReviewOutcome, Stage, state},
};
use gongkai_office::publishing::see::{self, RecordView};

use super::{
    facts::{self, Fact},
    signing::{CoSignRow, co_signs},
    trail::{self, ReviewRow},
};
use crate::{
    desk::{
        signed::{Desk, page},
        worklist::title_of,
    },
    extract::Path,
    office_frame::OfficeFrame,
    page_error::PageResult,
    show,
};

/// An opinion with who gave it and when.
struct Signature {
    opinion: String,
    who: String,
    when: String,
}

#[derive(Template)]
#[template(path = "desk/sheet_dispatch.html")]
struct DispatchPage {
    frame: OfficeFrame,
    id: String,
    title: String,
    number: String,
    unit: String,
    office: String,
    drafter: String,
    drafted: String,
    urgency: &'static str,
    recipient: String,
    note: String,
    attribute: Vec<Fact>,
    files: Vec<String>,
    issued: Option<Signature>,
    checked: Vec<(String, Signature)>,
    co_signs: Vec<CoSignRow>,
    body: String,
}

pub(super) async fn dispatch(desk: Desk, Path(id): Path<RecordId>) -> PageResult {
    let view = see::record(desk.office(), desk.actor(), id).await?;
    let head = &view.loaded.head;
    let content = &view.loaded.version.content;
    let mut checked = passed(&desk, &view);
    let last = checked
        .iter()
        .position(|(stage, _, _)| stage == Stage::Final.code());
    let issued = last.map(|at| checked.remove(at).2);
    let unit = |unit| {
        desk.actor()
            .tree
            .get(unit)
            .map_or_else(String::new, |u| u.name.clone())
    };
    page(&DispatchPage {
        frame: desk.frame(format!("发文稿纸 - {}", title_of(head))),
        id: id.to_string(),
        title: title_of(head),
        number: head.doc_number.clone().unwrap_or_default(),
        unit: unit(head.unit),
        office: head.office.map(unit).unwrap_or_default(),
        drafter: view.name_of(head.drafter).to_owned(),
        drafted: show::day(head.created_at),
        urgency: if head.urgent { "加急" } else { "平件" },
        recipient: content.main_recipient.clone().unwrap_or_default(),
        note: content.public_note.clone().unwrap_or_default(),
        attribute: facts::attribute(content),
        files: content
            .attachments
            .iter()
            .map(|file| file.name.clone())
            .collect(),
        issued,
        checked: checked
            .into_iter()
            .map(|(_, name, signature)| (name, signature))
            .collect(),
        co_signs: co_signs(&desk, &view),
        body: super::files::at_the_desk(head.id, content, &content.body_html),
    })
}

/// The reviews that the working version passed: code, name, signature.
fn passed(desk: &Desk, view: &RecordView) -> Vec<(String, String, Signature)> {
    let entries = view.loaded.reviews.iter().filter(|entry| {
        entry.version == view.loaded.head.version && entry.outcome == ReviewOutcome::Passed
    });
    let rows = entries.map(|entry| {
        let signature = Signature {
            opinion: entry.opinion.clone().unwrap_or_else(|| "同意".into()),
            who: view.name_of(entry.person).to_owned(),
            when: show::minute(entry.done_at),
        };
        (
            entry.stage.clone(),
            trail::stage_name(desk, view, entry),
            signature,
        )
    });
    rows.collect()
}

/// A row of the table of gates: who signed it at each of the three stages.
struct GateLine {
    name: &'static str,
    asks: &'static str,
    signed: Vec<String>,
}

#[derive(Template)]
#[template(path = "desk/sheet_approval.html")]
struct ApprovalPage {
    frame: OfficeFrame,
    id: String,
    title: String,
    unit: String,
    drafter: String,
    drafted: String,
    kind_name: String,
    state_name: String,
    version: i64,
    facts: Vec<Fact>,
    attribute: Vec<Fact>,
    files: Vec<String>,
    stages: [&'static str; 3],
    gates: Vec<GateLine>,
    reviews: Vec<ReviewRow>,
    co_signs: Vec<CoSignRow>,
    published: Option<Signature>,
}

pub(super) async fn approval(desk: Desk, Path(id): Path<RecordId>) -> PageResult {
    let view = see::record(desk.office(), desk.actor(), id).await?;
    let head = &view.loaded.head;
    let content = &view.loaded.version.content;
    let gates = Gate::ALL.map(|gate| GateLine {
        name: gate.label(),
        asks: gate.asks(),
        signed: Stage::ALL.map(|stage| signed(&view, stage, gate)).to_vec(),
    });
    page(&ApprovalPage {
        frame: desk.frame(format!("信息发布审批表 - {}", title_of(head))),
        id: id.to_string(),
        title: title_of(head),
        unit: desk.unit_name(head.office.unwrap_or(head.unit)),
        drafter: view.name_of(head.drafter).to_owned(),
        drafted: show::minute(head.created_at),
        kind_name: view.kind_name.clone(),
        state_name: view.state_name.clone(),
        version: head.version,
        facts: facts::common(head, content),
        attribute: facts::attribute(content),
        files: content
            .attachments
            .iter()
            .map(|file| file.name.clone())
            .collect(),
        stages: Stage::ALL.map(Stage::label),
        gates: gates.into(),
        reviews: trail::reviews(&desk, &view),
        co_signs: co_signs(&desk, &view),
        published: published(&view),
    })
}

/// Who signed a gate at a stage, and when; several when a stage was repeated by another person.
fn signed(view: &RecordView, stage: Stage, gate: Gate) -> String {
    let found = view
        .loaded
        .signatures
        .iter()
        .filter(|s| s.stage == stage && s.gate == gate);
    let names = found.map(|s| format!("{} {}", view.name_of(s.person), show::day(s.at)));
    names.collect::<Vec<_>>().join("；")
}

fn published(view: &RecordView) -> Option<Signature> {
    let event = view
        .events
        .iter()
        .rev()
        .find(|event| event.detail("to") == Some(state::PUBLISHED))?;
    Some(Signature {
        opinion: "发布".into(),
        who: event
            .actor
            .map(|id| view.name_of(id).to_owned())
            .unwrap_or_default(),
        when: show::minute(event.at),
    })
}
