//! What can be done here: one line for each kind that is open online, and the way to follow a case.

use askama::Template;
use axum::extract::State;
use gongkai_office::reading;

use super::{ApplyWords, account::AccountWords, form::kind_name, frame};
use crate::{
    app::App,
    cache::Depends,
    extract::Query,
    frame::{Frame, Label, Visitor},
    page_error::PageResult,
    render, show,
};

#[derive(Template)]
#[template(path = "apply/choose.html")]
struct ChoosePage {
    frame: Frame,
    w: ApplyWords,
    kinds: Vec<Door>,
    /// The words of the door to everything that somebody brought, where it is open.
    account: Option<AccountWords>,
}

/// A kind that somebody can bring.
struct Door {
    href: String,
    name: Label,
    about: String,
}

#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    unit: Option<String>,
}

pub(super) async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> PageResult {
    let site = reading::site_of(&app.office).await?;
    let w = ApplyWords(visitor.language());
    let frame = frame(&app, &visitor, &site, w.title(), 0).ending(w.title());
    let unit = asked.unit.unwrap_or_default();
    let kinds = app.office.kinds.cases().filter(|kind| kind.online);
    let kinds = kinds.map(|kind| {
        let asked = Some(("unit", unit.as_str())).filter(|(_, unit)| !unit.is_empty());
        Door {
            href: show::address(
                &frame.href(&format!("/apply/{}", kind.code)),
                asked.into_iter(),
            ),
            name: kind_name(&frame, kind),
            about: kind.about.clone(),
        }
    });
    let kinds = kinds.collect();
    let page = ChoosePage {
        frame,
        w,
        kinds,
        account: AccountWords::of(&app.office, visitor.language()),
    };
    Depends::on_anything().keeps(render::page(&page))
}
