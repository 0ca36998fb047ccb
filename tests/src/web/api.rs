//! The read API: complete, checkable, with its own words for errors.

use axum::http::StatusCode;
use gongkai_model::event::{commitment, leaf_hash};
use gongkai_office::jobs;
use gongkai_testkit::{TestResult, notice};

use super::{town, town_on_postgres};

#[tokio::test(flavor = "multi_thread")]
async fn anybody_can_check_a_record_against_the_public_log() -> TestResult {
    let (town, portal) = town_on_postgres().await?;
    let id = town.drafts(notice("关于燃气安全检查的通告")).await?;
    town.publishes(id).await?;
    jobs::tick(&town.office).await?;
    let record = portal.get(&format!("/api/v1/records/{id}")).await?.json()?;
    let proof = &record["proof"];
    let text = |key: &str| proof[key].as_str().unwrap_or_default().to_owned();
    let salt: Vec<u8> = (0..64)
        .step_by(2)
        .map(|at| u8::from_str_radix(&text("salt")[at..at + 2], 16))
        .collect::<Result<_, _>>()?;
    let salt: [u8; 32] = salt.as_slice().try_into()?;
    let content = portal.get(&format!("/api/v1/records/{id}/content")).await?;
    assert_eq!(
        commitment(&salt, content.text.as_bytes()),
        text("commitment")
    );
    assert!(text("leaf_body").contains(&text("commitment")));
    assert_eq!(leaf_hash(&text("leaf_body")), text("leaf_hash"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_are_problems() -> TestResult {
    let (_town, portal) = town().await?;
    for (path, status, code) in [
        (
            "/api/v1/records/0000000000000",
            StatusCode::NOT_FOUND,
            "not_found",
        ),
        ("/api/v1/records/x", StatusCode::NOT_FOUND, "not_found"),
        (
            "/api/v1/records?year=abc",
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
        ),
        (
            "/api/v1/records?limit=101",
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
        ),
        (
            "/api/v1/records?after=zzz",
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
        ),
        (
            "/api/v1/records?unit=nobody",
            StatusCode::NOT_FOUND,
            "not_found",
        ),
        ("/api/v2/anything", StatusCode::NOT_FOUND, "not_found"),
    ] {
        let answer = portal.get(path).await?;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(
            answer.header("content-type"),
            "application/problem+json",
            "{path}"
        );
        assert_eq!(answer.json()?["code"], code, "{path}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_names_every_route_once() -> TestResult {
    let (_town, portal) = town().await?;
    let description = portal.get("/api/v1/openapi.json").await?.json()?;
    let paths = description["paths"].as_object().ok_or("no paths")?;
    let known: Vec<&str> = paths.keys().map(String::as_str).collect();
    assert_eq!(
        known,
        [
            "/api/v1/catalogue",
            "/api/v1/catalogue/{id}",
            "/api/v1/kinds",
            "/api/v1/records",
            "/api/v1/records/{id}",
            "/api/v1/records/{id}/content",
            "/api/v1/search",
            "/api/v1/tools/deadline/working-days",
            "/api/v1/tools/foi-clock",
            "/api/v1/tools/foi-fee",
            "/api/v1/units"
        ]
    );
    let ids: Vec<_> = paths
        .values()
        .flat_map(|path| [&path["get"], &path["post"]])
        .filter_map(|operation| operation["operationId"].as_str())
        .collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(ids.len(), unique.len());
    Ok(())
}
