//! The public side over HTTP: pages, files and API of a town, on the real router.

mod account;
mod api;
mod apply;
mod cache;
mod counts;
mod crawl;
mod files;
mod input;
mod kinds;
mod languages;
mod offline;
mod old_addresses;
mod pages;
mod paper;
mod sites;
mod statements;
mod taken;
mod tools;
mod withdrawn;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode},
};
use gongkai_testkit::{Backend, TestResult, Town};
use gongkai_web::WebOptions;
use tower::ServiceExt;

/// The portal of a town, as a citizen's browser meets it.
pub(crate) struct Portal {
    router: Router,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    pub(crate) fn json(&self) -> TestResult<serde_json::Value> {
        Ok(serde_json::from_str(&self.text)?)
    }

    /// The part of the page between `main` tags.
    pub(crate) fn main(&self) -> &str {
        let start = self.text.find("<main").unwrap_or(0);
        let end = self.text.find("</main>").unwrap_or(self.text.len());
        &self.text[start..end]
    }
}

impl Portal {
    pub(crate) fn of(town: &Town) -> Self {
        Self {
            router: gongkai_web::portal_router(town.office.clone(), WebOptions::default()),
        }
    }

    /// A portal that makes each page anew.
    fn without_memory(town: &Town) -> Self {
        let options = WebOptions {
            page_cache_bytes: 0,
            ..WebOptions::default()
        };
        Self {
            router: gongkai_web::portal_router(town.office.clone(), options),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> TestResult<Answer> {
        self.ask(Request::get(path).body(Body::empty())?).await
    }

    async fn method(&self, method: Method, path: &str) -> TestResult<Answer> {
        self.ask(
            Request::builder()
                .method(method)
                .uri(path)
                .body(Body::empty())?,
        )
        .await
    }

    async fn ask(&self, request: Request<Body>) -> TestResult<Answer> {
        let response = self.router.clone().oneshot(request).await?;
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 16 << 20).await?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(Answer {
            status: parts.status,
            headers: parts.headers,
            text,
        })
    }
}

async fn town() -> TestResult<(Town, Portal)> {
    let town = Town::new(Backend::Sqlite, "2024-09-13").await?;
    let portal = Portal::of(&town);
    Ok((town, portal))
}

async fn town_on_postgres() -> TestResult<(Town, Portal)> {
    let town = Town::new(Backend::Postgres, "2024-09-13").await?;
    let portal = Portal::of(&town);
    Ok((town, portal))
}
