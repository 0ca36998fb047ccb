//! Drafting (起草): begin, from nothing or from a document, and write.

mod edit;
mod fields;
mod form_page;
mod new;
mod relations;
pub(super) mod typed;

use gongkai_model::permission::step;

use super::route::{Entry, Needs, get, post};
use crate::app::App;

pub(super) fn entries(app: &App) -> Vec<Entry> {
    let files = app.options.limits.document_bytes + app.options.limits.form_bytes;
    let draft = Needs::Step(step::DRAFT);
    let see = Needs::Step(step::DESK_SEE);
    vec![
        get("/desk/drafts/new", draft, new::show),
        post("/desk/drafts", draft, new::begin),
        post("/desk/drafts/upload", draft, new::upload).with_files(files),
        get("/desk/records/{id}/edit", see, edit::show),
        post("/desk/records/{id}/edit", see, edit::save).with_files(files),
        get("/desk/records/{id}/relations", see, relations::show),
        post("/desk/records/{id}/relations", see, relations::add),
    ]
}
