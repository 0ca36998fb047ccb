//! A page that is kept: its text, the same text packed, and what it depends on.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use gongkai_store::public_changes::Touch;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use tokio::sync::OnceCell;

use super::{address::Address, encoding::Encoding};
use crate::show;

/// What a page takes besides its text and its dependencies, about.
const OVERHEAD: usize = 1_000;

/// A page in memory. Its text never changes; packed forms are added when somebody asks for them first.
#[derive(Debug)]
pub(super) struct Kept {
    /// The day that its masthead names.
    pub(super) day: Date,
    /// How far the ledger was when it was begun.
    pub(super) begun: u64,
    /// What it depends on.
    pub(super) touches: Vec<Touch>,
    /// How far the ledger was when it was found to hold last.
    pub(super) holds: AtomicU64,
    /// Hash of the text, in hex.
    tag: String,
    plain: Sent,
    brotli: OnceCell<Option<Sent>>,
    gzip: OnceCell<Option<Sent>>,
}

/// Headers and body, ready to be sent.
#[derive(Debug, Clone)]
struct Sent {
    headers: HeaderMap,
    body: Bytes,
}

impl Kept {
    pub(super) fn new(
        mut headers: HeaderMap,
        body: Bytes,
        touches: Vec<Touch>,
        begun: u64,
        day: Date,
    ) -> Self {
        let digest = Sha256::digest(&body);
        let tag = show::hex(digest.get(..12).unwrap_or_default());
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(
            header::VARY,
            HeaderValue::from_static("accept-encoding, cookie"),
        );
        put(&mut headers, header::ETAG, &format!("\"{tag}\""));
        Self {
            day,
            begun,
            touches,
            holds: AtomicU64::new(begun),
            tag,
            plain: Sent { headers, body },
            brotli: OnceCell::new(),
            gzip: OnceCell::new(),
        }
    }

    /// Answers: 304 to whoever has this text already, in whatever packing.
    pub(super) async fn answer(self: &Arc<Self>, asked: &HeaderMap) -> Response {
        if self.is_known(asked) {
            let mut headers = self.plain.headers.clone();
            headers.remove(header::CONTENT_TYPE);
            if let Some(tag) = asked
                .get(header::IF_NONE_MATCH)
                .filter(|tag| is_single(tag))
            {
                headers.insert(header::ETAG, tag.clone());
            }
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        let packed = match Encoding::asked(asked) {
            Some(encoding) => self.packed(encoding).await,
            None => None,
        };
        let sent = packed.unwrap_or(&self.plain);
        let mut response = Response::new(Body::from(sent.body.clone()));
        *response.headers_mut() = sent.headers.clone();
        response
    }

    async fn packed(self: &Arc<Self>, encoding: Encoding) -> Option<&Sent> {
        let cell = match encoding {
            Encoding::Brotli => &self.brotli,
            Encoding::Gzip => &self.gzip,
        };
        let pack = async || {
            let text = self.plain.body.clone();
            let packed = tokio::task::spawn_blocking(move || encoding.pack(&text)).await;
            let body = packed.ok().flatten()?;
            let mut headers = self.plain.headers.clone();
            let tag = format!("\"{}-{}\"", self.tag, encoding.name());
            put(&mut headers, header::ETAG, &tag);
            put(&mut headers, header::CONTENT_ENCODING, encoding.name());
            Some(Sent { headers, body })
        };
        cell.get_or_init(pack).await.as_ref()
    }

    fn is_known(&self, asked: &HeaderMap) -> bool {
        let tags = asked.get_all(header::IF_NONE_MATCH).iter();
        let mut tags = tags
            .filter_map(|tags| tags.to_str().ok())
            .flat_map(|tags| tags.split(','));
        tags.any(|tag| {
            let tag = tag.trim().trim_start_matches("W/");
            let inner = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
            let rest = inner.and_then(|tag| tag.strip_prefix(self.tag.as_str()));
            tag == "*" || matches!(rest, Some("" | "-br" | "-gzip"))
        })
    }

    /// Packed forms are at most half as long as the text each, so they are counted before they are there.
    fn bytes(&self) -> usize {
        let touches = self.touches.len() * size_of::<Touch>();
        self.plain.body.len() * 2 + touches + OVERHEAD
    }

    /// How far the ledger was when this was found to hold.
    pub(super) fn held_at(&self) -> u64 {
        self.holds.load(Ordering::Acquire)
    }
}

/// Whether it is one tag, which the answer may repeat.
fn is_single(tag: &HeaderValue) -> bool {
    tag.to_str().is_ok_and(|tag| {
        tag.starts_with('"') && tag.ends_with('"') && tag.matches('"').count() == 2
    })
}

fn put(headers: &mut HeaderMap, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// Weighs pages for the cache.
#[derive(Debug, Clone)]
pub(super) struct Size;

impl quick_cache::Weighter<Address, Arc<Kept>> for Size {
    fn weight(&self, address: &Address, kept: &Arc<Kept>) -> u64 {
        (kept.bytes() + address.bytes()) as u64
    }
}
