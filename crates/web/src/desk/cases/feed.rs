//! 到期日历: its address is made, renewed and taken away here; what a calendar program fetches holds dates and
//! registration numbers only.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use gongkai_office::cases::{self, FeedEntry};
use serde::Deserialize;

use crate::{
    app::App,
    desk::{
        signed::{Desk, answered, page},
        submitted::Submitted,
    },
    extract::Query,
    frame::Visitor,
    icalendar::{DayEvent, ICalendar},
    office_frame::OfficeFrame,
    page_error::PageResult,
    show,
};

#[derive(Template)]
#[template(path = "desk/case_feed.html")]
struct FeedPage {
    frame: OfficeFrame,
    since: Option<String>,
    address: Option<String>,
}

pub(super) async fn show(desk: Desk) -> PageResult {
    let since = cases::feed_since(desk.office(), desk.actor()).await?;
    page(&FeedPage {
        frame: desk.frame("到期日历"),
        since: since.map(show::minute),
        address: None,
    })
}

/// Shows the new address; it is not kept and cannot be shown again.
pub(super) async fn renew(desk: Desk, visitor: Visitor, _form: Submitted) -> PageResult {
    let secret = cases::renew_feed(desk.office(), desk.actor()).await?;
    let origin = visitor.origin(&desk.app);
    page(&FeedPage {
        frame: desk.frame("到期日历"),
        since: Some(show::minute(desk.office().clock.now())),
        address: Some(format!("{origin}/desk/cases/feed.ics?key={secret}")),
    })
}

pub(super) async fn close(desk: Desk, _form: Submitted) -> PageResult {
    let closed = cases::close_feed(desk.office(), desk.actor()).await;
    answered("/desk/cases/feed", "日历地址已经停用", closed)
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    key: Option<String>,
}

/// The calendar itself. The secret stands in the query, which is never written to a log.
pub(super) async fn calendar(State(app): State<App>, Query(asked): Query<Asked>) -> PageResult {
    let entries = cases::feed(&app.office, asked.key.as_deref().unwrap_or_default()).await?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/calendar; charset=utf-8"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, written(&entries)).into_response())
}

fn written(entries: &[FeedEntry]) -> String {
    let mut calendar = ICalendar::new("办件到期");
    for entry in entries {
        let number = entry.number.as_deref().unwrap_or("未登记来件");
        let provisional = if entry.is_provisional {
            "（暂定）"
        } else {
            ""
        };
        calendar.add(&DayEvent {
            uid: &format!("{}@cases", entry.id),
            stamp: entry.updated_at,
            sequence: entry.revision,
            on: entry.due_on,
            summary: &format!("{number} 答复到期{provisional}"),
            is_tentative: entry.is_provisional,
        });
    }
    calendar.finish()
}
