//! Disclosure catalogues (公开目录) at the desk: the coverage board, what is due, importing, nil returns.

mod board;
mod due;
mod import;
mod item;
mod nil;

use gongkai_model::permission::step;

use super::route::{Entry, Needs, get, post};
use crate::app::App;

const PATH: &str = "/desk/catalogue";

pub(super) fn entries(app: &App) -> Vec<Entry> {
    let see = Needs::Step(step::DESK_SEE);
    let manage = Needs::Step(step::CATALOGUE_MANAGE);
    let declare = Needs::Step(step::NIL_DECLARE);
    let most_bytes = app.options.limits.document_bytes;
    vec![
        get(PATH, see, board::show),
        get("/desk/catalogue/due", see, due::show),
        get("/desk/catalogue/import", manage, import::show),
        post("/desk/catalogue/preview", manage, import::preview).with_files(most_bytes),
        post("/desk/catalogue/import", manage, import::import).with_files(most_bytes),
        get("/desk/catalogue/items/{item}", see, item::show),
        post("/desk/catalogue/items/{item}/end", manage, item::end),
        post("/desk/catalogue/items/{item}/nil", declare, item::declare),
        get("/desk/catalogue/nil/{nil}", see, nil::show),
        post("/desk/catalogue/nil/{nil}", see, nil::take),
    ]
}
