//! 办理查询: finding a case by its code and a contact. Both are asked for, and a wrong one is told like an unknown code.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use gongkai_office::{
    OfficeError,
    cases::{self, Recognised, Recognition},
    reading,
};
use serde::Deserialize;

use super::{ApplyWords, OWN_CASE, TRACK, frame};
use crate::{
    app::App,
    client::Client,
    extract::Form,
    frame::{Frame, Visitor},
    page_error::PageResult,
    render,
};

/// Holds the pass of whoever was recognised.
const COOKIE: &str = "gk_track";
const SECONDS: i64 = 30 * 60;

#[derive(Template)]
#[template(path = "apply/follow.html")]
struct FollowPage {
    frame: Frame,
    w: ApplyWords,
    code: String,
    contact: String,
    is_wrong: bool,
    /// Whether the code that was sent is asked for, and what is wrong with the one given.
    digits: Option<Option<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    code: String,
    contact: String,
    digits: String,
}

pub(super) async fn get(State(app): State<App>, visitor: Visitor) -> PageResult {
    page(&app, &visitor, Asked::default(), false, None).await
}

async fn page(
    app: &App,
    visitor: &Visitor,
    asked: Asked,
    is_wrong: bool,
    digits: Option<Option<String>>,
) -> PageResult {
    let site = reading::site_of(&app.office).await?;
    let w = ApplyWords(visitor.language());
    let frame = frame(app, visitor, &site, w.follow(), usize::from(is_wrong));
    let page = FollowPage {
        frame: frame.via(w.title(), "/apply").ending(w.follow()),
        w,
        code: asked.code,
        contact: asked.contact,
        is_wrong,
        digits,
    };
    let status = if is_wrong {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    render::private(status, &page)
}

pub(super) async fn find(
    State(app): State<App>,
    visitor: Visitor,
    client: Client,
    Form(asked): Form<Asked>,
) -> PageResult {
    let Asked {
        code,
        contact,
        digits,
    } = &asked;
    match cases::find(&app.office, code, contact, digits, &client.0).await {
        Ok(Recognition::CodeSent) => page(&app, &visitor, asked, false, Some(None)).await,
        Err(OfficeError::Invalid(errors)) => {
            let said = errors.into_iter().next().map(|error| error.message);
            page(&app, &visitor, asked, true, Some(said)).await
        }
        Ok(Recognition::Known(who)) => {
            let to = Redirect::to(&visitor.href(OWN_CASE)).into_response();
            Ok(with_pass(&app, to, &who.pass(&app.office)?, SECONDS))
        }
        Err(OfficeError::NotFound(_)) => page(&app, &visitor, asked, true, None).await,
        Err(error) => Err(error.into()),
    }
}

/// Forgets who was recognised, which matters on a machine that others use as well.
pub(super) async fn leave(State(app): State<App>, visitor: Visitor) -> PageResult {
    let to = Redirect::to(&visitor.href(TRACK)).into_response();
    Ok(with_pass(&app, to, "", 0))
}

fn with_pass(app: &App, mut answer: Response, pass: &str, seconds: i64) -> Response {
    let secure = if app.options.behind_tls {
        "; Secure"
    } else {
        ""
    };
    let cookie =
        format!("{COOKIE}={pass}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    answer
}

/// Whoever was recognised before; none when that was too long ago.
pub(super) fn recognised(app: &App, headers: &HeaderMap) -> PageResult<Option<Recognised>> {
    let jar = CookieJar::from_headers(headers);
    let Some(cookie) = jar.get(COOKIE) else {
        return Ok(None);
    };
    Ok(Recognised::by_pass(&app.office, cookie.value())?)
}
