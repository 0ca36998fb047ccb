//! One person: roles, password, account, who stands in.

use askama::Template;
use gongkai_model::{id::PersonId, organisation::Grant};
use gongkai_office::identity;
use gongkai_store::people::Account;

use super::{
    MANAGE, PasswordPage, managed_units,
    substitutes::{StandIn, stand_ins, substitute_from},
};
use crate::{
    desk::{
        input::Choice,
        route::{Entry, get, post},
        signed::{Desk, answered, page},
        submitted::Submitted,
    },
    extract::Path,
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
    show,
};

pub(super) fn entries() -> Vec<Entry> {
    vec![
        get("/desk/people/{id}", MANAGE, show_one),
        post("/desk/people/{id}/grant", MANAGE, grant),
        post("/desk/people/{id}/revoke", MANAGE, revoke),
        post("/desk/people/{id}/reset", MANAGE, reset),
        post("/desk/people/{id}/close", MANAGE, close),
        post("/desk/people/{id}/substitutes", MANAGE, add_substitute),
        post(
            "/desk/people/{id}/substitutes/{other}/end",
            MANAGE,
            end_substitute,
        ),
    ]
}

struct GrantRow {
    role: String,
    role_name: String,
    unit: String,
    unit_name: String,
}

#[derive(Template)]
#[template(path = "desk/person.html")]
struct PersonPage {
    frame: OfficeFrame,
    id: String,
    name: String,
    login: String,
    unit: String,
    opened: String,
    closed: Option<String>,
    is_self: bool,
    grants: Vec<GrantRow>,
    roles: Vec<(String, String)>,
    units: Vec<Choice>,
    stand_ins: Vec<StandIn>,
    colleagues: Vec<(String, String)>,
}

impl PersonPage {
    fn substitutes_path(&self) -> String {
        format!("/desk/people/{}/substitutes", self.id)
    }
}

fn address(id: PersonId) -> String {
    format!("/desk/people/{id}")
}

async fn roster(desk: &Desk) -> PageResult<Vec<(Account, Vec<Grant>)>> {
    Ok(identity::roster(desk.office(), desk.actor(), None).await?)
}

async fn show_one(desk: Desk, Path(id): Path<PersonId>) -> PageResult {
    let roster = roster(&desk).await?;
    let found = roster.iter().find(|(account, _)| account.person.id == id);
    let (account, grants) = found.ok_or(PageError::NotFound("这个账号"))?;
    let person = &account.person;
    let substitutes = identity::substitutes_of(desk.office(), desk.actor(), id).await?;
    let people: Vec<_> = roster
        .iter()
        .map(|(account, _)| account.person.clone())
        .collect();
    let permissions = desk.office().kinds.permissions();
    let role_name = |code: &str| {
        permissions
            .role(code)
            .map_or_else(|| code.to_owned(), |role| role.name.clone())
    };
    page(&PersonPage {
        frame: desk.frame(person.name.clone()),
        id: id.to_string(),
        name: person.name.clone(),
        login: person.login.to_string(),
        unit: desk.unit_name(person.unit),
        opened: show::day(account.created_at),
        closed: person.closed_at.map(show::minute),
        is_self: id == desk.actor().person.id,
        grants: grants
            .iter()
            .map(|grant| GrantRow {
                role: grant.role.clone(),
                role_name: role_name(&grant.role),
                unit: grant.unit.to_string(),
                unit_name: desk.unit_name(grant.unit),
            })
            .collect(),
        roles: permissions
            .roles()
            .map(|r| (r.code.clone(), r.name.clone()))
            .collect(),
        units: managed_units(&desk, Some(person.unit)),
        stand_ins: stand_ins(&substitutes, &people),
        colleagues: people
            .iter()
            .filter(|other| other.id != id && other.closed_at.is_none())
            .map(|other| {
                (
                    other.id.to_string(),
                    format!("{}（{}）", other.name, desk.unit_name(other.unit)),
                )
            })
            .collect(),
    })
}

fn grant_from(id: PersonId, form: &Submitted) -> PageResult<Grant> {
    Ok(Grant {
        person: id,
        unit: form.parsed("unit")?,
        role: form.text("role"),
    })
}

async fn grant(desk: Desk, Path(id): Path<PersonId>, form: Submitted) -> PageResult {
    let grant = grant_from(id, &form)?;
    let result = identity::grant(desk.office(), desk.actor(), grant).await;
    answered(&address(id), "已授予岗位", result)
}

async fn revoke(desk: Desk, Path(id): Path<PersonId>, form: Submitted) -> PageResult {
    let grant = grant_from(id, &form)?;
    let result = identity::revoke(desk.office(), desk.actor(), &grant).await;
    answered(&address(id), "已收回岗位", result)
}

async fn reset(desk: Desk, Path(id): Path<PersonId>) -> PageResult {
    let roster = roster(&desk).await?;
    let found = roster.iter().find(|(account, _)| account.person.id == id);
    let (account, _) = found.ok_or(PageError::NotFound("这个账号"))?;
    let password = identity::reset_password(desk.office(), desk.actor(), id).await?;
    page(&PasswordPage {
        frame: desk.frame("密码已重置"),
        id: id.to_string(),
        name: account.person.name.clone(),
        login: account.person.login.to_string(),
        password: password.reveal().to_owned(),
        is_new: false,
    })
}

async fn close(desk: Desk, Path(id): Path<PersonId>, form: Submitted) -> PageResult {
    if !form.is_ticked("sure") {
        let unsure = gongkai_office::OfficeError::field("sure", "请先勾选确认，再注销账号");
        return answered(&address(id), "", Err(unsure));
    }
    let result = identity::close(desk.office(), desk.actor(), id).await;
    answered(
        &address(id),
        "账号已注销，登录和岗位同时失效，已签署的内容保留",
        result,
    )
}

async fn add_substitute(desk: Desk, Path(id): Path<PersonId>, form: Submitted) -> PageResult {
    let result = match substitute_from(id, &form) {
        Ok(substitute) => identity::substitute(desk.office(), desk.actor(), substitute).await,
        Err(error) => Err(error),
    };
    answered(&address(id), "代岗人已登记", result)
}

async fn end_substitute(desk: Desk, Path((id, other)): Path<(PersonId, PersonId)>) -> PageResult {
    let result = identity::end_substitute(desk.office(), desk.actor(), id, other).await;
    answered(&address(id), "已取消这位代岗人", result)
}
