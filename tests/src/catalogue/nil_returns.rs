//! Nil returns: declared, signed by two others, public, and taken back when something is published after all.

use gongkai_model::{catalogue::nil_state, id::NilReturnId};
use gongkai_office::{
    OfficeError,
    catalogue::{self, NilStep},
};
use gongkai_store::catalogue::published_nils;
use gongkai_testkit::{Backend, TestResult, Town};

use super::{form, housing, imports, item, ties::drafted};

async fn takes(
    town: &Town,
    login: &str,
    step: &str,
    id: NilReturnId,
) -> Result<String, OfficeError> {
    let actor = town
        .person(login)
        .await
        .map_err(|error| OfficeError::Defect(error.to_string()))?;
    let form = NilStep {
        step: step.to_owned(),
        revision: None,
        reason: "理由".to_owned(),
    };
    catalogue::take(&town.office, &actor, id, &form).await
}

async fn declared(town: &Town) -> TestResult<NilReturnId> {
    imports(town, &form(town, &housing("")).await?).await?;
    let drafter = town.person("drafter").await?;
    let (item, unit) = (item(town, "政策法规").await?, town.unit("bureau").await?);
    Ok(catalogue::declare(&town.office, &drafter, item, unit).await?)
}

async fn story(town: Town) -> TestResult {
    let id = declared(&town).await?;
    let drafter = town.person("drafter").await?;
    let (item, unit) = (item(&town, "政策法规").await?, town.unit("bureau").await?);
    let twice = catalogue::declare(&town.office, &drafter, item, unit).await;
    assert!(twice.is_err_and(|error| error.to_string().contains("已经申报")));

    let refused = takes(&town, "drafter", "nil_check", id).await;
    assert!(matches!(refused, Err(OfficeError::NotPermitted(_))));
    assert!(
        takes(&town, "final-reviewer", "nil_sign", id)
            .await
            .is_err(),
        "it is not checked yet"
    );
    assert_eq!(
        takes(&town, "first-reviewer", "nil_check", id).await?,
        "待签发"
    );
    {
        let mut reader = town.office.store.reader().await?;
        assert!(published_nils(&mut reader).await?.is_empty());
    }
    let waiting = catalogue::waiting(&town.office, &town.person("final-reviewer").await?).await?;
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        takes(&town, "final-reviewer", "nil_sign", id).await?,
        "已公布"
    );
    {
        let mut reader = town.office.store.reader().await?;
        let public = published_nils(&mut reader).await?;
        assert_eq!(
            (public[0].year, public[0].signed_by.as_str()),
            (2026, "郑终审")
        );
    }

    let record = drafted(&town, "关于公租房政策的通知", item).await?;
    town.publishes(record).await?;
    let view = catalogue::nil_view(&town.office, &drafter, id).await?;
    assert_eq!(view.nil.state, nil_state::WITHDRAWN, "it was disproved");
    let mut reader = town.office.store.reader().await?;
    assert!(published_nils(&mut reader).await?.is_empty());
    drop(reader);
    let again = catalogue::declare(&town.office, &drafter, item, unit).await;
    assert!(again.is_err_and(|error| error.to_string().contains("已经公开过")));
    town.ends_well().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nil_return_is_signed_published_and_disproved_on_sqlite() -> TestResult {
    story(Town::new(Backend::Sqlite, "2026-11-20").await?).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nil_return_is_signed_published_and_disproved_on_postgres() -> TestResult {
    story(Town::new(Backend::Postgres, "2026-11-20").await?).await
}

#[tokio::test(flavor = "multi_thread")]
async fn it_can_be_refused_recalled_and_withdrawn() -> TestResult {
    let town = Town::new(Backend::Sqlite, "2026-11-20").await?;
    let id = declared(&town).await?;
    assert_eq!(
        takes(&town, "first-reviewer", "nil_refuse", id).await?,
        "已退回"
    );
    let drafter = town.person("drafter").await?;
    let (item, unit) = (item(&town, "政策法规").await?, town.unit("bureau").await?);
    let id = catalogue::declare(&town.office, &drafter, item, unit).await?;
    assert!(
        takes(&town, "other-drafter", "nil_recall", id)
            .await
            .is_err(),
        "only who declared it"
    );
    assert_eq!(takes(&town, "drafter", "nil_recall", id).await?, "已撤回");
    let id = catalogue::declare(&town.office, &drafter, item, unit).await?;
    takes(&town, "first-reviewer", "nil_check", id).await?;
    takes(&town, "final-reviewer", "nil_sign", id).await?;
    assert_eq!(
        takes(&town, "publisher", "nil_withdraw", id).await?,
        "已撤回"
    );
    town.ends_well().await
}
