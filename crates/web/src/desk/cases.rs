//! Cases at the desk (办件): the board, a case with its clock, its steps, and registering what came by post or in person.

mod board;
mod fee;
mod page;
mod register;
mod step;

use gongkai_model::{id::CaseId, permission::step::DESK_SEE};

use super::route::{Entry, Needs, get, post};

pub(super) fn entries() -> Vec<Entry> {
    let sees = Needs::Step(DESK_SEE);
    vec![
        get("/desk/cases", sees, board::show),
        get("/desk/cases/new", sees, register::show),
        post("/desk/cases/new", sees, register::store),
        get("/desk/cases/{id}", sees, page::show),
        post("/desk/cases/{id}/reveal", sees, page::reveal),
        get("/desk/cases/{id}/steps/{step}", sees, step::show),
        post("/desk/cases/{id}/steps/{step}", sees, step::take),
    ]
}

fn address(id: CaseId) -> String {
    format!("/desk/cases/{id}")
}
