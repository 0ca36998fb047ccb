//! What people bring (网上办理): choosing, filling in, checking and sending a form, and following what became of it.
//!
//! The only public pages that write. They need no account and no script; every answer that holds what somebody wrote is
//! kept by nobody. Reading order: `choose`, `fill`, `confirm` (a new case), `follow`, `own_case` (one that was brought),
//! `account` (all that somebody brought), `passes` (who was recognised), `field` (how a form shows a field).

mod account;
mod choose;
mod confirm;
mod field;
mod fill;
mod follow;
mod form;
mod own_case;
mod passes;
mod words;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use gongkai_office::{
    cases::{FILE_BYTES, FILES_AT_ONCE},
    reading::Site,
};

use self::words::ApplyWords;
use crate::{
    app::App,
    frame::{Frame, Visitor},
};

const APPLY: &str = "/apply";
const TRACK: &str = "/track";
const OWN_CASE: &str = "/track/case";
const ACCOUNT: &str = "/account";

/// Files and the form around them.
pub(crate) const BODY_BYTES: usize = FILES_AT_ONCE * FILE_BYTES + (1 << 20);

/// Routes of public forms.
pub(crate) fn routes() -> Router<App> {
    let with_files = Router::new()
        .route("/apply/{kind}/send", post(confirm::send))
        .route("/track/case/files", post(own_case::add_files))
        .layer(DefaultBodyLimit::max(BODY_BYTES));
    Router::new()
        .route(APPLY, get(choose::get))
        .route("/apply/{kind}", get(fill::get).post(confirm::check))
        .route(TRACK, get(follow::get).post(follow::find))
        .route(OWN_CASE, get(own_case::get))
        .route("/track/case/steps/{step}", post(own_case::step))
        .route("/track/case/files/{id}", get(own_case::file))
        .route("/track/case/enclosures/{id}", get(own_case::enclosure))
        .route("/track/case/papers/{id}", get(own_case::paper))
        .route("/track/case/keep", post(account::keep))
        .route("/track/leave", post(follow::leave))
        .route(ACCOUNT, get(account::get).post(account::ask))
        .route("/account/enter", post(account::enter))
        .route("/account/cases/{id}", get(account::open))
        .route("/account/cases/{id}/drop", post(account::drop_case))
        .route("/account/leave", post(account::leave))
        .route("/account/close", post(account::close))
        .merge(with_files)
}

/// The frame of a page of this folder; `errors` are counted in the title, so that they are heard first.
fn frame(app: &App, visitor: &Visitor, site: &Site, name: &str, errors: usize) -> Frame {
    let w = ApplyWords(visitor.language());
    let title = match errors {
        0 => name.to_owned(),
        _ => w.errors_title(errors, name),
    };
    Frame::new(app, visitor, site)
        .titled(title)
        .at("apply")
        .column("网上办理", "依申请公开")
        .described(
            "网上提交政府信息公开申请和来信，查询办理进度",
            "网上办理,依申请公开,领导信箱",
        )
        .from_home()
}
