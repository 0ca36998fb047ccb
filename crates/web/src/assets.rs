//! Stylesheets of ours and the bundle of `frontend/`, embedded in the program.
//!
//! The design language is one stylesheet for browsers, `gongkai.css`, and a folder of parts for people, one after the other.
//! Addresses carry the start of the content's hash (`?v=`), so browsers keep them for a year and a new
//! version is seen at once. Without the bundle every page works; the desk's editor is a text area then.

use std::{borrow::Cow, fmt::Write as _, sync::LazyLock};

use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};

use crate::{app::App, extract::Path, page_error::PageError};

#[derive(RustEmbed)]
#[folder = "assets"]
struct Ours;

#[derive(RustEmbed)]
#[folder = "stylesheet"]
struct Parts;

/// The stylesheet of the design language: its parts in the order of their names.
static STYLESHEET: LazyLock<Asset> = LazyLock::new(|| {
    let mut names: Vec<_> = Parts::iter().collect();
    names.sort();
    let parts = names.iter().filter_map(|name| Parts::get(name));
    let data: Vec<u8> = parts.flat_map(|part| part.data.into_owned()).collect();
    Asset {
        hash: Sha256::digest(&data).into(),
        data: Cow::Owned(data),
    }
});

/// A file that is served.
struct Asset {
    data: Cow<'static, [u8]>,
    hash: [u8; 32],
}

impl From<EmbeddedFile> for Asset {
    fn from(file: EmbeddedFile) -> Self {
        Self {
            hash: file.metadata.sha256_hash(),
            data: file.data,
        }
    }
}

#[derive(RustEmbed)]
#[folder = "../../frontend/dist"]
#[allow_missing = true]
struct Bundle;

/// The assets' routes.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/assets/sites/{file}", get(look))
        .route("/assets/{*path}", get(serve))
        .route(
            "/favicon.ico",
            get(|headers: HeaderMap| async move { answer("mark.svg", &headers) }),
        )
}

/// The address of an asset, with its version. An asset that is not there keeps its plain address.
#[must_use]
pub fn address(path: &str) -> String {
    let mut address = format!("/assets/{path}");
    if let Some(file) = find(path) {
        let _ = write!(address, "?v={}", version(&file));
    }
    address
}

/// Whether an asset is embedded; pages ask before they refer to the bundle.
#[must_use]
pub fn exists(path: &str) -> bool {
    find(path).is_some()
}

fn find(path: &str) -> Option<Asset> {
    if path == "gongkai.css" {
        return Some(Asset {
            data: Cow::Borrowed(&STYLESHEET.data),
            hash: STYLESHEET.hash,
        });
    }
    let file = Ours::get(path).or_else(|| Bundle::get(path));
    file.map(Asset::from)
}

fn version(file: &Asset) -> String {
    file.hash
        .iter()
        .take(6)
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// The colours of a site, made of what its file declares.
async fn look(State(app): State<App>, Path(file): Path<String>) -> Response {
    let site = file
        .strip_suffix(".css")
        .and_then(|code| app.options.sites.get(code));
    let Some(look) = site.and_then(|site| site.look.as_ref()) else {
        return PageError::NotFound("这个文件").into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, look.css()).into_response()
}

async fn serve(Path(path): Path<String>, headers: HeaderMap) -> Response {
    answer(&path, &headers)
}

fn answer(path: &str, headers: &HeaderMap) -> Response {
    let Some(file) = find(path) else {
        return PageError::NotFound("这个文件").into_response();
    };
    let etag = format!("\"{}\"", version(&file));
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|tag| tag.as_bytes() == etag.as_bytes());
    let headers = [
        (header::CONTENT_TYPE, Cow::Borrowed(media_type(path))),
        (
            header::CACHE_CONTROL,
            Cow::Borrowed("public, max-age=31536000, immutable"),
        ),
        (header::ETAG, Cow::Owned(etag)),
    ];
    let headers = headers.map(|(name, value)| (name, value.into_owned()));
    if known {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, Body::from(file.data.into_owned())).into_response()
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("map" | "json") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stylesheet_is_its_parts_in_order_under_one_address() {
        let text = String::from_utf8(STYLESHEET.data.to_vec()).unwrap();
        let heads: Vec<_> = text
            .lines()
            .filter_map(|line| line.strip_prefix("/* ── "))
            .collect();
        let numbers: Vec<_> = heads
            .iter()
            .filter_map(|head| head.split(' ').next())
            .collect();
        assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7", "8"]);
        assert!(text.starts_with("/* Gongkai interface."));
        assert_eq!(text.matches('{').count(), text.matches('}').count());
        assert!(address("gongkai.css").starts_with("/assets/gongkai.css?v="));
    }
}
