//! Who is asking on the net, as far as limits need to know: an address, never stored as such.

use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};

use crate::app::App;

/// The address of whoever asks; empty where it is not known. It goes into fingerprints of [`gongkai_office::core::Gate`] and nowhere else.
#[derive(Debug, Clone)]
pub(crate) struct Client(pub(crate) String);

impl FromRequestParts<App> for Client {
    type Rejection = Infallible;

    /// The last entry of the header is the one that the place's own proxy wrote; earlier ones are hearsay.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let header = app.options.client_header.as_ref();
        let said = header.and_then(|name| parts.headers.get_all(name).iter().next_back());
        let said = said.and_then(|value| value.to_str().ok());
        let said = said.and_then(|list| list.rsplit(',').next());
        if let Some(said) = said.map(str::trim).filter(|said| !said.is_empty()) {
            return Ok(Self(
                said.parse().map_or_else(|_| said.to_owned(), household),
            ));
        }
        let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let ip = connection.map(|found| found.0.ip());
        // A proxy on the same machine that does not say who is asking: everybody would share one limit.
        let ip = ip.filter(|ip| !ip.is_loopback());
        Ok(Self(ip.map(household).unwrap_or_default()))
    }
}

/// What one connection of a household has to itself: of IPv6 the first half, whose second it chooses as it likes.
fn household(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_cannot_change_its_address_within_its_own_net() {
        let of = |text: &str| household(text.parse().expect("an address"));
        assert_eq!(of("2001:db8:1:2:3::4"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2:3::4"), of("2001:db8:1:3:3::4"));
        assert_eq!(of("192.0.2.7"), "192.0.2.7");
    }
}
