//! Every route of the desk has a row that says what it needs, and keeps to it.

use std::{collections::BTreeSet, fs};

use axum::http::StatusCode;
use gongkai_model::id::RecordId;
use gongkai_testkit::{TestResult, Town, notice};
use gongkai_web::{
    App, WebOptions,
    desk::{self, Needs, Route},
};

use super::{Browser, town};

fn table(town: &Town) -> Vec<Route> {
    desk::table(&App::new(town.office.clone(), WebOptions::default()))
}

/// An address of a row, about a record and people that exist.
async fn address(town: &Town, route: &Route, record: RecordId) -> TestResult<String> {
    let path = route.path;
    let id = match path {
        _ if path.starts_with("/desk/units") => town.unit("bureau").await?.to_string(),
        _ if path.starts_with("/desk/people") || path.starts_with("/desk/me") => {
            town.person("publisher").await?.person.id.to_string()
        }
        _ => record.to_string(),
    };
    let filled = path
        .replace("{id}", &id)
        .replace("{step}", "submit")
        .replace("{code}", "notice")
        .replace("{file}", &id)
        .replace("{name}", "a.txt");
    let rest = [
        "{session}",
        "{person}",
        "{other}",
        "{entry}",
        "{item}",
        "{nil}",
        "{row}",
    ];
    Ok(rest
        .iter()
        .fold(filled, |filled, part| filled.replace(part, &id)))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_names_a_step_that_somebody_may_take() -> TestResult {
    let town = town().await?;
    let mut seen = BTreeSet::new();
    for route in table(&town) {
        assert!(
            seen.insert((route.method, route.path)),
            "{} stands twice",
            route.path
        );
        if let Some(step) = route.step() {
            assert!(
                town.office.kinds.permissions().knows(step),
                "{}: {step}",
                route.path
            );
        }
    }
    Ok(())
}

#[test]
fn the_desk_gets_routes_from_its_table_only() -> TestResult {
    let mut folders = vec![concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/web/src/desk").into()];
    let mut problems = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir::<std::path::PathBuf>(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path)?;
            if text.contains(".route(") && !path.ends_with("desk/route.rs") {
                problems.push(path);
            }
        }
    }
    assert!(problems.is_empty(), "routes without a row: {problems:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_signed_out_is_led_to_the_sign_in_page() -> TestResult {
    let town = town().await?;
    let record = town.drafts(notice("加装电梯")).await?;
    let browser = Browser::open(&town);
    for route in table(&town)
        .into_iter()
        .filter(|route| route.needs != Needs::Nothing)
    {
        let path = address(&town, &route, record).await?;
        let answer = match route.method {
            "GET" => browser.get(&path).await?,
            _ => browser.post(&path, &[]).await?,
        };
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{} {path}",
            route.method
        );
        assert!(
            answer.location().starts_with("/desk/sign-in"),
            "{path}: {}",
            answer.location()
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_lacks_the_role_sees_nothing_and_does_nothing() -> TestResult {
    let town = town().await?;
    let record = town.drafts(notice("加装电梯")).await?;
    let browser = nobody(&town).await?;
    let csrf = browser
        .get("/desk")
        .await?
        .input("csrf")
        .ok_or("no secret on the page")?;
    for route in table(&town)
        .into_iter()
        .filter(|route| route.step().is_some())
    {
        let path = address(&town, &route, record).await?;
        let answer = match route.method {
            "GET" => browser.get(&path).await?,
            _ => browser.post(&path, &[("csrf", &csrf)]).await?,
        };
        let refused = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND];
        assert!(
            refused.contains(&answer.status),
            "{} {path}: {}",
            route.method,
            answer.status
        );
        assert!(!answer.text.contains("加装电梯"), "{path} tells the title");
    }
    Ok(())
}

/// A person without any role, whose account an administrator opened.
async fn nobody(town: &Town) -> TestResult<Browser> {
    let administrator = Browser::of(town, "system-administrator").await?;
    let unit = town.unit("bureau").await?.to_string();
    let form = [
        ("name", "无岗位"),
        ("login", "nobody"),
        ("unit", unit.as_str()),
    ];
    let opened = administrator
        .submit("/desk/people/new", "/desk/people", &form)
        .await?;
    let (_, after) = opened
        .text
        .split_once("id=\"password\">")
        .ok_or("no password was shown")?;
    let password = after.split('<').next().unwrap_or_default();
    let browser = Browser::open(town);
    let answer = browser.sign_in("nobody", password).await?;
    assert_eq!(
        answer.location(),
        "/desk/me/password",
        "a generated password is changed first"
    );
    assert_eq!(browser.get("/desk").await?.location(), "/desk/me/password");
    let own = "Eigen-es-2024-Wort";
    let form = [("old", password), ("password", own), ("again", own)];
    let changed = browser
        .submit("/desk/me/password", "/desk/me/password", &form)
        .await?;
    assert_eq!(changed.location(), "/desk", "{}", changed.text);
    Ok(browser)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_form_is_read_without_its_secret() -> TestResult {
    let town = town().await?;
    let record = town.drafts(notice("加装电梯")).await?;
    let browser = Browser::of(&town, "drafter").await?;
    for route in table(&town)
        .into_iter()
        .filter(|route| route.method == "POST")
    {
        let path = address(&town, &route, record).await?;
        for form in [&[][..], &[("csrf", "")], &[("csrf", "0000")]] {
            let answer = browser.post(&path, form).await?;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} with {form:?}");
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_opens_for_somebody() -> TestResult {
    let town = town().await?;
    let record = town.drafts(notice("加装电梯")).await?;
    let (item, nil) = crate::catalogue::declared_empty(&town).await?;
    let case = crate::cases::handed_over(&town).await?.id.to_string();
    for route in table(&town)
        .into_iter()
        .filter(|route| route.method == "GET")
    {
        let login = match route.path {
            "/desk/audit" => "audit-administrator",
            "/desk/catalogue/import" => "open-government-office",
            "/desk/self-check" | "/desk/self-check/report.docx" => "foi-handler",
            "/desk/cases/groups/new" => "open-government-office",
            path if path.starts_with("/desk/cases") => "foi-handler",
            "/desk/units/{id}/seal" => "foi-head",
            path if path.starts_with("/desk/people") || path.starts_with("/desk/units") => {
                "system-administrator"
            }
            _ => "drafter",
        };
        // The first administrator is there already, the draft has no files, and a script's question has
        // no page.
        let is_file = [".json", ".csv", ".xlsx", ".ics", ".docx"]
            .iter()
            .any(|ending| route.path.ends_with(ending));
        const FILES: [&str; 3] = [
            "/desk/cases/{id}/draft.pdf",
            "/desk/cases/{id}/papers/{item}",
            "/desk/cases/{id}/redactions/{item}/{name}",
        ];
        let is_file = is_file || FILES.contains(&route.path);
        let is_page = route.path != "/desk/me/session" && !is_file;
        const EMPTY: [&str; 4] = [
            "/desk/cases/proceedings/{row}",
            "/desk/cases/{id}/redactions/{item}",
            "/desk/cases/groups/{row}",
            // Nothing was answered yet that could be published.
            "/desk/cases/{id}/publication",
        ];
        let has_none = EMPTY.contains(&route.path);
        if has_none || route.path == "/desk/first" || route.path.contains("/files/") || !is_page {
            continue;
        }
        let browser = Browser::of(&town, login).await?;
        let path = address(&town, &route, record).await?;
        let path = match route.path {
            "/desk/catalogue/items/{item}" => path.replace(&record.to_string(), &item),
            "/desk/catalogue/nil/{nil}" => path.replace(&record.to_string(), &nil),
            known if known.starts_with("/desk/cases/{id}") => path
                .replace(&record.to_string(), &case)
                .replace("/submit", "/register")
                .replace("/new/notice", "/new/foi_third_party_decision"),
            _ => path,
        };
        let page = browser.page(&path).await?;
        assert!(page.contains("</html>") && page.contains("<h1"), "{path}");
        assert!(
            !page.contains("style=\"") && !page.contains("<script>"),
            "{path} breaks the policy"
        );
    }
    Ok(())
}
