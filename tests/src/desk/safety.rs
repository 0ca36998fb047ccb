//! Sessions and cookies: how they are set, how they end.

use axum::http::{StatusCode, header};
use gongkai_testkit::{PASSWORD, TestResult};
use gongkai_web::WebOptions;
use jiff::SignedDuration;

use super::{Answer, Browser, town};

fn session_cookie(answer: &Answer) -> String {
    let cookies = answer.headers.get_all(header::SET_COOKIE).iter();
    let cookies = cookies.filter_map(|cookie| cookie.to_str().ok());
    cookies
        .filter(|cookie| cookie.contains("session="))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_of_a_session_is_out_of_reach() -> TestResult {
    let town = town().await?;
    let cookie = session_cookie(&Browser::open(&town).sign_in("drafter", PASSWORD).await?);
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
        "{cookie}"
    );
    assert!(!cookie.contains("Secure"), "{cookie}");
    let options = WebOptions {
        behind_tls: true,
        ..WebOptions::default()
    };
    let cookie = session_cookie(
        &Browser::with(&town, options)
            .sign_in("drafter", PASSWORD)
            .await?,
    );
    assert!(
        cookie.starts_with("__Host-") && cookie.ends_with("; Secure"),
        "{cookie}"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_tells_nothing_and_locks_in_the_end() -> TestResult {
    let town = town().await?;
    let browser = Browser::open(&town);
    let unknown = browser.sign_in("nobody-here", "x").await?;
    let wrong = browser.sign_in("drafter", "x").await?;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sentence = "登录名或者密码不正确";
    assert!(unknown.text.contains(sentence) && wrong.text.contains(sentence));
    assert!(
        wrong.text.contains("value=\"drafter\""),
        "the login is kept"
    );
    for _ in 0..4 {
        browser.sign_in("drafter", "x").await?;
    }
    assert!(
        browser
            .sign_in("drafter", PASSWORD)
            .await?
            .text
            .contains("账号已锁定")
    );
    town.clock
        .set(town.clock.now() + SignedDuration::from_mins(16));
    browser.sign_in("drafter", "x").await?;
    let answer = browser.sign_in("drafter", PASSWORD).await?;
    assert_eq!(
        answer.status,
        StatusCode::SEE_OTHER,
        "one mistake after the lock locks nothing"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_with_the_person_and_with_time() -> TestResult {
    let town = town().await?;
    let browser = Browser::of(&town, "drafter").await?;
    browser.submit("/desk", "/desk/sign-out", &[]).await?;
    assert_eq!(browser.get("/desk").await?.status, StatusCode::SEE_OTHER);

    let (here, there) = (
        Browser::of(&town, "drafter").await?,
        Browser::of(&town, "drafter").await?,
    );
    here.submit("/desk/me", "/desk/me/sessions/end-others", &[])
        .await?;
    assert_eq!(there.get("/desk").await?.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/desk").await?.status, StatusCode::OK);

    town.clock
        .set(town.clock.now() + SignedDuration::from_mins(31));
    let over = here.get("/desk/records?state=draft").await?;
    assert_eq!(
        over.location(),
        "/desk/sign-in?back=/desk/records%3Fstate%3Ddraft"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_signed_in_from_elsewhere() -> TestResult {
    let town = town().await?;
    let browser = Browser::open(&town);
    let form = [("login", "drafter"), ("password", PASSWORD)];
    assert_eq!(
        browser.post("/desk/sign-in", &form).await?.status,
        StatusCode::FORBIDDEN
    );
    let page = browser.get("/desk/sign-in").await?;
    assert!(page.text.contains("涉密信息严禁上传"));
    let csrf = page.input("csrf").ok_or("no secret")?;
    let form = [
        &form[..],
        &[("csrf", &csrf), ("back", "https://evil.example/")],
    ]
    .concat();
    assert_eq!(
        browser.post("/desk/sign-in", &form).await?.location(),
        "/desk"
    );
    assert_eq!(
        browser.get("/desk/first").await?.status,
        StatusCode::NOT_FOUND
    );
    browser.forget();
    assert_eq!(browser.get("/desk").await?.status, StatusCode::SEE_OTHER);
    Ok(())
}
