//! How a visitor wants to see pages (大字版、高对比度、深色、字号): links that set a cookie, no script.

use axum::{
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use axum_extra::extract::cookie::CookieJar;

use crate::{address::Base, app::App};

const VIEW: &str = "gk_view";
const SIZE: &str = "gk_size";

/// What a visitor chose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ViewMode {
    /// 大字版
    pub is_elder: bool,
    /// 高对比度: ink and lines without greys.
    pub is_contrast: bool,
    /// Dark (`Some(true)`), light (`Some(false)`) or as the system says.
    pub dark: Option<bool>,
    /// Body text larger or smaller than usual: `s`, `l`.
    pub size: Option<char>,
}

impl ViewMode {
    /// Reads the cookies; anything unknown is the usual view.
    #[must_use]
    pub fn read(jar: &CookieJar) -> Self {
        let view = jar
            .get(VIEW)
            .map(axum_extra::extract::cookie::Cookie::value)
            .unwrap_or_default();
        let size = jar
            .get(SIZE)
            .map(axum_extra::extract::cookie::Cookie::value)
            .unwrap_or_default();
        Self {
            is_elder: view.contains("elder"),
            is_contrast: view.contains("contrast"),
            dark: match (view.contains("dark"), view.contains("light")) {
                (true, _) => Some(true),
                (_, true) => Some(false),
                _ => None,
            },
            size: match size {
                "s" => Some('s'),
                "l" => Some('l'),
                _ => None,
            },
        }
    }

    /// The classes of `<html>`.
    #[must_use]
    pub fn classes(&self) -> String {
        let mut classes = Vec::new();
        if self.is_elder {
            classes.push("elder");
        }
        if self.is_contrast {
            classes.push("contrast");
        }
        match self.dark {
            Some(true) => classes.push("dark"),
            Some(false) => classes.push("light"),
            None => {}
        }
        match self.size {
            Some('s') => classes.push("size-s"),
            Some('l') => classes.push("size-l"),
            _ => {}
        }
        classes.join(" ")
    }

    /// The mode after a choice; elder, contrast and dark are chosen apart from one another.
    fn choose(mut self, choice: &str) -> Option<Self> {
        match choice {
            "elder" => self.is_elder = true,
            "usual" => self.is_elder = false,
            "contrast" => self.is_contrast = true,
            "plain" => self.is_contrast = false,
            "dark" => self.dark = Some(true),
            "light" => self.dark = Some(false),
            "system" => self.dark = None,
            _ => return None,
        }
        Some(self)
    }

    fn cookie(&self) -> String {
        let dark = match self.dark {
            Some(true) => "dark",
            Some(false) => "light",
            None => "",
        };
        let elder = if self.is_elder { "elder-" } else { "" };
        let contrast = if self.is_contrast { "contrast-" } else { "" };
        format!("{elder}{contrast}{dark}")
    }
}

/// Takes `?view=` and `?size=` off an address, remembers the choice and leads back to the page.
pub(crate) async fn remember(
    axum::extract::State(app): axum::extract::State<App>,
    request: Request,
    next: Next,
) -> Response {
    let query = request.uri().query().unwrap_or_default();
    if request.method() != Method::GET || !(query.contains("view=") || query.contains("size=")) {
        return next.run(request).await;
    }
    let mut mode = ViewMode::read(&CookieJar::from_headers(request.headers()));
    let mut cookies = Vec::new();
    let mut rest = Vec::new();
    for pair in query.split('&') {
        match pair.split_once('=') {
            Some(("view", choice)) if mode.choose(choice).is_some() => {
                mode = mode.choose(choice).unwrap_or_default();
                cookies.push(format!("{VIEW}={}", mode.cookie()));
            }
            Some(("size", choice @ ("s" | "m" | "l"))) => cookies.push(format!("{SIZE}={choice}")),
            _ => rest.push(pair),
        }
    }
    if cookies.is_empty() {
        return next.run(request).await;
    }
    let base = request.extensions().get::<Base>().cloned();
    back_to(
        &base.unwrap_or_default().href(request.uri().path()),
        &rest.join("&"),
        &cookies,
        app.options.behind_tls,
    )
}

fn back_to(path: &str, query: &str, cookies: &[String], secure: bool) -> Response {
    // One leading slash only: `//host` would lead away.
    let path = format!("/{}", path.trim_start_matches('/'));
    let location = if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    };
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&location) {
        headers.insert(header::LOCATION, value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let secure = if secure { "; Secure" } else { "" };
    for cookie in cookies {
        let text = format!("{cookie}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}");
        if let Ok(value) = HeaderValue::from_str(&text) {
            headers.append(header::SET_COOKIE, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elder_contrast_and_dark_are_chosen_apart() {
        let elder = ViewMode::default().choose("elder").unwrap();
        let both = elder.choose("dark").unwrap();
        assert_eq!(both.classes(), "elder dark");
        assert_eq!(both.choose("usual").unwrap().classes(), "dark");
        let all = both.choose("contrast").unwrap();
        assert_eq!(all.classes(), "elder contrast dark");
        assert_eq!(all.cookie(), "elder-contrast-dark");
        assert_eq!(all.choose("plain").unwrap(), both);
        assert_eq!(ViewMode::default().choose("<script>"), None);
    }

    #[test]
    fn a_choice_leads_back_to_this_site_only() {
        let response = back_to("//evil.example/", "", &["gk_view=dark".into()], true);
        assert_eq!(response.headers()[header::LOCATION], "/evil.example/");
        assert!(
            response.headers()[header::SET_COOKIE]
                .to_str()
                .unwrap()
                .ends_with("; Secure")
        );
    }
}
