//! Every sort of public page in four languages: its own language said, its links kept, Chinese marked.

use axum::http::StatusCode;
use gongkai_model::record::WithdrawalReason;
use gongkai_office::jobs;
use gongkai_testkit::{TestResult, notice};

use super::{Answer, town};

const LANGUAGES: [(&str, &str); 4] = [("", "zh-CN"), ("/en", "en"), ("/ja", "ja"), ("/ko", "ko")];

/// Addresses that are the same in every language.
const SHARED: [&str; 4] = ["/api/", "/assets/", "/files/", "/feeds/"];

/// Every sort of page, with the status that it answers.
fn pages(record: &str) -> Vec<(String, StatusCode)> {
    let found = [
        "/",
        "/units",
        "/units/bureau",
        "/units/bureau/column",
        "/units/bureau/column/guide",
        "/units/bureau/column/statutory/notice",
        "/units/bureau/column/on_request",
        "/policies",
        "/news",
        "/kinds",
        "/kinds/notice?year=2024",
        "/kinds/notice?q=nothing",
        "/data",
        "/accessibility",
        "/tools/deadline?mode=foi",
        "/tools/deadline?mode=foi&channel=in_person&received_on=2024-09-02&kind_1=extended&on_1=2024-09-10&working_days_1=20&approved_by_1=x",
        "/tools/deadline?mode=days&date=2026-12-10&working_days=20",
        "/tools/fee",
        "/tools/fee?method=per_item&count_in_month_before=34&items=30&pages=68",
    ];
    let mut pages: Vec<_> = found.map(|path| (path.to_owned(), StatusCode::OK)).into();
    for path in ["", "/print", "/versions/1"] {
        pages.push((format!("/records/{record}{path}"), StatusCode::OK));
    }
    pages.push(("/units/nowhere".into(), StatusCode::NOT_FOUND));
    pages.push(("/nowhere".into(), StatusCode::NOT_FOUND));
    let mistaken = "/tools/fee?method=per_page&count_in_month_before=0&items=1&pages=x";
    pages.push((mistaken.into(), StatusCode::UNPROCESSABLE_ENTITY));
    pages
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sort_of_page_speaks_four_languages() -> TestResult {
    let (town, portal) = town().await?;
    let id = town.drafts(notice("关于燃气安全检查的通告")).await?;
    town.publishes(id).await?;
    jobs::tick(&town.office).await?;
    for (path, status) in pages(&id.to_string()) {
        for (prefix, tag) in LANGUAGES {
            let address = format!("{prefix}{path}");
            let page = portal.get(&address).await?;
            assert_eq!(page.status, status, "{address}");
            assert!(
                page.text.contains(&format!("<html lang=\"{tag}\"")),
                "{address}"
            );
            if path.ends_with("/print") {
                continue;
            }
            for other in ["zh-CN", "en", "ja", "ko", "x-default"] {
                let mark = format!("<link rel=\"alternate\" hreflang=\"{other}\"");
                assert_eq!(page.text.matches(&mark).count(), 1, "{address}: {other}");
            }
            assert_links_stay(&address, prefix, &page);
            if tag == "en" {
                assert_eq!(
                    unmarked_chinese(&page.text),
                    Vec::<String>::new(),
                    "{address}"
                );
            }
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_record_says_so_in_four_languages() -> TestResult {
    let (town, portal) = town().await?;
    let id = town.drafts(notice("关于燃气安全检查的通告")).await?;
    town.publishes(id).await?;
    town.withdraws(id, WithdrawalReason::Duplicate).await?;
    for (prefix, words) in [
        ("", "已撤回"),
        ("/en", "withdrawn"),
        ("/ja", "撤回され"),
        ("/ko", "철회"),
    ] {
        let page = portal.get(&format!("{prefix}/records/{id}")).await?;
        assert_eq!(page.status, StatusCode::GONE);
        assert!(page.main().contains(words), "{}", page.main());
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn language_and_view_are_kept_by_every_redirect() -> TestResult {
    let (_, portal) = town().await?;
    for (path, leads_to) in [
        ("/en/units?view=contrast", "/en/units"),
        ("/ja/?view=dark", "/ja/"),
        (
            "/ko/tools/fee?pages=&items=1&method=per_item",
            "/ko/tools/fee?method=per_item&count_in_month_before=0&items=1",
        ),
    ] {
        let answer = portal.get(path).await?;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(answer.header("location"), leads_to);
    }
    // What all languages share has one address.
    for path in ["/en/api/v1/records", "/en/desk", "/ja/robots.txt", "/fr/"] {
        assert_eq!(
            portal.get(path).await?.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    Ok(())
}

/// Each link of the page leads to a page of the same language, except those of the language switch.
fn assert_links_stay(address: &str, prefix: &str, page: &Answer) {
    for link in page.text.split("<a ").skip(1) {
        let tag = link.split('>').next().unwrap_or_default();
        let Some(href) = tag
            .split("href=\"")
            .nth(1)
            .and_then(|it| it.split('"').next())
        else {
            continue;
        };
        let is_switch = tag.contains("hreflang=") || link.contains("Chinese page");
        let is_switch =
            is_switch || link.contains("中国語のページ") || link.contains("중국어 페이지");
        // Files and feeds hold what offices wrote, the same in every language.
        let path = href.split('?').next().unwrap_or_default();
        let is_file = [".csv", ".xlsx", ".json", ".atom"]
            .iter()
            .any(|it| path.ends_with(it));
        let is_shared = is_file || SHARED.iter().any(|shared| href.starts_with(shared));
        if is_switch || is_shared || !href.starts_with('/') {
            continue;
        }
        let stays = href == prefix || href.starts_with(&format!("{prefix}/"));
        assert!(stays, "{address} leads to {href}");
    }
}

/// Chinese text of a page that no element marks as Chinese.
fn unmarked_chinese(html: &str) -> Vec<String> {
    const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "path", "use"];
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    let body = html.split("<body").nth(1).unwrap_or_default();
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut found = Vec::new();
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(|c| c.is_alphanumeric())
            .collect();
        let inherited = open.last().is_some_and(|(_, is_marked)| *is_marked);
        let marks = tag.contains("lang=\"") && !tag.contains("lang=\"en\"") || name == "text";
        let mut is_marked = inherited;
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(opened, _)| opened != name) {}
            is_marked = open.last().is_some_and(|(_, is_marked)| *is_marked);
        } else {
            is_marked |= marks;
            // What a person types or hears of a control stays as it was asked.
            let said = tag.split("value=").next().unwrap_or(tag);
            if !is_marked && said.chars().any(is_han) && !said.contains("href=") {
                found.push(tag.to_owned());
            }
            if !VOID.contains(&name.as_str()) && !tag.ends_with('/') {
                open.push((name, is_marked));
            }
        }
        if !is_marked && text.chars().any(is_han) {
            found.push(text.trim().to_owned());
        }
    }
    found
}
