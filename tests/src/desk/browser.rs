//! A browser as far as the desk needs one: cookies, forms with their secret, files.

use std::{cell::RefCell, collections::BTreeMap, fmt::Write};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use gongkai_testkit::{PASSWORD, TestResult, Town};
use gongkai_web::WebOptions;
use tower::ServiceExt;

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// Where it leads.
    pub fn location(&self) -> &str {
        let location = self.headers.get(header::LOCATION);
        location
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The value of a hidden or visible input.
    pub fn input(&self, name: &str) -> Option<String> {
        let (_, after) = self.text.split_once(&format!("name=\"{name}\""))?;
        let tag = after.split('>').next()?;
        let (_, value) = tag.split_once("value=\"")?;
        Some(unescape(value.split('"').next()?))
    }
}

fn unescape(text: &str) -> String {
    text.replace("&#34;", "\"")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
}

/// A browser with its cookies.
pub struct Browser {
    router: Router,
    cookies: RefCell<BTreeMap<String, String>>,
}

impl Browser {
    /// Opens a browser that nobody has signed in with.
    pub fn open(town: &Town) -> Self {
        Self::with(town, WebOptions::default())
    }

    /// As [`Browser::open`], for a site that is served in another way.
    pub fn with(town: &Town, options: WebOptions) -> Self {
        let router = gongkai_web::router(town.office.clone(), options);
        Self {
            router,
            cookies: RefCell::default(),
        }
    }

    /// Opens a browser and signs a person in.
    pub async fn of(town: &Town, login: &str) -> TestResult<Self> {
        let browser = Self::open(town);
        let answer = browser.sign_in(login, PASSWORD).await?;
        assert_eq!(answer.location(), "/desk", "{login}: {}", answer.text);
        Ok(browser)
    }

    /// Fills in the sign-in page.
    pub async fn sign_in(&self, login: &str, password: &str) -> TestResult<Answer> {
        let form = [("login", login), ("password", password), ("back", "/desk")];
        self.submit("/desk/sign-in", "/desk/sign-in", &form).await
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> TestResult<Answer> {
        self.send(
            Request::get(path)
                .header(header::COOKIE, self.cookie())
                .body(Body::empty())?,
        )
        .await
    }

    /// Opens a page that must be there.
    pub async fn page(&self, path: &str) -> TestResult<String> {
        let answer = self.get(path).await?;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        Ok(answer.text)
    }

    /// Sends a form as it is given.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> TestResult<Answer> {
        let request = Request::post(path)
            .header(header::COOKIE, self.cookie())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let pairs = form
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        self.send(request.body(Body::from(body))?).await
    }

    /// Opens the page of a form and sends it with its secret and its revision.
    pub async fn submit(&self, page: &str, to: &str, form: &[(&str, &str)]) -> TestResult<Answer> {
        let shown = self.get(page).await?;
        let hidden = ["csrf", "revision"].map(|name| (name, shown.input(name)));
        let mut all: Vec<(&str, &str)> = form.to_vec();
        for (name, value) in &hidden {
            let is_given = form.iter().any(|(given, _)| given == name);
            all.extend(
                value
                    .as_deref()
                    .filter(|_| !is_given)
                    .map(|value| (*name, value)),
            );
        }
        self.post(to, &all).await
    }

    /// As [`Browser::submit`], with a file.
    pub async fn upload(
        &self,
        page: &str,
        to: &str,
        form: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> TestResult<Answer> {
        const PART: &str = "----part";
        let shown = self.get(page).await?;
        let hidden = ["csrf", "revision"].map(|name| (name, shown.input(name)));
        let mut body = Vec::new();
        let hidden = hidden
            .iter()
            .filter_map(|(name, value)| Some((*name, value.as_deref()?)));
        for (name, value) in form.iter().copied().chain(hidden) {
            let head =
                format!("--{PART}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend(head.bytes().chain(value.bytes()).chain(*b"\r\n"));
        }
        let (field, name, bytes) = file;
        let head = format!(
            "--{PART}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.bytes().chain(bytes.iter().copied()));
        body.extend(format!("\r\n--{PART}--\r\n").bytes());
        let request = Request::post(to)
            .header(header::COOKIE, self.cookie())
            .header(
                header::CONTENT_TYPE,
                format!("multipart/form-data; boundary={PART}"),
            );
        self.send(request.body(Body::from(body))?).await
    }

    /// Sends any request with the cookies.
    pub async fn send(&self, request: Request<Body>) -> TestResult<Answer> {
        let response = self.router.clone().oneshot(request).await?;
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str()?;
            let (name, value) = text
                .split(';')
                .next()
                .unwrap_or_default()
                .split_once('=')
                .ok_or("cookie")?;
            self.cookies
                .borrow_mut()
                .insert(name.to_owned(), value.to_owned());
        }
        let bytes = to_bytes(body, 64 << 20).await?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(Answer {
            status: parts.status,
            headers: parts.headers,
            text,
        })
    }

    /// Drops the cookie of the session, as time would.
    pub fn forget(&self) {
        self.cookies.borrow_mut().clear();
    }

    fn cookie(&self) -> String {
        let cookies = self.cookies.borrow();
        let filled = cookies.iter().filter(|(_, value)| !value.is_empty());
        filled
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("; ")
    }
}

fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        let _ = write!(encoded, "%{byte:02X}");
    }
    encoded
}
