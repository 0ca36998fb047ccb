//! The public query, an item's page and the API.

use axum::http::StatusCode;
use gongkai_testkit::{Backend, TestResult, Town};

use super::{filled_item, form, housing, imports, item};
use crate::web::Portal;

async fn town() -> TestResult<(Town, Portal)> {
    let town = Town::new(Backend::Sqlite, "2026-11-20").await?;
    let portal = Portal::of(&town);
    Ok((town, portal))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_query_narrows_by_each_filter() -> TestResult {
    let (town, portal) = town().await?;
    let empty = portal.get("/catalogue").await?;
    assert!(empty.text.contains("还没有导入公开目录"));
    let filled = filled_item(&town).await?;
    let all = portal.get("/catalogue").await?;
    for told in ["基层政务公开标准目录", "保障性住房", "2 个事项"] {
        assert!(all.text.contains(told), "no {told}");
    }
    let (policy, result) = ("政策法规</a>", "分配结果</a>");
    let table = [
        ("field=26-15", true, true),
        ("field=26-15&unit=bureau", true, true),
        ("unit=town", false, true),
        ("state=filled", true, false),
        ("state=overdue", false, false),
        ("channel=notice_board", false, true),
        ("level=town", false, true),
        ("audience=particular", false, false),
        ("q=%E9%85%8D%E7%A7%9F", false, true),
        ("catalogue=basic", false, false),
    ];
    for (query, has_policy, has_result) in table {
        let page = portal.get(&format!("/catalogue?{query}")).await?;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        let found = (page.text.contains(policy), page.text.contains(result));
        assert_eq!(found, (has_policy, has_result), "{query}");
    }
    let of_unit = portal.get("/units/bureau/catalogue").await?;
    assert!(
        of_unit
            .text
            .contains(&format!("/catalogue/items/{filled}?unit=bureau"))
    );
    for (odd, status) in [
        ("/catalogue?state=lost", StatusCode::UNPROCESSABLE_ENTITY),
        ("/catalogue?field=99", StatusCode::NOT_FOUND),
        ("/catalogue?unit=nowhere", StatusCode::NOT_FOUND),
        (
            "/catalogue?page=99999999999999999999",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        ("/catalogue?page=9999", StatusCode::OK),
        ("/units/nowhere/catalogue", StatusCode::NOT_FOUND),
        ("/catalogue/items/0000000000000", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(portal.get(odd).await?.status, status, "{odd}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_item_tells_its_columns_its_units_and_its_records() -> TestResult {
    let (town, portal) = town().await?;
    let filled = filled_item(&town).await?;
    let page = portal.get(&format!("/catalogue/items/{filled}")).await?;
    for told in [
        "公租房 / 政策法规",
        "管理办法",
        "信息形成或者变更后20个工作日内公开",
        "有事项时公开",
        "政府网站",
        "全社会",
        "主动公开",
        "县级",
        "关于公租房政策的通知",
        "2026-11-20",
        "最近一次公开",
    ] {
        assert!(page.text.contains(told), "no {told}");
    }
    let record = page
        .text
        .split("/records/")
        .nth(1)
        .and_then(|rest| rest.get(..13));
    let record = portal
        .get(&format!("/records/{}", record.ok_or("no record")?))
        .await?;
    assert!(record.text.contains(&format!("/catalogue/items/{filled}")));
    let english = portal.get(&format!("/en/catalogue/items/{filled}")).await?;
    assert!(english.text.contains("Published") && english.text.contains("lang=\"zh-CN\""));

    let office = town.person("open-government-office").await?;
    gongkai_office::catalogue::end(&town.office, &office, filled, town.clock.today()).await?;
    let page = portal.get(&format!("/catalogue/items/{filled}")).await?;
    assert!(page.text.contains("停用") && page.text.contains("关于公租房政策的通知"));
    let list = portal.get("/catalogue?field=26-15").await?;
    assert!(
        !list.text.contains("政策法规</a>"),
        "it is asked of nobody any more"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_answers_the_same() -> TestResult {
    let (town, portal) = town().await?;
    imports(&town, &form(&town, &housing("")).await?).await?;
    let result = item(&town, "分配结果").await?;
    for page in ["", "%20", "0", "x"] {
        let refused = portal
            .get(&format!("/api/v1/catalogue?page={page}"))
            .await?;
        assert_eq!(refused.status.as_u16(), 422, "{page}");
    }
    let list = portal.get("/api/v1/catalogue?unit=town").await?;
    let list: serde_json::Value = serde_json::from_str(&list.text)?;
    assert_eq!(
        (&list["total"], &list["items"][0]["id"]),
        (&1.into(), &result.to_string().into())
    );
    assert_eq!(list["items"][0]["cycle"], "quarterly");
    assert_eq!(list["counts"]["not_yet_due"], 1, "{list}");
    let one = portal.get(&format!("/api/v1/catalogue/{result}")).await?;
    let one: serde_json::Value = serde_json::from_str(&one.text)?;
    assert_eq!(one["duties"].as_array().map(Vec::len), Some(2));
    assert_eq!(one["duties"][0]["due_on"], "2027-01-14");
    assert_eq!(one["duties"][0]["provisional"], true);
    Ok(())
}
