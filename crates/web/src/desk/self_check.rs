//! 定期审查: everything that a unit does not open proactively, decided record by record once a year, and the year's numbers.

use askama::Template;
use axum::response::Response;
use gongkai_model::{
    id::{RecordId, UnitId},
    permission::step,
    record::SelfCheckDecision,
};
use gongkai_office::publishing::self_check::{self, CheckReport, CheckView};
use serde::Deserialize;

use super::{
    input::Choice,
    route::{Entry, Needs, get, post},
    signed::{Desk, answered, page},
    submitted::Submitted,
    words,
};
use crate::{
    extract::{Path, Query},
    office_frame::OfficeFrame,
    page_error::PageResult,
    render, show,
};

const PATH: &str = "/desk/self-check";

pub(super) fn entries() -> Vec<Entry> {
    let needs = Needs::Step(step::SELF_CHECK);
    vec![
        get(PATH, needs, show),
        get("/desk/self-check/report.docx", needs, report),
        post("/desk/self-check/{id}", needs, decide),
    ]
}

struct Row {
    id: String,
    title: String,
    sub: String,
    attribute: &'static str,
    keep: &'static str,
    decided: Option<Decided>,
}

struct Decided {
    label: &'static str,
    class: &'static str,
    reason: String,
    by: String,
    on: String,
}

struct UnitRow {
    name: String,
    href: String,
    report: CheckReport,
}

#[derive(Template)]
#[template(path = "desk/self_check.html")]
struct CheckPage {
    frame: OfficeFrame,
    heading: String,
    units: Vec<Choice>,
    years: Vec<Choice>,
    unit: String,
    is_this_year: bool,
    report: CheckReport,
    sentence: String,
    /// The address of the report.
    file: String,
    by_unit: Vec<UnitRow>,
    rows: Vec<Row>,
}

#[derive(Debug, Deserialize)]
struct Asked {
    unit: Option<String>,
    year: Option<String>,
}

/// So many years back can be looked at.
const YEARS: i16 = 4;

/// The unit and the year that are asked for: this year, and the only unit where there is one only, when nothing is.
fn range(desk: &Desk, seen: &[UnitId], asked: &Asked) -> (Option<UnitId>, i16) {
    let this_year = desk.office().clock.today().year();
    let year = asked.year.as_deref().and_then(|year| year.parse().ok());
    let year = year.filter(|year| (this_year - YEARS..=this_year).contains(year));
    let unit: Option<UnitId> = asked.unit.as_deref().and_then(|unit| unit.parse().ok());
    let only = || seen.first().copied().filter(|_| seen.len() == 1);
    (unit.or_else(only), year.unwrap_or(this_year))
}

/// The same as a Word file.
async fn report(desk: Desk, Query(asked): Query<Asked>) -> PageResult<Response> {
    let seen = self_check::units(desk.office(), desk.actor());
    let (unit, year) = range(&desk, &seen, &asked);
    let (name, bytes) = self_check::report(desk.office(), desk.actor(), unit, year).await?;
    Ok(render::download(&name, show::WORD, bytes))
}

async fn show(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let seen = self_check::units(desk.office(), desk.actor());
    let this_year = desk.office().clock.today().year();
    let (unit, year) = range(&desk, &seen, &asked);
    let found = self_check::self_check(desk.office(), desk.actor(), unit, year).await?;
    let name = unit.map_or_else(|| "各单位".to_owned(), |unit| desk.unit_name(unit));
    let by_unit = found.units.iter().filter(|(_, report)| report.all > 0);
    page(&CheckPage {
        frame: desk.frame("定期审查"),
        heading: format!("{name}{year}年定期审查"),
        units: seen
            .iter()
            .map(|one| Choice {
                code: one.to_string(),
                name: desk.unit_name(*one),
                is_chosen: unit == Some(*one),
            })
            .collect(),
        years: (this_year - YEARS..=this_year)
            .rev()
            .map(|one| Choice {
                code: one.to_string(),
                name: format!("{one}年"),
                is_chosen: one == year,
            })
            .collect(),
        unit: unit.map(|unit| unit.to_string()).unwrap_or_default(),
        is_this_year: year == this_year,
        sentence: found.total.sentence(&name, year),
        file: format!(
            "{PATH}/report.docx?unit={}&year={year}",
            unit.map(|unit| unit.to_string()).unwrap_or_default()
        ),
        report: found.total,
        by_unit: if unit.is_some() {
            Vec::new()
        } else {
            by_unit
                .map(|(unit, report)| UnitRow {
                    name: desk.unit_name(*unit),
                    href: format!("{PATH}?unit={unit}&year={year}"),
                    report: *report,
                })
                .collect()
        },
        // Of many units only the numbers are shown; each has its own list.
        rows: if unit.is_some() {
            found.records.iter().map(row).collect()
        } else {
            Vec::new()
        },
    })
}

fn row(view: &CheckView) -> Row {
    Row {
        id: view.record.to_string(),
        title: view.title.clone(),
        sub: view.doc_number.clone().unwrap_or_default(),
        attribute: words::attribute(Some(&view.attribute)),
        keep: SelfCheckDecision::Keep.label(&view.attribute),
        decided: view.decided.as_ref().map(|decided| Decided {
            label: decided.decision.label(&view.attribute),
            class: match decided.decision {
                SelfCheckDecision::Open => "ok",
                SelfCheckDecision::Keep => "",
            },
            reason: decided.reason.clone(),
            by: decided.by.clone(),
            on: decided.on.to_string(),
        }),
    }
}

async fn decide(desk: Desk, Path(id): Path<RecordId>, form: Submitted) -> PageResult {
    let to = format!("{PATH}?unit={}", form.text("unit"));
    let Some(decision) = SelfCheckDecision::from_code(&form.text("decision")) else {
        let missing = gongkai_office::OfficeError::field("decision", "请选择审查结论");
        return answered(&to, "", Err(missing));
    };
    let reason = form.text("reason");
    let decided = self_check::decide(desk.office(), desk.actor(), id, decision, &reason).await;
    let said = match decision {
        SelfCheckDecision::Keep => "已记录审查结论",
        SelfCheckDecision::Open => "已记录，信息退回起草，请拟稿人修改公开属性后送审",
    };
    answered(&to, said, decided)
}
