//! No page runs more than twelve statements, however much is on it.

use gongkai_model::record::Relation;
use gongkai_testkit::{TestResult, notice};

use super::town;

const MOST: u64 = 12;

#[tokio::test(flavor = "multi_thread")]
async fn pages_keep_to_twelve_statements() -> TestResult {
    let (town, portal) = town().await?;
    let policy = town
        .drafts(notice("加装电梯若干措施").of_kind("policy_document"))
        .await?;
    town.publishes(policy).await?;
    for number in 0..25 {
        let tied = vec![Relation {
            relation: "interprets".into(),
            to: policy,
        }];
        let id = town
            .drafts(notice(&format!("第{number}号解读")).with(|c| c.relations = tied))
            .await?;
        town.publishes(id).await?;
    }
    gongkai_office::jobs::tick(&town.office).await?;
    let (record, version) = (
        format!("/records/{policy}"),
        format!("/records/{policy}/versions/1"),
    );
    for path in [
        "/",
        "/units",
        "/units/bureau",
        "/units/bureau/column",
        "/units/bureau/column/on_request",
        "/units/bureau/column/statutory",
        "/units/bureau/column/statutory/notice",
        "/units/bureau/column/statutory/normative_document",
        "/policies",
        "/news",
        "/kinds",
        "/kinds/notice?q=%E8%A7%A3%E8%AF%BB&year=2024&topic=a",
        "/search?q=%E8%A7%A3%E8%AF%BB",
        &record,
        &version,
        "/nothing",
        "/api/v1/records?limit=100",
        "/api/v1/kinds",
        "/api/v1/units",
    ] {
        let before = town.office.store.statements();
        portal.get(path).await?;
        let ran = town.office.store.statements() - before;
        assert!(ran <= MOST, "{path} ran {ran} statements");
    }
    Ok(())
}
