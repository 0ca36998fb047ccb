//! After publication: corrected, revised, withdrawn, archived.

use gongkai_model::record::WithdrawalReason;
use gongkai_office::publishing::{draft, see};
use gongkai_store::publications::{self, Shown};
use gongkai_testkit::{TestResult, Town, notice};

use super::{on_both_stores, shown};

async fn rewrite(town: &Town, id: gongkai_model::id::RecordId, body: &str) -> TestResult {
    let drafter = town.person("drafter").await?;
    let view = see::record(&town.office, &drafter, id).await?;
    let mut content = view.loaded.version.content.clone();
    body.clone_into(&mut content.body_html);
    draft::save(
        &town.office,
        &drafter,
        id,
        view.loaded.head.revision,
        content,
        false,
    )
    .await?;
    Ok(())
}

on_both_stores! {
    async fn a_slip_is_corrected_in_one_express_step_and_leaves_a_trace(town) {
        let id = town.drafts(notice("关于燃气安全检查的通知")).await?;
        town.publishes(id).await?;
        assert_eq!(town.takes("drafter", "correct", id).await?, "correcting");
        rewrite(&town, id, "<p>检查时间为9月20日。</p>").await?;
        let Some(Shown::Current(before)) = shown(&town, id).await? else { panic!("page gone") };
        assert!(before.content.body_html.contains("加装电梯"), "the old text stays until signed");
        assert_eq!(town.signs("final-reviewer", "correct_publish", id).await?, "published");
        let Some(Shown::Current(after)) = shown(&town, id).await? else { panic!("page gone") };
        assert!(after.content.body_html.contains("9月20日"));
        assert_eq!(after.published_at, before.published_at, "the day of publication does not move");
        assert_eq!(after.index_number, before.index_number);
        let mut reader = town.office.store.reader().await?;
        let versions = publications::versions(&mut reader, id, Default::default()).await?;
        assert_eq!(versions.iter().map(|v| v.version).collect::<Vec<_>>(), [2, 1]);
    }

    async fn a_revision_takes_all_reviews_while_the_old_page_stays(town) {
        let id = town.drafts(notice("关于公租房申请的通知")).await?;
        town.publishes(id).await?;
        assert_eq!(town.takes("other-drafter", "revise", id).await?, "returned");
        let Some(Shown::Current(_)) = shown(&town, id).await? else { panic!("page gone") };
        assert_eq!(town.takes("other-drafter", "submit", id).await?, "secrecy_review");
        town.everybody_signs(id).await?;
        town.takes("publisher", "publish", id).await?;
        let Some(Shown::Current(after)) = shown(&town, id).await? else { panic!("page gone") };
        assert_eq!(after.version, 2);
        assert_eq!(after.signed_by.drafter.as_deref(), Some("方拟稿"));
    }

    async fn a_revision_is_given_up_and_the_page_is_as_before(town) {
        let id = town.drafts(notice("关于公厕改造的通知")).await?;
        town.publishes(id).await?;
        town.takes("drafter", "revise", id).await?;
        rewrite(&town, id, "<p>别的内容。</p>").await?;
        assert_eq!(town.takes("drafter", "discard", id).await?, "published");
        let drafter = town.person("drafter").await?;
        let view = see::record(&town.office, &drafter, id).await?;
        assert!(view.loaded.version.content.body_html.contains("加装电梯"));
    }

    async fn withdrawing_for_privacy_hides_every_version(town) {
        let id = town.drafts(notice("关于救助对象的公示")).await?;
        town.publishes(id).await?;
        town.takes("drafter", "correct", id).await?;
        town.signs("final-reviewer", "correct_publish", id).await?;
        town.withdraws(id, WithdrawalReason::Privacy).await?;
        let Some(Shown::Withdrawn { reason, .. }) = shown(&town, id).await? else { panic!("still shown") };
        assert_eq!(reason, WithdrawalReason::Privacy);
        let mut reader = town.office.store.reader().await?;
        assert!(publications::versions(&mut reader, id, Default::default()).await?.is_empty());
        for version in [1, 2] {
            let row = publications::get_version(&mut reader, id, Default::default(), version).await?;
            assert!(!matches!(row, Some(Shown::Current(_) | Shown::Earlier(_))), "version {version}");
        }
    }

    async fn a_page_is_taken_back_even_while_a_revision_is_under_way(town) {
        let id = town.drafts(notice("关于拆迁补偿的公告")).await?;
        town.publishes(id).await?;
        town.takes("drafter", "revise", id).await?;
        town.takes("drafter", "submit", id).await?;
        assert_eq!(town.withdraws(id, WithdrawalReason::ContentError).await?, "withdrawn");
        assert_eq!(town.takes("publisher", "archive", id).await?, "archived");
    }

    async fn two_people_do_not_overwrite_each_other(town) {
        let id = town.drafts(notice("关于错峰停车的通知")).await?;
        let drafter = town.person("drafter").await?;
        let view = see::record(&town.office, &drafter, id).await?;
        rewrite(&town, id, "<p>第一次保存。</p>").await?;
        let stale = view.loaded.version.content.clone();
        let revision = view.loaded.head.revision;
        let refused = draft::save(&town.office, &drafter, id, revision, stale, false).await.unwrap_err();
        assert!(matches!(refused, gongkai_office::OfficeError::Conflict), "{refused}");
    }
}
