//! The way from draft to public page.

use gongkai_model::record::Gate;
use gongkai_office::publishing::{gates, see, worklist};
use gongkai_rules::attribute::DisclosureAttribute;
use gongkai_store::publications::Shown;
use gongkai_testkit::notice;

use super::{on_both_stores, shown};

on_both_stores! {
    async fn a_notice_is_reviewed_by_three_and_published(town) {
        let id = town.drafts(notice("关于老旧小区加装电梯的通知")).await?;
        assert!(shown(&town, id).await?.is_none());
        assert_eq!(town.takes("drafter", "submit", id).await?, "secrecy_review");
        assert_eq!(town.everybody_signs(id).await?, "cleared");
        assert!(shown(&town, id).await?.is_none(), "cleared is not public");
        assert_eq!(town.takes("publisher", "publish", id).await?, "published");
        let Some(Shown::Current(record)) = shown(&town, id).await? else { panic!("not public") };
        assert_eq!(record.signed_by.drafter.as_deref(), Some("林拟稿"));
        assert_eq!(record.signed_by.reviewers, ["周初审", "吴复审", "郑终审"]);
        assert_eq!(record.signed_by.publisher.as_deref(), Some("陈发布"));
        assert_eq!(record.index_number, "bureau/2024-00001");
        assert_eq!(record.clearance["form"], "reviewed");
    }

    async fn nobody_skips_a_gate(town) {
        let id = town.drafts(notice("关于停水的通知")).await?;
        town.takes("drafter", "submit", id).await?;
        town.takes("secrecy-reviewer", "secrecy_review", id).await?;
        let reviewer = town.person("first-reviewer").await?;
        let refused = town.takes("first-reviewer", "first_review", id).await.unwrap_err();
        assert_eq!(refused.to_string(), "请逐项签署五关，还差：政治关、法律关、政策关、保密关、文字关");
        for gate in [Gate::Political, Gate::Legal, Gate::Policy, Gate::Secrecy] {
            gates::sign(&town.office, &reviewer, id, gate).await?;
        }
        let refused = town.takes("first-reviewer", "first_review", id).await.unwrap_err();
        assert_eq!(refused.to_string(), "请逐项签署五关，还差：文字关");
        gates::sign(&town.office, &reviewer, id, Gate::Wording).await?;
        assert_eq!(town.takes("first-reviewer", "first_review", id).await?, "second_review");
    }

    async fn a_draft_without_attribute_is_returned(town) {
        let id = town.drafts(notice("关于道路封闭的通知").attribute(None)).await?;
        let refused = town.takes("drafter", "submit", id).await.unwrap_err();
        assert!(refused.to_string().contains("没有确定公开属性"), "{refused}");
    }

    async fn personal_data_in_the_text_bars_the_way(town) {
        // The check digit of the number is right; the person is invented.
        let body = "<p>申请人身份证号11010519491231002X，请核对。</p>";
        let id = town.drafts(notice("关于补贴对象的公示").body(body)).await?;
        let drafter = town.person("drafter").await?;
        let view = see::record(&town.office, &drafter, id).await?;
        assert!(view.findings.iter().any(|finding| finding.code == "citizen_id"), "{:?}", view.findings);
    }

    async fn a_classification_mark_is_refused(town) {
        let body = "<p>秘密★3年</p><p>关于某事项的报告。</p>";
        let id = town.drafts(notice("关于某事项的通知").body(body)).await?;
        let refused = town.takes("drafter", "submit", id).await.unwrap_err();
        assert!(refused.to_string().contains("密"), "{refused}");
        assert!(shown(&town, id).await?.is_none());
    }

    async fn what_is_not_proactive_goes_to_the_open_government_staff_and_is_never_public(town) {
        let reason = Some("涉及内部事务");
        let withheld = DisclosureAttribute::from_fields("withheld", Some("X5"), reason)?;
        let id = town.drafts(notice("关于内部排班的通知").attribute(Some(withheld))).await?;
        assert_eq!(town.takes("drafter", "submit", id).await?, "attribute_review");
        assert_eq!(town.takes("foi-handler", "attribute_review", id).await?, "secrecy_review");
        assert_eq!(town.everybody_signs(id).await?, "held");
        assert!(town.takes("publisher", "publish", id).await.is_err());
        assert!(shown(&town, id).await?.is_none());
    }

    async fn a_returned_draft_is_signed_afresh(town) {
        let id = town.drafts(notice("关于绿化养护的通知")).await?;
        town.takes("drafter", "submit", id).await?;
        town.takes("secrecy-reviewer", "secrecy_review", id).await?;
        town.signs("first-reviewer", "first_review", id).await?;
        assert_eq!(town.takes("second-reviewer", "return", id).await?, "returned");
        let wrong = town.takes("first-reviewer", "return", id).await;
        assert!(wrong.is_err(), "nothing to return any more");
        town.takes("drafter", "submit", id).await?;
        town.takes("secrecy-reviewer", "secrecy_review", id).await?;
        let refused = town.takes("first-reviewer", "first_review", id).await.unwrap_err();
        assert!(refused.to_string().contains("还差"), "signatures of the earlier version do not count");
    }

    async fn the_to_do_list_follows_the_record(town) {
        let id = town.drafts(notice("关于路灯检修的通知").urgent()).await?;
        let first_task = async |login: &str| -> gongkai_testkit::TestResult<Option<String>> {
            let actor = town.person(login).await?;
            let list = worklist::of(&town.office, &actor).await?;
            Ok(list.tasks.first().map(|task| task.action.clone()))
        };
        assert_eq!(first_task("drafter").await?.as_deref(), Some("送审"));
        assert_eq!(first_task("secrecy-reviewer").await?, None);
        town.takes("drafter", "submit", id).await?;
        assert_eq!(first_task("drafter").await?, None);
        assert_eq!(first_task("secrecy-reviewer").await?.as_deref(), Some("保密审查通过"));
        town.takes("secrecy-reviewer", "secrecy_review", id).await?;
        assert_eq!(first_task("first-reviewer").await?.as_deref(), Some("初审通过"));
    }

    async fn a_kind_adds_its_own_review(town) {
        let normative = notice("云河区加装电梯管理办法").of_kind("normative_document");
        let id = town.drafts(normative).await?;
        town.takes("drafter", "submit", id).await?;
        town.takes("secrecy-reviewer", "secrecy_review", id).await?;
        town.signs("first-reviewer", "first_review", id).await?;
        assert_eq!(town.signs("second-reviewer", "second_review", id).await?, "legal_review");
        assert!(town.signs("final-reviewer", "final_review", id).await.is_err());
        assert_eq!(town.takes("legal-reviewer", "legal_review", id).await?, "final_review");
        town.signs("final-reviewer", "final_review", id).await?;
        let refused = town.takes("publisher", "publish", id).await.unwrap_err();
        assert!(refused.to_string().contains("解读"), "三同步: {refused}");
    }
}
