//! What the desk says when it cannot: in its own frame, in Chinese, with the way back; and before a session
//! ends.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use gongkai_testkit::{PASSWORD, TestResult, notice};
use jiff::SignedDuration;

use super::{Browser, browser::Answer, town};

fn is_of_the_desk(answer: &Answer, status: StatusCode, way_back: &str) {
    assert_eq!(answer.status, status, "{}", answer.text);
    for part in [
        "class=\"office-nav\"",
        "<dt>地址</dt>",
        "<dt>时间</dt>",
        way_back,
    ] {
        assert!(
            answer.text.contains(part),
            "{status} lacks {part}: {}",
            answer.text
        );
    }
    assert!(
        !answer.text.contains("style=\""),
        "{status} breaks the policy"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn each_refusal_says_what_where_and_the_way_back() -> TestResult {
    let town = town().await?;
    let id = town.drafts(notice("关于电梯的通知")).await?;
    let drafter = Browser::of(&town, "drafter").await?;
    let home = "href=\"/desk\">返回待办";
    let lost = drafter.get("/desk/no-such-page").await?;
    is_of_the_desk(&lost, StatusCode::NOT_FOUND, home);
    let stranger = drafter.get("/desk/records/0000000000001").await?;
    is_of_the_desk(&stranger, StatusCode::NOT_FOUND, home);
    let people = drafter.get("/desk/people").await?;
    is_of_the_desk(&people, StatusCode::FORBIDDEN, home);
    assert!(people.text.contains("系统管理员"), "it says who may");
    let step = drafter
        .get(&format!("/desk/records/{id}/steps/publish"))
        .await?;
    is_of_the_desk(
        &step,
        StatusCode::FORBIDDEN,
        &format!("href=\"/desk/records/{id}\">返回文稿"),
    );
    let page = drafter.get("/desk/me").await?;
    let csrf = page.input("csrf").ok_or("no secret")?;
    let much = "长".repeat(2 << 20);
    let form = [("csrf", csrf.as_str()), ("title", much.as_str())];
    let large = drafter
        .post(&format!("/desk/records/{id}/relations"), &form)
        .await?;
    assert_eq!(
        large.status,
        StatusCode::PAYLOAD_TOO_LARGE,
        "{}",
        large.text
    );
    assert!(large.text.contains("50 MB"), "it names the limit");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_keeps_its_problems_and_strangers_see_no_desk() -> TestResult {
    let town = town().await?;
    let browser = Browser::open(&town);
    let api = browser.get("/api/v1/no-such-thing").await?;
    let kind = api.headers.get(header::CONTENT_TYPE).ok_or("no type")?;
    assert_eq!(kind, "application/problem+json");
    let lost = browser.get("/desk/no-such-page").await?;
    assert_eq!(lost.status, StatusCode::NOT_FOUND);
    assert!(!lost.text.contains("office-nav"), "{}", lost.text);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_knows_when_its_session_ends_and_can_ask_for_more() -> TestResult {
    let town = town().await?;
    let drafter = Browser::of(&town, "drafter").await?;
    let page = drafter.page("/desk").await?;
    assert!(
        page.contains("<meta name=\"session-seconds\" content=\"1800\">"),
        "{page}"
    );
    assert!(page.contains("role=\"alertdialog\" aria-labelledby=\"sw-title\""));
    town.clock
        .set(town.clock.now() + SignedDuration::from_mins(29));
    let asked = drafter.page("/desk/me/session").await?;
    assert!(asked.contains("\"seconds\":1800"), "{asked}");
    town.clock
        .set(town.clock.now() + SignedDuration::from_mins(29));
    drafter.page("/desk").await?;
    town.clock
        .set(town.clock.now() + SignedDuration::from_mins(31));
    let over = drafter.get("/desk/me/session").await?;
    assert_eq!(over.status, StatusCode::SEE_OTHER);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signs_in_again_is_back_at_the_form() -> TestResult {
    let town = town().await?;
    let id = town.drafts(notice("关于电梯的通知")).await?;
    let edit = format!("/desk/records/{id}/edit");
    let browser = Browser::open(&town);
    let request = Request::post(&edit)
        .header(header::REFERER, format!("http://desk.example{edit}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = browser.send(request.body(Body::from("title=x"))?).await?;
    let sign_in = answer.location().to_owned();
    let form = [("login", "drafter"), ("password", PASSWORD)];
    let page = browser.get(&sign_in).await?;
    let back = page.input("back").ok_or("no way back")?;
    assert_eq!(back, edit);
    let form = [&form[..], &[("back", back.as_str())]].concat();
    let signed_in = browser.submit(&sign_in, "/desk/sign-in", &form).await?;
    assert_eq!(signed_in.location(), edit);
    Ok(())
}
