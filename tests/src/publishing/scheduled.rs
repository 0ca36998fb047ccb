//! Publication at a set time.

use gongkai_office::{jobs, publishing::StepForm};
use gongkai_store::publications::Shown;
use gongkai_testkit::notice;
use jiff::SignedDuration;

use super::{on_both_stores, shown};

on_both_stores! {
    async fn a_scheduled_record_becomes_public_when_its_time_comes(town) {
        let id = town.drafts(notice("关于国庆期间停水的通知")).await?;
        town.takes("drafter", "submit", id).await?;
        town.everybody_signs(id).await?;
        let at = town.clock.now() + SignedDuration::from_hours(3);
        let form = StepForm { step: "schedule".into(), publish_at: Some(at), ..StepForm::default() };
        assert_eq!(town.takes_with("publisher", id, form).await?, "scheduled");
        jobs::tick(&town.office).await?;
        assert!(shown(&town, id).await?.is_none(), "not before its time");
        town.clock.set(at + SignedDuration::from_secs(1));
        assert_eq!(jobs::tick(&town.office).await?.published, 1);
        let Some(Shown::Current(record)) = shown(&town, id).await? else { panic!("not public") };
        assert_eq!(record.signed_by.publisher.as_deref(), Some("陈发布"));
        assert_eq!(jobs::tick(&town.office).await?.published, 0);
    }

    async fn a_time_that_has_passed_is_refused(town) {
        let id = town.drafts(notice("关于昨天的通知")).await?;
        town.takes("drafter", "submit", id).await?;
        town.everybody_signs(id).await?;
        let at = town.clock.now() - SignedDuration::from_hours(3);
        let form = StepForm { step: "schedule".into(), publish_at: Some(at), ..StepForm::default() };
        let refused = town.takes_with("publisher", id, form).await.unwrap_err();
        assert!(refused.to_string().contains("已经过去"), "{refused}");
    }
}
