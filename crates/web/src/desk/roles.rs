//! Who may do what (岗位权限): the role table and the table of role × step, as they are in force.

use std::collections::BTreeSet;

use askama::Template;
use gongkai_model::permission::{Scope, step};

use super::{
    route::{Entry, Needs, get},
    signed::{Desk, page},
};
use crate::{office_frame::OfficeFrame, page_error::PageResult};

pub(super) fn entries() -> Vec<Entry> {
    vec![get("/desk/roles", Needs::Step(step::DESK_SEE), show)]
}

struct RoleRow {
    name: String,
    about: String,
    reach: &'static str,
    is_own: bool,
}

struct StepRow {
    name: String,
    code: String,
    marks: Vec<bool>,
}

#[derive(Template)]
#[template(path = "desk/roles.html")]
struct RolesPage {
    frame: OfficeFrame,
    roles: Vec<RoleRow>,
    steps: Vec<StepRow>,
}

async fn show(desk: Desk) -> PageResult {
    let permissions = desk.office().kinds.permissions();
    let all: Vec<_> = permissions.roles().collect();
    // A step such as `return` stands once; that different states give it to different roles is told by
    // the page of the procedure.
    let steps = permissions.table().filter(|(step, _)| !step.contains('@'));
    let row = |(step, roles): (&str, &BTreeSet<String>)| StepRow {
        name: permissions.step_name(step).to_owned(),
        code: step.to_owned(),
        marks: all.iter().map(|role| roles.contains(&role.code)).collect(),
    };
    let own: BTreeSet<&str> = desk
        .actor()
        .grants
        .iter()
        .map(|g| g.role.as_str())
        .collect();
    page(&RolesPage {
        steps: steps.map(row).collect(),
        roles: all
            .iter()
            .map(|role| RoleRow {
                name: role.name.clone(),
                about: role.about.clone(),
                reach: match role.scope {
                    Scope::Unit => "本单位及内设机构",
                    Scope::Below => "本单位及全部下级单位",
                },
                is_own: own.contains(role.code.as_str()),
            })
            .collect(),
        frame: desk.frame("岗位权限"),
    })
}
