//! People (人员): accounts opened and closed, roles granted, passwords reset.

mod one;
pub(super) mod substitutes;

use askama::Template;
use gongkai_model::{id::UnitId, permission::step};
use gongkai_office::{
    OfficeError,
    core::FieldError,
    identity::{self, NewAccount},
};
use serde::Deserialize;

use super::{
    input::{Choice, Input, Widget, title_with},
    route::{Entry, Needs, get, post},
    signed::{Desk, page, refused},
    submitted::Submitted,
};
use crate::{extract::Query, office_frame::OfficeFrame, page_error::PageResult};

const PATH: &str = "/desk/people";
const MANAGE: Needs = Needs::Step(step::PEOPLE_MANAGE);

pub(super) fn entries() -> Vec<Entry> {
    let mut entries = vec![
        get(PATH, MANAGE, show_all),
        get("/desk/people/new", MANAGE, show_new),
        post(PATH, MANAGE, open),
    ];
    entries.extend(one::entries());
    entries
}

struct PersonRow {
    id: String,
    name: String,
    login: String,
    unit: String,
    roles: String,
    state: &'static str,
    class: &'static str,
}

#[derive(Template)]
#[template(path = "desk/people.html")]
struct PeoplePage {
    frame: OfficeFrame,
    units: Vec<Choice>,
    rows: Vec<PersonRow>,
}

#[derive(Debug, Deserialize)]
struct Asked {
    unit: Option<String>,
}

async fn show_all(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let unit = asked
        .unit
        .as_deref()
        .and_then(|unit| unit.parse::<UnitId>().ok());
    let roster = identity::roster(desk.office(), desk.actor(), unit).await?;
    let permissions = desk.office().kinds.permissions();
    let now = desk.office().clock.now();
    let rows = roster.into_iter().map(|(account, grants)| {
        let roles = grants.iter().map(|grant| {
            let role = permissions.role(&grant.role);
            let name = role.map_or(grant.role.as_str(), |role| role.name.as_str());
            // A role at the person's own unit needs no place; any other says where it is held.
            if grant.unit == account.person.unit {
                name.to_owned()
            } else {
                format!("{name}（{}）", desk.unit_name(grant.unit))
            }
        });
        let (state, class) = match &account {
            a if a.person.closed_at.is_some() => ("已注销", "pause"),
            a if a.locked_until.is_some_and(|until| now < until) => ("已锁定", "warn"),
            a if a.must_change_password => ("待改密码", "info"),
            _ => ("正常", "ok"),
        };
        PersonRow {
            id: account.person.id.to_string(),
            roles: roles.collect::<Vec<_>>().join("、"),
            name: account.person.name,
            login: account.person.login.to_string(),
            unit: desk.unit_name(account.person.unit),
            state,
            class,
        }
    });
    page(&PeoplePage {
        rows: rows.collect(),
        units: managed_units(&desk, unit),
        frame: desk.frame("人员"),
    })
}

/// The units whose people this person manages.
fn managed_units(desk: &Desk, chosen: Option<UnitId>) -> Vec<Choice> {
    let units = desk
        .actor()
        .units_for(desk.office(), step::PEOPLE_MANAGE)
        .into_iter();
    let choices = units.map(|unit| Choice {
        code: unit.to_string(),
        name: desk.unit_name(unit),
        is_chosen: chosen == Some(unit),
    });
    choices.collect()
}

#[derive(Template)]
#[template(path = "desk/person_new.html")]
struct NewPage {
    frame: OfficeFrame,
    inputs: Vec<Input>,
    errors: Vec<FieldError>,
}

fn new_page(desk: &Desk, form: &Submitted, errors: Vec<FieldError>) -> NewPage {
    let units = managed_units(desk, None)
        .into_iter()
        .map(|unit| (unit.code, unit.name));
    let inputs = [
        Input::line("name", "姓名").short(),
        Input::line("login", "登录名")
            .hint("小写字母、数字或 . _ -，以字母开头，例如姓名的全拼")
            .with(Widget::Line {
                kind: "text",
                complete: "off",
            })
            .short(),
        Input::choice("unit", "单位或者处室", units),
    ];
    NewPage {
        frame: desk.frame(title_with(&errors, "开通账号")),
        inputs: inputs
            .map(|input| {
                let value = form.text(&input.name);
                input.value(value).judged(&errors)
            })
            .to_vec(),
        errors,
    }
}

async fn show_new(desk: Desk) -> PageResult {
    page(&new_page(&desk, &Submitted::default(), Vec::new()))
}

/// A password that was just made, shown this once.
#[derive(Template)]
#[template(path = "desk/person_password.html")]
struct PasswordPage {
    frame: OfficeFrame,
    id: String,
    name: String,
    login: String,
    password: String,
    is_new: bool,
}

async fn open(desk: Desk, form: Submitted) -> PageResult {
    let Ok(unit) = form.text("unit").parse::<UnitId>() else {
        let error = FieldError {
            field: "unit".into(),
            message: "请选择单位或者处室".into(),
        };
        return refused(&new_page(&desk, &form, vec![error]));
    };
    let new = NewAccount {
        login: form.text("login"),
        name: form.text("name"),
        unit,
    };
    match identity::open(desk.office(), desk.actor(), new).await {
        Ok((person, password)) => page(&PasswordPage {
            frame: desk.frame("账号已开通"),
            id: person.to_string(),
            name: form.text("name"),
            login: form.text("login").to_lowercase(),
            password: password.reveal().to_owned(),
            is_new: true,
        }),
        Err(OfficeError::Invalid(errors)) => refused(&new_page(&desk, &form, errors)),
        Err(error) => Err(error.into()),
    }
}
