//! Odd input gets an answer: never a failure of ours, never somebody's text unescaped.

use axum::{
    body::Body,
    http::{Method, Request},
};
use gongkai_testkit::{TestResult, notice};

use super::town;

const ODD: [&str; 22] = [
    "%00",
    "%FF%FE",
    "..%2F..%2Fetc%2Fpasswd",
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "'%20or%201=1--",
    "%25%25%25",
    "___",
    "%F0%9F%98%80",
    "0000000000000",
    "7ZZZZZZZZZZZZ",
    "-1",
    "9223372036854775807",
    "99999999999999999999",
    "1e9",
    "NaN",
    "{id}",
    "%E6%94%BF%E5%BA%9C",
    "%20",
    "a%0d%0aSet-Cookie:x=1",
    "$%7Bjndi%7D",
    "%5C",
    "!",
];

#[tokio::test(flavor = "multi_thread")]
async fn no_address_makes_the_portal_fail() -> TestResult {
    let (town, portal) = town().await?;
    let id = town.drafts(notice("关于燃气安全检查的通告")).await?;
    town.publishes(id).await?;
    for odd in ODD {
        for path in [
            format!("/{odd}"),
            format!("/records/{odd}"),
            format!("/records/{id}/versions/{odd}"),
            format!("/records/{id}/files/{odd}/{odd}"),
            format!("/files/{odd}/x"),
            format!("/units/{odd}"),
            format!("/units/bureau/column/{odd}"),
            format!("/units/bureau/column/statutory/{odd}"),
            format!("/kinds/{odd}"),
            format!("/index/{odd}"),
            format!("/assets/{odd}"),
            format!("/api/v1/records/{odd}"),
            format!("/search?q={odd}"),
            format!("/search?{odd}={odd}&q=a&q=b"),
            format!("/kinds/notice?year={odd}&after={odd}&topic={odd}&unit={odd}"),
            format!("/kinds/notice?after={odd}"),
            format!("/kinds/notice?topic={odd}&genre={odd}"),
            format!("/?view={odd}&size={odd}"),
            format!("/api/v1/records?q={odd}&limit={odd}"),
            format!("/api/v1/records?q={odd}"),
        ] {
            let answer = portal.get(&path).await?;
            assert!(
                !answer.status.is_server_error(),
                "{path}: {}",
                answer.status
            );
            assert!(!answer.text.contains("<script>alert"), "{path}");
            assert!(answer.headers.get("set-cookie").is_none(), "{path}");
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_header_and_no_method_makes_the_portal_fail() -> TestResult {
    let (_town, portal) = town().await?;
    let long = "x".repeat(7_000);
    for (name, value) in [
        ("cookie", "gk_view=%00; gk_flash=ok.zz; =; ;;"),
        ("cookie", long.as_str()),
        ("accept-encoding", "gzip;q=nan, ???"),
        ("if-none-match", "\"\\"),
        ("range", "bytes=-"),
        ("host", "evil\"><script>alert(1)</script>"),
        ("content-type", "multipart/form-data"),
        ("accept-language", "zz;q=9"),
    ] {
        let request = Request::get("/").header(name, value).body(Body::empty())?;
        let answer = portal.ask(request).await?;
        assert!(!answer.status.is_server_error(), "{name}: {value}");
        assert!(!answer.text.contains("<script>alert"), "{name}");
    }
    for method in [
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::PATCH,
        Method::TRACE,
    ] {
        for path in ["/", "/search", "/records/0000000000000", "/api/v1/records"] {
            let answer = portal.method(method.clone(), path).await?;
            assert!(
                answer.status.is_client_error(),
                "{method} {path}: {}",
                answer.status
            );
        }
    }
    Ok(())
}
