//! What surrounds every public page: masthead, way here, statutory tags, footer.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use axum_extra::extract::cookie::CookieJar;
use gongkai_office::{core::civil, reading::Site};

use crate::{app::App, assets, show, view_mode::ViewMode};

/// Who is asking, as far as a public page may know: how pages should look, and for which address.
#[derive(Debug, Clone, Default)]
pub struct Visitor {
    /// 大字版、深色、字号
    pub mode: ViewMode,
    /// Path and query.
    pub address: String,
    /// The host of the request.
    pub host: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let mode = ViewMode::read(&CookieJar::from_headers(&parts.headers));
        let address = parts
            .uri
            .path_and_query()
            .map_or("/", |address| address.as_str())
            .to_owned();
        let host = parts
            .headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok());
        Ok(Self {
            mode,
            address,
            host: host.unwrap_or_default().to_owned(),
        })
    }
}

/// A step of the way here (当前位置).
#[derive(Debug, Clone)]
pub struct Crumb {
    /// What it is called.
    pub name: String,
    /// Where it leads; the last one leads nowhere.
    pub href: Option<String>,
}

/// The statutory tags of a page (国办发〔2017〕47号, annex).
#[derive(Debug, Clone, Default)]
pub struct Tags {
    /// `ColumnName`
    pub column_name: String,
    /// `ColumnType`, of the list in the annex.
    pub column_type: String,
    /// `ColumnDescription`, on column pages.
    pub column_description: Option<String>,
    /// `ColumnKeywords`, on column pages.
    pub column_keywords: Option<String>,
    /// The tags of a content page.
    pub article: Option<ArticleTags>,
}

/// The tags of a content page.
#[derive(Debug, Clone)]
pub struct ArticleTags {
    /// `ArticleTitle`
    pub title: String,
    /// `PubDate`, `YYYY-MM-DD HH:MM`.
    pub published: String,
    /// `ContentSource`
    pub source: String,
    /// `Keywords`, if there are any.
    pub keywords: Option<String>,
    /// `Description`, if there is one.
    pub description: Option<String>,
    /// `Author`: the editor in charge, if named.
    pub author: Option<String>,
}

/// What the templates of the portal read as `frame`.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Name, numbers and contact of the site.
    pub site: Site,
    /// `<title>` without the site's name; empty on the home page.
    pub title: String,
    /// How pages should look.
    pub mode: ViewMode,
    /// Today in words: 2026年9月24日 星期四.
    pub today: String,
    /// The item of the main navigation that this page belongs to: `home column policy news`.
    pub here: &'static str,
    /// The way here.
    pub crumbs: Vec<Crumb>,
    /// The statutory tags.
    pub tags: Tags,
    /// The domain, for the tags.
    pub domain: String,
    /// The whole address of this page, for citing and for `canonical`.
    pub url: String,
    /// Where the site's mark leads.
    pub badge_url: Option<String>,
    /// This page's address up to where `view=` is added.
    here_address: String,
}

impl Frame {
    /// Starts the frame of a page.
    #[must_use]
    pub fn new(app: &App, visitor: &Visitor, site: &Site) -> Self {
        let domain = if app.options.domain.is_empty() {
            &visitor.host
        } else {
            &app.options.domain
        };
        let scheme = if app.options.behind_tls {
            "https"
        } else {
            "http"
        };
        let path = visitor.address.split('?').next().unwrap_or("/");
        let joint = if visitor.address.contains('?') {
            '&'
        } else {
            '?'
        };
        Self {
            title: String::new(),
            mode: visitor.mode,
            today: show::day_with_weekday(civil(app.office.clock.now()).date()),
            here: "",
            crumbs: Vec::new(),
            tags: Tags::default(),
            url: format!("{scheme}://{domain}{path}"),
            domain: domain.clone(),
            badge_url: app.options.badge_url.clone(),
            here_address: format!("{}{joint}", visitor.address),
            site: site.clone(),
        }
    }

    /// Names the page.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Says to which item of the main navigation it belongs.
    #[must_use]
    pub fn at(mut self, here: &'static str) -> Self {
        self.here = here;
        self
    }

    /// Sets `ColumnName` and `ColumnType`.
    #[must_use]
    pub fn column(mut self, name: impl Into<String>, column_type: impl Into<String>) -> Self {
        self.tags.column_name = name.into();
        self.tags.column_type = column_type.into();
        self
    }

    /// Sets `ColumnDescription` and `ColumnKeywords`, which column pages must carry.
    #[must_use]
    pub fn described(
        mut self,
        description: impl Into<String>,
        keywords: impl Into<String>,
    ) -> Self {
        self.tags.column_description = Some(description.into());
        self.tags.column_keywords = Some(keywords.into());
        self
    }

    /// Adds a step to the way here.
    #[must_use]
    pub fn via(mut self, name: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push(Crumb {
            name: name.into(),
            href: Some(href.into()),
        });
        self
    }

    /// Ends the way here.
    #[must_use]
    pub fn ending(mut self, name: impl Into<String>) -> Self {
        self.crumbs.push(Crumb {
            name: name.into(),
            href: None,
        });
        self
    }

    /// The address that changes the view and comes back here.
    #[must_use]
    pub fn view_link(&self, choice: &str) -> String {
        format!("{}view={choice}", self.here_address)
    }

    /// The address that changes the size of the text and comes back here.
    #[must_use]
    pub fn size_link(&self, choice: &str) -> String {
        format!("{}size={choice}", self.here_address)
    }

    /// The address of an asset with its version.
    #[must_use]
    pub fn asset(&self, path: &str) -> String {
        assets::address(path)
    }
}
