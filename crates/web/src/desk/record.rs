//! A record at the desk: read, judged, signed, moved on, printed.

pub(super) mod checks;
mod facts;
pub(super) mod files;
mod marks;
mod page;
mod preview;
mod progress;
mod sheets;
mod signing;
mod step;
pub(super) mod step_inputs;
mod trail;
mod versions;

use gongkai_model::permission::step as permitted;

use super::route::{Entry, Needs, get, post};

/// Which step of the procedure a form takes is looked at by the use case, with the state and the unit.
pub(super) fn entries() -> Vec<Entry> {
    let see = Needs::Step(permitted::DESK_SEE);
    vec![
        get("/desk/records/{id}", see, page::show),
        get("/desk/records/{id}/versions", see, versions::show),
        get("/desk/records/{id}/preview", see, preview::show),
        get("/desk/records/{id}/sheet", see, sheets::dispatch),
        get("/desk/records/{id}/approval", see, sheets::approval),
        get("/desk/records/{id}/files/{file}/{name}", see, files::open),
        get("/desk/records/{id}/steps/{step}", see, step::show),
        post("/desk/records/{id}/steps/{step}", see, step::take),
        post("/desk/records/{id}/gates", see, signing::sign),
        post(
            "/desk/records/{id}/co-sign",
            Needs::Step(permitted::CO_SIGN_ASK),
            signing::ask,
        ),
        post(
            "/desk/records/{id}/co-sign/answer",
            Needs::Step(permitted::CO_SIGN),
            signing::answer,
        ),
    ]
}

/// The address of a record's page.
fn address(id: gongkai_model::id::RecordId) -> String {
    format!("/desk/records/{id}")
}
