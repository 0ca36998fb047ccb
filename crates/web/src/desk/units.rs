//! Units (机构): the tree, one unit, a new one.

use askama::Template;
use gongkai_model::{
    id::UnitId,
    organisation::{Tree, Unit, UnitLevel, UnitProfile},
    permission::step,
};
use gongkai_office::{
    OfficeError,
    core::FieldError,
    identity::{self, UnitForm},
};
use serde::Deserialize;

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
const LEVELS: [UnitLevel; 8] = [
    UnitLevel::District,
    UnitLevel::Bureau,
    UnitLevel::Town,
    UnitLevel::Park,
    UnitLevel::Party,
    UnitLevel::PublicEnterprise,
    UnitLevel::Office,
    UnitLevel::Village,
];

pub(super) fn entries() -> Vec<Entry> {
    let manage = Needs::Step(step::UNITS_MANAGE);
    vec![
        get(PATH, Needs::Step(step::DESK_SEE), show_tree),
        get("/desk/units/new", manage, show_new),
        post(PATH, manage, add),
        get("/desk/units/{id}", manage, show_one),
        post("/desk/units/{id}", manage, change),
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

fn empty() -> UnitForm {
    UnitForm {
        code: String::new(),
        name: String::new(),
        short_name: String::new(),
        abbreviation: None,
        parent: None,
        level: UnitLevel::Bureau,
        credit_code: None,
        site_code: None,
        reviews_by_superior: false,
        sort: 0,
        profile: UnitProfile::default(),
    }
}

fn form_of(unit: &Unit) -> UnitForm {
    UnitForm {
        code: unit.code.clone(),
        name: unit.name.clone(),
        short_name: unit.short_name.clone(),
        abbreviation: unit.abbreviation.clone(),
        parent: unit.parent,
        level: unit.level,
        credit_code: unit.credit_code.clone(),
        site_code: unit.site_code.clone(),
        reviews_by_superior: unit.reviews_by_superior,
        sort: unit.sort,
        profile: unit.profile.clone(),
    }
}

fn read(form: &Submitted) -> UnitForm {
    let topics = form.text("duty_topics");
    let topics = topics.split(['、', '，', ',', '\n']).map(str::trim);
    UnitForm {
        code: form.text("code"),
        name: form.text("name"),
        short_name: form.text("short_name"),
        abbreviation: form.filled("abbreviation"),
        parent: form.text("parent").parse().ok(),
        level: UnitLevel::from_code(&form.text("level")).unwrap_or(UnitLevel::Bureau),
        credit_code: form.filled("credit_code"),
        site_code: form.filled("site_code"),
        reviews_by_superior: form.is_ticked("reviews_by_superior"),
        sort: form.text("sort").parse().unwrap_or(0),
        profile: UnitProfile {
            duties: form.text("duties"),
            address: form.text("address"),
            hours: form.text("hours"),
            phone: form.text("phone"),
            fax: form.text("fax"),
            email: form.text("email"),
            head: form.text("head"),
            icp: form.text("icp"),
            police_record: form.text("police_record"),
            duty_topics: topics
                .filter(|t| !t.is_empty())
                .map(str::to_owned)
                .collect(),
        },
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

fn main_inputs(form: &UnitForm, is_new: bool) -> Vec<Input> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let levels = LEVELS.map(|level| (level.code().to_owned(), level.label().to_owned()));
    let mut inputs = vec![
        Input::line("name", "全称").value(&form.name),
        Input::line("short_name", "规范简称")
            .value(&form.short_name)
            .optional()
            .short(),
        Input::choice("level", "类别", levels)
            .value(form.level.code())
            .short(),
        Input::line("abbreviation", "机关代字")
            .hint("文号中的代字，例如“云建”")
            .value(text(&form.abbreviation))
            .optional()
            .short(),
        Input::line("credit_code", "统一社会信用代码")
            .hint("18 位，用来编制索引号")
            .value(text(&form.credit_code))
            .optional()
            .short(),
        Input::line("site_code", "网站标识码")
            .value(text(&form.site_code))
            .optional()
            .short(),
        Input::line("sort", "排序")
            .value(form.sort.to_string())
            .short(),
    ];
    if is_new {
        let code = Input::line("code", "代码")
            .hint("用在网址中，小写字母、数字或 -，以后不能更改")
            .value(&form.code)
            .short();
        inputs.insert(0, code);
    }
    inputs
}

fn profile_inputs(profile: &UnitProfile) -> Vec<Input> {
    vec![
        Input::lines("duties", "机构职能", 3)
            .value(&profile.duties)
            .optional(),
        Input::line("duty_topics", "职能主题")
            .hint("起草时从中选择与职能的关联，用顿号分开")
            .value(profile.duty_topics.join("、"))
            .optional(),
        Input::line("address", "办公地址")
            .value(&profile.address)
            .optional(),
        Input::line("hours", "办公时间")
            .value(&profile.hours)
            .optional(),
        Input::line("phone", "联系电话")
            .value(&profile.phone)
            .optional()
            .short(),
        Input::line("fax", "传真")
            .value(&profile.fax)
            .optional()
            .short(),
        Input::line("email", "电子邮箱")
            .value(&profile.email)
            .optional()
            .short(),
        Input::line("head", "负责人")
            .value(&profile.head)
            .optional()
            .short(),
        Input::line("icp", "ICP 备案号")
            .value(&profile.icp)
            .optional()
            .short(),
        Input::line("police_record", "公安备案号")
            .value(&profile.police_record)
            .optional()
            .short(),
    ]
}
