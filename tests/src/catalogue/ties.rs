//! Ties of records come with the publication and go with it, on both stores.

use gongkai_model::{
    catalogue::StateCode,
    id::{CatalogueItemId, RecordId},
    record::WithdrawalReason,
};
use gongkai_office::publishing::{StepForm, draft, see};
use gongkai_store::catalogue::{fills, tied_items};
use gongkai_testkit::{Backend, TestResult, Town, notice};

use super::{form, housing, imports, item};

/// Drafts a notice, ties it to an item and leaves it at the desk.
pub(super) async fn drafted(
    town: &Town,
    title: &str,
    item: CatalogueItemId,
) -> TestResult<RecordId> {
    let id = town.drafts(notice(title)).await?;
    let drafter = town.person("drafter").await?;
    let view = see::record(&town.office, &drafter, id).await?;
    let mut content = view.loaded.version.content.clone();
    content.catalogue_items = vec![item];
    let revision = view.loaded.head.revision;
    draft::save(&town.office, &drafter, id, revision, content, false).await?;
    Ok(id)
}

async fn state(town: &Town, item: CatalogueItemId) -> TestResult<StateCode> {
    let mut reader = town.office.store.reader().await?;
    let register = town.office.registers.of(&mut reader).await?;
    let calendar = gongkai_office::calendar::current(&town.office).await?;
    let found = register.item(item).ok_or("no such item")?;
    let unit = town.unit("bureau").await?;
    Ok(register
        .duty(found, unit, town.clock.today(), &calendar)
        .state
        .value
        .code())
}

async fn story(town: Town) -> TestResult {
    imports(&town, &form(&town, &housing("")).await?).await?;
    let item = item(&town, "政策法规").await?;
    assert_eq!(state(&town, item).await?, StateCode::OnEvent);
    let id = drafted(&town, "关于公租房政策的通知", item).await?;
    {
        let mut reader = town.office.store.reader().await?;
        assert!(
            fills(&mut reader).await?.is_empty(),
            "a draft fills nothing"
        );
    }
    town.publishes(id).await?;
    {
        let mut reader = town.office.store.reader().await?;
        assert_eq!(tied_items(&mut reader, id).await?, [item]);
        assert_eq!(fills(&mut reader).await?[0].records, 1);
    }
    assert_eq!(state(&town, item).await?, StateCode::Filled);
    let form = StepForm {
        step: "withdraw".into(),
        reason: "内容有误".into(),
        withdrawal: Some(WithdrawalReason::ContentError),
        ..StepForm::default()
    };
    town.takes_with("publisher", id, form).await?;
    let mut reader = town.office.store.reader().await?;
    assert!(
        tied_items(&mut reader, id).await?.is_empty(),
        "what is withdrawn fills nothing"
    );
    drop(reader);
    assert_eq!(state(&town, item).await?, StateCode::OnEvent);
    town.ends_well().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tie_comes_and_goes_with_the_publication_on_sqlite() -> TestResult {
    story(Town::new(Backend::Sqlite, "2026-11-20").await?).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tie_comes_and_goes_with_the_publication_on_postgres() -> TestResult {
    story(Town::new(Backend::Postgres, "2026-11-20").await?).await
}

/// `gongkai verify` names a tie that the record does not speak of, and one that is missing.
#[tokio::test(flavor = "multi_thread")]
async fn a_tie_that_was_tampered_with_is_found() -> TestResult {
    let town = Town::new(Backend::Sqlite, "2026-11-20").await?;
    imports(&town, &form(&town, &housing("")).await?).await?;
    let (one, other) = (
        item(&town, "政策法规").await?,
        item(&town, "分配结果").await?,
    );
    let id = drafted(&town, "关于公租房政策的通知", one).await?;
    town.publishes(id).await?;
    let mut tx = town.office.store.begin().await?;
    tx.execute(
        "update publication_items set item_id = $2 where record_id = $1",
        gongkai_store::binds![id, other],
    )
    .await?;
    tx.commit().await?;
    let found = gongkai_store::verify::verify(&town.office.store, &town.office.blobs).await?;
    let told: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert!(
        told.iter().any(|line| line.contains("却没有对应关系")),
        "{told:?}"
    );
    assert!(
        told.iter().any(|line| line.contains("公开的内容没有写明")),
        "{told:?}"
    );
    Ok(())
}
