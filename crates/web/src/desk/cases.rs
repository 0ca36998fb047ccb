//! Cases at the desk (办件): the board, a case with its clock, its steps, and registering what came by post or in person.

mod board;
mod chase;
mod fee;
mod feed;
mod files;
mod groups;
mod page;
mod papers;
mod proceedings;
mod publication;
mod redactions;
mod register;
mod repeated;
mod statistics;
mod step;

use gongkai_model::{
    id::CaseId,
    permission::step::{CASES_OVERSEE, DESK_SEE, SEAL_USE},
};

use super::route::{Entry, Needs, get, post};
use crate::apply::BODY_BYTES;

pub(super) fn entries() -> Vec<Entry> {
    let sees = Needs::Step(DESK_SEE);
    vec![
        get("/desk/cases", sees, board::show),
        get("/desk/cases/new", sees, register::show),
        post("/desk/cases/new", sees, register::store),
        get("/desk/cases/statistics", sees, statistics::show),
        get(
            "/desk/cases/statistics/annual",
            sees,
            statistics::annual_tables,
        ),
        get(
            "/desk/cases/statistics/annual.json",
            sees,
            statistics::json_file,
        ),
        get(
            "/desk/cases/statistics/annual.csv",
            sees,
            statistics::csv_file,
        ),
        get(
            "/desk/cases/statistics/annual.xlsx",
            sees,
            statistics::xlsx_file,
        ),
        get("/desk/cases/feed", sees, feed::show),
        post("/desk/cases/feed", sees, feed::renew),
        post("/desk/cases/feed/close", sees, feed::close),
        // The secret in its address is what lets a calendar program in.
        get("/desk/cases/feed.ics", Needs::Nothing, feed::calendar),
        get("/desk/cases/proceedings", sees, proceedings::register),
        get("/desk/cases/proceedings/{row}", sees, proceedings::show),
        post("/desk/cases/proceedings/{row}", sees, proceedings::change),
        get("/desk/cases/{id}/proceedings", sees, proceedings::of_case),
        post("/desk/cases/{id}/proceedings", sees, proceedings::add),
        get("/desk/cases/repeated", sees, repeated::show),
        post("/desk/cases/repeated/setting", sees, repeated::set),
        post("/desk/cases/{id}/draft", sees, repeated::draft),
        post("/desk/cases/{id}/chase", sees, chase::store),
        get("/desk/cases/groups", sees, groups::list),
        get(
            "/desk/cases/groups/new",
            Needs::Step(CASES_OVERSEE),
            groups::show_new,
        ),
        post(
            "/desk/cases/groups/new",
            Needs::Step(CASES_OVERSEE),
            groups::store_new,
        ),
        get("/desk/cases/groups/{row}", sees, groups::show),
        post(
            "/desk/cases/groups/{row}",
            Needs::Step(CASES_OVERSEE),
            groups::change,
        ),
        get("/desk/cases/{id}/publication", sees, publication::show),
        post("/desk/cases/{id}/publication", sees, publication::store),
        get("/desk/cases/{id}", sees, page::show),
        post("/desk/cases/{id}/reveal", sees, page::reveal),
        post("/desk/cases/{id}/files", sees, files::add).with_files(BODY_BYTES),
        get("/desk/cases/{id}/files/{file}", sees, files::open),
        post("/desk/cases/{id}/enclosures", sees, files::enclose),
        get("/desk/cases/{id}/steps/{step}", sees, step::show),
        post("/desk/cases/{id}/steps/{step}", sees, step::take),
    ]
}

/// Documents, and files that are severed.
pub(super) fn paper_entries() -> Vec<Entry> {
    let sees = Needs::Step(DESK_SEE);
    vec![
        get("/desk/cases/{id}/draft.pdf", sees, papers::draft),
        get("/desk/cases/{id}/papers/{item}", sees, papers::open),
        post(
            "/desk/cases/{id}/papers/{item}/seal",
            Needs::Step(SEAL_USE),
            papers::seal,
        ),
        get("/desk/cases/{id}/papers/new/{code}", sees, papers::show_new),
        post(
            "/desk/cases/{id}/papers/new/{code}",
            sees,
            papers::store_new,
        ),
        get("/desk/cases/{id}/redactions", sees, redactions::show),
        post("/desk/cases/{id}/redactions", sees, redactions::put)
            .with_files(redactions::UPLOAD_BYTES),
        get(
            "/desk/cases/{id}/redactions/{item}",
            sees,
            redactions::marking,
        ),
        post(
            "/desk/cases/{id}/redactions/{item}",
            sees,
            redactions::change,
        ),
        get(
            "/desk/cases/{id}/redactions/{item}/{name}",
            sees,
            redactions::open,
        ),
    ]
}

fn address(id: CaseId) -> String {
    format!("/desk/cases/{id}")
}
