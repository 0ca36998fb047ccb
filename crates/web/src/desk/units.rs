//! Units (机构): the tree, one unit, a new one.

mod form;
mod seal;

use askama::Template;
use gongkai_model::{
    id::UnitId,
    organisation::{Tree, Unit},
    permission::step,
};
use gongkai_office::{
    OfficeError,
    core::FieldError,
    identity::{self, UnitForm},
};
use serde::Deserialize;

use self::form::{empty, form_of, main_inputs, profile_inputs, read};
use super::{
    input::{Input, Widget, title_with},
    route::{Entry, Needs, get, post},
    signed::{Desk, done, page, refused},
    submitted::Submitted,
};
use crate::{
    extract::{Path, Query},
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
};

const PATH: &str = "/desk/units";

pub(super) fn entries() -> Vec<Entry> {
    let manage = Needs::Step(step::UNITS_MANAGE);
    vec![
        get(PATH, Needs::Step(step::DESK_SEE), show_tree),
        get("/desk/units/new", manage, show_new),
        post(PATH, manage, add),
        get("/desk/units/{id}", manage, show_one),
        post("/desk/units/{id}", manage, change),
        get(
            "/desk/units/{id}/seal",
            Needs::Step(step::SEAL_KEEP),
            seal::show,
        ),
        post(
            "/desk/units/{id}/seal",
            Needs::Step(step::SEAL_KEEP),
            seal::put,
        )
        .with_files(2_000_000),
    ]
}

struct Branch {
    id: String,
    code: String,
    name: String,
    short_name: String,
    level: &'static str,
    abbreviation: String,
    depth: usize,
    by_superior: bool,
    may_manage: bool,
}

#[derive(Template)]
#[template(path = "desk/units.html")]
struct TreePage {
    frame: OfficeFrame,
    branches: Vec<Branch>,
    may_manage: bool,
}

async fn show_tree(desk: Desk) -> PageResult {
    let tree = &desk.actor().tree;
    let mut branches = Vec::new();
    for root in tree.iter().filter(|unit| unit.parent.is_none()) {
        add_branch(&desk, tree, root, 0, &mut branches);
    }
    page(&TreePage {
        frame: desk.frame("机构"),
        branches,
        may_manage: desk.may(step::UNITS_MANAGE),
    })
}

fn add_branch(desk: &Desk, tree: &Tree, unit: &Unit, depth: usize, branches: &mut Vec<Branch>) {
    const DEEPEST: usize = 8;
    branches.push(Branch {
        id: unit.id.to_string(),
        code: unit.code.clone(),
        name: unit.name.clone(),
        short_name: unit.short_name.clone(),
        level: unit.level.label(),
        abbreviation: unit.abbreviation.clone().unwrap_or_default(),
        depth,
        by_superior: unit.reviews_by_superior,
        may_manage: desk
            .actor()
            .allows(desk.office(), step::UNITS_MANAGE, unit.id),
    });
    if depth < DEEPEST {
        for child in tree.children(unit.id) {
            add_branch(desk, tree, child, depth + 1, branches);
        }
    }
}

#[derive(Template)]
#[template(path = "desk/unit.html")]
struct UnitPage {
    frame: OfficeFrame,
    id: Option<String>,
    heading: String,
    parent: String,
    parent_name: String,
    by_superior: bool,
    inputs: Vec<Input>,
    profile: Vec<Input>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Deserialize)]
struct Asked {
    parent: Option<String>,
}

async fn show_new(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let root = desk.actor().tree.root().map(|root| root.id);
    let parent = asked.parent.and_then(|parent| parent.parse().ok()).or(root);
    let form = UnitForm { parent, ..empty() };
    page(&unit_page(&desk, None, &form, Vec::new()))
}

async fn show_one(desk: Desk, Path(id): Path<UnitId>) -> PageResult {
    let unit = desk
        .actor()
        .tree
        .get(id)
        .ok_or(PageError::NotFound("这个机构"))?;
    desk.actor().may(desk.office(), step::UNITS_MANAGE, id)?;
    page(&unit_page(&desk, Some(id), &form_of(unit), Vec::new()))
}

async fn add(desk: Desk, form: Submitted) -> PageResult {
    let filled = read(&form);
    match identity::add_unit(desk.office(), desk.actor(), filled.clone()).await {
        Ok(_) => done(PATH, &format!("已新增“{}”", filled.name.trim())),
        Err(OfficeError::Invalid(errors)) => refused(&unit_page(&desk, None, &filled, errors)),
        Err(error) => Err(error.into()),
    }
}

async fn change(desk: Desk, Path(id): Path<UnitId>, form: Submitted) -> PageResult {
    let known = desk
        .actor()
        .tree
        .get(id)
        .ok_or(PageError::NotFound("这个机构"))?;
    let filled = UnitForm {
        code: known.code.clone(),
        parent: known.parent,
        ..read(&form)
    };
    match identity::update_unit(desk.office(), desk.actor(), id, filled.clone()).await {
        Ok(()) => done(PATH, &format!("已保存“{}”", filled.name.trim())),
        Err(OfficeError::Invalid(errors)) => refused(&unit_page(&desk, Some(id), &filled, errors)),
        Err(error) => Err(error.into()),
    }
}

fn unit_page(
    desk: &Desk,
    id: Option<UnitId>,
    form: &UnitForm,
    errors: Vec<FieldError>,
) -> UnitPage {
    let heading = id.map_or_else(|| "新增机构".to_owned(), |_| form.name.clone());
    let parent = form
        .parent
        .map(|parent| parent.to_string())
        .unwrap_or_default();
    let judge = |inputs: Vec<Input>| inputs.into_iter().map(|i| i.judged(&errors)).collect();
    UnitPage {
        frame: desk.frame(title_with(&errors, &heading)),
        id: id.map(|id| id.to_string()),
        heading,
        parent,
        parent_name: form
            .parent
            .map(|parent| desk.unit_name(parent))
            .unwrap_or_default(),
        by_superior: form.reviews_by_superior,
        inputs: judge(main_inputs(form, id.is_none())),
        profile: judge(profile_inputs(&form.profile)),
        errors,
    }
}
