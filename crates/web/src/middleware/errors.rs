//! Makes a page or a problem of every refusal, wherever it came from.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use gongkai_office::reading;

use crate::{
    app::App,
    desk::refusal,
    frame::{Frame, Visitor},
    page_error::{self, PageError},
};

pub(super) async fn answer(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let (mut parts, body) = request.into_parts();
    let (uri, headers) = (parts.uri.clone(), parts.headers.clone());
    let visitor = Visitor::from_request_parts(&mut parts, &())
        .await
        .unwrap_or_default();
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(error) = error_of(&response) else {
        return response;
    };
    error.log(&path);
    let made = match &error {
        PageError::SignIn => sign_in(&visitor),
        _ if is_api(&path) => page_error::problem(&error, &path),
        _ => {
            if is_desk(&path)
                && let Some(page) = refusal::page(&app, &error, &headers, &uri).await
            {
                return keep_cookies(response, page);
            }
            // Without a store the page still comes, with less in its footer.
            let site = reading::site_of(&app.office).await.unwrap_or_default();
            page_error::page(&error, Frame::new(&app, &visitor, &site))
        }
    };
    keep_cookies(response, made)
}

/// What a handler refused, or what the framework refused in its own words.
fn error_of(response: &Response) -> Option<PageError> {
    if let Some(error) = response.extensions().get::<PageError>() {
        return Some(error.clone());
    }
    let status = response.status();
    let has_own_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"));
    if has_own_page || !(status.is_client_error() || status.is_server_error()) {
        return None;
    }
    Some(match status {
        StatusCode::NOT_FOUND => PageError::NotFound("这个页面"),
        StatusCode::METHOD_NOT_ALLOWED => PageError::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => PageError::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => PageError::UnsupportedMedia,
        StatusCode::RANGE_NOT_SATISFIABLE => return None,
        status if status.is_client_error() => {
            PageError::BadRequest("请求没有完整送达，请返回上一页重试".into())
        }
        status => PageError::Internal(format!("answered {status}")),
    })
}

fn is_desk(path: &str) -> bool {
    path == "/desk" || path.starts_with("/desk/")
}

fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Leads to the sign-in page and from there back to where the person wanted to go.
fn sign_in(visitor: &Visitor) -> Response {
    let back: String = visitor
        .address
        .bytes()
        .map(|byte| match byte {
            b'/' | b'-' | b'_' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    axum::response::Redirect::to(&format!("/desk/sign-in?back={back}")).into_response()
}

fn keep_cookies(from: Response, mut to: Response) -> Response {
    for cookie in from.headers().get_all(header::SET_COOKIE) {
        to.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    if let Some(allow) = from.headers().get(header::ALLOW) {
        to.headers_mut().insert(header::ALLOW, allow.clone());
    }
    to
}
