//! What a browser keeps of whoever was recognised: for one case half an hour, for a list of cases two. Passes are read here
//! and nowhere else.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use axum_extra::extract::cookie::CookieJar;
use gongkai_office::cases::{AccountHolder, Recognised};

use crate::{app::App, page_error::PageResult};

/// A sort of pass: the name of its cookie, and for how many seconds it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sort {
    cookie: &'static str,
    seconds: i64,
}

/// For one case.
pub(super) const CASE: Sort = Sort {
    cookie: "gk_track",
    seconds: 30 * 60,
};
/// For a list of cases.
pub(super) const ACCOUNT: Sort = Sort {
    cookie: "gk_account",
    seconds: 2 * 60 * 60,
};

/// Gives a pass with an answer.
pub(super) fn give(app: &App, answer: Response, sort: Sort, pass: &str) -> Response {
    set(app, answer, sort.cookie, pass, sort.seconds)
}

/// Takes a pass back, which matters on a machine that others use as well.
pub(super) fn take_back(app: &App, answer: Response, sort: Sort) -> Response {
    set(app, answer, sort.cookie, "", 0)
}

fn set(app: &App, mut answer: Response, cookie: &str, pass: &str, seconds: i64) -> Response {
    let secure = if app.options.behind_tls {
        "; Secure"
    } else {
        ""
    };
    let cookie =
        format!("{cookie}={pass}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    answer
}

/// The case of whoever was recognised before; none when that was too long ago.
pub(super) fn recognised(app: &App, headers: &HeaderMap) -> PageResult<Option<Recognised>> {
    let jar = CookieJar::from_headers(headers);
    let Some(cookie) = jar.get(CASE.cookie) else {
        return Ok(None);
    };
    Ok(Recognised::by_pass(&app.office, cookie.value())?)
}

/// Whoever entered before; none when that was too long ago, and where nobody can enter.
pub(super) fn holder(app: &App, headers: &HeaderMap) -> PageResult<Option<AccountHolder>> {
    let jar = CookieJar::from_headers(headers);
    let Some(cookie) = jar.get(ACCOUNT.cookie) else {
        return Ok(None);
    };
    Ok(AccountHolder::by_pass(&app.office, cookie.value())?)
}
