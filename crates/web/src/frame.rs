//! What surrounds every public page: masthead, way here, statutory tags, footer, languages.

mod known;
mod named;

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use axum_extra::extract::cookie::CookieJar;
use gongkai_office::{core::civil, reading::Site};
use jiff::civil::Date;

pub use self::known::Label;

use crate::{
    address::Base,
    app::App,
    assets,
    view_mode::ViewMode,
    words::{FrameWords, Language, Phrase, written},
};

/// Who is asking, as far as a public page may know: how pages should look, in which language, and for
/// which address.
#[derive(Debug, Clone, Default)]
pub struct Visitor {
    /// 大字版、高对比度、深色、字号
    pub mode: ViewMode,
    /// Language and site, which stand before the path.
    pub base: Base,
    /// Path and query, without them.
    pub address: String,
    /// The host of the request.
    pub host: String,
}

impl Visitor {
    /// The language of the page around its contents.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.base.language
    }

    /// The code of the unit whose subtree this visitor's site is limited to.
    #[must_use]
    pub fn within(&self) -> Option<String> {
        self.base.site.as_ref().map(|site| site.unit.clone())
    }

    /// An address in this visitor's language and site.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        self.base.href(path)
    }

    /// Where the site is: scheme and domain, without a path.
    #[must_use]
    pub fn origin(&self, app: &App) -> String {
        let scheme = if app.options.behind_tls {
            "https"
        } else {
            "http"
        };
        format!("{scheme}://{}", self.domain(app))
    }

    /// The domain that people type, or the host of this request.
    fn domain<'a>(&'a self, app: &'a App) -> &'a str {
        if app.options.domain.is_empty() {
            &self.host
        } else {
            &app.options.domain
        }
    }
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
            base: parts.extensions.get::<Base>().cloned().unwrap_or_default(),
            address,
            host: host.unwrap_or_default().to_owned(),
        })
    }
}

/// The site as a visitor meets it: of a bureau or a town, its home unit stands in the place of the root.
fn site_of(visitor: &Visitor, site: &Site) -> Site {
    let mut site = site.clone();
    if let Some(declared) = &visitor.base.site
        && let Some(unit) = site.tree.by_code(&declared.unit).cloned()
    {
        // A bureau or a town without a website of its own has that of its superior (47号).
        let superior = site.root.take();
        let mut unit = unit;
        if let Some(superior) = superior {
            unit.site_code = unit.site_code.or(superior.site_code);
            for (own, from) in [
                (&mut unit.profile.icp, superior.profile.icp),
                (
                    &mut unit.profile.police_record,
                    superior.profile.police_record,
                ),
            ] {
                if own.is_empty() {
                    *own = from;
                }
            }
        }
        site.root = Some(unit);
    }
    site
}

/// A step of the way here (当前位置).
#[derive(Debug, Clone)]
pub struct Crumb {
    /// What it is called.
    pub name: Phrase,
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

/// A language of the switch.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its tag.
    pub tag: &'static str,
    /// Its own name.
    pub name: &'static str,
    /// This page in it, for a link.
    pub href: String,
    /// The whole address of this page in it.
    pub url: String,
    /// Is this page in it?
    pub is_here: bool,
}

/// What the templates of the portal read as `frame`.
#[derive(Clone)]
pub struct Frame {
    /// Name, numbers and contact of the site.
    pub site: Site,
    /// The words around every page.
    pub w: FrameWords,
    /// What stands before every path: `{{ frame.base }}/units`.
    pub base: Base,
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
    /// The statutory tags, in Chinese whatever the language: the census of websites reads them.
    pub tags: Tags,
    /// The domain, for the tags.
    pub domain: String,
    /// The whole address of this page.
    pub url: String,
    /// The same without a site, for `canonical`: sites show the records of the installation.
    pub canonical_url: String,
    /// The same without language and site, for citing: it is the permanent one.
    pub permanent_url: String,
    /// The feed of this page: its Atom form.
    pub feed: Option<String>,
    /// What machines read of this page: its JSON-LD form.
    pub data: Option<String>,
    /// Whether this page is made for an offline copy, which cannot answer forms.
    pub is_copy: bool,
    /// Where the site's mark leads.
    pub badge_url: Option<String>,
    /// Scheme and domain.
    origin: String,
    /// Path and query of this page, without language and site.
    address: String,
    /// Today.
    day: Date,
    app: App,
}

impl Frame {
    /// Starts the frame of a page.
    #[must_use]
    pub fn new(app: &App, visitor: &Visitor, site: &Site) -> Self {
        let path = visitor.address.split('?').next().unwrap_or("/");
        let origin = visitor.origin(app);
        let today = civil(app.office.clock.now()).date();
        Self {
            title: String::new(),
            w: FrameWords(visitor.language()),
            mode: visitor.mode,
            today: written::day_with_weekday(visitor.language(), today),
            here: "",
            crumbs: Vec::new(),
            tags: Tags::default(),
            url: format!("{origin}{}", visitor.href(path)),
            canonical_url: format!("{origin}{}", visitor.base.without_site().href(path)),
            permanent_url: format!("{origin}{path}"),
            domain: visitor.domain(app).to_owned(),
            feed: None,
            data: None,
            is_copy: app.options.is_offline_copy,
            badge_url: app.options.badge_url.clone(),
            base: visitor.base.clone(),
            address: visitor.address.clone(),
            day: today,
            site: site_of(visitor, site),
            app: app.clone(),
            origin,
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

    /// Today as a citation writes it.
    #[must_use]
    pub fn cited_on(&self) -> String {
        self.day.to_string()
    }

    /// Begins the way here at the home page.
    #[must_use]
    pub fn from_home(self) -> Self {
        let name = self.w.home();
        self.via(name, "/")
    }

    /// Adds a step to the way here; `path` is written without language and site.
    #[must_use]
    pub fn via(mut self, name: impl Into<Phrase>, path: impl AsRef<str>) -> Self {
        self.crumbs.push(Crumb {
            name: name.into(),
            href: Some(self.base.href(path.as_ref())),
        });
        self
    }

    /// Ends the way here.
    #[must_use]
    pub fn ending(mut self, name: impl Into<Phrase>) -> Self {
        self.crumbs.push(Crumb {
            name: name.into(),
            href: None,
        });
        self
    }

    /// Names the feed by which this page can be followed; `address` is as pages link it.
    #[must_use]
    pub fn followed_by(mut self, address: impl Into<String>) -> Self {
        self.feed = Some(address.into());
        self
    }

    /// What a reader of feeds calls the feed of this page.
    #[must_use]
    pub fn feed_title(&self, form: &str) -> String {
        let site = self.site_name();
        match self.title.as_str() {
            "" => format!("{site} ({form})"),
            title => format!("{title} - {site} ({form})"),
        }
    }

    /// The RSS form of a feed whose Atom form is known.
    #[must_use]
    pub fn rss_of(&self, feed: &str) -> String {
        feed.replacen(".atom", ".rss", 1)
    }

    /// Names what machines read of this page.
    #[must_use]
    pub fn with_data(mut self, path: &str) -> Self {
        self.data = Some(path.to_owned());
        self
    }

    /// Whether a PDF can be made of a record. A copy holds pages only: it is for reading without a program.
    #[must_use]
    pub fn has_paper(&self) -> bool {
        !self.is_copy && self.app.office.press.is_some()
    }

    /// An address of the portal in this language and site; `path` begins with a slash.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        self.base.href(path)
    }

    /// The address that changes the view and comes back here.
    #[must_use]
    pub fn view_link(&self, choice: &str) -> String {
        self.with("view", choice)
    }

    /// The address that changes the size of the text and comes back here.
    #[must_use]
    pub fn size_link(&self, choice: &str) -> String {
        self.with("size", choice)
    }

    fn with(&self, key: &str, choice: &str) -> String {
        let joint = if self.address.contains('?') { '&' } else { '?' };
        self.href(&format!("{}{joint}{key}={choice}", self.address))
    }

    /// The address of an asset with its version.
    #[must_use]
    pub fn asset(&self, path: &str) -> String {
        assets::address(path)
    }
}
