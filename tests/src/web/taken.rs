//! What is taken away: feeds, downloads, the site map.

use std::{collections::BTreeSet, io::Cursor};

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use calamine::{Data, Reader as _, Xlsx};
use gongkai_model::{id::RecordId, record::WithdrawalReason};
use gongkai_testkit::{TestResult, Town, notice};
use quick_xml::events::Event;
use tower::ServiceExt as _;

use super::{Portal, town, town_on_postgres};

const ODD: &str = "=关于<燃气>&\"检查\"的\u{b}通告, 第1号";

/// Texts by element, in order; fails on what is not well-formed.
fn texts(xml: &str, element: &str) -> TestResult<Vec<String>> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut open, mut texts) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event()? {
            Event::Start(start) => {
                let name = String::from_utf8(start.name().as_ref().to_vec())?;
                if name == element {
                    texts.push(String::new());
                }
                for attribute in start.attributes() {
                    attribute?;
                }
                open.push(name);
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(text) if open.last().is_some_and(|name| name == element) => {
                texts
                    .last_mut()
                    .ok_or("no element")?
                    .push_str(&text.decode()?);
            }
            Event::GeneralRef(name) if open.last().is_some_and(|open| open == element) => {
                let name = name.decode()?;
                let c = quick_xml::escape::resolve_predefined_entity(&name).ok_or("an entity")?;
                texts.last_mut().ok_or("no element")?.push_str(c);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    Ok(texts)
}

async fn published(town: &Town, title: &str) -> TestResult<RecordId> {
    let id = town
        .drafts(notice(title).body("<p>请各用户<b>配合</b>检查。</p>"))
        .await?;
    town.publishes(id).await?;
    Ok(id)
}

#[tokio::test(flavor = "multi_thread")]
async fn feeds_are_well_formed_and_follow_what_is_public() -> TestResult {
    let (town, portal) = town().await?;
    for path in ["/latest.atom", "/news.rss"] {
        let empty = portal.get(path).await?;
        assert_eq!(empty.status, StatusCode::OK);
        assert!(texts(&empty.text, "entry")?.is_empty());
    }
    let id = published(&town, ODD).await?;
    let title = ODD.replace('\u{b}', "");
    for path in [
        "/latest",
        "/units/bureau",
        "/units/bureau/column/statutory",
        "/kinds/notice",
        "/kinds/notice",
    ] {
        let atom = portal.get(&format!("{path}.atom")).await?;
        assert!(
            atom.header("content-type")
                .starts_with("application/atom+xml")
        );
        assert_eq!(texts(&atom.text, "title")?.last(), Some(&title), "{path}");
        assert!(
            texts(&atom.text, "summary")?[0].contains("请各用户 配合 检查")
                || texts(&atom.text, "summary")?[0].contains("请各用户配合检查")
        );
        assert!(atom.text.contains(&format!("/records/{id}\"")));
        let ids = texts(&atom.text, "id")?;
        assert!(
            ids.len() == 2 && ids.iter().all(|id| id.starts_with("urn:uuid:")),
            "{ids:?}"
        );
        let rss = portal.get(&format!("{path}.rss")).await?;
        assert!(
            rss.header("content-type")
                .starts_with("application/rss+xml")
        );
        assert_eq!(texts(&rss.text, "guid")?, [ids[1].clone()]);
        assert_eq!(
            texts(&rss.text, "pubDate")?,
            ["Fri, 13 Sep 2024 09:00:00 +0800"]
        );
        let again =
            Request::get(format!("{path}.atom")).header(header::IF_NONE_MATCH, atom.header("etag"));
        assert_eq!(
            portal.ask(again.body(Body::empty())?).await?.status,
            StatusCode::NOT_MODIFIED
        );
    }
    for path in [
        "/news.atom",
        "/units/neighbour.rss",
        "/kinds/notice.atom?year=2023",
        "/kinds/notice.atom?q=%E7%94%B5%E6%A2%AF",
    ] {
        let feed = portal.get(path).await?;
        assert_eq!(feed.status, StatusCode::OK, "{path}");
        assert!(!feed.text.contains("燃气"), "{path}");
    }
    for path in [
        "/kinds/nothing.atom",
        "/units/nobody.rss",
        "/units/bureau/column/news.csv",
        "/policies.exe",
    ] {
        assert_eq!(
            portal.get(path).await?.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    assert_eq!(
        portal.get("/policies.csv?year=x").await?.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    town.withdraws(id, WithdrawalReason::Privacy).await?;
    for path in [
        "/latest.atom",
        "/kinds/notice.rss",
        "/latest.csv",
        "/sitemap.xml",
    ] {
        let feed = portal.get(path).await?;
        assert!(
            !feed.text.contains("燃气") && !feed.text.contains(&id.to_string()),
            "{path}"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_taken_away_whole_on_sqlite() -> TestResult {
    let (town, portal) = town().await?;
    taken_whole(&town, &portal).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_taken_away_whole_on_postgres() -> TestResult {
    let (town, portal) = town_on_postgres().await?;
    taken_whole(&town, &portal).await
}

async fn taken_whole(town: &Town, portal: &Portal) -> TestResult {
    let mut ids = vec![published(town, ODD).await?];
    for number in 0..22 {
        ids.push(published(town, &format!("第{number}号通告")).await?);
    }
    let csv = portal.get("/kinds/notice.csv").await?;
    assert!(csv.text.starts_with("\u{feff}编号,标题,发文字号,索引号,"));
    assert!(
        csv.header("content-disposition")
            .contains("filename*=UTF-8''")
            && csv.header("content-disposition").contains("2024-09-13.csv")
    );
    assert_eq!(csv.text.lines().count(), 24);
    assert!(
        csv.text.contains("\"'=关于<燃气>&\"\"检查\"\"的"),
        "{}",
        csv.text
    );
    let json = portal.get("/kinds/notice.json").await?.json()?;
    assert_eq!(
        (json["total"].as_i64(), json["is_cut"].as_bool()),
        (Some(23), Some(false))
    );
    let rows = json["rows"].as_array().ok_or("no rows")?;
    let found: BTreeSet<&str> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(found.len(), 23);
    assert!(ids.iter().all(|id| found.contains(id.to_string().as_str())));
    assert_eq!(rows[22]["title"], ODD);
    assert_eq!(json["columns"]["doc_number"], "发文字号");
    let narrowed = portal
        .get("/latest.json?q=%E7%87%83%E6%B0%94&unit=bureau")
        .await?
        .json()?;
    assert_eq!(narrowed["rows"].as_array().map(Vec::len), Some(1));
    let ask = Request::get("/units/bureau/column/statutory/notice.xlsx").body(Body::empty())?;
    let response = portal.router.clone().oneshot(ask).await?;
    let bytes = to_bytes(response.into_body(), 1 << 20).await?;
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec()))?;
    let sheet = book.worksheet_range_at(0).ok_or("no sheet")??;
    assert_eq!(sheet.height(), 24);
    assert_eq!(sheet.get((0, 1)), Some(&Data::String("标题".into())));
    assert_eq!(
        sheet.get((23, 1)),
        Some(&Data::String(ODD.replace('\u{b}', "")))
    );
    let nothing = portal.get("/news.json").await?.json()?;
    assert_eq!(nothing["rows"].as_array().map(Vec::len), Some(0));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_site_map_has_every_address_and_each_answers() -> TestResult {
    let (town, portal) = town().await?;
    let ids = [
        published(&town, "第一号通告").await?,
        published(&town, "第二号通告").await?,
    ];
    let robots = portal
        .ask(
            Request::get("/robots.txt")
                .header(header::HOST, "yunhe.example")
                .body(Body::empty())?,
        )
        .await?;
    assert!(
        robots
            .text
            .ends_with("\nSitemap: http://yunhe.example/sitemap.xml\n"),
        "{}",
        robots.text
    );
    let index = portal
        .ask(
            Request::get("/sitemap.xml")
                .header(header::HOST, "yunhe.example")
                .body(Body::empty())?,
        )
        .await?;
    let parts = texts(&index.text, "loc")?;
    assert_eq!(
        parts,
        [
            "http://yunhe.example/sitemaps/pages.xml".to_owned(),
            format!("http://yunhe.example/sitemaps/{}.xml", ids[0])
        ]
    );
    assert_eq!(
        texts(&index.text, "lastmod")?,
        ["2024-09-13T09:00:00+08:00"]
    );
    let mut addresses = Vec::new();
    for part in parts {
        let path = part
            .strip_prefix("http://yunhe.example")
            .ok_or("elsewhere")?;
        addresses.extend(texts(&portal.get(path).await?.text, "loc")?);
    }
    for id in ids {
        assert!(
            addresses
                .iter()
                .any(|address| address.ends_with(&format!("/records/{id}")))
        );
    }
    assert!(addresses.len() > 30);
    for address in addresses {
        let path = address.strip_prefix("http://").ok_or("no scheme")?;
        assert_eq!(portal.get(path).await?.status, StatusCode::OK, "{address}");
    }
    assert_eq!(
        portal.get("/sitemaps/x.xml").await?.status,
        StatusCode::NOT_FOUND
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_is_followed_by_what_it_finds() -> TestResult {
    let (town, portal) = town().await?;
    for title in [
        "关于燃气安全检查的通告",
        "关于供水管网改造的通告",
        "关于燃气管道改造的通告",
    ] {
        published(&town, title).await?;
    }
    gongkai_office::jobs::index(&town.office).await?;
    let page = portal.get("/search?q=%E7%87%83%E6%B0%94").await?;
    assert!(
        page.text
            .contains("href=\"/search.atom?q=%E7%87%83%E6%B0%94"),
        "{}",
        page.text
    );
    let feed = portal.get("/search.atom?q=%E7%87%83%E6%B0%94").await?;
    let titles = texts(&feed.text, "title")?;
    assert_eq!(
        titles[1..],
        ["关于燃气管道改造的通告", "关于燃气安全检查的通告"]
    );
    assert_eq!(feed.header("etag"), "");
    let nothing = portal.get("/search.rss?q=%E9%A3%9E%E8%88%B9").await?;
    assert!(texts(&nothing.text, "item")?.is_empty());
    assert_eq!(
        texts(&portal.get("/search.atom").await?.text, "entry")?.len(),
        3
    );
    Ok(())
}
