//! Pages in memory: the same text, once made, and gone as soon as what they show has changed.

use std::{io::Read as _, time::Duration};

use axum::{
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use gongkai_model::record::{Relation, WithdrawalReason};
use gongkai_office::{Office, OfficeOptions};
use gongkai_testkit::{TestResult, Town, notice};
use gongkai_web::WebOptions;
use tower::ServiceExt as _;

use super::{Portal, town, town_on_postgres};

/// What a visit costs in statements: more than one, and the page was made.
async fn statements(town: &Town, portal: &Portal, path: &str) -> TestResult<u64> {
    let before = town.office.store.statements();
    let answer = portal.get(path).await?;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    Ok(town.office.store.statements() - before)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_made_once_and_asked_for_by_its_tag() -> TestResult {
    let (town, portal) = town().await?;
    let id = town.drafts(notice("关于燃气安全检查的通告")).await?;
    town.publishes(id).await?;
    let path = format!("/records/{id}");
    let first = portal.get(&path).await?;
    assert!(
        statements(&town, &portal, &path).await? <= 1,
        "it was made again"
    );
    let again = portal.get(&path).await?;
    assert_eq!(first.text, again.text);
    let tag = again.header("etag").to_owned();
    assert!(tag.starts_with('"') && first.header("etag") == tag, "{tag}");
    assert!(again.header("vary").contains("accept-encoding"));
    assert!(again.header("vary").contains("cookie"));
    assert!(!again.header("content-security-policy").is_empty());
    for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_owned()] {
        let ask = Request::get(&path).header(header::IF_NONE_MATCH, &known);
        let answer = portal.ask(ask.body(Body::empty())?).await?;
        assert_eq!(answer.status, StatusCode::NOT_MODIFIED, "{known}");
        assert!(answer.text.is_empty() && !answer.header("etag").is_empty());
    }
    for other in ["\"x\"", "", "\"", &format!("{tag}x"), &tag[1..]] {
        let ask = Request::get(&path).header(header::IF_NONE_MATCH, other);
        let answer = portal.ask(ask.body(Body::empty())?).await?;
        assert_eq!(answer.status, StatusCode::OK, "{other}");
    }
    let head = portal.method(Method::HEAD, &path).await?;
    assert_eq!((head.status, head.text.as_str()), (StatusCode::OK, ""));
    assert_eq!(head.header("etag"), tag);
    let fresh = portal.method(Method::HEAD, "/units").await?;
    assert_eq!((fresh.status, fresh.text.as_str()), (StatusCode::OK, ""));
    assert!(portal.get("/units").await?.text.contains("</html>"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn packed_pages_hold_the_same_text() -> TestResult {
    let (_town, portal) = town().await?;
    let plain = portal.get("/units").await?;
    for _ in 0..2 {
        for (takes, name) in [
            ("gzip", "gzip"),
            ("gzip, br", "br"),
            ("br;q=0, gzip;q=0.1", "gzip"),
        ] {
            let ask = Request::get("/units").header(header::ACCEPT_ENCODING, takes);
            let response = portal
                .router
                .clone()
                .oneshot(ask.body(Body::empty())?)
                .await?;
            assert_eq!(response.headers()[header::CONTENT_ENCODING], name);
            let tag = response.headers()[header::ETAG].to_str()?.to_owned();
            assert!(tag.ends_with(&format!("-{name}\"")), "{tag}");
            let bytes = to_bytes(response.into_body(), 1 << 20).await?;
            if name == "gzip" {
                let mut text = String::new();
                flate2::read::GzDecoder::new(bytes.as_ref()).read_to_string(&mut text)?;
                assert_eq!(text, plain.text);
            }
            assert!(bytes.len() < plain.text.len() / 2);
            let ask = Request::get("/units").header(header::IF_NONE_MATCH, &tag);
            let known = portal
                .ask(
                    ask.header(header::ACCEPT_ENCODING, takes)
                        .body(Body::empty())?,
                )
                .await?;
            assert_eq!(
                (known.status, known.header("etag")),
                (StatusCode::NOT_MODIFIED, tag.as_str())
            );
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_and_a_host_have_pages_of_their_own() -> TestResult {
    let (_town, portal) = town().await?;
    let usual = portal.get("/units").await?;
    let elder = Request::get("/units").header(header::COOKIE, "gk_view=elder");
    let elder = portal.ask(elder.body(Body::empty())?).await?;
    assert!(elder.text.contains("class=\"elder\"") && !usual.text.contains("class=\"elder\""));
    let other = Request::get("/units").header(header::HOST, "other.example");
    let other = portal.ask(other.body(Body::empty())?).await?;
    assert!(other.text.contains("other.example") && !usual.text.contains("other.example"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publication_makes_new_what_it_touches_and_nothing_else_on_sqlite() -> TestResult {
    let (town, portal) = town().await?;
    touches(&town, &portal).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publication_makes_new_what_it_touches_and_nothing_else_on_postgres() -> TestResult {
    let (town, portal) = town_on_postgres().await?;
    touches(&town, &portal).await
}

async fn touches(town: &Town, portal: &Portal) -> TestResult {
    let policy = town
        .drafts(notice("加装电梯若干措施").of_kind("policy_document"))
        .await?;
    town.publishes(policy).await?;
    let stranger = town.drafts(notice("另一篇通告")).await?;
    town.publishes(stranger).await?;
    gongkai_office::jobs::tick(&town.office).await?;
    let (of_policy, of_stranger) = (format!("/records/{policy}"), format!("/records/{stranger}"));
    let new = [
        "/",
        "/policies",
        "/kinds/notice",
        "/units/bureau",
        "/units/bureau/column",
        &of_policy,
    ];
    let same = [
        "/units",
        "/news",
        "/kinds/annual_report",
        "/units/neighbour",
        "/accessibility",
        &of_stranger,
    ];
    for path in new.iter().chain(&same) {
        portal.get(path).await?;
    }
    let tied = vec![Relation {
        relation: "interprets".parse()?,
        to: policy,
    }];
    let chart = town
        .drafts(notice("六张图看懂加装电梯").with(|c| c.relations = tied))
        .await?;
    town.publishes(chart).await?;
    // The first visit looks; the others know.
    portal.get("/data").await?;
    for path in same {
        assert!(
            statements(town, portal, path).await? <= 1,
            "{path} was made again"
        );
    }
    for path in new {
        assert!(
            statements(town, portal, path).await? > 1,
            "{path} is an old one"
        );
        if !path.ends_with("bureau") {
            assert!(
                portal.get(path).await?.text.contains("六张图看懂加装电梯"),
                "{path}"
            );
        }
    }
    town.withdraws(chart, WithdrawalReason::Privacy).await?;
    for path in new.iter().chain(&same) {
        assert!(
            !portal.get(path).await?.text.contains("六张图看懂加装电梯"),
            "{path}"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_place_in_the_log_appears_and_tomorrow_has_its_date() -> TestResult {
    let (town, portal) = town().await?;
    let id = town.drafts(notice("关于燃气安全检查的通告")).await?;
    town.publishes(id).await?;
    let path = format!("/records/{id}");
    assert!(portal.get(&path).await?.text.contains("存证条目生成后"));
    gongkai_office::jobs::tick(&town.office).await?;
    assert!(portal.get(&path).await?.text.contains("公开存证日志第"));
    assert!(
        portal
            .get(&path)
            .await?
            .text
            .contains("今天是 2024年9月13日")
    );
    town.clock.set("2024-09-13T16:00:00Z".parse()?);
    assert!(
        portal
            .get(&path)
            .await?
            .text
            .contains("今天是 2024年9月14日")
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_come_at_once_have_a_page_made_once() -> TestResult {
    let (town, portal) = town().await?;
    let made = statements(&town, &portal, "/").await?;
    let id = town.drafts(notice("关于燃气安全检查的通告")).await?;
    town.publishes(id).await?;
    let before = town.office.store.statements();
    let visits = (0..60).map(|_| portal.get("/"));
    for answer in futures::future::join_all(visits).await {
        assert!(answer?.text.contains("关于燃气安全检查的通告"));
    }
    let ran = town.office.store.statements() - before;
    // A look, the page, and perhaps another look because time passes.
    assert!(ran <= made + 15, "{ran} statements, {made} for one page");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_cookies_and_searches_are_not_kept() -> TestResult {
    let (town, portal) = town().await?;
    for path in [
        "/records/0000000000000",
        "/nothing",
        "/api/v1/records?year=x",
        "/search?q=a",
        "/healthz",
    ] {
        let answer = portal.get(path).await?;
        assert_eq!(answer.header("etag"), "", "{path}");
    }
    let chosen = portal.get("/?view=dark").await?;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER);
    let id = town.drafts(notice("关于燃气安全检查的通告")).await?;
    let path = format!("/records/{id}");
    assert_eq!(portal.get(&path).await?.status, StatusCode::NOT_FOUND);
    town.publishes(id).await?;
    assert_eq!(portal.get(&path).await?.status, StatusCode::OK);
    town.withdraws(id, WithdrawalReason::Privacy).await?;
    assert_eq!(portal.get(&path).await?.status, StatusCode::GONE);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_is_noticed_in_a_tenth_of_a_second_on_sqlite() -> TestResult {
    another_process(town().await?.0).await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_is_noticed_in_a_tenth_of_a_second_on_postgres() -> TestResult {
    another_process(town_on_postgres().await?.0).await
}

/// A second node on the same store; nobody numbers events, so it is the waiting ones that it finds.
async fn another_process(town: Town) -> TestResult {
    let mut options = OfficeOptions::in_folder(town.folder().to_owned());
    options.clock = town.clock.clone();
    options.database_url = town.database_url();
    let node = Office::open(options).await?;
    let portal = Portal {
        router: gongkai_web::portal_router(node.clone(), WebOptions::default()),
    };
    let id = town.drafts(notice("关于燃气安全检查的通告")).await?;
    town.publishes(id).await?;
    let path = format!("/records/{id}");
    for path in [path.as_str(), "/kinds/notice", "/"] {
        let is_there = portal.get(path).await?.text.contains("燃气安全检查");
        assert!(is_there, "{path}");
    }
    town.withdraws(id, WithdrawalReason::Privacy).await?;
    tokio::time::sleep(Duration::from_millis(120)).await;
    for path in [path.as_str(), "/kinds/notice", "/"] {
        let is_there = portal.get(path).await?.text.contains("燃气安全检查");
        assert!(!is_there, "{path}");
    }
    node.store.close().await;
    Ok(())
}
