//! After publication, over HTTP: moved, ended, erased; and what is overdue says so.

use axum::http::StatusCode;
use gongkai_model::record::WithdrawalReason;
use gongkai_testkit::{TestResult, notice};
use jiff::SignedDuration;

use super::{Browser, town};

#[tokio::test(flavor = "multi_thread")]
async fn chosen_records_are_moved_and_each_gets_its_answer() -> TestResult {
    let town = town().await?;
    let public = town.drafts(notice("可以移动的通知")).await?;
    town.publishes(public).await?;
    let reviewed = town.drafts(notice("审核中的通知")).await?;
    town.takes("drafter", "submit", reviewed).await?;
    let publisher = Browser::of(&town, "publisher").await?;
    let (one, two) = (public.to_string(), reviewed.to_string());
    let chosen = [
        ("step", "move"),
        ("record", one.as_str()),
        ("record", two.as_str()),
    ];
    let batch = "/desk/records/batch";
    let asked = publisher.submit("/desk/records", batch, &chosen).await?;
    assert!(
        asked.text.contains("批量移动 2 篇") && asked.text.contains("name=\"kind\""),
        "{}",
        asked.text
    );
    let nowhere = [&chosen[..], &[("confirmed", "1")]].concat();
    let nowhere = publisher.submit("/desk/records", batch, &nowhere).await?;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nowhere.text.contains("请选择移到哪里"), "{}", nowhere.text);
    let there = [
        &chosen[..],
        &[("confirmed", "1"), ("kind", "policy_document")],
    ]
    .concat();
    let answers = publisher.submit("/desk/records", batch, &there).await?;
    assert!(
        answers.text.contains("2 篇中办理了 1 篇"),
        "{}",
        answers.text
    );
    let page = publisher.page(&format!("/desk/records/{public}")).await?;
    assert!(
        page.contains("移动：从“通知公告”到“其他政策文件”"),
        "{page}"
    );
    let portal = Browser::open(&town)
        .get(&format!("/records/{public}"))
        .await?;
    assert_eq!(portal.status, StatusCode::OK, "the address stays");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_erased_says_so_at_the_desk_and_answers_withdrawn_outside() -> TestResult {
    let town = town().await?;
    let id = town.drafts(notice("关于林某某补助的公示")).await?;
    town.publishes(id).await?;
    town.withdraws(id, WithdrawalReason::Privacy).await?;
    let record = format!("/desk/records/{id}");
    let office = Browser::of(&town, "open-government-office").await?;
    let propose = format!("{record}/steps/erase_propose");
    let form = [("reason", "本人要求删除")];
    office.submit(&propose, &propose, &form).await?;
    let security = Browser::of(&town, "security-administrator").await?;
    assert!(
        security.page("/desk").await?.contains("确认销毁内容"),
        "it waits for the second person"
    );
    let erase = format!("{record}/steps/erase");
    security.submit(&erase, &erase, &[]).await?;
    for page in [record.clone(), format!("{record}/versions")] {
        let text = office.page(&page).await?;
        assert!(text.contains("内容已依法销毁"), "{page}: {text}");
        assert!(
            !text.contains("林某某") && !text.contains("加装电梯"),
            "{page}"
        );
    }
    let outside = Browser::open(&town).get(&format!("/records/{id}")).await?;
    assert!(outside.text.contains("保护个人信息"), "{}", outside.text);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_overdue_says_so_in_words() -> TestResult {
    let town = town().await?;
    let id = town.drafts(notice("逾期的通知")).await?;
    town.takes("drafter", "submit", id).await?;
    town.clock
        .set(town.clock.now() + SignedDuration::from_hours(24 * 10));
    let secrecy = Browser::of(&town, "secrecy-reviewer").await?;
    for page in [
        "/desk".to_owned(),
        "/desk/records".to_owned(),
        format!("/desk/records/{id}"),
    ] {
        let text = secrecy.page(&page).await?;
        assert!(
            text.contains("<span class=\"tag late\">逾期 "),
            "{page}: {text}"
        );
    }
    Ok(())
}
