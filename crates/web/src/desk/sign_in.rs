//! Signing in (登录) and out.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use gongkai_office::{
    OfficeError,
    identity::{self, Password},
    reading,
};
use serde::Deserialize;

use super::{
    guard::PASSWORD,
    route::{Entry, Needs, get, post},
    signed::{Desk, desk_name, session_cookie},
    submitted::Submitted,
};
use crate::{
    app::App, assets, extract::Query, page_error::PageResult, render, show, view_mode::ViewMode,
};

/// The sign-in page.
pub(super) const PATH: &str = "/desk/sign-in";
/// Where one signs out.
pub(super) const OUT: &str = "/desk/sign-out";

pub(super) fn entries() -> Vec<Entry> {
    vec![
        get(PATH, Needs::Nothing, show),
        post(PATH, Needs::Nothing, sign_in),
        post(OUT, Needs::SignedIn, sign_out),
    ]
}

/// What pages before the desk show around their form.
#[derive(Debug, Clone)]
pub(super) struct Entrance {
    pub(super) desk_name: String,
    pub(super) host: String,
    pub(super) csrf: String,
    pub(super) mode: ViewMode,
}

impl Entrance {
    /// Prepares the page; `csrf` is the secret that its cookie carries too.
    pub(super) async fn new(app: &App, jar: &CookieJar, csrf: String) -> PageResult<Self> {
        let site = reading::site_of(&app.office).await?;
        Ok(Self {
            desk_name: desk_name(&site.tree),
            host: site.host().to_owned(),
            csrf,
            mode: ViewMode::read(jar),
        })
    }

    /// The address of an asset with its version.
    pub(super) fn asset(&self, path: &str) -> String {
        assets::address(path)
    }
}

#[derive(Template)]
#[template(path = "desk/sign_in.html")]
struct SignInPage {
    entrance: Entrance,
    back: String,
    login: String,
    error: Option<String>,
    is_first: bool,
}

#[derive(Debug, Deserialize)]
struct Asked {
    back: Option<String>,
    first: Option<String>,
}

async fn show(
    State(app): State<App>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> PageResult {
    let jar = CookieJar::from_headers(&headers);
    let csrf = fresh(&app);
    let page = SignInPage {
        entrance: Entrance::new(&app, &jar, csrf.clone()).await?,
        back: own_address(asked.back.as_deref().unwrap_or_default()),
        login: String::new(),
        error: None,
        is_first: asked.first.is_some(),
    };
    let answer = render::private(StatusCode::OK, &page)?;
    Ok(with_cookie(answer, &secret_cookie(&app, &csrf)))
}

async fn sign_in(State(app): State<App>, headers: HeaderMap, form: Submitted) -> PageResult {
    let login = form.text("login");
    let password = Password::typed(form.get("password").unwrap_or_default().to_owned());
    let client = headers.get(header::USER_AGENT);
    let client = client
        .and_then(|text| text.to_str().ok())
        .unwrap_or_default();
    let back = own_address(&form.text("back"));
    match identity::sign_in(&app.office, &login, password, client).await {
        Ok(signed_in) => {
            let to = if signed_in.must_change_password {
                PASSWORD
            } else {
                &back
            };
            let answer = Redirect::to(to).into_response();
            Ok(with_cookie(answer, &cookie(&app, &signed_in.token)))
        }
        Err(OfficeError::SignIn(sentence)) => {
            let jar = CookieJar::from_headers(&headers);
            let csrf = form.text("csrf");
            let page = SignInPage {
                entrance: Entrance::new(&app, &jar, csrf).await?,
                back,
                login,
                error: Some(sentence),
                is_first: false,
            };
            render::private(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn sign_out(desk: Desk) -> PageResult {
    identity::sign_out(desk.office(), desk.actor(), &desk.session().public_id).await?;
    let name = session_cookie(desk.app.options.behind_tls);
    let secure = secure(&desk.app);
    let gone = format!("{name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict{secure}");
    Ok(with_cookie(Redirect::to(PATH).into_response(), &gone))
}

/// The secret that a form before signing in must carry: that of its own cookie, so that another site
/// cannot sign somebody in under its account.
pub(super) fn secret(app: &App, jar: &CookieJar) -> String {
    let cookie = jar.get(secret_name(app));
    cookie.map_or_else(String::new, |cookie| cookie.value().to_owned())
}

/// A fresh secret for a form before signing in.
pub(super) fn fresh(app: &App) -> String {
    let bytes = app.office.new_salt();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The cookie that carries the secret of a form before signing in.
pub(super) fn secret_cookie(app: &App, secret: &str) -> String {
    let (name, secure) = (secret_name(app), secure(app));
    format!("{name}={secret}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict{secure}")
}

/// Adds a cookie to an answer.
pub(super) fn with_cookie(mut answer: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    answer
}

fn cookie(app: &App, token: &str) -> String {
    let (name, secure) = (session_cookie(app.options.behind_tls), secure(app));
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict{secure}")
}

fn secret_name(app: &App) -> &'static str {
    if app.options.behind_tls {
        "__Host-gk_before"
    } else {
        "gk_before"
    }
}

fn secure(app: &App) -> &'static str {
    if app.options.behind_tls {
        "; Secure"
    } else {
        ""
    }
}

/// The sign-in page that leads back to the page whose form was sent.
pub(super) fn back_to_page(headers: &HeaderMap) -> String {
    let page = came_from(headers).unwrap_or_else(|| "/desk".to_owned());
    format!("{PATH}?back={}", show::encode(&page))
}

/// The page of the desk that a request came from, if it tells.
pub(super) fn came_from(headers: &HeaderMap) -> Option<String> {
    let from = headers.get(header::REFERER)?.to_str().ok()?;
    let (_, after) = from.split_once("://")?;
    let path = after.find('/').and_then(|at| after.get(at..))?;
    let path = path.split('#').next()?;
    (own_address(path) == path).then(|| path.to_owned())
}

/// An address of the desk, and of nowhere else.
fn own_address(back: &str) -> String {
    let is_own = (back == "/desk" || back.starts_with("/desk/") || back.starts_with("/desk?"))
        && !back.contains('\\')
        && !back.contains("//")
        && !back.chars().any(char::is_control);
    if is_own {
        back.to_owned()
    } else {
        "/desk".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_leads_to_the_desk_and_nowhere_else() {
        for back in ["/desk", "/desk/records?state=draft", "/desk?due=late"] {
            assert_eq!(own_address(back), back);
        }
        let mut headers = HeaderMap::new();
        headers.insert(
            header::REFERER,
            HeaderValue::from_static("http://x/desk/records?a=b#c"),
        );
        assert_eq!(came_from(&headers).as_deref(), Some("/desk/records?a=b"));
        headers.insert(
            header::REFERER,
            HeaderValue::from_static("http://x/records/1"),
        );
        assert_eq!(came_from(&headers), None);
        for back in [
            "",
            "https://evil.example/",
            "//evil.example",
            "/desk//evil.example",
            "/desk\\evil",
            "/deskevil",
            "/desk/\r\nset-cookie: a=b",
        ] {
            assert_eq!(own_address(back), "/desk", "{back}");
        }
    }
}
