//! Requests that other sites make a browser send (跨站请求伪造): two independent locks.
//!
//! The browser's own word on where a request comes from is checked for every unsafe method, in the
//! middleware; the session's secret in the form is checked by the desk with [`check`].

use axum::{
    extract::Request,
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::page_error::PageError;

const REFUSED: &str = "这个请求不是从本站页面发出的，没有办理";

/// Compares the secret of a form with that of the session, in constant time.
///
/// # Errors
/// [`PageError::Forbidden`] when it is missing or another.
pub fn check(session: &str, form: Option<&str>) -> Result<(), PageError> {
    let given = form.unwrap_or_default();
    let differences = session
        .bytes()
        .zip(given.bytes())
        .fold(0, |sum, (a, b)| sum | (a ^ b));
    if session.is_empty() || session.len() != given.len() || differences != 0 {
        return Err(PageError::Forbidden(
            "页面打开太久，已经失效。请返回上一页刷新后再提交".into(),
        ));
    }
    Ok(())
}

/// Refuses unsafe requests that a browser marks as coming from elsewhere.
pub(crate) async fn same_origin(request: Request, next: Next) -> Response {
    let is_safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if is_safe || comes_from_here(request.headers()) {
        return next.run(request).await;
    }
    PageError::Forbidden(REFUSED.into()).into_response()
}

/// Programs send neither header and carry no cookies of a browser; they pass.
fn comes_from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text(header::HOST.as_str())) {
        (None, _) => true,
        (Some(origin), Some(host)) => origin
            .split_once("://")
            .is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(host)),
        (Some(_), None) => false,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_the_secret_of_the_session_passes() {
        assert!(check("abc", Some("abc")).is_ok());
        for given in [None, Some(""), Some("abd"), Some("ab"), Some("abcd")] {
            assert!(check("abc", given).is_err(), "{given:?}");
        }
        assert!(check("", Some("")).is_err());
    }

    #[test]
    fn another_site_is_refused() {
        let check = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            comes_from_here(&headers)
        };
        assert!(check(&[]));
        assert!(check(&[("sec-fetch-site", "same-origin")]));
        assert!(check(&[
            ("origin", "http://a.example:8080"),
            ("host", "a.example:8080")
        ]));
        assert!(!check(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://a.example")
        ]));
        assert!(!check(&[
            ("origin", "http://b.example"),
            ("host", "a.example")
        ]));
        assert!(!check(&[("origin", "null"), ("host", "a.example")]));
    }
}
