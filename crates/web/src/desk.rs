//! The desk: server-rendered pages for the people of the office.

use axum::Router;

use crate::app::App;

/// The desk's routes.
pub(crate) fn routes(_: &App) -> Router<App> {
    Router::new()
}
