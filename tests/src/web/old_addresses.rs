//! Addresses of an earlier platform lead to the record, and to nothing that is not public.

use axum::http::{Method, StatusCode};
use gongkai_office::import::{Entry, Progress, Request, run_bulk};
use gongkai_store::old_addresses;
use gongkai_testkit::{TestResult, Town, notice};

use super::{Portal, town, town_on_postgres};

struct Silent;

impl Progress for Silent {
    fn answered(&mut self, _entry: &Entry) {}
    fn read(&mut self, _done: u64, _all: u64) {}
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_address_leads_on_on_sqlite() -> TestResult {
    let (town, portal) = town().await?;
    leads_on(&town, &portal).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_address_leads_on_on_postgres() -> TestResult {
    let (town, portal) = town_on_postgres().await?;
    leads_on(&town, &portal).await
}

async fn leads_on(town: &Town, portal: &Portal) -> TestResult {
    let table = town.folder().join("list.csv");
    let rows = "编号,标题,正文,网址\n1,关于做好防汛工作的通知,内容,https://old.example/art/2021/art_1.html\n\
                2,关于供水管网改造的通知,内容,https://old.example/show.aspx?id=2\n";
    std::fs::write(&table, rows)?;
    let request = Request {
        unit: "bureau".into(),
        publish: true,
        source: Some("旧网站".into()),
        as_login: Some("open-government-office".into()),
        secrecy_login: Some("secrecy-reviewer".into()),
        approval_login: Some("open-government-office".into()),
        dry_run: false,
        resume: false,
        mapping: None,
    };
    let summary = run_bulk(&town.office, &table, &request, &mut Silent).await?;
    assert_eq!((summary.imported, summary.failed), (2, 0));
    for (old, title) in [
        ("/art/2021/art_1.html", "防汛"),
        ("/show.aspx?id=2", "供水管网"),
    ] {
        for base in ["", "/en"] {
            let answer = portal.get(&format!("{base}{old}")).await?;
            assert_eq!(answer.status, StatusCode::MOVED_PERMANENTLY, "{old}");
            let page = portal.get(answer.header("location")).await?;
            assert!(page.text.contains(title), "{old}");
        }
    }
    for nothing in [
        "/show.aspx?id=3",
        "/show.aspx",
        "/art/2021/",
        "/art/2021/art_1.html?x=1",
    ] {
        assert_eq!(
            portal.get(nothing).await?.status,
            StatusCode::NOT_FOUND,
            "{nothing}"
        );
    }
    let posted = portal.method(Method::POST, "/art/2021/art_1.html").await?;
    assert!(posted.status.is_client_error());

    let draft = town.drafts(notice("尚未公开的方案")).await?;
    let mut tx = town.office.store.begin().await?;
    assert!(old_addresses::insert(&mut tx, "/draft.html", draft).await?);
    assert!(
        !old_addresses::insert(&mut tx, "/show.aspx?id=2", draft).await?,
        "the first keeps it"
    );
    assert!(!old_addresses::insert(&mut tx, "https://old.example/x", draft).await?);
    tx.commit().await?;
    assert_eq!(
        portal.get("/draft.html").await?.status,
        StatusCode::NOT_FOUND
    );
    town.publishes(draft).await?;
    assert_eq!(
        portal.get("/draft.html").await?.status,
        StatusCode::MOVED_PERMANENTLY
    );
    let mut tx = town.office.store.begin().await?;
    old_addresses::forget(&mut tx, draft).await?;
    tx.commit().await?;
    assert_eq!(
        portal.get("/draft.html").await?.status,
        StatusCode::NOT_FOUND
    );
    Ok(())
}
