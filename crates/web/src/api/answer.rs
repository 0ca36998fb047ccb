//! Answers of the API.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::page_error::{PageError, PageResult};

/// Writes a value as JSON. Other sites may read it.
pub(super) fn json(value: &impl Serialize) -> PageResult<Response> {
    let text =
        serde_json::to_string(value).map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(text_of_json(text))
}

/// Sends a text that is JSON already.
pub(super) fn text_of_json(text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, text).into_response()
}

/// What an error answers (RFC 9457).
#[derive(Serialize, ToSchema)]
pub(super) struct Problem {
    /// Always `about:blank`.
    r#type: String,
    /// What happened, in Chinese.
    title: String,
    /// The HTTP status.
    status: u16,
    /// `not_found`, `invalid`, `method_not_allowed`, `bad_request`, `unavailable`, `internal`.
    code: String,
    /// The path that was asked for.
    instance: String,
    /// For `invalid`: what is wrong with which parameter.
    errors: Option<Vec<ProblemField>>,
}

/// What is wrong with a parameter.
#[derive(Serialize, ToSchema)]
pub(super) struct ProblemField {
    /// The parameter.
    field: String,
    /// What it wants, in Chinese.
    message: String,
}
