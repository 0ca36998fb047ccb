//! Public pages. They read what is published, write nothing and work without script.

mod catalogue;
mod column;
mod export;
mod feed;
mod file;
pub(crate) mod history;
mod home;
mod info;
mod linked_data;
mod list;
mod offline;
pub(crate) mod old_address;
mod paper;
pub(crate) mod record;
mod robots;
mod search;
pub(crate) mod service;
mod sitemap;
mod unit;

use axum::{Router, routing::get};

use crate::app::App;

/// The portal's routes.
pub(crate) fn routes(_: &App) -> Router<App> {
    Router::new()
        .route("/", get(home::get))
        .route("/units", get(unit::all))
        .route("/units/{unit}", get(unit::one))
        .route("/units/{unit}/column", get(column::first))
        .route("/units/{unit}/column/on_request", get(column::on_request))
        .route("/units/{unit}/column/{section}", get(list::section))
        .route(
            "/units/{unit}/column/{section}/{kind}",
            get(list::kind_of_unit),
        )
        .route("/policies", get(list::policies))
        .route("/news", get(list::news))
        .route("/catalogue", get(catalogue::query))
        .route("/catalogue/items/{id}", get(catalogue::item))
        .route("/units/{unit}/catalogue", get(catalogue::of_unit))
        .route("/search", get(search::get))
        .route("/kinds", get(info::catalogue))
        .route("/kinds/{kind}", get(list::kind))
        .route("/records/{id}", get(record::get))
        .route("/records/{id}/print", get(record::print))
        .route("/records/{id}/print.pdf", get(paper::of_record))
        .route("/records/{id}/versions/{version}", get(history::get))
        .route(
            "/records/{id}/versions/{version}/print.pdf",
            get(paper::of_version),
        )
        .route("/records/{id}/files/{sha256}/{name}", get(file::of_record))
        .route("/files/{sha256}/{name}", get(file::of_any))
        .route("/index/{*number}", get(record::by_index_number))
        .route("/data", get(info::data))
        .route("/accessibility", get(info::accessibility))
        .route("/healthz", get(service::healthz))
        .route("/robots.txt", get(robots::get))
        .route("/sitemap.xml", get(sitemap::index))
        .route("/sitemaps/{name}", get(sitemap::part))
        .route("/offline", get(offline::get))
        .route("/records/{id}/data.jsonld", get(linked_data::record))
        .route("/units/{unit}/data.jsonld", get(linked_data::unit))
        .merge(export::routes())
        .merge(crate::tools::routes())
}
