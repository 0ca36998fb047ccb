//! A copy of the whole public site as files (离线副本): it opens from a folder, or from any web server.
//!
//! The portal's own router is asked for every page that a page leads to, in this process and without a network,
//! so that nothing is in the copy that a visitor would not see. Links become relative. What needs a program to
//! answer, searching and the calculators, leads to a page that says where it can be done.

mod folder;
mod links;
mod places;
mod scope;

use std::{
    collections::{HashSet, VecDeque},
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
    response::Response,
};
use gongkai_office::{Office, reading};
use tower::ServiceExt as _;

pub(crate) use self::places::OFFLINE;
use self::{
    folder::Folder,
    scope::{Leads, Scope, Within},
};
use crate::{app::WebOptions, sites::Sites};

/// Where a copy begins, in each language; whatever these lead to follows.
const BEGIN: [&str; 4] = ["/", "/en/", "/ja/", "/ko/"];

/// What no page leads to.
const BESIDE: [&str; 4] = ["/sitemap.xml", "/robots.txt", "/latest.rss", OFFLINE];

/// Pages are read whole, to change their links; the largest list is far below this.
const MOST_PAGE_BYTES: usize = 64 << 20;

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The folder holds something else.
    #[error("{}: 目录里有别的内容，请换一个空目录", .0.display())]
    Foreign(PathBuf),
    /// A file cannot be written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A page could not be made; half a copy would pass for a whole one.
    #[error("{address}: {reason}")]
    Page {
        /// Its address.
        address: String,
        /// What it answered.
        reason: String,
    },
    /// No site is declared by this code.
    #[error("没有代码是“{0}”的站点，请查看 --sites 的目录")]
    NoSite(String),
    /// The address of the site cannot be one.
    #[error("“{0}”不是网址，请写成 https://www.yunhe.example")]
    BaseUrl(String),
}

/// What was copied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Copied {
    /// Pages and other files.
    pub files: usize,
    /// Their size.
    pub bytes: u64,
}

/// What to copy.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Where the site itself is: permanent addresses, feeds and the site map name it.
    pub base_url: String,
    /// The sites of the installation; each lies in a folder of its own, as in its address.
    pub sites: Arc<Sites>,
    /// The code of the one site to copy; all of them without one.
    pub only: Option<String>,
}

/// Copies the public site, or one of its sites, into a folder. `progress` is told how many files are done and how
/// many are known.
///
/// # Errors
/// [`CopyError`]; then the folder is as it was before.
pub async fn copy(
    office: &Arc<Office>,
    wanted: &Wanted,
    target: &Path,
    progress: &mut (dyn FnMut(usize, usize) + Send),
) -> Result<Copied, CopyError> {
    let options = options(wanted)?;
    let folder = Folder::begin(target, &wanted.base_url).await?;
    let domain = options.domain.split('/').next().unwrap_or_default();
    let mut copy = Copy {
        host: domain.to_owned(),
        router: crate::portal_router(Arc::clone(office), options),
        folder,
        scope: Scope::default(),
        known: HashSet::new(),
        ahead: VecDeque::new(),
        copied: Copied::default(),
    };
    copy.scope = copy.scope(office, wanted).await?;
    copy.meet_first(wanted);
    while let Some(address) = copy.ahead.pop_front() {
        copy.take(&address).await?;
        copy.copied.files += 1;
        progress(copy.copied.files, copy.known.len());
    }
    copy.folder.finish().await?;
    Ok(copy.copied)
}

fn options(wanted: &Wanted) -> Result<WebOptions, CopyError> {
    let wrong = || CopyError::BaseUrl(wanted.base_url.clone());
    let (scheme, domain) = wanted
        .base_url
        .trim_end_matches('/')
        .split_once("://")
        .ok_or_else(wrong)?;
    let is_plain = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}?#".contains(c);
    if !matches!(scheme, "http" | "https") || domain.is_empty() || !domain.chars().all(is_plain) {
        return Err(wrong());
    }
    let sites = match &wanted.only {
        Some(code) => {
            let alone = wanted.sites.alone(code, domain);
            Arc::new(alone.ok_or_else(|| CopyError::NoSite(code.clone()))?)
        }
        None => Arc::clone(&wanted.sites),
    };
    Ok(WebOptions {
        domain: domain.to_owned(),
        behind_tls: scheme == "https",
        page_cache_bytes: 0,
        is_offline_copy: true,
        sites,
        ..WebOptions::default()
    })
}

/// A copy being made.
struct Copy {
    host: String,
    router: Router,
    folder: Folder,
    scope: Scope,
    /// Files that are or will be there, by their place in the folder.
    known: HashSet<String>,
    ahead: VecDeque<String>,
    copied: Copied,
}

impl Copy {
    /// Notes where the copy begins.
    fn meet_first(&mut self, wanted: &Wanted) {
        for address in BEGIN.into_iter().chain(BESIDE) {
            self.meet(address);
        }
        if wanted.only.is_some() {
            return;
        }
        for site in wanted.sites.all() {
            for language in BEGIN {
                self.meet(&format!("{language}sites/{}/", site.code));
            }
        }
    }

    /// Finds what stands within each site.
    async fn scope(&self, office: &Office, wanted: &Wanted) -> Result<Scope, CopyError> {
        let mut scope = Scope {
            origin: wanted.base_url.trim_end_matches('/').to_owned(),
            ..Scope::default()
        };
        let is_wanted = |code: &str| wanted.only.as_deref().is_none_or(|only| only == code);
        for site in wanted.sites.all().filter(|site| is_wanted(&site.code)) {
            let (code, list) = match &wanted.only {
                Some(_) => (String::new(), "/latest.json".to_owned()),
                None => (
                    site.code.clone(),
                    format!("/sites/{}/latest.json", site.code),
                ),
            };
            let failed = |reason: String| self.failed(&list, &reason);
            let bytes = to_bytes(self.ask(&list).await?.into_body(), MOST_PAGE_BYTES).await;
            let bytes = bytes.map_err(|error| failed(error.to_string()))?;
            let records = scope::records(&bytes).map_err(|error| failed(error.to_string()))?;
            let read = reading::site_of(office).await;
            let read = read.map_err(|error| failed(error.to_string()))?;
            let units = read.below(&site.unit).into_iter();
            let units = units.filter_map(|id| Some(read.tree.get(id)?.code.clone()));
            let within = Within {
                units: units.collect(),
                records,
            };
            scope.sites.insert(code, within);
        }
        Ok(scope)
    }

    /// Notes an address that something leads to, and returns where it leads: to the place of its file, or to the
    /// web.
    fn meet(&mut self, address: &str) -> Leads {
        match self.scope.leads(address) {
            Leads::ToFile(address) => {
                let place = places::of(&address);
                if self.known.insert(place.path.clone()) {
                    self.ahead.push_back(place.address);
                }
                Leads::ToFile(place.path)
            }
            online @ Leads::Online(_) => online,
        }
    }

    async fn take(&mut self, address: &str) -> Result<(), CopyError> {
        let place = places::of(address).path;
        let response = self.ask(address).await?;
        let status = response.status();
        if status.is_server_error() {
            return Err(self.failed(address, status.as_str()));
        }
        let is = |kind: &str| {
            let value = response.headers().get(header::CONTENT_TYPE);
            value.is_some_and(|value| value.as_bytes().starts_with(kind.as_bytes()))
        };
        if let Some(to) = response
            .headers()
            .get(header::LOCATION)
            .and_then(|to| to.to_str().ok())
        {
            let to = match self.meet(to) {
                Leads::ToFile(path) => links::from_to(&place, &path),
                Leads::Online(address) => address,
            };
            return self.write(&place, Body::from(links::forward(&to))).await;
        }
        if !(is("text/html") || is("application/xml")) {
            if status != StatusCode::OK {
                return Err(self.failed(address, status.as_str()));
            }
            return self.write(&place, response.into_body()).await;
        }
        let is_page = is("text/html");
        let bytes = to_bytes(response.into_body(), MOST_PAGE_BYTES).await;
        let bytes = bytes.map_err(|error| self.failed(address, &error.to_string()))?;
        let text = String::from_utf8_lossy(&bytes);
        let text = if is_page {
            links::relative(&text, &place, &mut |address| self.meet(address))
        } else {
            // The site map: its addresses stay whole, and what they lead to is taken along.
            for address in links::places_of_site_map(&text, &self.host) {
                self.meet(&address);
            }
            text.into_owned()
        };
        self.write(&place, Body::from(text)).await
    }

    async fn ask(&self, address: &str) -> Result<Response, CopyError> {
        let request = Request::get(address)
            .header(header::HOST, &self.host)
            .body(Body::empty());
        let request = request.map_err(|error| self.failed(address, &error.to_string()))?;
        let answer = self.router.clone().oneshot(request).await;
        answer.map_err(|error| match error {})
    }

    async fn write(&mut self, place: &str, body: Body) -> Result<(), CopyError> {
        self.copied.bytes += self.folder.write(place, body).await?;
        Ok(())
    }

    fn failed(&self, address: &str, reason: &str) -> CopyError {
        CopyError::Page {
            address: address.to_owned(),
            reason: reason.to_owned(),
        }
    }
}
