//! Addresses of the portal: an optional language, an optional site, then the path that all share.
//!
//! `/en/sites/housing/units` is the path `/units` of the site `housing` in English. The beginning is taken
//! off before routing, so that every page has one route, and is put back wherever an address is written:
//! templates write `{{ frame.base }}/units`, handlers ask [`Base::href`]. Nothing else knows of it.

use std::{fmt, sync::Arc};

use axum::{
    extract::Request,
    http::{Uri, header, uri::PathAndQuery},
};

use crate::{
    sites::{SiteFile, Sites},
    words::Language,
};

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
    /// The site, where it is not that of the installation.
    pub site: Option<Arc<SiteFile>>,
    /// Was it found by its host name? Then addresses need not name it.
    pub is_own_host: bool,
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

    /// The same without a site.
    #[must_use]
    pub fn without_site(&self) -> Self {
        Self {
            language: self.language,
            ..Self::default()
        }
    }

    /// The same in another language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        Self {
            language,
            ..self.clone()
        }
    }
}

impl fmt::Display for Base {
    /// Writes it as templates need it: empty, `/en`, `/sites/housing` or `/en/sites/housing`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.language != Language::Chinese {
            write!(f, "/{}", self.language.tag())?;
        }
        match self.site.as_ref().filter(|_| !self.is_own_host) {
            Some(site) => write!(f, "/sites/{}", site.code),
            None => Ok(()),
        }
    }
}

fn is_shared(path: &str) -> bool {
    let first = path.trim_start_matches('/').split(['/', '?', '#']).next();
    first.is_some_and(|first| SHARED.contains(&first))
}

/// Takes the beginning off a request's address and keeps it beside the request.
pub(crate) fn take_base(sites: &Sites, mut request: Request) -> Request {
    let host = request.headers().get(header::HOST);
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    let own = sites.of_host(host).cloned();
    if let Some((base, rest)) = split(sites, own, request.uri()) {
        *request.uri_mut() = rest;
        request.extensions_mut().insert(base);
    }
    request
}

/// Parts the beginning from the path; nothing for an address without one.
fn split(sites: &Sites, own: Option<Arc<SiteFile>>, uri: &Uri) -> Option<(Base, Uri)> {
    let mut base = Base {
        is_own_host: own.is_some(),
        site: own,
        ..Base::default()
    };
    let mut path = uri.path();
    let named = Language::from_tag(first_step(path)).filter(|it| *it != Language::Chinese);
    if let Some(language) = named {
        base.language = language;
        path = after_step(path);
    }
    if first_step(path) == "sites" && !base.is_own_host {
        let rest = after_step(path);
        if let Some(site) = sites.get(first_step(rest)) {
            base.site = Some(Arc::clone(site));
            path = after_step(rest);
        }
    }
    // `/en/api` is no address: what all share has one address only.
    let is_shared_elsewhere = is_shared(path) && path.len() < uri.path().len();
    if base == Base::default() || is_shared_elsewhere {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn sites() -> Sites {
        let town = "code = \"housing\"\nunit = \"h\"\nname = \"局\"\nhosts = [\"h.example\"]\n";
        Sites::read([("h.toml", town)]).unwrap()
    }

    fn parted(address: &str) -> Option<(String, String)> {
        let (base, rest) = split(&sites(), None, &address.parse().unwrap())?;
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
            "/sites/nowhere",
            "/en/assets/gongkai.css",
        ] {
            assert_eq!(parted(address), None, "{address}");
        }
        let base = Base {
            language: Language::English,
            ..Base::default()
        };
        assert_eq!(base.href("/units"), "/en/units");
        assert_eq!(base.href("/"), "/en/");
        assert_eq!(base.href("/api/v1/records"), "/api/v1/records");
        assert_eq!(Base::default().href("/units"), "/units");
    }

    #[test]
    fn a_site_known_by_its_host_needs_no_beginning() {
        let own = sites().of_host("h.example").cloned();
        let (base, rest) = split(&sites(), own, &"/en/units".parse().unwrap()).unwrap();
        assert_eq!(
            (base.to_string(), rest.to_string()),
            ("/en".into(), "/units".into())
        );
        assert!(base.site.is_some());
        assert_eq!(base.in_language(Language::Chinese).href("/units"), "/units");
    }
}
