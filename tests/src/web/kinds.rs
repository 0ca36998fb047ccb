//! A kind added as one file in a folder appears on pages and in the API, without a rebuild.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use gongkai_model::kinds::FieldValue;
use gongkai_testkit::{Backend, TestResult, Town, notice};

use super::Portal;

const KIND: &str = r#"
code = "procurement_intent"
name = "采购意向"
name_en = "Procurement intents"
about = "采购活动开始前公开的意向。"
section = "statutory"
sort = 5
column_type = "信息公开目录"
retention = 10

[[field]]
code = "budget"
name = "预算金额"
type = "money"
unit = "万元"

[[field]]
code = "means"
name = "采购方式"
type = "enum"
choices = [{ code = "open", name = "公开招标" }, { code = "talks", name = "竞争性谈判" }]

[[field]]
code = "items"
name = "采购明细"
type = "table"
columns = [{ code = "name", name = "名称", type = "text" }, { code = "price", name = "单价", type = "money", unit = "元" }]

[list]
columns = ["title", "budget"]
facets = ["year", "means"]
"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_of_a_folder_is_on_pages_and_in_the_api() -> TestResult {
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("procurement_intent.toml"), KIND)?;
    let town = Town::with_kinds(Backend::Sqlite, "2024-09-13", folder.path()).await?;
    let portal = Portal::of(&town);
    let row = BTreeMap::from([
        ("name".into(), "消防水带".into()),
        ("price".into(), "12550".into()),
    ]);
    let intent = notice("消防器材采购意向")
        .of_kind("procurement_intent")
        .with(|content| {
            content.fields = BTreeMap::from([
                ("budget".into(), FieldValue::Money(437_900_000)),
                ("means".into(), FieldValue::Enum("open".into())),
                ("items".into(), FieldValue::Table(vec![row])),
            ]);
        });
    let id = town.drafts(intent).await?;
    town.publishes(id).await?;

    let page = portal.get(&format!("/records/{id}")).await?;
    for expected in [
        "预算金额",
        "437.90 万元",
        "公开招标",
        "采购明细",
        "消防水带",
        "125.50",
        "单价（元）",
    ] {
        assert!(page.main().contains(expected), "{expected}");
    }
    let list = "/units/bureau/column/statutory/procurement_intent";
    let all = portal.get(list).await?;
    assert!(all.main().contains("437.90 万元") && all.main().contains("采购方式"));
    assert!(
        all.text
            .contains(&format!("{list}\" aria-current=\"page\">采购意向"))
    );
    assert!(
        portal
            .get(&format!("{list}?means=open"))
            .await?
            .main()
            .contains("消防器材采购意向")
    );
    assert!(
        !portal
            .get(&format!("{list}?means=talks"))
            .await?
            .main()
            .contains("消防器材采购意向")
    );
    assert_eq!(
        portal.get(&format!("{list}?means=%25")).await?.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let api = portal
        .get("/api/v1/records?kind=procurement_intent&means=open")
        .await?
        .json()?;
    assert_eq!(api["items"][0]["title"], "消防器材采购意向");
    let one = portal.get(&format!("/api/v1/records/{id}")).await?.json()?;
    assert_eq!(one["fields"]["budget"]["value"], 437_900_000);
    let kinds = portal.get("/api/v1/kinds").await?.json()?;
    let known = kinds.as_array().into_iter().flatten();
    assert!(
        known
            .into_iter()
            .any(|kind| kind["code"] == "procurement_intent")
    );
    Ok(())
}
