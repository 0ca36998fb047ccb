//! Counts of pages are true at once: what is published is counted by the next page, what is withdrawn by none.

use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::StatusCode;
use gongkai_model::record::WithdrawalReason;
use gongkai_store::publications::{self, Filter};
use gongkai_testkit::{TestResult, Town, notice};

use super::{Portal, town, town_on_postgres};

#[tokio::test(flavor = "multi_thread")]
async fn counts_follow_each_publication_on_sqlite() -> TestResult {
    let (town, portal) = town().await?;
    follow(&town, &portal).await
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_follow_each_publication_on_postgres() -> TestResult {
    let (town, portal) = town_on_postgres().await?;
    follow(&town, &portal).await
}

/// Publishes and withdraws while other visitors make the node keep and renew its counts.
async fn follow(town: &Town, portal: &Portal) -> TestResult {
    let is_over = AtomicBool::new(false);
    let visitors = async {
        let mut pages = 0;
        while !is_over.load(Ordering::Relaxed) {
            for path in ["/", "/kinds/notice", "/units/bureau/column"] {
                assert_eq!(portal.get(path).await?.status, StatusCode::OK, "{path}");
                pages += 1;
            }
            tokio::task::yield_now().await;
        }
        TestResult::Ok(pages)
    };
    let office = async {
        let result = publish_and_withdraw(town, portal).await;
        is_over.store(true, Ordering::Relaxed);
        result
    };
    let (one, other, result) = tokio::join!(visitors, steady(portal, &is_over), office);
    result?;
    other?;
    assert!(one? > 0, "nobody looked");
    Ok(())
}

/// Another one, who asks for the API at the same time.
async fn steady(portal: &Portal, is_over: &AtomicBool) -> TestResult {
    while !is_over.load(Ordering::Relaxed) {
        let answer = portal.get("/api/v1/records?limit=100").await?;
        assert_eq!(answer.status, StatusCode::OK);
    }
    Ok(())
}

async fn publish_and_withdraw(town: &Town, portal: &Portal) -> TestResult {
    for round in 0..4 {
        let id = town.drafts(notice(&format!("第{round}号通知"))).await?;
        let before = agrees(town, portal).await?;
        town.publishes(id).await?;
        assert_eq!(agrees(town, portal).await?, before + 1);
        let reason = if round % 2 == 0 {
            WithdrawalReason::ALL[0]
        } else {
            WithdrawalReason::PeriodEnded
        };
        if round < 3 {
            town.withdraws(id, reason).await?;
            assert_eq!(agrees(town, portal).await?, before);
        }
    }
    Ok(())
}

/// What the pages count, after having compared it with the store.
async fn agrees(town: &Town, portal: &Portal) -> TestResult<i64> {
    let total = portal.get("/api/v1/records").await?.json()?["total"].as_i64();
    let mut reader = town.office.store.reader().await?;
    let stored = publications::count(&mut reader, &Filter::default()).await?;
    drop(reader);
    assert_eq!(total, Some(stored));
    let home = portal.get("/").await?;
    let sentence = format!("依法公开的 {stored} 条信息");
    assert_eq!(home.text.contains(&sentence), stored > 0, "{sentence}");
    Ok(stored)
}
