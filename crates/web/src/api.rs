//! The read API: what is published, as JSON. Errors are `application/problem+json` (RFC 9457).

use axum::Router;

use crate::app::App;

/// The API's routes.
pub(crate) fn routes() -> Router<App> {
    Router::new()
}
