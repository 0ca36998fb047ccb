//! Public pages kept in memory, each for as long as nothing that it shows has changed (ADR 22).
//!
//! A handler that wants its answer kept says what it depends on ([`Depends`]); without that nothing is kept.
//! [`Ledger`] knows what was touched when, from the events of the store. An answer is taken from memory only
//! when it was begun after the last time that any of its dependencies was touched, on the same civil day.
//!
//! Left out on purpose: anything of the desk, answers with cookies, answers that are not 200, files, searches.

mod address;
mod depends;
mod encoding;
mod flights;
mod keep;
mod kept;
mod ledger;

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{Extensions, Method},
    middleware::Next,
    response::Response,
};
use jiff::civil::Date;

pub(crate) use self::depends::Depends;
use self::{
    address::Address,
    flights::{Flights, Place},
    kept::{Kept, Size},
    ledger::Ledger,
};
use crate::app::App;

/// About how long a page is, for the number of places.
const USUAL_BYTES: u64 = 64 << 10;

/// Pages in memory.
pub struct PageCache {
    pages: quick_cache::sync::Cache<Address, Arc<Kept>, Size>,
    flights: Flights,
    ledger: Ledger,
}

impl PageCache {
    /// Makes room for so many bytes; the pages that were not asked for longest go first.
    #[must_use]
    pub(crate) fn with_room(bytes: u64) -> Self {
        let places = usize::try_from(bytes / USUAL_BYTES).unwrap_or(64).max(64);
        Self {
            pages: quick_cache::sync::Cache::with_weighter(places, bytes, Size),
            flights: Flights::default(),
            ledger: Ledger::new(),
        }
    }

    /// A page that is as good as one made now.
    fn find(&self, address: &Address, today: Date) -> Option<Arc<Kept>> {
        let kept = self.pages.get(address)?;
        self.is_true(&kept, today).then_some(kept)
    }

    fn is_true(&self, kept: &Kept, today: Date) -> bool {
        kept.day == today && self.ledger.still_holds(kept)
    }
}

/// Whether an answer asks to be kept.
pub(crate) fn is_for_keeping(extensions: &Extensions) -> bool {
    extensions.get::<Depends>().is_some()
}

/// Answers from memory, or lets the page be made and keeps it. Of many who ask for the same page at once, one
/// has it made and the others wait for it.
pub(crate) async fn answer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let Some(cache) = app
        .pages
        .as_ref()
        .filter(|_| address::may_be_kept(&request))
    else {
        return next.run(request).await;
    };
    // Cut off from the store nobody knows what was withdrawn: then the page is asked for, and refuses itself.
    let Ok(begun) = cache.ledger.catch_up(&app.office.store).await else {
        return next.run(request).await;
    };
    let address = Address::of(&request);
    let today = app.office.clock.today();
    if let Some(kept) = cache.find(&address, today) {
        return kept.answer(request.headers()).await;
    }
    let headers = request.headers().clone();
    match cache.flights.join(&address) {
        Place::Passenger(flight) => match flight.landed().await {
            Some(kept) if cache.is_true(&kept, today) => kept.answer(&headers).await,
            _ => next.run(request).await,
        },
        Place::Pilot(flight) => {
            // The page is the same for HEAD; the router takes the body off again.
            *request.method_mut() = Method::GET;
            match keep::of(next.run(request).await, begun, today).await {
                Ok(kept) => {
                    let kept = Arc::new(kept);
                    cache.pages.insert(address, Arc::clone(&kept));
                    flight.land(&kept);
                    kept.answer(&headers).await
                }
                Err(response) => response,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;
    use bytes::Bytes;

    use super::*;

    #[test]
    fn memory_is_bounded_by_bytes() {
        let room = 200_000;
        let cache = PageCache::with_room(room);
        let day = jiff::civil::date(2026, 11, 21);
        for number in 0..200 {
            let request = Request::get(format!("/?n={number}"));
            let request = request.body(axum::body::Body::empty()).unwrap();
            let text = Bytes::from("页".repeat(3_000));
            let kept = Kept::new(HeaderMap::new(), text, Vec::new(), 1, day);
            cache.pages.insert(Address::of(&request), Arc::new(kept));
            assert!(cache.pages.weight() <= room);
        }
        assert!(cache.pages.len() > 3, "nothing was kept");
    }
}
