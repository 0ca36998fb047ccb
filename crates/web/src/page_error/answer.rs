//! The page and the problem document of an error.

use askama::Template;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use gongkai_office::core::FieldError;

use super::PageError;
use crate::{frame::Frame, words::ErrorWords};

#[derive(Template)]
#[template(path = "errors/page.html")]
struct ErrorPage {
    frame: Frame,
    w: ErrorWords,
    sentence: String,
    detail: Option<String>,
    advice: &'static str,
    fields: Vec<FieldError>,
    offers_search: bool,
}

/// Makes the page. When even that fails, the sentence alone is sent.
pub(crate) fn page(error: &PageError, frame: Frame) -> Response {
    let fields = match error {
        PageError::Invalid(fields) => fields.clone(),
        _ => Vec::new(),
    };
    let language = frame.language();
    let w = ErrorWords(language);
    let sentence = error.sentence_in(language);
    let template = ErrorPage {
        frame: frame.titled(sentence.clone()),
        w,
        sentence,
        detail: error.detail(language).map(str::to_owned),
        advice: advice(error, w),
        fields,
        offers_search: matches!(error, PageError::NotFound(_)),
    };
    let text = template.render().unwrap_or_else(|_| error.sentence());
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (error.status(), headers, text).into_response()
}

/// Makes the problem document (RFC 9457).
pub(crate) fn problem(error: &PageError, path: &str) -> Response {
    let mut body = serde_json::json!({
        "type": "about:blank",
        "title": error.sentence(),
        "status": error.status().as_u16(),
        "code": error.code(),
        "instance": path,
    });
    if let (PageError::Invalid(fields), Some(map)) = (error, body.as_object_mut()) {
        let fields = fields
            .iter()
            .map(|f| serde_json::json!({ "field": f.field, "message": f.message }));
        map.insert("errors".into(), fields.collect());
    }
    let headers = [
        (header::CONTENT_TYPE, "application/problem+json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (error.status(), headers, body.to_string()).into_response()
}

/// What to do next, in one sentence.
const fn advice(error: &PageError, w: ErrorWords) -> &'static str {
    match error {
        PageError::NotFound(_) => w.advise_not_found(),
        PageError::BadRequest(_) | PageError::MethodNotAllowed => w.advise_back(),
        PageError::Forbidden(_) => w.advise_forbidden(),
        PageError::Conflict(_) => w.advise_conflict(),
        PageError::TooLarge => w.advise_too_large(),
        PageError::UnsupportedMedia => w.advise_form(),
        PageError::Invalid(_) => w.advise_invalid(),
        PageError::TooOften(_) => w.advise_too_often(),
        PageError::SignIn => w.advise_sign_in(),
        PageError::Unavailable(_) => w.advise_unavailable(),
        PageError::Internal(_) => w.advise_internal(),
    }
}
