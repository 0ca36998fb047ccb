//! Extractors that answer with our own error page instead of a line of English.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{StatusCode, header, request::Parts},
};
use serde::de::DeserializeOwned;

use crate::page_error::PageError;

/// Parts of the address. What does not parse is not an address of ours: 404.
#[derive(Debug, Clone)]
pub struct Path<T>(pub T);

impl<S, T> FromRequestParts<S> for Path<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
{
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        #[expect(clippy::disallowed_types, reason = "this is the one that wraps it")]
        let inner = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        inner
            .map(|path| Self(path.0))
            .map_err(|_| PageError::NotFound("这个页面"))
    }
}

/// The query of the address. Unknown keys are ignored; a key given twice or badly encoded is refused.
#[derive(Debug, Clone)]
pub struct Query<T>(pub T);

impl<S, T> FromRequestParts<S> for Query<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
{
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        #[expect(clippy::disallowed_types, reason = "this is the one that wraps it")]
        let inner = axum::extract::Query::<T>::try_from_uri(&parts.uri);
        let refused =
            |_| PageError::BadRequest("地址中的查询条件不完整，请从页面上的筛选重新选择".into());
        inner.map(|query| Self(query.0)).map_err(refused)
    }
}

/// A submitted form without files; a field may be given several times.
#[derive(Debug, Clone)]
pub struct Form<T>(pub T);

impl<S, T> FromRequest<S> for Form<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            return Err(PageError::UnsupportedMedia);
        }
        // The body comes first: only its own refusal tells that it is too large.
        let (parts, body) = request.into_parts();
        let whole = Request::from_parts(parts.clone(), body);
        let bytes = Bytes::from_request(whole, state).await;
        let bytes = bytes.map_err(|refused| form_error(refused.status()))?;
        let request = Request::from_parts(parts, bytes.into());
        let inner = axum_extra::extract::Form::<T>::from_request(request, state).await;
        inner
            .map(|form| Self(form.0))
            .map_err(|_| form_error(StatusCode::BAD_REQUEST))
    }
}

fn form_error(status: StatusCode) -> PageError {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        PageError::TooLarge
    } else {
        PageError::BadRequest("表单没有完整送达，请返回上一页重新提交".into())
    }
}
