//! What a kind keeps up for a period only is taken down when the period has ended.

use std::collections::BTreeMap;

use gongkai_model::{kinds::FieldValue, record::WithdrawalReason};
use gongkai_office::jobs;
use gongkai_store::publications::Shown;
use gongkai_testkit::{Backend, TestResult, Town, notice};
use jiff::{SignedDuration, civil::date};

use super::shown;

/// Two kinds: one counts from publication, one from the end of a period.
const BY_PUBLICATION: &str = r#"
code = "subsidy_list"
name = "补贴公示"
name_en = "Subsidy lists"
about = "发放前的公示。"
section = "statutory"
column_type = "政策文件"
retention = 10

[take_down]
after_days = 7
basis = "公示期满"
"#;
const BY_PERIOD: &str = r#"
code = "hearing"
name = "听证公告"
name_en = "Hearings"
about = "听证会前的公告。"
section = "statutory"
column_type = "政策文件"
retention = 10

[[field]]
code = "period"
name = "公告期间"
type = "period"

[take_down]
after_days = 0
field = "period"
basis = "公告期满"
"#;

async fn story(backend: Backend) -> TestResult {
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("subsidy_list.toml"), BY_PUBLICATION)?;
    std::fs::write(folder.path().join("hearing.toml"), BY_PERIOD)?;
    let town = Town::with_kinds(backend, "2024-09-13", folder.path()).await?;
    let week = town
        .drafts(notice("关于秸秆补贴的公示").of_kind("subsidy_list"))
        .await?;
    town.publishes(week).await?;
    let period = FieldValue::Period(date(2024, 9, 13), date(2024, 9, 15));
    let hearing = notice("关于水价听证的公告").of_kind("hearing");
    let hearing =
        hearing.with(|content| content.fields = BTreeMap::from([("period".into(), period)]));
    let hearing = town.drafts(hearing).await?;
    town.publishes(hearing).await?;
    let stays = town.drafts(notice("关于停水的通知")).await?;
    town.publishes(stays).await?;

    let mut days = Vec::new();
    for day in 0..9 {
        let taken = jobs::tick(&town.office).await?.taken_down;
        days.extend((taken > 0).then_some((day, taken)));
        town.clock
            .set(town.clock.now() + SignedDuration::from_hours(24));
    }
    // The last day still counts: 15 September for the one, the seventh day after publication for the other.
    assert_eq!(days, [(3, 1), (8, 1)]);
    for gone in [week, hearing] {
        let Some(Shown::Withdrawn { reason, .. }) = shown(&town, gone).await? else {
            panic!("still public");
        };
        assert_eq!(reason, WithdrawalReason::PeriodEnded);
    }
    assert!(matches!(
        shown(&town, stays).await?,
        Some(Shown::Current(_))
    ));
    town.ends_well().await
}

#[tokio::test(flavor = "multi_thread")]
async fn records_come_down_on_the_day_after_their_last_on_sqlite() -> TestResult {
    story(Backend::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn records_come_down_on_the_day_after_their_last_on_postgres() -> TestResult {
    story(Backend::Postgres).await
}
