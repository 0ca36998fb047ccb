//! The refusal of a calculator as a problem document (RFC 9457) that names the article.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use gongkai_office::tools::ToolError;
use serde_json::json;

use crate::page_error::PageResult;

/// Refuses with 422; only the office's own failures are errors of the server.
pub(super) fn refused(error: ToolError, path: &str) -> PageResult<Response> {
    let problem = json!({
        "type": "about:blank",
        "title": error.to_string(),
        "status": StatusCode::UNPROCESSABLE_ENTITY.as_u16(),
        "code": error.code(),
        "article": error.article(),
        "provisional_on": error.provisional_on(),
        "instance": path,
    });
    if let ToolError::Office(error) = error {
        return Err(error.into());
    }
    let headers = [
        (header::CONTENT_TYPE, "application/problem+json"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((
        StatusCode::UNPROCESSABLE_ENTITY,
        headers,
        problem.to_string(),
    )
        .into_response())
}
