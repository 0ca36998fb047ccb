//! Portal, desk and API over HTTP. Handlers parse the request, call one use case and render.
//!
//! Reading order: [`app`] (what handlers share), [`extract`] (what they take), [`page_error`] (how they
//! fail), [`frame`] (what surrounds every page), [`words`] and
//! [`address`] (its languages), then `portal`, `apply`, `desk` and `api`.
//!
//! Absent on purpose: SQL, rules of law, and scripts that a public page would need.

pub mod address;
pub mod app;
pub mod assets;
pub mod cache;
pub mod csrf;
mod csv;
pub mod extract;
pub mod flash;
pub mod frame;
mod icalendar;
pub mod middleware;
pub mod office_frame;
pub mod offline_copy;
pub mod page_error;
pub mod render;
pub mod show;
pub mod sites;
mod submitted;
pub mod view_mode;
pub mod words;
mod xml;

pub mod api;
mod apply;
mod client;
pub mod desk;
pub mod portal;
mod tools;

use std::sync::Arc;

use axum::Router;
use gongkai_office::Office;

pub use app::{App, Limits, WebOptions};
pub use page_error::{PageError, PageResult};
pub use sites::Sites;

/// Everything at one address: the portal at `/`, the desk at `/desk`, the API at `/api`.
pub fn router(office: Arc<Office>, options: WebOptions) -> Router {
    let app = App::new(office, options);
    let routes = portal::routes(&app)
        .merge(apply::routes())
        .merge(api::routes())
        .merge(desk::routes(&app));
    middleware::wrap(routes.merge(assets::routes()), app)
}

/// The public side alone (`--portal ADDR`). It publishes nothing; what it writes is what people bring ([`apply`]).
pub fn portal_router(office: Arc<Office>, options: WebOptions) -> Router {
    let app = App::new(office, options);
    middleware::wrap(
        portal::routes(&app)
            .merge(apply::routes())
            .merge(api::routes())
            .merge(assets::routes()),
        app,
    )
}

/// The desk alone (`--desk ADDR`); `/` leads to it, and `/healthz` answers as on the portal.
pub fn desk_router(office: Arc<Office>, options: WebOptions) -> Router {
    let app = App::new(office, options);
    let home = axum::routing::get(|| async { axum::response::Redirect::to("/desk") });
    let health = axum::routing::get(portal::service::healthz);
    let routes = desk::routes(&app).merge(assets::routes());
    let routes = routes.route("/", home).route("/healthz", health);
    middleware::wrap(routes, app)
}
