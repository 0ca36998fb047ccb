//! Addresses of the portal: an optional language, an optional site, then the path that all share.
//!
//! `/en/sites/housing/units` is the path `/units` of the site `housing` in English. The beginning is taken
//! off before routing, so that every page has one route, and is put back wherever an address is written:
//! templates write `{{ frame.base }}/units`, handlers ask [`Base::href`]. Nothing else knows of it.

use std::{fmt, sync::Arc};

use axum::{
    extract::Request,
    http::{Uri, uri::PathAndQuery},
};

use crate::words::Language;

/// First steps of paths that are the same in every language and for every site: machines, files, the desk.
const SHARED: [&str; 8] = [
    "api",
    "assets",
    "desk",
    "files",
    "feeds",
    "healthz",
    "favicon.ico",
    "robots.txt",
];

/// The beginning of an address: in which language, of which site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Base {
    /// The language of the page around its contents.
    pub language: Language,
    /// The code of a site that was named in the path; a site known by its host name needs none.
    pub site: Option<Arc<str>>,
}

impl Base {
    /// An address below this beginning. Paths that all share stay as they are.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        if is_shared(path) {
            return path.to_owned();
        }
        format!("{self}{path}")
    }

    /// The same in another language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        Self {
            language,
            site: self.site.clone(),
        }
    }
}

impl fmt::Display for Base {
    /// Writes it as templates need it: empty, `/en`, `/sites/housing` or `/en/sites/housing`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.language != Language::Chinese {
            write!(f, "/{}", self.language.tag())?;
        }
        match &self.site {
            Some(site) => write!(f, "/sites/{site}"),
            None => Ok(()),
        }
    }
}

fn is_shared(path: &str) -> bool {
    let first = path.trim_start_matches('/').split(['/', '?', '#']).next();
    first.is_some_and(|first| SHARED.contains(&first))
}

/// Takes the beginning off a request's address and keeps it beside the request.
pub(crate) fn take_base(mut request: Request) -> Request {
    if let Some((base, rest)) = split(request.uri()) {
        *request.uri_mut() = rest;
        request.extensions_mut().insert(base);
    }
    request
}

/// Parts the beginning from the path; nothing for an address without one.
fn split(uri: &Uri) -> Option<(Base, Uri)> {
    let mut base = Base::default();
    let mut path = uri.path();
    let named = Language::from_tag(first_step(path)).filter(|it| *it != Language::Chinese);
    if let Some(language) = named {
        base.language = language;
        path = after_step(path);
    }
    if first_step(path) == "sites" {
        let rest = after_step(path);
        let code = first_step(rest);
        if is_code(code) {
            base.site = Some(code.into());
            path = after_step(rest);
        }
    }
    // `/en/api` is no address: what all share has one address only.
    if base == Base::default() || is_shared(path) {
        return None;
    }
    let path = if path.is_empty() { "/" } else { path };
    let text = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(text).ok()?);
    Some((base, Uri::from_parts(parts).ok()?))
}

fn first_step(path: &str) -> &str {
    let path = path.strip_prefix('/').unwrap_or_default();
    path.split('/').next().unwrap_or_default()
}

fn after_step(path: &str) -> &str {
    let path = path.strip_prefix('/').unwrap_or_default();
    path.find('/')
        .and_then(|at| path.get(at..))
        .unwrap_or_default()
}

/// Codes of sites as their files declare them: small letters, digits, hyphens.
fn is_code(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    !text.is_empty() && text.len() <= 40 && text.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(address: &str) -> Option<(String, String)> {
        let (base, rest) = split(&address.parse().unwrap())?;
        Some((base.to_string(), rest.to_string()))
    }

    #[test]
    fn the_beginning_is_taken_off_and_put_back() {
        for (address, base, rest) in [
            ("/en", "/en", "/"),
            ("/en/", "/en", "/"),
            ("/ja/units?x=1", "/ja", "/units?x=1"),
            ("/sites/housing", "/sites/housing", "/"),
            ("/ko/sites/housing/units", "/ko/sites/housing", "/units"),
        ] {
            let found = parted(address).expect(address);
            assert_eq!(found, (base.to_owned(), rest.to_owned()), "{address}");
        }
    }

    #[test]
    fn what_all_share_has_one_address() {
        for address in [
            "/",
            "/units",
            "/en/api/v1/records",
            "/ja/desk",
            "/zh-CN/units",
            "/fr/units",
            "/enx",
            "/sites",
            "/sites/",
            "/sites/A",
            "/en/assets/gongkai.css",
        ] {
            assert_eq!(parted(address), None, "{address}");
        }
        let base = Base {
            language: Language::English,
            site: None,
        };
        assert_eq!(base.href("/units"), "/en/units");
        assert_eq!(base.href("/"), "/en/");
        assert_eq!(base.href("/api/v1/records"), "/api/v1/records");
        assert_eq!(Base::default().href("/units"), "/units");
    }
}
