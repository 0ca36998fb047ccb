//! Headers that keep pages from doing what they should not. A handler's own value counts first.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::app::App;

/// No script, no frame, no request to anywhere else. The desk allows its own bundle on its own pages.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The policy for pages that load the bundle of `frontend/`.
pub const POLICY_WITH_SCRIPT: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; media-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

pub(super) async fn add(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_desk = request.uri().path().starts_with("/desk");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let policy = if is_desk { POLICY_WITH_SCRIPT } else { POLICY };
    unless_set(headers, header::CONTENT_SECURITY_POLICY, policy);
    unless_set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    unless_set(headers, header::X_FRAME_OPTIONS, "DENY");
    unless_set(
        headers,
        header::REFERRER_POLICY,
        "strict-origin-when-cross-origin",
    );
    let permissions = HeaderName::from_static("permissions-policy");
    unless_set(
        headers,
        permissions,
        "camera=(), microphone=(), geolocation=(), payment=()",
    );
    let opener = HeaderName::from_static("cross-origin-opener-policy");
    unless_set(headers, opener, "same-origin");
    if app.options.behind_tls {
        unless_set(
            headers,
            header::STRICT_TRANSPORT_SECURITY,
            "max-age=31536000; includeSubDomains",
        );
    }
    response
}

fn unless_set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers
        .entry(name)
        .or_insert(HeaderValue::from_static(value));
}
