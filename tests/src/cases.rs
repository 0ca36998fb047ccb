//! Stories of cases (办件): brought, handled by steps, followed by a code; requests inside the law and plain letters on
//! the same house.

mod accounts;
mod afterwards;
mod chasings;
mod drill;
mod enclosures;
mod fees;
mod foi;
mod groups;
mod joint;
mod letters;
mod model;
mod notices;
mod online;
mod overdue;
mod own_kind;
mod papers;
mod publication;
mod redactions;
mod sealed;
mod secrets;
mod statistics;
mod themes;
mod told;

use std::collections::BTreeMap;

use gongkai_model::{
    case::{CaseHead, Channel},
    id::CaseId,
};
use gongkai_office::{
    OfficeError,
    cases::{self, ApplyForm, CaseStepForm, Receipt},
    core::instant,
};
use gongkai_testkit::{TestResult, Town};
use jiff::civil::Date;

macro_rules! on_both_stores {
    ($day:literal; $(async fn $name:ident($town:ident) $body:block)*) => { $(
        mod $name {
            use super::*;

            async fn story($town: Town) -> TestResult {
                $body
                $town.ends_well().await
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn on_sqlite() -> TestResult {
                story(Town::new(gongkai_testkit::Backend::Sqlite, $day).await?).await
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn on_postgres() -> TestResult {
                story(Town::new(gongkai_testkit::Backend::Postgres, $day).await?).await
            }
        }
    )* };
}
use on_both_stores;

fn typed(fields: &[(&str, &str)]) -> BTreeMap<String, String> {
    fields
        .iter()
        .map(|(code, text)| ((*code).to_owned(), (*text).to_owned()))
        .collect()
}

/// A request as a citizen fills it in.
pub(crate) const REQUEST: [(&str, &str); 9] = [
    ("applicant", "natural_person"),
    ("name", "欧阳文"),
    ("identity_kind", "citizen_id"),
    ("identity_number", "11010519491231002X"),
    ("phone", "138 0013 8000"),
    ("email", "ouyang@example.cn"),
    ("title", "柳渡镇2025年老旧小区改造资金使用情况"),
    ("form", "electronic"),
    ("way", "online"),
];

async fn form(town: &Town, kind: &str, fields: &[(&str, &str)]) -> TestResult<ApplyForm> {
    Ok(ApplyForm {
        kind: kind.to_owned(),
        unit: Some(town.unit("bureau").await?),
        typed: typed(fields),
        ..ApplyForm::default()
    })
}

/// A request that somebody hands over at the counter today.
pub(crate) async fn handed_over(town: &Town) -> TestResult<Receipt> {
    let handler = town.person("foi-handler").await?;
    let form = form(town, "foi_request", &REQUEST).await?;
    let today = town.clock.today();
    Ok(cases::register(&town.office, &handler, form, Channel::InPerson, today).await?)
}

/// A letter that came today and was accepted.
pub(crate) async fn letter_accepted(town: &Town) -> TestResult<CaseId> {
    let form = form(town, "mailbox_letter", &letters::LETTER).await?;
    let receipt = cases::apply(&town.office, form).await?;
    takes(town, "letter-handler", "accept", receipt.id, &[]).await?;
    Ok(receipt.id)
}

/// Lets a person take a step.
async fn takes(
    town: &Town,
    login: &str,
    step: &str,
    id: CaseId,
    fields: &[(&str, &str)],
) -> Result<String, OfficeError> {
    let missing = |error: Box<dyn std::error::Error>| OfficeError::Defect(error.to_string());
    let actor = town.person(login).await.map_err(missing)?;
    let form = CaseStepForm {
        step: step.to_owned(),
        reason: "理由".to_owned(),
        typed: typed(fields),
        ..CaseStepForm::default()
    };
    Ok(cases::take(&town.office, &actor, id, form).await?.state)
}

async fn head(town: &Town, id: CaseId) -> TestResult<CaseHead> {
    let mut reader = town.office.store.reader().await?;
    let head = gongkai_store::cases::get(&mut reader, id).await?;
    Ok(head.ok_or("no such case")?)
}

async fn due(town: &Town, id: CaseId) -> TestResult<Option<String>> {
    let due = head(town, id).await?.clock.due();
    Ok(due.map(|due| due.on.to_string()))
}

/// Moves the clock to a day, nine in the morning.
fn it_is(town: &Town, day: &str) -> TestResult {
    let day: Date = day.parse()?;
    town.clock.set(instant(day.at(9, 0, 0, 0)));
    Ok(())
}
