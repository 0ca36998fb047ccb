//! What stands around every handler, from the outside in: trace, page cache, headers, compression, origin,
//! view mode, error pages, panics.

mod errors;
mod headers;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{Extensions, HeaderMap, Request, StatusCode, Version},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tower::ServiceExt;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, Predicate as _},
    },
    trace::TraceLayer,
};

use crate::{address, app::App, cache, csrf, flash, page_error::PageError, portal, view_mode};

/// Wraps routes and gives them their state.
pub(crate) fn wrap(routes: Router<App>, app: App) -> Router {
    // Method and path only: queries hold what people search for, headers who they are.
    let trace = TraceLayer::new_for_http().make_span_with(|request: &Request<_>| {
        tracing::info_span!("http", method = %request.method(), path = request.uri().path())
    });
    // What is kept is packed where it is kept, and packed once.
    let keeps = app.pages.is_some();
    let is_sent_on = move |_: StatusCode, _: Version, _: &HeaderMap, extensions: &Extensions| {
        !(keeps && cache::is_for_keeping(extensions))
    };
    let packing = DefaultPredicate::new().and(is_sent_on);
    let sites = Arc::clone(&app.options.sites);
    let inner: Router = routes
        .fallback(portal::old_address::find)
        .method_not_allowed_fallback(|| async { PageError::MethodNotAllowed })
        .layer(DefaultBodyLimit::max(app.options.limits.form_bytes))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(app.clone(), errors::answer))
        .layer(from_fn(flash::clear))
        .layer(from_fn_with_state(app.clone(), view_mode::remember))
        .layer(from_fn(csrf::same_origin))
        .layer(CompressionLayer::new().compress_when(packing))
        .layer(from_fn_with_state(app.clone(), headers::add))
        .layer(from_fn_with_state(app.clone(), cache::answer))
        .layer(trace)
        .with_state(app);
    // Language and site are taken off before routing; a layer of the router itself would come too late.
    Router::new()
        .fallback_service(inner.map_request(move |request| address::take_base(&sites, request)))
}

fn panicked(reason: Box<dyn std::any::Any + Send>) -> Response {
    let text = reason.downcast_ref::<&str>().map(ToString::to_string);
    let text = text.or_else(|| reason.downcast_ref::<String>().cloned());
    PageError::Internal(format!("panic: {}", text.unwrap_or_default())).into_response()
}
