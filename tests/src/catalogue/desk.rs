//! Catalogues at the desk: previewed, imported, chosen in a draft, on the board, declared empty.

use axum::http::StatusCode;
use gongkai_testkit::{Backend, TestResult, Town, notice};

use super::{form, housing, imports, item, items};
use crate::desk::browser::Browser;

const FORM: &str = "/desk/catalogue/import";
const PREVIEW: &str = "/desk/catalogue/preview";

async fn town() -> TestResult<Town> {
    Town::with_passwords(Backend::Sqlite, "2026-11-20").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_catalogue_is_previewed_row_by_row_and_confirmed() -> TestResult {
    let town = town().await?;
    let office = Browser::of(&town, "open-government-office").await?;
    let root = town.unit("district").await?.to_string();
    let filled = [
        ("catalogue", "standard"),
        ("owner", &root),
        ("field", ""),
        ("effective_on", "2026-11-20"),
    ];
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../examples/catalogue/housing.xlsx"
    );
    let bytes = std::fs::read(path)?;
    let preview = office
        .upload(FORM, PREVIEW, &filled, ("files", "housing.xlsx", &bytes))
        .await?;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text);
    for told in [
        "重复的表头，跳过",
        "Sheet1 第8行",
        "租赁补贴 / 资格审核",
        "新增",
        "确认导入",
    ] {
        assert!(preview.text.contains(told), "no {told}");
    }
    assert!(items(&town).await?.is_empty(), "a preview changes nothing");

    let sheets = preview
        .text
        .split("<textarea name=\"sheets\" hidden>")
        .nth(1);
    let sheets = sheets
        .and_then(|rest| rest.split("</textarea>").next())
        .ok_or("no cells")?;
    let sheets = sheets
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#38;", "&");
    let token = preview.input("announced").ok_or("no token")?;
    let mut confirm = filled.to_vec();
    confirm.extend([("sheets", sheets.trim()), ("announced", &token)]);
    let done = office.submit(FORM, FORM, &confirm).await?;
    assert_eq!(
        done.location(),
        "/desk/catalogue?catalogue=standard",
        "{}",
        done.text
    );
    assert_eq!(items(&town).await?.len(), 5);
    let board = office.page("/desk/catalogue").await?;
    assert!(board.contains("保障性住房") && board.contains("住房和城乡建设局"));
    let again = office.submit(FORM, FORM, &confirm).await?;
    assert_eq!(
        again.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "pressed twice, imported once"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_row_keeps_the_file_out() -> TestResult {
    let town = town().await?;
    let office = Browser::of(&town, "open-government-office").await?;
    let root = town.unit("district").await?.to_string();
    let filled = [
        ("catalogue", "standard"),
        ("owner", root.as_str()),
        ("field", ""),
        ("effective_on", "2026-11-20"),
    ];
    let text = housing(
        "3,公租房,分配结果,配租结果,办法,20个工作日,区住房城乡建设局,■政府网站,全社会,主动,县级,\n",
    );
    let preview = office
        .upload(
            FORM,
            PREVIEW,
            &filled,
            ("files", "目录.csv", text.as_bytes()),
        )
        .await?;
    assert!(preview.text.contains("有 1 处不能导入") && preview.text.contains("目录 第5行"));
    assert!(!preview.text.contains("确认导入"));
    let none = office.submit(FORM, PREVIEW, &filled).await?;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text.contains("请选择文件"));
    let drafter = Browser::of(&town, "drafter").await?;
    let refused = drafter.submit("/desk", FORM, &filled).await?;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drafter_chooses_the_item_that_a_draft_fulfils() -> TestResult {
    let town = town().await?;
    imports(&town, &form(&town, &housing("")).await?).await?;
    let item = item(&town, "政策法规").await?.to_string();
    let id = town.drafts(notice("公租房政策法规汇编")).await?;
    let drafter = Browser::of(&town, "drafter").await?;
    let edit = format!("/desk/records/{id}/edit");
    let page = drafter.page(&edit).await?;
    assert!(page.contains("公开目录事项") && page.contains(&format!("id=\"ci-{item}\"")));
    let read = drafter.get(&edit).await?;
    let revision = read.input("revision").ok_or("no revision")?;
    let saved = drafter
        .submit(
            &edit,
            &edit,
            &[
                ("revision", &revision),
                ("title", "公租房政策法规汇编"),
                ("catalogue_item", &item),
                ("then", "save"),
            ],
        )
        .await?;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let page = drafter.page(&edit).await?;
    assert!(page.contains(&format!("value=\"{item}\" id=\"ci-{item}\" checked")));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nil_return_is_declared_and_signed_at_the_desk() -> TestResult {
    let town = town().await?;
    imports(&town, &form(&town, &housing("")).await?).await?;
    let item = item(&town, "政策法规").await?;
    let unit = town.unit("bureau").await?.to_string();
    let drafter = Browser::of(&town, "drafter").await?;
    let page = format!("/desk/catalogue/items/{item}");
    let declared = drafter
        .submit(&page, &format!("{page}/nil"), &[("unit", &unit)])
        .await?;
    let nil = declared.location().to_owned();
    assert!(nil.starts_with("/desk/catalogue/nil/"), "{}", declared.text);
    for (login, step) in [
        ("first-reviewer", "nil_check"),
        ("final-reviewer", "nil_sign"),
    ] {
        let reviewer = Browser::of(&town, login).await?;
        assert!(
            reviewer.page("/desk/catalogue/due").await?.contains(&nil),
            "{login}"
        );
        let revision = reviewer
            .get(&nil)
            .await?
            .input("revision")
            .ok_or("no revision")?;
        let taken = reviewer
            .submit(&nil, &nil, &[("step", step), ("revision", &revision)])
            .await?;
        assert_eq!(taken.location(), nil, "{}", taken.text);
    }
    assert!(drafter.page(&nil).await?.contains("已公布"));
    let portal = crate::web::Portal::of(&town);
    let public = portal.get(&format!("/catalogue/items/{item}")).await?;
    assert!(public.text.contains("本年度无此类信息") && public.text.contains("郑终审"));
    Ok(())
}
