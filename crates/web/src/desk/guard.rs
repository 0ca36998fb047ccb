//! The one place where sessions, roles and the secrets of forms are checked, before any handler runs.
//!
//! A handler gets at a form only through [`Submitted`], which this leaves for it after the secret was
//! compared; a form that skips the check cannot be read.

use std::sync::Arc;

use axum::{
    extract::{FromRequest, Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;

use super::{route::Needs, sign_in, signed::Signed, submitted::Submitted};
use crate::{
    app::App,
    csrf,
    page_error::{PageError, PageResult},
};

/// Where people set a new password; until they have, everything else leads here.
pub(super) const PASSWORD: &str = "/desk/me/password";

/// What a route asks for.
#[derive(Clone)]
pub(super) struct Guard {
    pub(super) app: App,
    pub(super) needs: Needs,
}

/// Lets a request through to its handler, or answers in its place.
pub(super) async fn check(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    match admit(&guard, request).await {
        Ok(Admitted::In(request)) => next.run(*request).await,
        Ok(Admitted::Elsewhere(response)) => response,
        Err(error) => error.into_response(),
    }
}

enum Admitted {
    In(Box<Request>),
    Elsewhere(Response),
}

async fn admit(guard: &Guard, mut request: Request) -> PageResult<Admitted> {
    let is_post = request.method() == Method::POST;
    let jar = CookieJar::from_headers(request.headers());
    if guard.needs == Needs::Nothing {
        if is_post {
            request = read_form(request, &sign_in::secret(&guard.app, &jar)).await?;
        }
        return Ok(Admitted::In(Box::new(request)));
    }
    let Some(signed) = Signed::find(&guard.app, &jar).await? else {
        // What was typed into a form of a session that is over cannot be done later by itself.
        return match is_post {
            true => Ok(Admitted::Elsewhere(
                Redirect::to(&sign_in::back_to_page(request.headers())).into_response(),
            )),
            false => Err(PageError::SignIn),
        };
    };
    if is_post {
        request = read_form(request, &signed.session.csrf).await?;
    }
    let path = request.uri().path();
    if signed.must_change_password && path != PASSWORD && path != sign_in::OUT {
        return Ok(Admitted::Elsewhere(Redirect::to(PASSWORD).into_response()));
    }
    if let Needs::Step(step) = guard.needs
        && !signed.actor.may_somewhere(&guard.app.office, step)
    {
        signed
            .actor
            .may(&guard.app.office, step, signed.actor.person.unit)?;
    }
    request.extensions_mut().insert(Arc::new(signed));
    Ok(Admitted::In(Box::new(request)))
}

/// Reads the form, compares its secret and leaves what it holds for the handler.
async fn read_form(request: Request, secret: &str) -> PageResult<Request> {
    let (parts, body) = request.into_parts();
    let whole = Request::from_parts(parts.clone(), body);
    let submitted = <Submitted as FromRequest<()>>::from_request(whole, &()).await?;
    csrf::check(secret, submitted.get("csrf"))?;
    let mut request = Request::from_parts(parts, axum::body::Body::empty());
    request.extensions_mut().insert(submitted);
    Ok(request)
}
