//! Turns a template into an answer.

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    page_error::{PageError, PageResult},
    show,
};

/// Renders a page of the portal. It may be kept, but is asked for again each time.
///
/// # Errors
/// [`PageError::Internal`] when the template fails.
pub fn page(template: &impl Template) -> PageResult {
    with_status(StatusCode::OK, template)
}

/// Renders a page with another status, such as a form with messages (422) or a withdrawn record (410).
///
/// # Errors
/// As [`page`].
pub fn with_status(status: StatusCode, template: &impl Template) -> PageResult {
    let text = template.render().map_err(PageError::from)?;
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    Ok((status, headers, text).into_response())
}

/// A file of somebody's, as a download whatever it is: nothing of it runs or shows here, and nobody on the way keeps it.
pub fn download(name: &str, media_type: &str, bytes: impl Into<axum::body::Body>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, show::download(name)),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes.into()).into_response()
}

/// Renders a page that holds personal or unpublished content; nobody keeps it.
///
/// # Errors
/// As [`page`].
pub fn private(status: StatusCode, template: &impl Template) -> PageResult {
    let mut response = with_status(status, template)?;
    let value = axum::http::HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, value);
    Ok(response)
}
