//! Writes down a case for somebody who came, wrote or called (代为登记；条例 art. 29: who cannot write is helped).

use askama::Template;
use gongkai_model::case::{CaseKind, Channel};
use gongkai_office::{
    OfficeError,
    cases::{self, ApplyForm},
    core::FieldError,
};
use gongkai_rules::dates::read_date;
use serde::Deserialize;

use super::{address, step::typed};
use crate::{
    desk::{
        field_input,
        input::{Choice, Input, Widget, title_with},
        signed::{Desk, done, page, refused},
        submitted::Submitted,
    },
    extract::Query,
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
};

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    kind: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/case_new.html")]
struct NewPage {
    frame: OfficeFrame,
    kinds: Vec<Choice>,
    kind: Option<String>,
    name: String,
    about: String,
    fields: Vec<Input>,
    errors: Vec<FieldError>,
}

pub(super) async fn show(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let today = desk.office().clock.today();
    let kind = match &asked.kind {
        Some(code) => Some(find(&desk, code)?),
        None => None,
    };
    let mut form = new_page(&desk, kind, &Submitted::default(), Vec::new());
    for field in &mut form.fields {
        if field.name == "came_on" {
            field.value = today.to_string();
        }
    }
    page(&form)
}

pub(super) async fn store(desk: Desk, form: Submitted) -> PageResult {
    let kind = find(&desk, &form.text("kind"))?;
    match registered(&desk, kind, &form).await {
        Ok(receipt) => done(
            &address(receipt.id),
            &format!("已登记，查询码 {}，请告知申请人", receipt.tracking),
        ),
        Err(OfficeError::Invalid(errors)) => refused(&new_page(&desk, Some(kind), &form, errors)),
        Err(error) => Err(error.into()),
    }
}

async fn registered(
    desk: &Desk,
    kind: &CaseKind,
    form: &Submitted,
) -> Result<cases::Receipt, OfficeError> {
    let unit = desk.actor().tree.by_code(&form.text("unit"));
    let unit = unit.ok_or_else(|| OfficeError::field("unit", "请选择单位"))?;
    let channel = Channel::from_code(&form.text("channel"));
    let channel = channel.ok_or_else(|| OfficeError::field("channel", "请选择来件渠道"))?;
    let came_on = read_date(&form.text("came_on"));
    let came_on =
        came_on.ok_or_else(|| OfficeError::field("came_on", "请写明日期，例如：2026-06-17"))?;
    let filled = ApplyForm {
        kind: kind.code.clone(),
        unit: Some(unit.id),
        typed: typed(form),
        ..ApplyForm::default()
    };
    cases::register(desk.office(), desk.actor(), filled, channel, came_on).await
}

fn find<'a>(desk: &'a Desk, code: &str) -> PageResult<&'a CaseKind> {
    let found = desk.office().kinds.case(code);
    let found = found.map(|(kind, _)| kind);
    found.ok_or_else(|| PageError::from(OfficeError::NotFound("这类办件")))
}

fn new_page(
    desk: &Desk,
    kind: Option<&CaseKind>,
    form: &Submitted,
    errors: Vec<FieldError>,
) -> NewPage {
    let title = kind.map_or_else(
        || "登记来件".to_owned(),
        |kind| format!("登记{}", kind.name),
    );
    let kinds = desk.office().kinds.cases();
    NewPage {
        frame: desk.frame(title_with(&errors, &title)),
        kinds: kinds
            .map(|known| Choice {
                code: known.code.clone(),
                name: known.name.clone(),
                is_chosen: kind.is_some_and(|kind| kind.code == known.code),
            })
            .collect(),
        kind: kind.map(|kind| kind.code.clone()),
        name: title,
        about: kind.map(|kind| kind.about.clone()).unwrap_or_default(),
        fields: kind.map_or_else(Vec::new, |kind| inputs(desk, kind, form, &errors)),
        errors,
    }
}

fn inputs(desk: &Desk, kind: &CaseKind, form: &Submitted, errors: &[FieldError]) -> Vec<Input> {
    let tree = &desk.actor().tree;
    let units = tree.iter().filter(|unit| unit.level.has_public_page());
    let units = units.map(|unit| (unit.code.clone(), unit.short_name.clone()));
    let channels = kind.channels.iter();
    let channels = channels.map(|known| (known.code().to_owned(), known.label().to_owned()));
    let mut inputs = vec![
        Input::choice("unit", "收到的单位", units).value(form.text("unit")),
        Input::choice("channel", "来件渠道", channels).value(form.text("channel")),
        Input::day("came_on", "收到之日")
            .hint("当面提交的是提交之日，需要签收的邮件是签收之日")
            .value(form.text("came_on")),
    ];
    inputs.extend(kind.fields.iter().map(|field| {
        let code = &field.field.code;
        let input = field_input::input(code, &field.field, form.text(code), tree, Vec::new());
        let Some(when) = &field.when else {
            return input;
        };
        let names = when
            .any
            .iter()
            .filter_map(|value| kind.choice(&when.field, value));
        let names: Vec<_> = names.map(|choice| choice.name.as_str()).collect();
        let hint = format!("申请人是{}的填写", names.join("、"));
        input.hint(hint)
    }));
    inputs
        .into_iter()
        .map(|input| input.judged(errors))
        .collect()
}
