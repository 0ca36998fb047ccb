//! No page runs more than twelve statements, however much is on it.

use gongkai_model::record::Relation;
use gongkai_testkit::{TestResult, Town, notice};

use super::{Portal, town, town_on_postgres};

const MOST: u64 = 12;

#[tokio::test(flavor = "multi_thread")]
async fn pages_keep_to_twelve_statements_on_sqlite() -> TestResult {
    let (town, portal) = town().await?;
    keep_to_twelve(&town, &portal).await?;
    keep_to_twelve(&town, &Portal::without_memory(&town)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_keep_to_twelve_statements_on_postgres() -> TestResult {
    let (town, portal) = town_on_postgres().await?;
    keep_to_twelve(&town, &portal).await?;
    keep_to_twelve(&town, &Portal::without_memory(&town)).await
}

async fn keep_to_twelve(town: &Town, portal: &Portal) -> TestResult {
    let policy = town
        .drafts(notice("加装电梯若干措施").of_kind("policy_document"))
        .await?;
    town.publishes(policy).await?;
    for number in 0..25 {
        let tied = vec![Relation {
            relation: "interprets".parse().expect("a relation"),
            to: policy,
        }];
        let id = town
            .drafts(notice(&format!("第{number}号解读")).with(|c| c.relations = tied))
            .await?;
        town.publishes(id).await?;
    }
    gongkai_office::jobs::tick(&town.office).await?;
    let item = format!(
        "/catalogue/items/{}",
        crate::catalogue::filled_item(town).await?
    );
    gongkai_office::jobs::index(&town.office).await?;
    let (record, version, part) = (
        format!("/records/{policy}"),
        format!("/records/{policy}/versions/1"),
        format!("/sitemaps/{policy}.xml"),
    );
    for path in [
        "/",
        "/units",
        "/units/bureau",
        "/catalogue",
        "/catalogue?field=26-15&unit=bureau&state=filled&q=a",
        "/units/bureau/catalogue",
        "/api/v1/catalogue",
        &item,
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
        "/search?q=jiedu&year=2024",
        "/api/v1/search?q=%E8%A7%A3%E8%AF%BB",
        &record,
        &version,
        "/nothing",
        "/latest.atom",
        "/kinds/notice.rss?q=%E8%A7%A3%E8%AF%BB&year=2024",
        "/units/bureau/column/statutory.json",
        "/policies.csv",
        "/sitemap.xml",
        "/sitemaps/pages.xml",
        &part,
        "/robots.txt",
        "/api/v1/records?limit=100",
        "/api/v1/kinds",
        "/api/v1/units",
    ] {
        // Once with counts that are to be read again, as after a publication, and once with those kept.
        for is_kept in [false, true] {
            if !is_kept {
                public_side_changes(town).await?;
            }
            let before = town.office.store.statements();
            portal.get(path).await?;
            let ran = town.office.store.statements() - before;
            assert!(ran <= MOST, "{path} ran {ran} statements");
        }
    }
    Ok(())
}

/// The next page reads its counts again.
async fn public_side_changes(town: &Town) -> TestResult {
    let mut tx = town.office.store.begin().await?;
    let touch = "update public_revision set number = number + 1";
    tx.execute(touch, vec![]).await?;
    Ok(tx.commit().await?)
}
