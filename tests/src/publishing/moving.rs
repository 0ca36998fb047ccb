//! Moving to another kind or unit: fields stay valid, the address stays, the public log tells.

use gongkai_model::{event::Matter, id::RecordId};
use gongkai_office::{
    OfficeError,
    publishing::{Place, StepForm, batch},
};
use gongkai_store::{events, log_leaves, publications::Shown, records};
use gongkai_testkit::{TestResult, Town, notice};

use super::{on_both_stores, shown};

fn to_kind(kind: &str) -> StepForm {
    StepForm {
        step: "move".into(),
        place: Some(Place {
            kind: Some(kind.into()),
            unit: None,
        }),
        ..StepForm::default()
    }
}

async fn to_unit(town: &Town, unit: &str) -> TestResult<StepForm> {
    Ok(StepForm {
        step: "move".into(),
        place: Some(Place {
            kind: None,
            unit: Some(town.unit(unit).await?),
        }),
        ..StepForm::default()
    })
}

async fn leaves(town: &Town) -> TestResult<Vec<String>> {
    gongkai_office::jobs::tick(&town.office).await?;
    let mut reader = town.office.store.reader().await?;
    let leaves = log_leaves::after(&mut reader, 0, 100).await?;
    Ok(leaves.into_iter().map(|leaf| leaf.body).collect())
}

async fn moved(town: &Town, id: RecordId) -> TestResult<Vec<(String, String)>> {
    let mut reader = town.office.store.reader().await?;
    let trail = events::of_matter(&mut reader, Matter::Record(id.get())).await?;
    let moves = trail
        .iter()
        .filter(|event| event.kind.as_str() == "record.moved");
    let detail = |event: &gongkai_model::event::Event, key: &str| {
        event.detail(key).unwrap_or_default().to_owned()
    };
    Ok(moves
        .map(|event| (detail(event, "from"), detail(event, "to")))
        .collect())
}

on_both_stores! {
    async fn a_public_record_comes_under_another_kind_and_stays_at_its_address(town) {
        let id = town.drafts(notice("关于开展消防演练的通知")).await?;
        town.publishes(id).await?;
        let Some(Shown::Current(before)) = shown(&town, id).await? else { panic!("page gone") };
        assert_eq!(town.takes_with("publisher", id, to_kind("policy_document")).await?, "published");
        let Some(Shown::Current(after)) = shown(&town, id).await? else { panic!("page gone") };
        assert_eq!(after.kind, "policy_document");
        assert_eq!(
            (after.version, &after.index_number, &after.commitment, after.published_at),
            (before.version, &before.index_number, &before.commitment, before.published_at)
        );
        assert_eq!(moved(&town, id).await?, [("notice".into(), "policy_document".into())]);
        let leaves = leaves(&town).await?;
        let last = leaves.last().ok_or("no leaf")?;
        assert!(last.contains("action=moved\n") && last.contains("from=notice\nto=policy_document\n"), "{last}");
        assert!(last.contains(&format!("commitment={}", before.commitment)), "{last}");
    }

    async fn a_kind_that_asks_for_more_refuses_and_says_what(town) {
        let id = town.drafts(notice("关于开展消防演练的通知")).await?;
        town.publishes(id).await?;
        let refused = town.takes_with("publisher", id, to_kind("normative_document")).await;
        let error = refused.err().ok_or("moved past its fields")?.to_string();
        assert!(error.contains("规范性文件") && error.contains("要求填写"), "{error}");
        assert!(moved(&town, id).await?.is_empty());
    }

    async fn no_move_leads_around_the_review_that_a_kind_adds(town) {
        let maker = gongkai_model::kinds::FieldValue::Enum("bureau".into());
        let draft = notice("关于开展消防演练的通知").with(|content| {
            content.fields.insert("maker".into(), maker);
        });
        let id = town.drafts(draft).await?;
        town.publishes(id).await?;
        let refused = town.takes_with("publisher", id, to_kind("normative_document")).await;
        let error = refused.err().ok_or("moved past its review")?.to_string();
        assert!(error.contains("合法性审核"), "{error}");
    }

    async fn a_draft_is_moved_quietly_and_what_is_under_review_not_at_all(town) {
        let id = town.drafts(notice("关于开展消防演练的通知")).await?;
        assert_eq!(town.takes_with("drafter", id, to_kind("news")).await?, "draft");
        assert_eq!(leaves(&town).await?, Vec::<String>::new());
        town.takes_with("drafter", id, to_kind("notice")).await?;
        town.takes("drafter", "submit", id).await?;
        let refused = town.takes_with("publisher", id, to_kind("news")).await;
        assert!(matches!(refused, Err(OfficeError::Step(_))), "{refused:?}");
    }

    async fn only_who_may_at_both_units_moves_between_them(town) {
        let id = town.drafts(notice("关于开展消防演练的通知")).await?;
        town.publishes(id).await?;
        let away = to_unit(&town, "neighbour").await?;
        let refused = town.takes_with("publisher", id, away.clone()).await;
        assert!(matches!(refused, Err(OfficeError::NotPermitted(_))), "{refused:?}");
        let refused = town.takes_with("drafter", id, away.clone()).await;
        assert!(matches!(refused, Err(OfficeError::NotPermitted(_))), "{refused:?}");
        town.takes_with("open-government-office", id, away).await?;
        let Some(Shown::Current(after)) = shown(&town, id).await? else { panic!("page gone") };
        assert_eq!(after.unit, town.unit("neighbour").await?);
        let mut reader = town.office.store.reader().await?;
        let head = records::get(&mut reader, id).await?.ok_or("gone")?;
        assert_eq!(head.unit, after.unit);
    }

    async fn of_many_each_gets_its_own_answer(town) {
        let one = town.drafts(notice("可以移动的通知")).await?;
        town.publishes(one).await?;
        let two = town.drafts(notice("审核中的通知")).await?;
        town.takes("drafter", "submit", two).await?;
        let publisher = town.person("publisher").await?;
        let form = to_kind("policy_document");
        let answers = batch::take(&town.office, &publisher, &[one, two], &form).await;
        let done: Vec<_> = answers.iter().map(|answer| answer.outcome.is_ok()).collect();
        assert_eq!(done, [true, false]);
    }
}
