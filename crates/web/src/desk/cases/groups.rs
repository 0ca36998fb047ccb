//! 热点事件: cases of several units about one event, who leads, what was planned, how the others were answered.

use askama::Template;
use gongkai_model::id::RowId;
use gongkai_office::{
    OfficeError,
    cases::{self, CaseGroup, CaseGroupForm, MemberView},
    core::FieldError,
};
use gongkai_rules::dates::chinese;

use super::address;
use crate::{
    desk::{
        input::{Input, Widget, title_with},
        signed::{Desk, done, page, refused},
        submitted::Submitted,
    },
    extract::Path,
    office_frame::OfficeFrame,
    page_error::PageResult,
};

/// A case of a group in a table.
pub(super) struct Member {
    pub(super) href: Option<String>,
    pub(super) number: String,
    pub(super) unit: String,
    pub(super) state: String,
    pub(super) answered: String,
}

struct Row {
    href: String,
    name: String,
    lead: String,
    count: usize,
    units: usize,
    answered: usize,
    ended: String,
}

#[derive(Template)]
#[template(path = "desk/case_groups.html")]
struct ListPage {
    frame: OfficeFrame,
    rows: Vec<Row>,
    may_group: bool,
}

#[derive(Template)]
#[template(path = "desk/case_group.html")]
struct OnePage {
    frame: OfficeFrame,
    /// None for a group that is being made.
    group: Option<CaseGroup>,
    members: Vec<Member>,
    may_change: bool,
    inputs: Vec<Input>,
    errors: Vec<FieldError>,
}

const PATH: &str = "/desk/cases/groups";

pub(super) fn member(one: &MemberView) -> Member {
    Member {
        href: one.is_seen.then(|| address(one.id)),
        number: one.number.clone(),
        unit: one.unit_name.clone(),
        state: one.state_name.clone(),
        answered: one
            .answered
            .clone()
            .unwrap_or_else(|| "还没有答复".to_owned()),
    }
}

fn row(group: &CaseGroup) -> Row {
    let mut units: Vec<_> = group.members.iter().map(|one| one.unit).collect();
    units.sort_unstable();
    units.dedup();
    let answered = group.members.iter().filter(|one| one.answered.is_some());
    Row {
        href: format!("{PATH}/{}", group.id),
        name: group.name.clone(),
        lead: group.lead_name.clone(),
        count: group.members.len(),
        units: units.len(),
        answered: answered.count(),
        ended: group.ended_on.map(chinese).unwrap_or_default(),
    }
}

pub(super) async fn list(desk: Desk) -> PageResult {
    let groups = cases::case_groups(desk.office(), desk.actor()).await?;
    page(&ListPage {
        frame: desk.frame("热点事件"),
        rows: groups.iter().map(row).collect(),
        may_group: cases::may_group(desk.office(), desk.actor()),
    })
}

fn inputs(desk: &Desk, value: impl Fn(&str) -> String, errors: &[FieldError]) -> Vec<Input> {
    let units = desk.actor().tree.iter();
    let units = units.filter(|unit| unit.level.has_public_page());
    let units = units.map(|unit| (unit.id.to_string(), unit.name.clone()));
    let states = [("no", "还在办理"), ("yes", "已经结束")];
    let states = states.map(|(code, name)| (code.to_owned(), name.to_owned()));
    let inputs = [
        Input::line("name", "事件名称").hint("例如“望云路道路改造”，不写个人信息。"),
        Input::choice("lead", "牵头单位", units),
        Input::lines("plan", "统一答复方案", 5)
            .hint("各单位怎样分工、依据哪些规定、口径是什么。不写个人信息。")
            .optional(),
        Input::lines("members", "编入的办件", 6).hint("登记号或者查询码，一行一个。"),
        Input::choice("ended", "进展", states),
    ];
    inputs
        .map(|input| {
            let text = value(&input.name);
            input.value(text).judged(errors)
        })
        .to_vec()
}

/// What stands in a group, by the name of its input.
fn stored(group: &CaseGroup, name: &str) -> String {
    match name {
        "name" => group.name.clone(),
        "lead" => group.lead.to_string(),
        "plan" => group.plan.clone(),
        "members" => {
            let numbers = group.members.iter().map(|one| one.number.as_str());
            numbers.collect::<Vec<_>>().join("\n")
        }
        _ => if group.ended_on.is_some() {
            "yes"
        } else {
            "no"
        }
        .to_owned(),
    }
}

fn filled(form: &Submitted) -> CaseGroupForm {
    CaseGroupForm {
        name: form.text("name"),
        lead: form.text("lead").parse().ok(),
        plan: form.text("plan"),
        members: form.text("members"),
        is_ended: form.text("ended") == "yes",
    }
}

fn one_page(
    desk: &Desk,
    group: Option<CaseGroup>,
    value: impl Fn(&str) -> String,
    errors: Vec<FieldError>,
) -> OnePage {
    let title = group
        .as_ref()
        .map_or("新的热点事件", |group| group.name.as_str());
    OnePage {
        frame: desk.frame(title_with(&errors, title)),
        members: group
            .iter()
            .flat_map(|group| &group.members)
            .map(member)
            .collect(),
        may_change: group.as_ref().is_none_or(|group| group.may_change),
        inputs: inputs(desk, value, &errors),
        group,
        errors,
    }
}

pub(super) async fn show_new(desk: Desk) -> PageResult {
    page(&one_page(&desk, None, |_| String::new(), Vec::new()))
}

pub(super) async fn store_new(desk: Desk, form: Submitted) -> PageResult {
    match cases::make_case_group(desk.office(), desk.actor(), filled(&form)).await {
        Ok(id) => done(&format!("{PATH}/{id}"), "已建立"),
        Err(OfficeError::Invalid(errors)) => {
            refused(&one_page(&desk, None, |name| form.text(name), errors))
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn show(desk: Desk, Path(id): Path<RowId>) -> PageResult {
    let group = cases::case_group(desk.office(), desk.actor(), id).await?;
    let known = group.clone();
    page(&one_page(
        &desk,
        Some(group),
        |name| stored(&known, name),
        Vec::new(),
    ))
}

pub(super) async fn change(desk: Desk, Path(id): Path<RowId>, form: Submitted) -> PageResult {
    let revision = form.parsed("revision")?;
    let changed =
        cases::change_case_group(desk.office(), desk.actor(), id, revision, filled(&form)).await;
    match changed {
        Ok(()) => done(&format!("{PATH}/{id}"), "已保存"),
        Err(OfficeError::Invalid(errors)) => {
            let group = cases::case_group(desk.office(), desk.actor(), id).await?;
            refused(&one_page(
                &desk,
                Some(group),
                |name| form.text(name),
                errors,
            ))
        }
        Err(error) => Err(error.into()),
    }
}
