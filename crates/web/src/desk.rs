//! The desk: server-rendered pages for the people of the office.
//!
//! Reading order: [`route`] (which addresses there are and what each needs), `guard` (the one place where
//! sessions, roles and secrets of forms are checked), `signed` (who is at the desk), then one module for
//! each thing that people do. Every page works without script; the bundle of `frontend/` makes it nicer.

mod field_input;
mod guard;
mod input;
mod nav;
pub(crate) mod refusal;
pub mod route;
mod signed;
mod words;

mod account;
mod audit;
mod batch;
mod calendar;
mod cases;
mod catalogue;
mod chart;
mod draft;
mod due;
mod first;
mod kinds;
mod negative_list;
mod people;
mod record;
mod records;
mod roles;
mod self_check;
mod sign_in;
mod units;
mod worklist;

use axum::Router;

pub use route::{Needs, Route};

use self::route::Entry;
use crate::app::App;
pub(crate) use crate::submitted;

/// The desk's routes, each behind the check that its row declares.
pub(crate) fn routes(app: &App) -> Router<App> {
    let entries = entries(app).into_iter();
    entries.fold(Router::new(), |router, entry| entry.join(router, app))
}

/// Every route of the desk with what it needs. The router is built from the same rows, so none can be
/// missing here.
#[must_use]
pub fn table(app: &App) -> Vec<Route> {
    entries(app).into_iter().map(|entry| entry.route).collect()
}

fn entries(app: &App) -> Vec<Entry> {
    let mut entries = Vec::new();
    entries.extend(sign_in::entries());
    entries.extend(first::entries());
    entries.extend(account::entries());
    entries.extend(worklist::entries());
    entries.extend(records::entries());
    entries.extend(batch::entries());
    entries.extend(draft::entries(app));
    entries.extend(record::entries());
    entries.extend(cases::entries());
    entries.extend(cases::paper_entries());
    entries.extend(units::entries());
    entries.extend(people::entries());
    entries.extend(roles::entries());
    entries.extend(kinds::entries());
    entries.extend(negative_list::entries());
    entries.extend(self_check::entries());
    entries.extend(calendar::entries());
    entries.extend(catalogue::entries(app));
    entries.extend(audit::entries());
    entries
}
