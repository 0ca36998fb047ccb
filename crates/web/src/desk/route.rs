//! A row for every address of the desk: method, path, and what a person needs to come in.

use std::convert::Infallible;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    middleware::from_fn_with_state,
    routing::{MethodRouter, get as on_get, post as on_post},
};

use super::guard::{self, Guard};
use crate::app::App;

/// What a person needs to come in. At which unit the role is held is looked at by the use case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: the page by which people come in.
    Nothing,
    /// To be signed in.
    SignedIn,
    /// A role, at any unit, that may take this step.
    Step(&'static str),
}

/// A row of the table of routes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The address, with its parameters in braces.
    pub path: &'static str,
    /// What a person needs.
    pub needs: Needs,
}

impl Route {
    /// The step that is needed, if one is.
    #[must_use]
    pub const fn step(&self) -> Option<&'static str> {
        match self.needs {
            Needs::Step(step) => Some(step),
            Needs::Nothing | Needs::SignedIn => None,
        }
    }
}

/// A row and its handler; the only way by which the desk gets a route.
pub(super) struct Entry {
    pub(super) route: Route,
    handler: MethodRouter<App, Infallible>,
    most_bytes: Option<usize>,
}

/// A page.
pub(super) fn get<H, T>(path: &'static str, needs: Needs, handler: H) -> Entry
where
    H: Handler<T, App>,
    T: 'static,
{
    let method = "GET";
    Entry {
        route: Route {
            method,
            path,
            needs,
        },
        handler: on_get(handler),
        most_bytes: None,
    }
}

/// A form that does something.
pub(super) fn post<H, T>(path: &'static str, needs: Needs, handler: H) -> Entry
where
    H: Handler<T, App>,
    T: 'static,
{
    let method = "POST";
    Entry {
        route: Route {
            method,
            path,
            needs,
        },
        handler: on_post(handler),
        most_bytes: None,
    }
}

impl Entry {
    /// Allows a request of more bytes than forms usually have.
    pub(super) fn with_files(mut self, most_bytes: usize) -> Self {
        self.most_bytes = Some(most_bytes);
        self
    }

    /// Adds the route, behind its check, to a router.
    pub(super) fn join(self, router: Router<App>, app: &App) -> Router<App> {
        let guard = Guard {
            app: app.clone(),
            needs: self.route.needs,
        };
        let handler = self
            .handler
            .route_layer(from_fn_with_state(guard, guard::check));
        let handler = match self.most_bytes {
            Some(most) => handler.route_layer(DefaultBodyLimit::max(most)),
            None => handler,
        };
        router.route(self.route.path, handler)
    }
}
