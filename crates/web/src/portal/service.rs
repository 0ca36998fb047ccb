//! The address for machines that look after the site.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};

use crate::{app::App, page_error::PageResult};

/// Answers whether pages can be served: the store is asked, nothing about it is told.
pub(crate) async fn healthz(State(app): State<App>) -> PageResult {
    gongkai_office::reading::site_of(&app.office).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((StatusCode::OK, headers, "ok\n").into_response())
}
