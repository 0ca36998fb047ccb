//! The read API: what is published, as JSON. Errors are `application/problem+json` (RFC 9457).
//!
//! No key, no registration; lists are paged by `next`. The description at `openapi.json` is made from the
//! types and handlers here, so it tells what they do. CSV, feeds and writing are not here.

mod answer;
mod catalogue;
mod kinds;
mod records;
mod search;
mod tools;
mod units;

use axum::{Router, routing::get};
use utoipa::OpenApi;

use self::answer::json;
use crate::{app::App, page_error::PageError};

/// The description of the API.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "公开信息接口",
        version = "1",
        description = "读取已经公开的政府信息。只读，不需要登记。出错时返回 application/problem+json。",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    paths(
        records::list,
        records::one,
        records::content,
        search::search,
        kinds::list,
        catalogue::list,
        catalogue::one,
        units::list,
        tools::working_days,
        tools::foi_clock,
        tools::foi_fee
    ),
    components(schemas(answer::Problem))
)]
struct Description;

/// The API's routes.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/records", get(records::list))
        .route("/api/v1/records/{id}", get(records::one))
        .route("/api/v1/records/{id}/content", get(records::content))
        .route("/api/v1/search", get(search::search))
        .route("/api/v1/kinds", get(kinds::list))
        .route("/api/v1/catalogue", get(catalogue::list))
        .route("/api/v1/catalogue/{id}", get(catalogue::one))
        .route("/api/v1/units", get(units::list))
        .merge(tools::routes())
        .route(
            "/api/v1/openapi.json",
            get(|| async { json(&Description::openapi()) }),
        )
        .route(
            "/api/{*path}",
            get(|| async { PageError::NotFound("这个接口") }),
        )
}
