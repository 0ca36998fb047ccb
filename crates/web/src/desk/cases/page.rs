//! A case: what was asked, masked where it is personal; its clock with the reason for every day; its steps.

use askama::Template;
use gongkai_model::id::CaseId;
use gongkai_office::cases::{
    self, Alike, CaseGroup, CaseView, FieldView, HandPaper, JointView, OpenStep, ReplyView,
    StepView,
};
use gongkai_rules::{dates::chinese, foi::clock::ClockSpan};

use super::{
    address,
    board::clock_words,
    chase::{self, Chasing},
    fee::{FeeBox, fee_box},
    files::{self, EnclosureRow, FileRow},
    groups::{self, Member},
    papers::{PaperRow, row},
};
use crate::{
    desk::{
        due,
        signed::{Desk, page},
        submitted::Submitted,
    },
    extract::Path,
    office_frame::OfficeFrame,
    page_error::PageResult,
    show,
};

struct Span {
    days: String,
    is_counted: bool,
    reason: String,
    article: String,
}

struct Node {
    name: String,
    by: String,
    at: String,
    note: String,
    fields: Vec<FieldView>,
}

struct Reply {
    by: String,
    at: String,
    fields: Vec<FieldView>,
    is_sent: bool,
}

struct Other {
    id: String,
    subject: String,
    number: String,
    day: String,
    state: String,
    is_same_applicant: bool,
    likeness: String,
}

struct Joint {
    number: String,
    why: &'static str,
    judged: String,
    is_party: bool,
    warns: bool,
}

struct Act {
    href: String,
    name: String,
    refused: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/case.html")]
struct CasePage {
    frame: OfficeFrame,
    id: String,
    heading: String,
    kind: String,
    number: String,
    tracking: String,
    channel: &'static str,
    theme: String,
    holder: String,
    state: String,
    clock: String,
    clock_class: &'static str,
    due: String,
    received: String,
    submitted: String,
    /// When it was emptied, in words; empty for what is no stub.
    stub: String,
    joint: Vec<Joint>,
    chasings: Vec<Chasing>,
    may_chase: bool,
    group: Option<CaseGroup>,
    members: Vec<Member>,
    disagreement: Option<String>,
    may_publish: bool,
    record: Option<String>,
    fields: Vec<FieldView>,
    replies: Vec<Reply>,
    files: Vec<FileRow>,
    enclosures: Vec<EnclosureRow>,
    may_enclose: bool,
    nodes: Vec<Node>,
    /// What usually comes next.
    next: Vec<Act>,
    /// Whatever else may be done, or may not and why.
    acts: Vec<Act>,
    spans: Vec<Span>,
    violations: Vec<(String, String)>,
    fees: Vec<FeeBox>,
    alike: Vec<Other>,
    is_handled: bool,
    papers: Vec<PaperRow>,
    by_hand: Vec<(String, String)>,
    has_draft: bool,
}

pub(super) async fn show(desk: Desk, Path(id): Path<CaseId>) -> PageResult {
    let view = cases::see(desk.office(), desk.actor(), id).await?;
    page(&case_page(&desk, view))
}

/// Shows one field in clear, on a page that nobody keeps; that somebody looked is in the trail.
pub(super) async fn reveal(desk: Desk, Path(id): Path<CaseId>, form: Submitted) -> PageResult {
    let field = form.text("field");
    let clear = cases::reveal(desk.office(), desk.actor(), id, &field).await?;
    let mut view = cases::see(desk.office(), desk.actor(), id).await?;
    let mut fields = view.fields.iter_mut();
    if let Some(field) = fields.find(|field| field.code == clear.code) {
        *field = clear;
    }
    page(&case_page(&desk, view))
}

fn case_page(desk: &Desk, mut view: CaseView) -> CasePage {
    let papers = std::mem::take(&mut view.papers);
    let head = &view.head;
    let (clock, clock_class) = clock_words(head.clock, view.urgency, view.days_left);
    let spans = view.reading.iter().flat_map(|reading| &reading.explanation);
    let violations = view.reading.iter().flat_map(|reading| &reading.violations);
    let open = view.open.iter();
    let (next, besides): (Vec<_>, Vec<_>) =
        open.partition(|step| step.is_usual && step.refused.is_none());
    CasePage {
        heading: if view.is_handled {
            view.subject.clone()
        } else {
            format!("{}（督办，内容不显示）", view.kind_name)
        },
        frame: desk.frame(view.kind_name.clone()),
        id: head.id.to_string(),
        kind: view.kind_name.clone(),
        number: head.number.clone().unwrap_or_else(|| "未登记".to_owned()),
        tracking: head.tracking.to_string(),
        channel: head.channel.label(),
        theme: view.theme.clone().unwrap_or_default(),
        holder: view.holder.clone(),
        state: view.state_name.clone(),
        clock,
        clock_class,
        due: head
            .clock
            .due()
            .map(|due| due::day(due.on, due.provisional))
            .unwrap_or_default(),
        received: head.received_on.map(chinese).unwrap_or_default(),
        submitted: show::minute(head.submitted_at),
        chasings: view.chasings.iter().map(chase::row).collect(),
        may_chase: view.may_chase,
        members: others(&view),
        group: view.group.clone(),
        disagreement: view.disagreement.clone(),
        may_publish: view.may_publish,
        record: view.record.map(|record| record.to_string()),
        joint: view.joint.iter().map(joint).collect(),
        stub: head.stub_on.map(chinese).unwrap_or_default(),
        spans: spans.map(span).collect(),
        violations: violations
            .map(|found| (found.code.label().to_owned(), found.article.to_owned()))
            .collect(),
        fees: view.fees.iter().map(fee_box).collect(),
        alike: view.alike.iter().map(other).collect(),
        has_draft: view.replies.last().is_some_and(|it| it.sent_at.is_none()),
        papers: papers
            .into_iter()
            .map(|paper| row(head.id, paper))
            .collect(),
        by_hand: by_hand(head.id, &view.by_hand),
        replies: view.replies.iter().map(reply).collect(),
        files: view
            .files
            .iter()
            .map(|file| files::row(head.id, file))
            .collect(),
        enclosures: view.enclosures.iter().map(files::enclosure).collect(),
        may_enclose: view.may_enclose,
        nodes: view.steps.iter().map(node).collect(),
        next: next.into_iter().map(|step| act(head.id, step)).collect(),
        acts: besides.into_iter().map(|step| act(head.id, step)).collect(),
        is_handled: view.is_handled,
        fields: view.fields,
    }
}

/// Addresses and titles of what may be drawn by hand.
fn by_hand(case: CaseId, papers: &[HandPaper]) -> Vec<(String, String)> {
    let new = papers.iter().map(|paper| {
        let href = format!("{}/papers/new/{}", address(case), paper.code);
        (href, paper.title.clone())
    });
    new.collect()
}

fn span(span: &ClockSpan) -> Span {
    Span {
        days: if span.from == span.to {
            span.from.to_string()
        } else {
            format!("{} 至 {}", span.from, span.to)
        },
        is_counted: span.counted,
        reason: span.reason.clone(),
        article: span.article.to_owned(),
    }
}

fn reply(reply: &ReplyView) -> Reply {
    Reply {
        by: reply.by.clone(),
        at: show::minute(reply.at),
        fields: reply.fields.clone(),
        is_sent: reply.sent_at.is_some(),
    }
}

fn node(step: &StepView) -> Node {
    Node {
        name: step.name.clone(),
        by: step.by.clone().unwrap_or_else(|| "申请人".to_owned()),
        at: show::minute(step.at),
        note: step.note.clone().unwrap_or_default(),
        fields: step.fields.clone(),
    }
}

fn other(other: &Alike) -> Other {
    Other {
        id: other.id.to_string(),
        subject: other.subject.clone(),
        number: other.number.clone().unwrap_or_else(|| "未登记".to_owned()),
        day: show::day(other.submitted_at),
        state: other.state_name.clone(),
        is_same_applicant: other.is_same_applicant,
        likeness: other
            .likeness
            .map(|near| format!("{near}%"))
            .unwrap_or_default(),
    }
}

/// The other cases of its group.
fn others(view: &CaseView) -> Vec<Member> {
    let members = view.group.iter().flat_map(|group| &group.members);
    let others = members.filter(|one| one.id != view.head.id);
    others.map(groups::member).collect()
}

fn joint(one: &JointView) -> Joint {
    Joint {
        number: one.number.clone(),
        why: one.why,
        judged: one.judged.clone().unwrap_or_default(),
        is_party: one.is_under_party_rules,
        warns: one.is_under_party_rules || one.judged.is_none(),
    }
}

fn act(case: CaseId, step: &OpenStep) -> Act {
    Act {
        href: format!("{}/steps/{}", address(case), step.code),
        name: step.name.clone(),
        refused: step.refused.clone(),
    }
}
