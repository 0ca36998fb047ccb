//! Who is at the desk, and what surrounds the pages that they see.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    response::Response,
};
use axum_extra::extract::cookie::CookieJar;
use gongkai_model::{id::UnitId, organisation::Tree};
use gongkai_office::{Actor, Office, identity};
use gongkai_store::sessions::Session;

use super::nav;
use crate::{
    app::App,
    flash::{self, Flash, Left, Tone},
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
    render, show,
    view_mode::ViewMode,
};

/// The name of the session's cookie. The prefix makes browsers refuse one that was set without TLS.
pub(super) const fn session_cookie(behind_tls: bool) -> &'static str {
    if behind_tls {
        "__Host-gk_session"
    } else {
        "gk_session"
    }
}

/// A person who is signed in; the guard leaves it for the handler.
#[derive(Debug)]
pub(super) struct Signed {
    pub(super) actor: Actor,
    pub(super) session: Session,
    pub(super) must_change_password: bool,
}

impl Signed {
    /// Finds who is signed in by the cookie of the session.
    pub(super) async fn find(app: &App, jar: &CookieJar) -> PageResult<Option<Self>> {
        let Some(cookie) = jar.get(session_cookie(app.options.behind_tls)) else {
            return Ok(None);
        };
        let found = identity::current(&app.office, cookie.value()).await?;
        Ok(found.map(|(actor, session, must_change_password)| Self {
            actor,
            session,
            must_change_password,
        }))
    }
}

/// What a handler of the desk is given.
pub(super) struct Desk {
    pub(super) app: App,
    signed: Arc<Signed>,
    mode: ViewMode,
    flash: Option<Flash>,
    path: String,
}

impl FromRequestParts<App> for Desk {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let signed = parts.extensions.get::<Arc<Signed>>().cloned();
        let signed = signed.ok_or_else(|| {
            PageError::Internal("a desk page was asked for outside the guard".into())
        })?;
        let flash = match Left::from_request_parts(parts, app).await {
            Ok(Left(flash)) => flash,
        };
        Ok(Self {
            app: app.clone(),
            signed,
            mode: ViewMode::read(&CookieJar::from_headers(&parts.headers)),
            flash,
            path: parts.uri.path().to_owned(),
        })
    }
}

impl Desk {
    /// As the handler of a path would be given it; for pages that no handler made.
    pub(super) async fn of(app: &App, jar: &CookieJar, path: &str) -> PageResult<Option<Self>> {
        let signed = Signed::find(app, jar).await?;
        Ok(signed.map(|signed| Self {
            app: app.clone(),
            signed: Arc::new(signed),
            mode: ViewMode::read(jar),
            flash: None,
            path: path.to_owned(),
        }))
    }

    /// The use cases' door.
    pub(super) fn office(&self) -> &Office {
        &self.app.office
    }

    /// Who acts.
    pub(super) fn actor(&self) -> &Actor {
        &self.signed.actor
    }

    /// Their session.
    pub(super) fn session(&self) -> &Session {
        &self.signed.session
    }

    /// Whether they must set a new password first.
    pub(super) fn must_change_password(&self) -> bool {
        self.signed.must_change_password
    }

    /// Whether they may take a step anywhere.
    pub(super) fn may(&self, step: &str) -> bool {
        self.actor().may_somewhere(self.office(), step)
    }

    /// The short name of a unit.
    pub(super) fn unit_name(&self, unit: UnitId) -> String {
        let found = self.actor().tree.get(unit);
        found.map_or_else(String::new, |unit| unit.short_name.clone())
    }

    /// The frame of a page.
    pub(super) fn frame(&self, title: impl Into<String>) -> OfficeFrame {
        let person = &self.actor().person;
        let clock = &self.office().clock;
        OfficeFrame {
            title: title.into(),
            desk_name: desk_name(&self.actor().tree),
            person: format!("{} · {}", person.name, self.unit_name(person.unit)),
            csrf: self.session().csrf.clone(),
            nav: nav::groups(self, &self.path),
            flash: self.flash.clone(),
            mode: self.mode,
            session_seconds: identity::lasts(self.office(), self.session()).as_secs(),
            practice_day: clock
                .is_moved_by_hand()
                .then(|| show::day_with_weekday(clock.today())),
        }
    }
}

/// The name in the top bar: 云河公开.
pub(super) fn desk_name(tree: &Tree) -> String {
    let place = tree.root().map_or("", |unit| unit.name.as_str());
    let place = place
        .trim_end_matches("人民政府")
        .trim_end_matches("政府")
        .trim_end_matches(['区', '县', '市']);
    format!("{place}公开")
}

/// A page that nobody keeps.
pub(super) fn page(template: &impl askama::Template) -> PageResult {
    render::private(StatusCode::OK, template)
}

/// A form that comes back with messages.
pub(super) fn refused(template: &impl askama::Template) -> PageResult {
    render::private(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// Leads to a page and says there that it was done.
pub(super) fn done(to: &str, text: &str) -> PageResult {
    Ok(flash::redirect(to, Tone::Ok, text))
}

/// Leads back to a page and says there why it was not done; for small forms that hold nothing to keep.
/// Whoever may not know of a thing gets the page of that error instead.
pub(super) fn answered(
    to: &str,
    text: &str,
    result: Result<(), gongkai_office::OfficeError>,
) -> PageResult<Response> {
    use gongkai_office::OfficeError;
    match result {
        Ok(()) => done(to, text),
        Err(OfficeError::Invalid(fields)) => {
            let sentences: Vec<_> = fields.into_iter().map(|field| field.message).collect();
            Ok(flash::redirect(to, Tone::Stop, &sentences.join("；")))
        }
        Err(
            error @ (OfficeError::Step(_)
            | OfficeError::Conflict
            | OfficeError::CaseConflict
            | OfficeError::File(_)),
        ) => Ok(flash::redirect(to, Tone::Stop, &error.to_string())),
        Err(error) => Err(error.into()),
    }
}
