//! What is withdrawn, and what was never published, is nowhere.

use axum::http::StatusCode;
use gongkai_model::record::WithdrawalReason;
use gongkai_testkit::{TestResult, notice};

use super::town;

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_record_leaves_its_class_of_reason_and_nothing_else() -> TestResult {
    let (town, portal) = town().await?;
    for reason in WithdrawalReason::ALL {
        let id = town
            .drafts(notice("张某某的补助情况").body("<p>张某某，电话不宜公开。</p>"))
            .await?;
        town.publishes(id).await?;
        town.withdraws(id, reason).await?;
        let page = portal.get(&format!("/records/{id}")).await?;
        assert_eq!(page.status, StatusCode::GONE, "{reason:?}");
        assert!(page.text.contains(reason.public_label()), "{reason:?}");
        let api = portal.get(&format!("/api/v1/records/{id}")).await?;
        assert_eq!(api.status, StatusCode::GONE);
        for text in [&page.text, &api.text] {
            assert!(!text.contains("张某某"), "{reason:?}");
        }
        for path in [
            format!("/records/{id}/versions/1"),
            format!("/api/v1/records/{id}/content"),
        ] {
            let answer = portal.get(&path).await?;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{reason:?} {path}");
            assert!(!answer.text.contains("张某某"));
        }
        assert_eq!(
            portal.get(&format!("/records/{id}/print")).await?.status,
            StatusCode::GONE
        );
    }
    nowhere(&portal, "张某某").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_and_a_cleared_record_are_nowhere() -> TestResult {
    let (town, portal) = town().await?;
    let draft = town.drafts(notice("尚未公开的方案")).await?;
    let cleared = town.drafts(notice("尚未公开的办法")).await?;
    town.takes("drafter", "submit", cleared).await?;
    town.everybody_signs(cleared).await?;
    for id in [draft, cleared] {
        for path in ["", "/print", "/versions/1"] {
            let answer = portal.get(&format!("/records/{id}{path}")).await?;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    nowhere(&portal, "尚未公开的").await
}

async fn nowhere(portal: &super::Portal, text: &str) -> TestResult {
    for path in [
        "/",
        "/units/bureau",
        "/units/bureau/column",
        "/units/bureau/column/statutory",
        "/kinds/notice",
        "/api/v1/records",
        "/latest.atom",
        "/latest.csv",
        "/kinds/notice.rss",
        "/units/bureau.json",
        "/search",
        "/search?q=%E5%B0%9A%E6%9C%AA",
        "/api/v1/search?q=%E5%B0%9A%E6%9C%AA",
    ] {
        let answer = portal.get(path).await?;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(!answer.text.contains(text), "{path}");
    }
    Ok(())
}
