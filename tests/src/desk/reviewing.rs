//! Reviewing over HTTP: refusals say why, co-signing, returning, many at once.

use axum::http::StatusCode;
use gongkai_testkit::{TestResult, notice};

use super::{Browser, town};

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_is_refused_says_why() -> TestResult {
    let town = town().await?;
    let id = town
        .drafts(notice("关于电梯的通知").attribute(None))
        .await?;
    let browser = Browser::of(&town, "drafter").await?;
    let page = browser.page(&format!("/desk/records/{id}")).await?;
    assert!(
        page.contains("还不能送审") && page.contains("aria-disabled=\"true\""),
        "{page}"
    );
    let to = format!("/desk/records/{id}/steps/submit");
    let record = browser.get(&format!("/desk/records/{id}/edit")).await?;
    let revision = record.input("revision").ok_or("no revision")?;
    let answer = browser
        .submit("/desk", &to, &[("revision", &revision)])
        .await?;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(browser.page(answer.location()).await?.contains("没有办理"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn personal_data_is_marked_in_the_text_and_bars_the_way() -> TestResult {
    let town = town().await?;
    let body = "<p>联系人林某，身份证号 11010519491231002X，请核对。</p>";
    let id = town.drafts(notice("关于电梯的通知").body(body)).await?;
    let page = Browser::of(&town, "drafter")
        .await?
        .page(&format!("/desk/records/{id}"))
        .await?;
    assert!(
        page.contains("id=\"p1\" href=\"#f-1\">11010519491231002X<sup>1</sup></a>"),
        "{page}"
    );
    assert!(page.contains("<a href=\"#p1\">"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn another_unit_is_asked_and_answers() -> TestResult {
    let town = town().await?;
    let id = town.drafts(notice("关于电梯的通知")).await?;
    let record = format!("/desk/records/{id}");
    let unit = town.unit("neighbour").await?.to_string();
    let drafter = Browser::of(&town, "drafter").await?;
    drafter
        .submit(
            &record,
            &format!("{record}/co-sign"),
            &[("unit", &unit), ("form", "co_sign")],
        )
        .await?;
    let head = Browser::of(&town, "neighbour-head").await?;
    assert!(head.page("/desk").await?.contains("关于电梯的通知"));
    let to = format!("{record}/co-sign/answer");
    let form = [
        ("unit", unit.as_str()),
        ("outcome", "objected"),
        ("opinion", ""),
    ];
    let without = head.submit(&record, &to, &form).await?;
    assert!(
        head.page(without.location().split('#').next().unwrap_or_default())
            .await?
            .contains("请写明意见")
    );
    let form = [
        ("unit", unit.as_str()),
        ("outcome", "objected"),
        ("opinion", "与规划不符"),
    ];
    head.submit(&record, &to, &form).await?;
    let page = drafter.page(&record).await?;
    assert!(page.contains("不同意") && page.contains("与规划不符"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_record_shows_reason_and_difference() -> TestResult {
    let town = town().await?;
    let id = town
        .drafts(notice("关于电梯的通知").body("<p>补助十万元。</p>"))
        .await?;
    let record = format!("/desk/records/{id}");
    town.takes("drafter", "submit", id).await?;
    let secrecy = Browser::of(&town, "secrecy-reviewer").await?;
    let to = format!("{record}/steps/return");
    let without = secrecy.submit(&to, &to, &[("reason", " ")]).await?;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    secrecy
        .submit(&to, &to, &[("reason", "金额请核对")])
        .await?;
    let drafter = Browser::of(&town, "drafter").await?;
    assert!(drafter.page(&record).await?.contains("金额请核对"));
    let edit = format!("{record}/edit");
    let form = super::filled("关于电梯的通知");
    let mut form: Vec<_> = form
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    form.retain(|(name, _)| *name != "body_html");
    form.push(("body_html", "<p>补助八万元。</p>"));
    drafter.submit(&edit, &edit, &form).await?;
    let versions = drafter.page(&format!("{record}/versions")).await?;
    assert!(
        versions.contains("<del>十</del><ins>八</ins>"),
        "{versions}"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_records_each_gets_its_answer() -> TestResult {
    let town = town().await?;
    let ready = town.drafts(notice("可以发布的通知")).await?;
    town.takes("drafter", "submit", ready).await?;
    town.everybody_signs(ready).await?;
    let draft = town.drafts(notice("还在起草的通知")).await?;
    let publisher = Browser::of(&town, "publisher").await?;
    let (one, two) = (ready.to_string(), draft.to_string());
    let form = [
        ("step", "publish"),
        ("record", one.as_str()),
        ("record", two.as_str()),
    ];
    let asked = publisher
        .submit("/desk/records", "/desk/records/batch", &form)
        .await?;
    assert!(asked.text.contains("批量发布 2 篇"), "{}", asked.text);
    let form = [&form[..], &[("confirmed", "1")]].concat();
    let answers = publisher
        .submit("/desk/records", "/desk/records/batch", &form)
        .await?;
    assert!(
        answers.text.contains("2 篇中办理了 1 篇"),
        "{}",
        answers.text
    );
    assert!(answers.text.contains("不能办理"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publication_can_wait_for_its_time() -> TestResult {
    let town = town().await?;
    let id = town.drafts(notice("定时发布的通知")).await?;
    town.takes("drafter", "submit", id).await?;
    town.everybody_signs(id).await?;
    let publisher = Browser::of(&town, "publisher").await?;
    let to = format!("/desk/records/{id}/steps/schedule");
    let wrong = publisher
        .submit(&to, &to, &[("publish_on", "明天"), ("publish_time", "9")])
        .await?;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = [("publish_on", "2024-09-14"), ("publish_time", "09:30")];
    let answer = publisher.submit(&to, &to, &form).await?;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert!(
        publisher
            .page(&format!("/desk/records/{id}"))
            .await?
            .contains("2024-09-14 09:30")
    );
    Ok(())
}
