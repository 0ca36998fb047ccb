//! The calculators for programs: the contract's shapes, problems with their article, a description that holds.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use gongkai_testkit::TestResult;
use serde_json::{Value, json};

use crate::web::{Answer, Portal, town};

async fn clock(portal: &Portal, case: &Value) -> TestResult<Answer> {
    let request = Request::post("/api/v1/tools/foi-clock").body(Body::from(case.to_string()))?;
    portal.ask(request).await
}

fn is_problem(answer: &Answer, code: &str) -> TestResult<Value> {
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        answer.text
    );
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem = answer.json()?;
    assert_eq!(problem["code"], code);
    Ok(problem)
}

#[tokio::test(flavor = "multi_thread")]
async fn working_days_are_those_of_the_contract() -> TestResult {
    let (_town, portal) = town().await?;
    let path = "/api/v1/tools/deadline/working-days";
    let answer = portal
        .get(&format!("{path}?date=2026-02-13&working_days=20"))
        .await?;
    let answer = answer.json()?;
    assert_eq!(answer["result"], "2026-03-19");
    assert_eq!(
        answer["explanation"][1],
        json!({"from": "2026-02-15", "to": "2026-02-23", "counted": false, "reason": "春节"})
    );
    let uncovered = portal
        .get(&format!("{path}?date=2026-12-10&working_days=20"))
        .await?;
    let problem = is_problem(&uncovered, "year_not_covered")?;
    assert_eq!(problem["provisional_on"], "2027-01-07");
    let many = portal
        .get(&format!("{path}?date=2026-12-10&working_days=2501"))
        .await?;
    is_problem(&many, "too_many_working_days")?;
    for query in [
        "",
        "?date=2026-2-13&working_days=20",
        "?date=2026-02-13&working_days=-1",
    ] {
        is_problem(&portal.get(&format!("{path}{query}")).await?, "invalid")?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_is_that_of_the_contract() -> TestResult {
    let (_town, portal) = town().await?;
    let received = json!({"kind": "received", "on": "2024-09-13", "channel": "in_person"});
    let case = json!({"id": "1", "events": [received], "as_of": "2024-09-20"});
    let answer = clock(&portal, &case).await?;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let answer = answer.json()?;
    assert_eq!(answer["id"], "1");
    assert_eq!(answer["due_on"], "2024-10-17");
    assert_eq!(answer["working_days_used"], 4);
    assert_eq!(
        answer["explanation"][0]["article"],
        "《全国年节及纪念日放假办法》"
    );
    let extended = json!({"kind": "extended", "on": "2024-09-20", "working_days": 25});
    let refused = clock(&portal, &json!({"id": "1", "events": [received, extended]})).await?;
    assert_eq!(
        is_problem(&refused, "extension_days")?["article"],
        "条例第三十三条"
    );
    let late = json!({"kind": "received", "on": "2026-12-10", "channel": "in_person"});
    let uncovered = clock(&portal, &json!({"id": "1", "events": [late]})).await?;
    assert_eq!(
        is_problem(&uncovered, "year_not_covered")?["provisional_on"],
        "2027-01-07"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_are_bounded() -> TestResult {
    let (_town, portal) = town().await?;
    let received = json!({"kind": "received", "on": "2020-01-06", "channel": "in_person"});
    let mut events = vec![received.clone()];
    events.extend((0..100).map(|_| json!({"kind": "agency_consulted", "on": "2020-01-07"})));
    is_problem(
        &clock(&portal, &json!({"events": events})).await?,
        "too_many_events",
    )?;
    let far = json!({"kind": "agency_consulted", "on": "9000-01-01", "as": "other"});
    is_problem(
        &clock(&portal, &json!({"events": [received, far]})).await?,
        "span_too_long",
    )?;
    let large = json!({"id": "x".repeat(200_000), "events": []});
    let answer = clock(&portal, &large).await?;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let request = Request::post("/api/v1/tools/foi-clock").body(Body::from("{\"id\""))?;
    assert_eq!(portal.ask(request).await?.status, StatusCode::BAD_REQUEST);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_is_that_of_the_contract() -> TestResult {
    let (_town, portal) = town().await?;
    let path = "/api/v1/tools/foi-fee";
    let ask = async |query: &str| portal.get(&format!("{path}?{query}")).await;
    let answer = ask("id=7&method=per_item&count_in_month_before=8&items=5")
        .await?
        .json()?;
    assert_eq!(answer["id"], "7");
    assert_eq!(answer["fee_yuan"], 300);
    assert_eq!(answer["article"], "国办函〔2020〕109号 第四条");
    let answer = ask("method=per_page&pages=68&already_public=true")
        .await?
        .json()?;
    assert_eq!(answer["fee_yuan"], 0);
    is_problem(
        &ask("method=per_item&items=1&pages=1").await?,
        "both_methods",
    )?;
    is_problem(&ask("method=per_page&pages=-1").await?, "not_a_count")?;
    is_problem(&ask("method=per_page").await?, "missing_key")?;
    let twice = ask("method=per_page&pages=1&pages=2").await?;
    assert_eq!(twice.status, StatusCode::BAD_REQUEST);
    Ok(())
}

/// The keys that a schema declares.
fn declared(description: &Value, schema: &str) -> Vec<String> {
    let properties = &description["components"]["schemas"][schema]["properties"];
    let keys = properties.as_object().into_iter().flatten();
    let mut keys: Vec<_> = keys.map(|(key, _)| key.clone()).collect();
    keys.sort_unstable();
    keys
}

fn keys(value: &Value) -> Vec<String> {
    let keys = value.as_object().into_iter().flatten();
    let mut keys: Vec<_> = keys.map(|(key, _)| key.clone()).collect();
    keys.sort_unstable();
    keys
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_declares_what_is_answered() -> TestResult {
    let (_town, portal) = town().await?;
    let description = portal.get("/api/v1/openapi.json").await?.json()?;
    let path = "/api/v1/tools/deadline/working-days?date=2026-02-13&working_days=20";
    let days = portal.get(path).await?.json()?;
    assert_eq!(declared(&description, "WorkingDaysAdded"), keys(&days));
    assert_eq!(
        declared(&description, "DaySpan"),
        keys(&days["explanation"][0])
    );
    let example = &description["components"]["schemas"]["RequestEvents"]["example"];
    let read = clock(&portal, example).await?;
    assert_eq!(
        read.status,
        StatusCode::OK,
        "the example is answered: {}",
        read.text
    );
    let read = read.json()?;
    assert_eq!(declared(&description, "RequestClock"), keys(&read));
    assert_eq!(
        declared(&description, "ClockSpan"),
        keys(&read["explanation"][0])
    );
    let fee = "/api/v1/tools/foi-fee?method=per_item&count_in_month_before=8&items=5";
    let fee = portal.get(fee).await?.json()?;
    assert_eq!(declared(&description, "FeeGiven"), keys(&fee));
    assert_eq!(declared(&description, "FeeTier"), keys(&fee["tiers"][0]));
    let refused = portal.get("/api/v1/tools/foi-fee?method=both").await?;
    let problem = is_problem(&refused, "unknown_method")?;
    assert_eq!(declared(&description, "ToolProblem"), keys(&problem));
    Ok(())
}
