//! Units, people, roles and lists over HTTP.

use axum::http::StatusCode;
use gongkai_model::organisation::Grant;
use gongkai_testkit::TestResult;

use super::{Browser, town};

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_is_added_and_described() -> TestResult {
    let town = town().await?;
    let browser = Browser::of(&town, "system-administrator").await?;
    let parent = town.unit("district").await?.to_string();
    let form = [
        ("code", "水利"),
        ("name", "云河区水务局"),
        ("level", "bureau"),
        ("parent", &parent),
    ];
    let refused = browser
        .submit("/desk/units/new", "/desk/units", &form)
        .await?;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("云河区水务局") && refused.text.contains("href=\"#code\""));
    let form = [
        ("code", "water"),
        ("name", "云河区水务局"),
        ("level", "bureau"),
        ("parent", &parent),
    ];
    let added = browser
        .submit("/desk/units/new", "/desk/units", &form)
        .await?;
    assert_eq!(added.location(), "/desk/units", "{}", added.text);
    assert!(browser.page("/desk/units").await?.contains("云河区水务局"));
    let unit = format!("/desk/units/{}", town.unit("water").await?);
    let form = [
        ("name", "云河区水务局"),
        ("level", "bureau"),
        ("duty_topics", "水利、防汛"),
        ("parent", ""),
    ];
    browser.submit(&unit, &unit, &form).await?;
    assert!(browser.page(&unit).await?.contains("水利、防汛"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_are_granted_and_taken_back() -> TestResult {
    let town = town().await?;
    let browser = Browser::of(&town, "system-administrator").await?;
    let person = town.person("publisher").await?.person;
    let page = format!("/desk/people/{}", person.id);
    let unit = town.unit("bureau").await?.to_string();
    let form = [("role", "liaison"), ("unit", unit.as_str())];
    browser
        .submit(&page, &format!("{page}/grant"), &form)
        .await?;
    assert!(
        browser
            .page(&page)
            .await?
            .contains("收回<span class=\"vh\">：政务公开联络员")
    );
    browser
        .submit(&page, &format!("{page}/revoke"), &form)
        .await?;
    assert!(
        !browser
            .page(&page)
            .await?
            .contains("收回<span class=\"vh\">：政务公开联络员")
    );
    let unsure = browser.submit(&page, &format!("{page}/close"), &[]).await?;
    assert_eq!(unsure.status, StatusCode::SEE_OTHER);
    assert!(town.person("publisher").await?.person.closed_at.is_none());
    browser
        .submit(&page, &format!("{page}/close"), &[("sure", "1")])
        .await?;
    assert!(town.person("publisher").await?.person.closed_at.is_some());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_people_says_where_a_role_is_held() -> TestResult {
    let town = town().await?;
    let person = town.person("publisher").await?.person.id;
    let unit = town.unit("neighbour").await?;
    let mut tx = town.office.store.begin().await?;
    let role = "publisher".to_owned();
    gongkai_store::grants::add(&mut tx, &Grant { person, unit, role }).await?;
    tx.commit().await?;
    let browser = Browser::of(&town, "system-administrator").await?;
    let page = browser.page("/desk/people").await?;
    assert!(
        page.contains("发布人、发布人（自然资源和规划局）"),
        "{page}"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_negative_list_of_an_inner_office_is_its_unit_s() -> TestResult {
    let town = town().await?;
    let mut person = town.person("foi-handler").await?.person;
    person.unit = town.unit("bureau-office").await?;
    let mut tx = town.office.store.begin().await?;
    gongkai_store::people::update(&mut tx, &person).await?;
    tx.commit().await?;
    let browser = Browser::of(&town, "foi-handler").await?;
    let page = browser.page("/desk/negative-list").await?;
    let chosen = format!(
        "<option value=\"{}\" selected>住房和城乡建设局",
        town.unit("bureau").await?
    );
    assert!(page.contains(&chosen), "{page}");
    assert!(
        !page.contains("房屋管理科</option>"),
        "an office has no list: {page}"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_negative_list_is_kept_and_picked_from() -> TestResult {
    let town = town().await?;
    let handler = Browser::of(&town, "foi-handler").await?;
    let unit = town.unit("bureau").await?.to_string();
    let list = "/desk/negative-list";
    let form = [
        ("unit", unit.as_str()),
        ("class", "评审讨论记录"),
        ("ground", "X6"),
        ("reason", "过程性信息"),
    ];
    handler.submit(list, list, &form).await?;
    let page = handler.page(list).await?;
    assert!(
        page.contains("评审讨论记录") && page.contains("第十六条第二款"),
        "{page}"
    );
    let drafter = Browser::of(&town, "drafter").await?;
    let form = [("kind", "notice"), ("unit", unit.as_str())];
    let begun = drafter
        .submit("/desk/drafts/new", "/desk/drafts", &form)
        .await?;
    let edit = begun.location().to_owned();
    let form_page = drafter.page(&edit).await?;
    let (before, _) = form_page
        .split_once("\">评审讨论记录")
        .ok_or("the class is not offered")?;
    let entry = &before[before.len() - 13..];
    let form = [
        ("title", "评审记录"),
        ("attribute", "withheld"),
        ("negative", entry),
    ];
    let saved = drafter.submit(&edit, &edit, &form).await?;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    assert!(
        drafter
            .page(&edit)
            .await?
            .contains("评审讨论记录：过程性信息")
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_trail_is_read_by_the_audit_administrator() -> TestResult {
    let town = town().await?;
    gongkai_office::jobs::tick(&town.office).await?;
    let browser = Browser::of(&town, "audit-administrator").await?;
    assert!(browser.page("/desk/audit").await?.contains("<code>"));
    let other = Browser::of(&town, "publisher").await?;
    assert_eq!(
        other.get("/desk/audit").await?.status,
        StatusCode::FORBIDDEN
    );
    Ok(())
}
