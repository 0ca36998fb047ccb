//! Under which address a page is kept: host, language, site, path, query and how the visitor wants to see it.

use axum::{
    extract::Request,
    http::{Method, header},
};
use axum_extra::extract::cookie::CookieJar;

use crate::{address::Base, view_mode::ViewMode};

/// Longer addresses are answered, but not kept.
const MOST_BYTES: usize = 2_000;

/// Below these nothing is ever kept. Files are sent in parts from where they lie; a search depends on the
/// search index, which follows the store a moment later.
const NEVER: [&str; 6] = [
    "/desk", "/assets", "/files", "/search", "/healthz", "/tools",
];

/// Everything about a request that a page may depend on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Address(String);

impl Address {
    pub(super) fn of(request: &Request) -> Self {
        let host = request.headers().get(header::HOST);
        let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
        let address = request.uri().path_and_query();
        let address = address.map_or("/", |address| address.as_str());
        // Most visitors have never chosen a view, and send no cookie.
        let has_cookie = request.headers().contains_key(header::COOKIE);
        let mode = has_cookie.then(|| ViewMode::read(&CookieJar::from_headers(request.headers())));
        let mode = mode.map(|mode| mode.classes()).unwrap_or_default();
        // Language and site were taken off the path.
        let base = request.extensions().get::<Base>().map(ToString::to_string);
        let base = base.unwrap_or_default();
        // A space stands in none of them.
        Self(format!("{host} {base} {address} {mode}"))
    }

    pub(super) const fn bytes(&self) -> usize {
        self.0.len()
    }
}

/// Whether a request is worth a look.
pub(super) fn may_be_kept(request: &Request) -> bool {
    let path = request.uri().path();
    let is_below = |folder: &str| {
        let rest = path.strip_prefix(folder);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    matches!(*request.method(), Method::GET | Method::HEAD)
        && !request.headers().contains_key(header::RANGE)
        && request
            .uri()
            .path_and_query()
            .is_some_and(|all| all.as_str().len() <= MOST_BYTES)
        && !path.contains("/files/")
        && !NEVER.iter().any(|folder| is_below(folder))
}
