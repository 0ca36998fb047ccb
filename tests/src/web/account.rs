//! 我的办件 over HTTP: entering, sending from within, the list, and going out again.

use axum::http::StatusCode;
use gongkai_office::core::Outlets;
use gongkai_testkit::{Backend, MailServer, TestResult, Town};

use super::{
    Answer, Portal,
    apply::{hidden, sum, with},
};
use crate::cases::REQUEST;

async fn town_with_mail(server: &MailServer) -> TestResult<(Town, Portal)> {
    let from = Some("云河区政务公开 <gongkai@yunhe.example>");
    let outlets = Outlets::new(Some(&server.url()), from, None, "https://www.yunhe.example")?;
    let town = Town::with_outlets(Backend::Sqlite, "2024-09-13", outlets).await?;
    let portal = Portal::of(&town);
    Ok((town, portal))
}

/// The name and value of the cookie that an answer sets.
fn cookie(answer: &Answer) -> String {
    let set = answer.header("set-cookie");
    assert!(
        set.contains("HttpOnly") && set.contains("SameSite=Strict"),
        "{set}"
    );
    set.split(';').next().unwrap_or_default().to_owned()
}

/// Asks for a code and types it.
async fn entered(portal: &Portal, server: &MailServer, contact: &str) -> TestResult<String> {
    let door = portal.get("/account").await?;
    let (mark, answer) = (hidden(&door, "mark"), sum(&door));
    let asked = [("contact", contact), ("mark", &mark), ("answer", &answer)];
    let sent = portal.sends("/account", "", &asked).await?;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.main());
    assert!(sent.main().contains("o***@example.cn"), "{}", sent.main());
    let text = server.mails().last().ok_or("no mail")?.text();
    let digits: String = text.chars().filter(char::is_ascii_digit).take(6).collect();
    let token = hidden(&sent, "token");
    let wrong = portal
        .sends("/account/enter", "", &[("token", &token), ("digits", "x")])
        .await?;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.main().contains("验证码不对"));
    let typed = [("token", hidden(&wrong, "token")), ("digits", digits)];
    let typed = typed
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let entered = portal.sends("/account/enter", "", &typed).await?;
    assert_eq!(
        (entered.status, entered.header("location")),
        (StatusCode::SEE_OTHER, "/account")
    );
    Ok(cookie(&entered))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_entered_filled_opened_and_left() -> TestResult {
    let server = MailServer::start()?;
    let (_town, portal) = town_with_mail(&server).await?;
    for page in ["/apply", "/track"] {
        assert!(
            portal.get(page).await?.main().contains("href=\"/account\""),
            "{page}"
        );
    }
    let pass = entered(&portal, &server, "ouyang@example.cn").await?;
    let empty = portal.gets_with("/account", &pass).await?;
    assert_eq!(empty.header("cache-control"), "no-store");
    assert!(empty.main().contains("还没有办件"));

    let check = portal
        .sends("/apply/foi_request", &pass, &with(&[]))
        .await?;
    let (mark, answer) = (hidden(&check, "mark"), sum(&check));
    let right = with(&[("mark", &mark), ("answer", &answer)]);
    let sent = portal
        .sends_parts("/apply/foi_request/send", &pass, &right, None)
        .await?;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.main());
    let list = portal.gets_with("/account", &pass).await?;
    assert!(
        list.main().contains("柳渡镇2025年老旧小区改造资金使用情况"),
        "{}",
        list.main()
    );
    let english = portal.gets_with("/en/account", &pass).await?;
    assert!(
        english.main().contains("My cases") && english.main().contains("<b>Sent</b>"),
        "{}",
        english.main()
    );

    let open = list
        .main()
        .split("href=\"/account/cases/")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let open = format!("/account/cases/{}", open.ok_or("nothing to open")?);
    let case = portal.gets_with(&open, &pass).await?;
    assert_eq!(
        (case.status, case.header("location")),
        (StatusCode::SEE_OTHER, "/track/case")
    );
    let both = format!("{pass}; {}", cookie(&case));
    let shown = portal.gets_with("/track/case", &both).await?;
    assert!(shown.main().contains("已提交") && shown.main().contains("我的办件"));
    let stranger = portal.get(&open).await?;
    assert_eq!(
        (stranger.status, stranger.header("location")),
        (StatusCode::SEE_OTHER, "/account")
    );

    // Taken off the list and put there again from the page of the case.
    let dropped = portal.sends(&format!("{open}/drop"), &both, &[]).await?;
    assert_eq!(dropped.status, StatusCode::SEE_OTHER);
    assert!(
        portal
            .gets_with("/account", &pass)
            .await?
            .main()
            .contains("还没有办件")
    );
    assert_eq!(
        portal.gets_with(&open, &pass).await?.status,
        StatusCode::NOT_FOUND
    );
    assert!(
        portal
            .gets_with("/track/case", &both)
            .await?
            .main()
            .contains("加入“我的办件”")
    );
    assert_eq!(
        portal.sends("/track/case/keep", &both, &[]).await?.status,
        StatusCode::SEE_OTHER
    );
    assert!(
        portal
            .gets_with("/account", &pass)
            .await?
            .main()
            .contains("柳渡镇")
    );

    let out = portal.sends("/account/leave", &both, &[]).await?;
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(
        portal.sends("/account/close", &both, &[]).await?.status,
        StatusCode::SEE_OTHER
    );
    assert!(
        portal
            .gets_with("/account", &pass)
            .await?
            .main()
            .contains("还没有办件")
    );
    for path in [
        "/account/close",
        &format!("{open}/drop"),
        "/track/case/keep",
    ] {
        assert_eq!(
            portal.sends(path, "", &[]).await?.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_opens_filled_in_for_whoever_sent_one_before() -> TestResult {
    let server = MailServer::start()?;
    let (_town, portal) = town_with_mail(&server).await?;
    let pass = entered(&portal, &server, "ouyang@example.cn").await?;
    let check = portal
        .sends("/apply/foi_request", &pass, &with(&[]))
        .await?;
    let (mark, answer) = (hidden(&check, "mark"), sum(&check));
    let right = with(&[("mark", &mark), ("answer", &answer)]);
    portal
        .sends_parts("/apply/foi_request/send", &pass, &right, None)
        .await?;

    let path = "/apply/foi_request?unit=bureau&applicant=natural_person";
    let filled = portal.gets_with(path, &pass).await?;
    let name = REQUEST
        .iter()
        .find(|(name, _)| *name == "name")
        .ok_or("no name")?
        .1;
    assert!(
        filled.main().contains(&format!("value=\"{name}\"")) && filled.main().contains("请核对")
    );
    assert!(
        !filled.main().contains("老旧小区"),
        "what was asked for is not asked again"
    );
    let company = portal
        .gets_with("/apply/foi_request?unit=bureau&applicant=business", &pass)
        .await?;
    assert!(!company.main().contains(name), "a company is somebody else");
    assert!(!portal.get(path).await?.main().contains(name));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_code_can_be_sent_the_door_is_shut_and_not_shown() -> TestResult {
    let town = Town::new(Backend::Sqlite, "2024-09-13").await?;
    let portal = Portal::of(&town);
    for page in ["/apply", "/track"] {
        assert!(
            !portal.get(page).await?.main().contains("/account"),
            "{page}"
        );
    }
    let shut = portal.get("/account").await?;
    assert!(shut.main().contains("还没有开通验证码") && !shut.main().contains("name=\"contact\""));
    Ok(())
}
