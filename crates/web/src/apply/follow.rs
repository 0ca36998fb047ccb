//! 办理查询: finding a case by its code and a contact. Both are asked for, and a wrong one is told like an unknown code.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use gongkai_office::{
    OfficeError,
    cases::{self, Recognition},
    reading,
};
use serde::Deserialize;

use super::{ApplyWords, OWN_CASE, TRACK, account::AccountWords, frame, passes};
use crate::{
    app::App,
    client::Client,
    extract::Form,
    frame::{Frame, Visitor},
    page_error::PageResult,
    render,
};

#[derive(Template)]
#[template(path = "apply/follow.html")]
struct FollowPage {
    frame: Frame,
    w: ApplyWords,
    /// The words of the door to everything that somebody brought, where it is open.
    account: Option<AccountWords>,
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
        account: AccountWords::of(&app.office, visitor.language()),
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
            Ok(passes::give(
                &app,
                to,
                passes::CASE,
                &who.pass(&app.office)?,
            ))
        }
        Err(OfficeError::NotFound(_)) => page(&app, &visitor, asked, true, None).await,
        Err(error) => Err(error.into()),
    }
}

/// Forgets who was recognised, which matters on a machine that others use as well.
pub(super) async fn leave(State(app): State<App>, visitor: Visitor) -> PageResult {
    let to = Redirect::to(&visitor.href(TRACK)).into_response();
    Ok(passes::take_back(&app, to, passes::CASE))
}
