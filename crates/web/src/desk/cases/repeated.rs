//! 反复申请的信息: what several applicants asked for, and a draft that makes it public with one click (条例 art. 44).

use askama::Template;
use gongkai_model::{id::CaseId, permission::step};
use gongkai_office::cases::{self, Repeated};
use gongkai_rules::foi::conversion::Conversion;

use crate::{
    desk::{
        signed::{Desk, answered, done, page},
        submitted::Submitted,
    },
    extract::Path,
    flash::{self, Tone},
    office_frame::OfficeFrame,
    page_error::PageResult,
};

struct Row {
    subject: String,
    unit: String,
    applicants: usize,
    cases: Vec<(String, String)>,
    why: String,
    may_convert: bool,
    first: String,
    record: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/repeated.html")]
struct RepeatedPage {
    frame: OfficeFrame,
    rows: Vec<Row>,
    several: u16,
    may_set: bool,
}

const PATH: &str = "/desk/cases/repeated";

pub(super) async fn show(desk: Desk) -> PageResult {
    let found = cases::repeated(desk.office(), desk.actor()).await?;
    let root = desk.actor().tree.root();
    let oversees = |unit| {
        desk.actor()
            .allows(desk.office(), step::CASES_OVERSEE, unit)
    };
    page(&RepeatedPage {
        frame: desk.frame("反复申请的信息"),
        rows: found.iter().map(|one| row(&desk, one)).collect(),
        several: cases::several(desk.office()).await?,
        may_set: root.is_some_and(|root| oversees(root.id)),
    })
}

fn row(desk: &Desk, one: &Repeated) -> Row {
    let why = one
        .conversion
        .because
        .iter()
        .map(|because| because.text.as_str());
    let cases = one.cases.iter().map(|(id, number)| {
        let number = number.clone().unwrap_or_else(|| "未登记".to_owned());
        (id.to_string(), number)
    });
    Row {
        subject: one.subject.clone(),
        unit: desk.unit_name(one.unit),
        applicants: one.applicants,
        why: why.collect::<Vec<_>>().join("；"),
        may_convert: matches!(one.conversion.value, Conversion::May | Conversion::Must),
        first: one
            .cases
            .first()
            .map(|(id, _)| id.to_string())
            .unwrap_or_default(),
        cases: cases.collect(),
        record: one.record.map(|record| record.to_string()),
    }
}

pub(super) async fn set(desk: Desk, form: Submitted) -> PageResult {
    let several = form.text("several").trim().parse().unwrap_or(0);
    let set = cases::set_several(desk.office(), desk.actor(), several).await;
    answered(PATH, "已保存", set)
}

pub(super) async fn draft(desk: Desk, Path(id): Path<CaseId>, _form: Submitted) -> PageResult {
    match cases::draft_public(desk.office(), desk.actor(), id).await {
        Ok(record) => done(
            &format!("/desk/records/{record}"),
            "已起草，请拟稿人补充正文后送审",
        ),
        Err(error @ gongkai_office::OfficeError::Invalid(_)) => {
            Ok(flash::redirect(PATH, Tone::Stop, &error.to_string()))
        }
        Err(error) => Err(error.into()),
    }
}
