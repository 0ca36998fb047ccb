//! 期限计算、费用计算: two public pages on which anybody can check what the office computes.
//!
//! Everything asked stands in the address, so a result can be kept, sent and printed; no script. The rules
//! answer; here are only forms, words and drawings. Reading order: [`address`] (what was asked), `field`
//! (how a form shows it), `clock`, `days`, `fee` (the pages), `months` and `steps` (the drawings).

mod address;
mod clock;
mod days;
mod examples;
mod fee;
mod field;
mod law;
mod months;
mod steps;
mod words;

use axum::{
    Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect},
    routing::get,
};
use gongkai_office::reading;

use self::{address::Asked, words::ToolWords};
use crate::{
    app::App,
    extract::Query,
    frame::{Frame, Visitor},
    page_error::PageResult,
};

/// The most months that are drawn; the explanation beside them is always whole.
const MONTHS_MAX: i32 = 36;

const DEADLINE: &str = "/tools/deadline";
const FEE: &str = "/tools/fee";

/// The calculators' routes.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route(DEADLINE, get(deadline))
        .route(FEE, get(fee::get))
}

type Pairs = Query<Vec<(String, String)>>;

async fn deadline(State(app): State<App>, visitor: Visitor, Query(pairs): Pairs) -> PageResult {
    let asked = Asked::new(&pairs);
    let is_days = match asked.text("mode") {
        "days" => true,
        "" => asked.has("date") || asked.has("working_days"),
        _ => false,
    };
    if is_days {
        days::page(&app, &visitor, &asked).await
    } else {
        clock::page(&app, &visitor, &asked).await
    }
}

/// The frame of a calculator: its name in words and for the statutory tags, and what it is about;
/// `errors` are counted in the title, so that they are heard first.
async fn frame(
    app: &App,
    visitor: &Visitor,
    (name, tag): (&'static str, &'static str),
    about: &'static str,
    errors: usize,
) -> PageResult<Frame> {
    let site = reading::site_of(&app.office).await?;
    let title = match errors {
        0 => name.to_owned(),
        _ => ToolWords(visitor.language()).mistakes_title(errors, name),
    };
    let mut frame = Frame::new(app, visitor, &site)
        .titled(title)
        .at("column")
        .column(tag, "依申请公开")
        .described(about, format!("{tag},政府信息公开,依申请公开"))
        .from_home();
    if let Some(root) = &site.root {
        let path = format!("/units/{}/column/on_request", root.code);
        let on_request = frame.w.on_request();
        frame = frame.via(on_request, path);
    }
    Ok(frame.ending(name))
}

/// Leads to the same question in its short form, unless it was asked that way.
fn tidied(
    visitor: &Visitor,
    asked: &Asked,
    path: &str,
    tidy: &[(String, String)],
    fragment: &str,
) -> Option<axum::response::Response> {
    if asked.is_exactly(tidy) {
        return None;
    }
    let address = address::of(&visitor.href(path), tidy);
    Some(Redirect::to(&format!("{address}{fragment}")).into_response())
}

/// A form with mistakes is not a page that was found.
const fn status(errors: usize) -> StatusCode {
    if errors == 0 {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}
