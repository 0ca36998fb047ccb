//! What all handlers share: the office, and how this place serves.

use std::{ops::Deref, sync::Arc};

use axum::http::HeaderName;
use gongkai_office::Office;

use crate::{cache::PageCache, sites::Sites};

/// How large a request of each class may be (docs/configuration.md).
#[derive(Debug, Clone)]
pub struct Limits {
    /// A form without files.
    pub form_bytes: usize,
    /// A document that a drafter uploads.
    pub document_bytes: usize,
    /// A scan or a data file, streamed.
    pub data_file_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            form_bytes: 2 << 20,
            document_bytes: 50 << 20,
            data_file_bytes: 2 << 30,
        }
    }
}

/// How this place serves.
#[derive(Debug, Clone)]
pub struct WebOptions {
    /// The address people type, without scheme: `www.yunhe.example`. Empty: taken from each request.
    pub domain: String,
    /// Whether people arrive over TLS; then cookies are `Secure` and HSTS is sent.
    pub behind_tls: bool,
    /// Where the mark of party and government websites (党政机关网站标识) leads, as issued to the site.
    pub badge_url: Option<String>,
    /// Sizes by class.
    pub limits: Limits,
    /// Bureaus and towns with a home of their own.
    pub sites: Arc<Sites>,
    /// How many bytes of public pages are kept in memory at most; none are with 0 (ADR 22).
    pub page_cache_bytes: u64,
    /// The header in which a proxy of the place writes who is asking; none believes nobody but the connection.
    pub client_header: Option<HeaderName>,
    /// Whether pages are made for an offline copy: without what needs a program to answer.
    pub is_offline_copy: bool,
}

impl Default for WebOptions {
    fn default() -> Self {
        Self {
            domain: String::new(),
            behind_tls: false,
            badge_url: None,
            limits: Limits::default(),
            sites: Arc::default(),
            page_cache_bytes: 64 << 20,
            client_header: None,
            is_offline_copy: false,
        }
    }
}

/// What all handlers share. Cloning shares it.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of [`App`].
pub struct Inner {
    /// The use cases' one door to the outside.
    pub office: Arc<Office>,
    /// How this place serves.
    pub options: WebOptions,
    /// Public pages in memory.
    pub pages: Option<PageCache>,
}

impl App {
    /// Joins the two.
    #[must_use]
    pub fn new(office: Arc<Office>, options: WebOptions) -> Self {
        let room = Some(options.page_cache_bytes).filter(|bytes| *bytes > 0);
        Self(Arc::new(Inner {
            office,
            pages: room.map(PageCache::with_room),
            options,
        }))
    }
}

impl Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}
