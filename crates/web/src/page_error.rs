//! The one error of the web: a Chinese page with a way on, `problem+json` under `/api`.
//!
//! A handler returns it; the middleware [`crate::middleware`] knows the address and the site and makes the
//! page. Who may not know of a thing gets 404, not 403.

mod answer;

use std::sync::Arc;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use gongkai_office::{OfficeError, core::FieldError};

pub(crate) use answer::{page, problem};

use crate::words::{ErrorWords, Language};

/// What a handler returns.
pub type PageResult<T = Response> = Result<T, PageError>;

/// Why there is no page.
#[derive(Debug, Clone)]
pub enum PageError {
    /// 404: there is no such thing, or the person may not know of it. Says what was not found.
    NotFound(&'static str),
    /// 400: the request does not hold together.
    BadRequest(String),
    /// 403: the person may know of it, and may not do it. Says who may.
    Forbidden(String),
    /// 405: the address exists, but takes another method.
    MethodNotAllowed,
    /// 409: somebody else was faster, or the state does not allow it.
    Conflict(String),
    /// 413: more bytes than the class allows.
    TooLarge,
    /// 415: a body that is no form.
    UnsupportedMedia,
    /// 422: fields that do not fit; forms show them in place instead where they can.
    Invalid(Vec<FieldError>),
    /// 429: the same one did it too often; after so many minutes it may be tried again.
    TooOften(i64),
    /// 303 to the sign-in page, which leads back to this address.
    SignIn,
    /// 503: the store is away; nothing was kept.
    Unavailable(Arc<dyn std::error::Error + Send + Sync>),
    /// 500: a defect. The source is logged, never shown.
    Internal(String),
}

impl PageError {
    /// The status that it answers with.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::SignIn => StatusCode::SEE_OTHER,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The code in `problem+json`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "not_found",
            Self::BadRequest(_) => "bad_request",
            Self::Forbidden(_) => "forbidden",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::Conflict(_) => "conflict",
            Self::TooLarge => "too_large",
            Self::UnsupportedMedia => "unsupported_media",
            Self::Invalid(_) => "invalid",
            Self::TooOften(_) => "too_often",
            Self::SignIn => "sign_in",
            Self::Unavailable(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }

    /// What the person reads in Chinese: one sentence on what happened.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::NotFound(what) => format!("没有找到{what}"),
            Self::BadRequest(text) | Self::Forbidden(text) | Self::Conflict(text) => text.clone(),
            other => other.sentence_in(Language::Chinese),
        }
    }

    /// The same in a language of the portal; what an office alone can say is said in Chinese by
    /// [`Self::detail`].
    #[must_use]
    pub fn sentence_in(&self, language: Language) -> String {
        let w = ErrorWords(language);
        let sentence = match self {
            Self::NotFound(_) | Self::BadRequest(_) | Self::Forbidden(_) | Self::Conflict(_)
                if language == Language::Chinese =>
            {
                return self.sentence();
            }
            Self::Invalid(fields) => return w.invalid(fields.len()),
            Self::TooOften(minutes) => return w.too_often(minutes),
            Self::NotFound("这条信息" | "这个索引号的信息" | "这个版本") => {
                w.record_not_found()
            }
            Self::NotFound("这个单位") => w.unit_not_found(),
            Self::NotFound("这个栏目") => w.section_not_found(),
            Self::NotFound("这类信息") => w.kind_not_found(),
            Self::NotFound("这个文件") => w.file_not_found(),
            Self::NotFound(_) => w.page_not_found(),
            Self::BadRequest(_) => w.bad_request(),
            Self::Forbidden(_) => w.forbidden(),
            Self::Conflict(_) => w.conflict(),
            Self::MethodNotAllowed => w.method(),
            Self::TooLarge => w.too_large(),
            Self::UnsupportedMedia => w.unsupported(),
            Self::SignIn => w.sign_in(),
            Self::Unavailable(_) => w.unavailable(),
            Self::Internal(_) => w.internal(),
        };
        sentence.to_owned()
    }

    /// What only Chinese can say on a page of another language.
    #[must_use]
    pub fn detail(&self, language: Language) -> Option<&str> {
        match self {
            Self::BadRequest(text) | Self::Forbidden(text) | Self::Conflict(text)
                if language != Language::Chinese =>
            {
                Some(text)
            }
            _ => None,
        }
    }

    /// Logs what only the operator should see. Called once, at the edge.
    pub(crate) fn log(&self, path: &str) {
        match self {
            Self::Internal(place) => tracing::error!(path, %place, "page failed"),
            Self::Unavailable(source) => tracing::error!(path, %source, "store unavailable"),
            _ => tracing::debug!(path, code = self.code(), "page refused"),
        }
    }
}

impl IntoResponse for PageError {
    /// A bare answer that carries the error; the middleware turns it into a page or a problem.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<OfficeError> for PageError {
    fn from(error: OfficeError) -> Self {
        match error {
            OfficeError::NotFound(what) => Self::NotFound(what),
            OfficeError::NotPermitted(refused) => Self::Forbidden(refused.to_string()),
            OfficeError::Invalid(fields) => Self::Invalid(fields),
            OfficeError::Store(source) => source.into(),
            OfficeError::Blob(source) => Self::Unavailable(Arc::new(source)),
            OfficeError::TooOften { minutes } => Self::TooOften(minutes),
            OfficeError::Defect(place) => Self::Internal(place),
            OfficeError::File(text) | OfficeError::SignIn(text) => Self::BadRequest(text),
            other => Self::Conflict(other.to_string()),
        }
    }
}

impl From<gongkai_store::StoreError> for PageError {
    fn from(error: gongkai_store::StoreError) -> Self {
        match error {
            gongkai_store::StoreError::Unavailable { .. } => Self::Unavailable(Arc::new(error)),
            other => Self::Internal(other.to_string()),
        }
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::Internal(format!("template: {error}"))
    }
}
