//! Drafting over HTTP: what was typed stays, two people do not overwrite each other, files come and go.

use axum::http::StatusCode;
use gongkai_model::id::RecordId;
use gongkai_testkit::{TestResult, Town, notice};

use super::{Browser, filled, record_in, town};

async fn draft(town: &Town) -> TestResult<(Browser, RecordId, String)> {
    let browser = Browser::of(town, "drafter").await?;
    let unit = town.unit("bureau-office").await?.to_string();
    let form = [("kind", "notice"), ("unit", unit.as_str())];
    let begun = browser
        .submit("/desk/drafts/new", "/desk/drafts", &form)
        .await?;
    let id = record_in(begun.location())?;
    Ok((browser, id, begun.location().to_owned()))
}

fn pairs<'a>(form: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    form.iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_is_told_beside_its_field_and_kept() -> TestResult {
    let town = town().await?;
    let (browser, _, edit) = draft(&town).await?;
    let mut form = filled("关于电梯的通知");
    form.extend([
        ("written_on", "去年冬天".to_owned()),
        ("attribute", "withheld".to_owned()),
        ("attribute_reason", String::new()),
        ("effective_on", "2024-10-01".to_owned()),
    ]);
    form.retain(|(name, value)| {
        !(*name == "written_on" && value.contains("9月")
            || *name == "attribute" && value == "proactive")
    });
    let answer = browser.submit(&edit, &edit, &pairs(&form)).await?;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for told in [
        "有 2 处需要修改",
        "“去年冬天”不是日期",
        "href=\"#written_on\"",
        "关于电梯的通知",
    ] {
        assert!(
            answer.text.contains(told),
            "the page lacks {told}: {}",
            answer.text
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_comes_with_its_masked_form() -> TestResult {
    let town = town().await?;
    let body = "<p>联系人张某，手机13800138000。</p>";
    let id = town.drafts(notice("关于电梯的通知").body(body)).await?;
    let browser = Browser::of(&town, "drafter").await?;
    for page in [
        format!("/desk/records/{id}"),
        format!("/desk/records/{id}/edit"),
    ] {
        let text = browser.page(&page).await?;
        assert!(
            text.contains("建议改为：<b>138****8000</b>"),
            "{page}: {text}"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_do_not_overwrite_each_other() -> TestResult {
    let town = town().await?;
    let (one, id, edit) = draft(&town).await?;
    let other = Browser::of(&town, "other-drafter").await?;
    let earlier = other
        .get(&edit)
        .await?
        .input("revision")
        .ok_or("no revision")?;
    let saved = one
        .submit(&edit, &edit, &pairs(&filled("先保存的标题")))
        .await?;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let mut late = filled("后保存的标题");
    late.push(("revision", earlier));
    let refused = other.submit(&edit, &edit, &pairs(&late)).await?;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("后保存的标题") && refused.text.contains("没有保存"));
    assert!(
        one.page(&format!("/desk/records/{id}"))
            .await?
            .contains("先保存的标题")
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn files_come_and_go_and_marked_ones_are_refused() -> TestResult {
    let town = town().await?;
    let (browser, id, edit) = draft(&town).await?;
    let form = filled("关于电梯的通知");
    let file = ("files", "附件1.txt", "加装电梯申请表\n姓名\n".as_bytes());
    let answer = browser.upload(&edit, &edit, &pairs(&form), file).await?;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let page = browser.page(&edit).await?;
    assert!(page.contains("附件1.txt"));
    let (_, after) = page
        .split_once(&format!("/desk/records/{id}/files/"))
        .ok_or("no file")?;
    let address = after.split('"').next().unwrap_or_default();
    let address = format!("/desk/records/{id}/files/{address}");
    assert!(browser.get(&address).await?.text.contains("加装电梯申请表"));
    let stranger = Browser::open(&town).get(&address).await?;
    assert!(stranger.location().starts_with("/desk/sign-in"));

    let marked = (
        "files",
        "密件.txt",
        "机密★10年\n关于某事的报告\n".as_bytes(),
    );
    let answer = browser.upload(&edit, &edit, &pairs(&form), marked).await?;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("密件.txt") && answer.text.contains("涉密信息严禁上传"));

    let file = &after[..13];
    let mut form = filled("关于电梯的通知");
    form.push(("then", format!("remove:{file}")));
    browser.submit(&edit, &edit, &pairs(&form)).await?;
    assert!(!browser.page(&edit).await?.contains("附件1.txt"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_drafter_types_is_never_markup() -> TestResult {
    let town = town().await?;
    let evil = "<script>alert(1)</script>\"'&";
    let id = town
        .drafts(
            notice(evil)
                .body("<p onclick=\"x()\">甲</p>")
                .with(|content| {
                    content.summary = Some(evil.into());
                    content.keywords = vec![evil.into()];
                }),
        )
        .await?;
    let browser = Browser::of(&town, "drafter").await?;
    for path in [
        "",
        "/edit",
        "/versions",
        "/preview",
        "/sheet",
        "/approval",
        "/steps/submit",
        "/relations",
    ] {
        let page = browser.page(&format!("/desk/records/{id}{path}")).await?;
        assert!(!page.contains("<script>alert"), "{path}");
    }
    for path in [
        "/desk",
        "/desk/records",
        "/desk/records?words=%3Cscript%3Ealert(1)",
    ] {
        assert!(
            !browser.page(path).await?.contains("<script>alert"),
            "{path}"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn another_record_is_tied_without_script() -> TestResult {
    let town = town().await?;
    let other = town.drafts(notice("加装电梯政策解读")).await?;
    let (browser, id, edit) = draft(&town).await?;
    let relations = format!("/desk/records/{id}/relations");
    let found = browser
        .page(&format!("{relations}?words=%E8%A7%A3%E8%AF%BB"))
        .await?;
    assert!(found.contains("加装电梯政策解读"));
    let to = other.to_string();
    let form = [("to", to.as_str()), ("relation", "interpreted_by")];
    let answer = browser.submit(&relations, &relations, &form).await?;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert!(
        browser
            .page(&edit)
            .await?
            .contains("由它解读：加装电梯政策解读")
    );
    Ok(())
}
