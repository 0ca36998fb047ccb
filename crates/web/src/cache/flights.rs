//! One has a page made, and whoever else asks for it meanwhile waits for that one.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::watch;

use super::{address::Address, kept::Kept};

type Landing = Option<Arc<Kept>>;

/// Pages that are being made.
#[derive(Debug, Default)]
pub(super) struct Flights {
    under_way: Arc<Mutex<HashMap<Address, watch::Receiver<Landing>>>>,
}

/// Who makes the page.
pub(super) enum Place {
    /// This one.
    Pilot(Pilot),
    /// Another one.
    Passenger(Passenger),
}

/// Makes the page. Dropped without landing, as when the visitor left, it lets the passengers make their own.
pub(super) struct Pilot {
    address: Address,
    under_way: Arc<Mutex<HashMap<Address, watch::Receiver<Landing>>>>,
    landing: watch::Sender<Landing>,
}

/// Waits for the page.
pub(super) struct Passenger(watch::Receiver<Landing>);

impl Flights {
    /// Takes a place: the first one makes the page.
    pub(super) fn join(&self, address: &Address) -> Place {
        let mut under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(landing) = under_way.get(address) {
            return Place::Passenger(Passenger(landing.clone()));
        }
        let (landing, seen) = watch::channel(None);
        under_way.insert(address.clone(), seen);
        Place::Pilot(Pilot {
            address: address.clone(),
            under_way: Arc::clone(&self.under_way),
            landing,
        })
    }
}

impl Pilot {
    /// Hands the page to all who wait.
    pub(super) fn land(self, kept: &Arc<Kept>) {
        self.landing.send_replace(Some(Arc::clone(kept)));
    }
}

impl Drop for Pilot {
    fn drop(&mut self) {
        let mut under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        under_way.remove(&self.address);
    }
}

impl Passenger {
    /// The page, or nothing when it is not for keeping.
    pub(super) async fn landed(mut self) -> Landing {
        match self.0.wait_for(Option::is_some).await {
            Ok(landing) => landing.clone(),
            Err(_) => None,
        }
    }
}
