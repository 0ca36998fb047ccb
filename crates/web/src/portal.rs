//! Public pages. They read what is published, write nothing and work without script.

mod service;

use axum::{Router, routing::get};

use crate::app::App;

/// The portal's routes.
pub(crate) fn routes(_: &App) -> Router<App> {
    Router::new()
        .route("/healthz", get(service::healthz))
        .route("/robots.txt", get(service::robots))
}
