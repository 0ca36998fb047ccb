//! Publication at a set time.

use gongkai_model::{id::RecordId, organisation::Grant};
use gongkai_office::{
    identity, jobs,
    publishing::{
        StepForm,
        scheduled::PutBack,
        see,
        worklist::{self, Task},
    },
};
use gongkai_store::{grants, publications::Shown};
use gongkai_testkit::{TestResult, Town, notice};
use jiff::SignedDuration;

use super::{on_both_stores, shown};

/// Takes a draft through the reviews and schedules it three hours ahead.
async fn scheduled(town: &Town, by: &str, title: &str) -> TestResult<RecordId> {
    let id = town.drafts(notice(title)).await?;
    town.takes("drafter", "submit", id).await?;
    town.everybody_signs(id).await?;
    let at = town.clock.now() + SignedDuration::from_hours(3);
    let form = StepForm {
        step: "schedule".into(),
        publish_at: Some(at),
        ..StepForm::default()
    };
    assert_eq!(town.takes_with(by, id, form).await?, "scheduled");
    Ok(id)
}

/// Makes the unit's head a second publisher.
async fn second_publisher(town: &Town) -> TestResult<&'static str> {
    let person = town.person("unit-head").await?.person.id;
    let unit = town.unit("bureau").await?;
    let mut tx = town.office.store.begin().await?;
    grants::add(
        &mut tx,
        &Grant {
            person,
            unit,
            role: "publisher".into(),
        },
    )
    .await?;
    tx.commit().await?;
    Ok("unit-head")
}

/// What waits for a person about a record.
async fn task(town: &Town, login: &str, id: RecordId) -> TestResult<Option<Task>> {
    let actor = town.person(login).await?;
    let list = worklist::of(&town.office, &actor).await?;
    Ok(list.tasks.into_iter().find(|task| task.record.id == id))
}

on_both_stores! {
    async fn a_scheduled_record_becomes_public_when_its_time_comes(town) {
        let id = scheduled(&town, "publisher", "关于国庆期间停水的通知").await?;
        jobs::tick(&town.office).await?;
        assert!(shown(&town, id).await?.is_none(), "not before its time");
        town.clock.set(town.clock.now() + SignedDuration::from_hours(4));
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

    async fn who_scheduled_and_left_holds_nobody_up(town) {
        let other = second_publisher(&town).await?;
        let left = scheduled(&town, "publisher", "关于国庆期间停水的通知").await?;
        let stays = scheduled(&town, other, "关于国庆期间停电的通知").await?;
        let administrator = town.person("system-administrator").await?;
        let publisher = town.person("publisher").await?.person.id;
        identity::close(&town.office, &administrator, publisher).await?;
        town.clock.set(town.clock.now() + SignedDuration::from_hours(4));
        assert_eq!(jobs::tick(&town.office).await?.published, 1);
        assert!(matches!(shown(&town, stays).await?, Some(Shown::Current(_))), "held up");
        let waiting = task(&town, other, left).await?.expect("on the list of the other publisher");
        assert_eq!(waiting.put_back, Some(PutBack::AccountClosed));
        assert_eq!((waiting.record.state.as_str(), waiting.record.publish_at), ("cleared", None));
        let view = see::record(&town.office, &town.person(other).await?, left).await?;
        let last = view.events.last().expect("an event");
        assert_eq!((last.kind.as_str(), last.actor), ("record.unscheduled", None));
        assert_eq!(town.takes(other, "publish", left).await?, "published");
    }

    async fn a_revoked_role_publishes_nothing(town) {
        let other = second_publisher(&town).await?;
        let id = scheduled(&town, "publisher", "关于国庆期间停水的通知").await?;
        let publisher = town.person("publisher").await?;
        let mut tx = town.office.store.begin().await?;
        for grant in &publisher.grants {
            grants::remove(&mut tx, grant).await?;
        }
        tx.commit().await?;
        town.clock.set(town.clock.now() + SignedDuration::from_hours(4));
        assert_eq!(jobs::tick(&town.office).await?.published, 0);
        assert_eq!(jobs::tick(&town.office).await?.published, 0, "it is tried once");
        assert!(shown(&town, id).await?.is_none());
        let waiting = task(&town, other, id).await?.expect("a task");
        assert_eq!(waiting.put_back, Some(PutBack::RoleRevoked));
        // Scheduled again by somebody else, it is as any other.
        let at = town.clock.now() + SignedDuration::from_hours(1);
        let form = StepForm { step: "schedule".into(), publish_at: Some(at), ..StepForm::default() };
        town.takes_with(other, id, form).await?;
        town.clock.set(at + SignedDuration::from_secs(1));
        assert_eq!(jobs::tick(&town.office).await?.published, 1);
    }
}
