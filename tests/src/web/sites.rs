//! Sites of bureaus and towns in one installation, by path and by host name.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use gongkai_office::jobs;
use gongkai_testkit::{Backend, TestResult, Town, notice};
use gongkai_web::{Sites, WebOptions};

use super::Portal;

const BUREAU: &str = r##"
code = "housing"
unit = "bureau"
hosts = ["housing.example"]
name = "云河住建"
name_en = "Yunhe Housing"
mark = "住"
kinds = ["notice"]
[look]
brand = "#1f4e3d"
brand_deep = "#163a2d"
brand_soft = "#e3eee9"
"##;

const NEIGHBOUR: &str = "code = \"next\"\nunit = \"neighbour\"\nname = \"邻局\"\n";

async fn town() -> TestResult<(Town, Portal)> {
    let town = Town::new(Backend::Sqlite, "2024-09-13").await?;
    let sites = Sites::read([("housing.toml", BUREAU), ("next.toml", NEIGHBOUR)])?;
    let options = WebOptions {
        sites: Arc::new(sites),
        ..WebOptions::default()
    };
    let router = gongkai_web::portal_router(town.office.clone(), options);
    Ok((town, Portal { router }))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_shows_its_own_unit_and_search_is_shared() -> TestResult {
    let (town, portal) = town().await?;
    let id = town.drafts(notice("关于燃气安全检查的通告")).await?;
    town.publishes(id).await?;
    jobs::tick(&town.office).await?;
    for path in ["/", "/kinds/notice", "/latest.json", "/latest.atom"] {
        let own = portal.get(&format!("/sites/housing{path}")).await?;
        assert_eq!(own.status, StatusCode::OK, "{path}");
        assert!(own.text.contains("关于燃气安全检查的通告"), "{path}");
        let other = portal.get(&format!("/sites/next{path}")).await?;
        assert!(!other.text.contains("关于燃气安全检查的通告"), "{path}");
    }
    let home = portal.get("/en/sites/housing/").await?;
    assert!(home.text.contains("Yunhe Housing Open Government"));
    assert!(home.text.contains("/assets/sites/housing.css"));
    assert!(
        home.text
            .contains("href=\"/en/sites/housing/units/bureau/column\"")
    );
    let record = portal.get(&format!("/sites/housing/records/{id}")).await?;
    assert!(
        record
            .text
            .contains(&format!("rel=\"canonical\" href=\"http:///records/{id}\""))
    );
    let words = "/search?q=%E7%87%83%E6%B0%94";
    let shared = portal.get(&format!("/sites/next{words}")).await?;
    let whole = portal.get(words).await?;
    let hits = |text: &str| text.matches(&id.to_string()).count();
    assert_eq!(hits(&shared.text), hits(&whole.text), "search is shared");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_has_its_host_and_its_colours() -> TestResult {
    let (_town, portal) = town().await?;
    let ask = |path: &str| Request::get(path).header("host", "housing.example:8080");
    let home = portal.ask(ask("/").body(Body::empty())?).await?;
    assert!(home.text.contains("云河住建政务公开"));
    let own = "href=\"/units/bureau/column\"";
    assert!(home.text.contains(own), "{}: {}", home.status, home.text);
    let css = portal.get("/assets/sites/housing.css").await?;
    assert_eq!(css.header("content-type"), "text/css; charset=utf-8");
    assert!(css.text.contains("--brand: #1f4e3d"));
    for path in [
        "/sites/nowhere/",
        "/assets/sites/next.css",
        "/assets/sites/x.css",
        "/sites/housing/api/v1/units",
    ] {
        assert_eq!(
            portal.get(path).await?.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    Ok(())
}
