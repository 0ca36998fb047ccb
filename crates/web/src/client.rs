//! Who is asking on the net, as far as limits need to know: an address, never stored as such.

use std::{convert::Infallible, net::SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};

use crate::app::App;

/// The address of whoever asks. It goes into fingerprints of [`gongkai_office::core::Gate`] and nowhere else.
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
            return Ok(Self(said.to_owned()));
        }
        let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self(connection.map_or_else(String::new, |found| {
            found.0.ip().to_string()
        })))
    }
}
