//! One sentence that survives one redirect: 已提交，等待初审。
//!
//! It travels in a short-lived cookie of its own, is shown escaped, and is cleared by the page that shows it.

use std::convert::Infallible;

use axum::{
    extract::{FromRequestParts, Request},
    http::{HeaderValue, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;

const COOKIE: &str = "gk_flash";

/// How a sentence is meant; the class of its note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It was done.
    Ok,
    /// It was done, and something wants a look.
    Warn,
    /// It was not done.
    Stop,
}

impl Tone {
    /// The class of `.note`.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Stop => "stop",
        }
    }

    fn from_class(class: &str) -> Option<Self> {
        [Self::Ok, Self::Warn, Self::Stop]
            .into_iter()
            .find(|tone| tone.class() == class)
    }
}

/// The sentence that an earlier step left for this page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flash {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub text: String,
}

/// Leads to a page and leaves it a sentence (303, so that reloading repeats nothing).
#[must_use]
pub fn redirect(to: &str, tone: Tone, text: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    let hex: String = text
        .bytes()
        .take(1_200)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let cookie = format!(
        "{COOKIE}={}.{hex}; Path=/; Max-Age=60; HttpOnly; SameSite=Strict",
        tone.class()
    );
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

fn read(jar: &CookieJar) -> Option<Flash> {
    let (class, hex) = jar.get(COOKIE)?.value().split_once('.')?;
    let pairs = hex.as_bytes().chunks_exact(2);
    let bytes: Option<Vec<u8>> = pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    let text = String::from_utf8_lossy(&bytes?).into_owned();
    Some(Flash {
        tone: Tone::from_class(class)?,
        text,
    })
    .filter(|flash| !flash.text.is_empty())
}

/// `Option<Flash>` for handlers.
#[derive(Debug, Clone)]
pub struct Left(pub Option<Flash>);

impl<S: Send + Sync> FromRequestParts<S> for Left {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(read(&CookieJar::from_headers(&parts.headers))))
    }
}

/// Clears the sentence once a page has shown it.
pub(crate) async fn clear(request: Request, next: Next) -> Response {
    let left = request.method() == Method::GET
        && CookieJar::from_headers(request.headers())
            .get(COOKIE)
            .is_some();
    let mut response = next.run(request).await;
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if left && is_page {
        let gone =
            HeaderValue::from_static("gk_flash=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;

    use super::*;

    #[test]
    fn a_sentence_arrives_as_it_was_left() {
        let response = redirect("/desk", Tone::Ok, "已提交，等待初审；<b>");
        let cookie = response.headers()[header::SET_COOKIE].to_str().unwrap();
        let mut headers = HeaderMap::new();
        let sent = cookie.split(';').next().unwrap();
        headers.insert(header::COOKIE, HeaderValue::from_str(sent).unwrap());
        let left = read(&CookieJar::from_headers(&headers)).unwrap();
        assert_eq!(
            (left.tone, left.text.as_str()),
            (Tone::Ok, "已提交，等待初审；<b>")
        );
    }

    #[test]
    fn a_damaged_sentence_is_no_sentence() {
        for cookie in [
            "gk_flash=ok",
            "gk_flash=ok.",
            "gk_flash=ok.zz",
            "gk_flash=loud.6161",
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_static(cookie));
            assert_eq!(read(&CookieJar::from_headers(&headers)), None, "{cookie}");
        }
    }
}
