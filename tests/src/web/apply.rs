//! Public forms over HTTP: filled in, read back, sent, followed; without script and without an account.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use gongkai_office::cases::{self, CaseStepForm};
use gongkai_testkit::{TestResult, Town};

use super::{Answer, Portal, town, town_on_postgres};
use crate::cases::REQUEST;

const BOUNDARY: &str = "----parts";

fn encoded(pairs: &[(&str, &str)]) -> String {
    let encode = |text: &str| -> String {
        let byte = |byte: u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        };
        text.bytes().map(byte).collect()
    };
    let pairs = pairs.iter();
    let pairs: Vec<_> = pairs
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    pairs.join("&")
}

impl Portal {
    pub(super) async fn sends(
        &self,
        path: &str,
        cookie: &str,
        pairs: &[(&str, &str)],
    ) -> TestResult<Answer> {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, cookie)
            .body(Body::from(encoded(pairs)))?;
        self.ask(request).await
    }

    /// A form with a file, as a browser sends it.
    pub(super) async fn sends_parts(
        &self,
        path: &str,
        cookie: &str,
        pairs: &[(&str, &str)],
        file: Option<(&str, &[u8])>,
    ) -> TestResult<Answer> {
        let mut body = Vec::new();
        for (name, value) in pairs {
            let head =
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(format!("{head}{value}\r\n").as_bytes());
        }
        if let Some((name, bytes)) = file {
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        let request = Request::post(path)
            .header(
                header::CONTENT_TYPE,
                format!("multipart/form-data; boundary={BOUNDARY}"),
            )
            .header(header::COOKIE, cookie)
            .body(Body::from(body))?;
        self.ask(request).await
    }

    pub(super) async fn gets_with(&self, path: &str, cookie: &str) -> TestResult<Answer> {
        let request = Request::get(path)
            .header(header::COOKIE, cookie)
            .body(Body::empty())?;
        self.ask(request).await
    }
}

/// The value of a hidden input.
pub(super) fn hidden(answer: &Answer, name: &str) -> String {
    let marker = format!("name=\"{name}\" value=\"");
    let rest = answer.text.split(&marker).nth(1).unwrap_or_default();
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// The sum that the page asks for.
pub(super) fn sum(answer: &Answer) -> String {
    let mark = hidden(answer, "mark");
    let figures: Vec<u32> = mark
        .split('.')
        .skip(1)
        .take(2)
        .filter_map(|n| n.parse().ok())
        .collect();
    figures.iter().sum::<u32>().to_string()
}

pub(super) fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut pairs = vec![("unit", "bureau")];
    pairs.extend(REQUEST);
    pairs.extend(more);
    pairs
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_sent_and_followed_on_sqlite() -> TestResult {
    let (town, portal) = town().await?;
    sent_and_followed(&town, &portal).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_sent_and_followed_on_postgres() -> TestResult {
    let (town, portal) = town_on_postgres().await?;
    sent_and_followed(&town, &portal).await
}

async fn sent_and_followed(town: &Town, portal: &Portal) -> TestResult {
    let first = portal.get("/apply/foi_request?unit=bureau").await?;
    assert!(first.main().contains("申请人类别") && !first.main().contains("统一社会信用代码"));
    let form = portal
        .get("/apply/foi_request?unit=bureau&applicant=natural_person")
        .await?;
    assert!(form.main().contains("身份证件") && !form.main().contains("统一社会信用代码"));
    let company = portal
        .get("/apply/foi_request?unit=bureau&applicant=business")
        .await?;
    assert!(company.main().contains("统一社会信用代码") && !company.main().contains("身份证件"));

    let short: Vec<_> = with(&[])
        .into_iter()
        .filter(|(name, _)| *name != "title")
        .collect();
    let refused = portal.sends("/apply/foi_request", "", &short).await?;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.main().contains("请填写所需政府信息的名称"));
    assert!(
        refused.main().contains("value=\"欧阳文\""),
        "what was typed stays"
    );

    let check = portal.sends("/apply/foi_request", "", &with(&[])).await?;
    assert_eq!(check.status, StatusCode::OK);
    assert_eq!(check.header("cache-control"), "no-store");
    let mark = hidden(&check, "mark");
    let wrong = with(&[("mark", &mark), ("answer", "99")]);
    let again = portal
        .sends_parts("/apply/foi_request/send", "", &wrong, None)
        .await?;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.main().contains("得数不对"));
    let (mark, answer) = (hidden(&again, "mark"), sum(&again));
    let right = with(&[("mark", &mark), ("answer", &answer)]);
    let file = Some(("身份证.png", b"\x89PNG\r\n\x1a\n0000".as_slice()));
    let sent = portal
        .sends_parts("/apply/foi_request/send", "", &right, file)
        .await?;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.main());
    let code = sent
        .main()
        .split("tracking-code\">")
        .nth(1)
        .and_then(|rest| rest.split('<').next());
    let code = code.ok_or("no code")?.to_owned();

    let none = portal
        .sends("/track", "", &[("code", &code), ("contact", "13900000000")])
        .await?;
    let unknown = portal
        .sends(
            "/track",
            "",
            &[("code", "GK-2409-0000-0000"), ("contact", "1")],
        )
        .await?;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = |answer: &Answer| answer.main().contains("没有找到相符的办件");
    assert!(told(&none) && told(&unknown));
    let found = portal
        .sends(
            "/track",
            "",
            &[("code", &code), ("contact", "138-0013-8000")],
        )
        .await?;
    assert_eq!(
        (found.status, found.header("location")),
        (StatusCode::SEE_OTHER, "/track/case")
    );
    let cookie = found.header("set-cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    let cookie = cookie.split(';').next().unwrap_or_default();
    let case = portal.gets_with("/track/case", cookie).await?;
    assert_eq!(case.header("cache-control"), "no-store");
    for words in [
        "已提交",
        "柳渡镇2025年老旧小区改造资金使用情况",
        "身份证.png",
        "撤回申请",
    ] {
        assert!(case.main().contains(words), "{words}");
    }
    is_extended(town, &code).await?;
    let told = portal.gets_with("/track/case", cookie).await?;
    for words in ["延期答复", "15个工作日", "档案多", "条例第三十三条"] {
        assert!(told.main().contains(words), "{words}: {}", told.main());
    }
    let refused = portal
        .sends("/track/case/steps/withdraw", cookie, &[])
        .await?;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a reason is wanted"
    );
    let done = portal
        .sends(
            "/track/case/steps/withdraw",
            cookie,
            &[("reason", "已经找到")],
        )
        .await?;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(
        portal
            .gets_with("/en/track/case", cookie)
            .await?
            .main()
            .contains("Withdrawn")
    );
    // Without the pass there is nothing to see.
    let shut = portal.get("/track/case").await?;
    assert_eq!(
        (shut.status, shut.header("location")),
        (StatusCode::SEE_OTHER, "/track")
    );
    town.office.store.reader().await?;
    Ok(())
}

/// The office registers what came under a tracking code, confirms it, and takes longer.
async fn is_extended(town: &Town, code: &str) -> TestResult {
    let mut reader = town.office.store.reader().await?;
    let head = gongkai_store::cases::by_tracking(&mut reader, &code.parse()?).await?;
    let id = head.ok_or("no case")?.id;
    drop(reader);
    for (login, step, reason) in [
        ("foi-handler", "register", ""),
        ("foi-handler", "confirm", ""),
        ("foi-head", "extend", "档案多"),
    ] {
        let form = CaseStepForm {
            step: step.to_owned(),
            reason: reason.to_owned(),
            typed: [("days".to_owned(), "15".to_owned())].into(),
            ..CaseStepForm::default()
        };
        let actor = town.person(login).await?;
        cases::take(&town.office, &actor, id, form).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_attempts_are_answered_with_429_in_the_language_of_the_page() -> TestResult {
    let (_town, portal) = town().await?;
    let asked = [("code", "GK-2409-0000-0000"), ("contact", "1")];
    for _ in 0..5 {
        let answer = portal.sends("/en/track", "", &asked).await?;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let answer = portal.sends("/en/track", "", &asked).await?;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        answer.text.contains("Please try again in 60 minutes"),
        "{}",
        answer.main()
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_forms_are_refused_and_never_break() -> TestResult {
    let (_town, portal) = town().await?;
    for (path, pairs) in [
        ("/apply/foi_request", vec![]),
        ("/apply/foi_request", vec![("unit", "nowhere")]),
        (
            "/apply/foi_request",
            vec![("unit", "bureau"), ("applicant", "nobody")],
        ),
        ("/apply/nothing", vec![("unit", "bureau")]),
        ("/track", vec![]),
        ("/track/case/steps/sign", vec![("reason", "x")]),
    ] {
        let answer = portal
            .sends(path, "gk_track=track.1.9999999999999999.0", &pairs)
            .await?;
        let status = answer.status;
        assert!(
            status.is_client_error() || status == StatusCode::SEE_OTHER,
            "{path}: {status}"
        );
    }
    let other = Request::post("/apply/foi_request").body(Body::from("{}"))?;
    assert_eq!(
        portal.ask(other).await?.status,
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    );
    let foreign = Request::post("/track")
        .header("sec-fetch-site", "cross-site")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("code=1"))?;
    assert_eq!(portal.ask(foreign).await?.status, StatusCode::FORBIDDEN);
    Ok(())
}
