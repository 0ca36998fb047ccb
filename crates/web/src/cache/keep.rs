//! Decides whether an answer is kept, and takes its body in.

use axum::{
    body::{Body, HttpBody as _, to_bytes},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use jiff::civil::Date;

use super::{Depends, kept::Kept};
use crate::page_error::PageError;

/// Longer answers are sent on as they come.
const MOST_BYTES: usize = 4 << 20;

/// Makes a page for keeping of an answer, or gives the answer back.
pub(super) async fn of(mut response: Response, begun: u64, day: Date) -> Result<Kept, Response> {
    let headers = response.headers();
    let is_plain = response.status() == StatusCode::OK
        && !headers.contains_key(header::SET_COOKIE)
        && !headers.contains_key(header::CONTENT_ENCODING)
        && headers.get(header::CACHE_CONTROL) != Some(&HeaderValue::from_static("no-store"));
    let is_short = response
        .body()
        .size_hint()
        .exact()
        .is_some_and(|bytes| bytes <= MOST_BYTES as u64);
    let depends = response.extensions_mut().remove::<Depends>();
    let Some(depends) = depends.filter(|_| is_plain && is_short) else {
        return Err(response);
    };
    let (parts, body) = response.into_parts();
    match to_bytes(body, MOST_BYTES).await {
        Ok(text) => Ok(Kept::new(
            parts.headers,
            text,
            depends.into_touches(),
            begun,
            day,
        )),
        Err(error) => {
            let mut refused = Response::new(Body::empty());
            *refused.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            PageError::Internal(error.to_string()).log("a page for keeping");
            Err(refused)
        }
    }
}
