//! The other forms of a list, below the same address with an ending: `.atom .rss` to follow it, `.csv .json
//! .xlsx` to take it away. The query is the page's; `/latest` is the list of everything.

mod columns;
mod csv;
mod json;
mod rows;
mod xlsx;

use axum::{
    Router,
    extract::State,
    http::{HeaderValue, header},
    response::Response,
    routing::get,
};
use gongkai_model::kinds::Section;
use gongkai_office::reading::{self, Place};

use self::columns::Columns;
use super::feed;
use crate::{
    app::App,
    extract::Query,
    frame::Visitor,
    page_error::{PageError, PageResult},
    show,
};

/// A form of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::portal) enum Form {
    Atom,
    Rss,
    Csv,
    Json,
    Xlsx,
}

impl Form {
    pub(in crate::portal) const ALL: [Self; 5] =
        [Self::Atom, Self::Rss, Self::Csv, Self::Json, Self::Xlsx];

    pub(in crate::portal) const fn ending(self) -> &'static str {
        match self {
            Self::Atom => "atom",
            Self::Rss => "rss",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
        }
    }

    pub(in crate::portal) const fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::Rss => "application/rss+xml; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// Parts the last step of an address from its ending; codes of ours have no dots.
    pub(in crate::portal) fn split(step: &str) -> (&str, Option<Self>) {
        let parted = step.rsplit_once('.').and_then(|(code, ending)| {
            let form = Self::ALL.into_iter().find(|form| form.ending() == ending)?;
            Some((code, Some(form)))
        });
        parted.unwrap_or((step, None))
    }
}

/// A list that is taken away: where it stands, and its address without an ending.
pub(in crate::portal) struct Taken {
    pub(in crate::portal) place: Place,
    pub(in crate::portal) path: String,
}

type Pairs = Query<Vec<(String, String)>>;

/// Lists with a fixed address.
const FIXED: [&str; 4] = ["/latest", "/search", "/policies", "/news"];

/// Their routes.
pub(in crate::portal) fn routes() -> Router<App> {
    let mut routes = Router::new();
    for path in FIXED {
        for form in Form::ALL {
            let handler = move |State(app): State<App>, visitor: Visitor, Query(pairs): Pairs| async move {
                let place = Place {
                    only_policies: path == "/policies",
                    section: (path == "/news").then_some(Section::News),
                    ..Place::default()
                };
                let path = path.to_owned();
                answer(&app, &visitor, form, &Taken { place, path }, &pairs).await
            };
            routes = routes.route(&format!("{path}.{}", form.ending()), get(handler));
        }
    }
    routes
}

/// Answers a list in another form.
pub(in crate::portal) async fn answer(
    app: &App,
    visitor: &Visitor,
    form: Form,
    taken: &Taken,
    pairs: &[(String, String)],
) -> PageResult {
    // Search is shared by all sites.
    let within = visitor.within().filter(|_| taken.path != "/search");
    let taken = &Taken {
        place: Place {
            within,
            ..taken.place.clone()
        },
        path: taken.path.clone(),
    };
    match form {
        Form::Atom | Form::Rss => feed::answer(app, visitor, form, taken, pairs).await,
        Form::Csv | Form::Json | Form::Xlsx => file(app, visitor, form, taken, pairs).await,
    }
}

async fn file(
    app: &App,
    visitor: &Visitor,
    form: Form,
    taken: &Taken,
    pairs: &[(String, String)],
) -> PageResult {
    let turn = rows::turn()
        .await
        .ok_or_else(|| PageError::Internal("no turns".into()))?;
    let list = reading::export(&app.office, &taken.place, pairs).await?;
    let name = heading(
        app,
        taken,
        list.unit.as_ref().map(|unit| unit.short_name.as_str()),
    );
    let columns = Columns::of(&list, visitor.origin(app));
    let rows = rows::Rows::begin(app.clone(), list, turn).await?;
    let body = match form {
        Form::Csv => csv::body(columns, rows),
        Form::Xlsx => xlsx::body(&name, columns, rows).await?,
        _ => json::body(&name, columns, rows),
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(form.media_type()),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if form == Form::Json {
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        );
    }
    let today = app.office.clock.today();
    let name = show::encode(&format!("{name}-{today}.{}", form.ending()));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{name}")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// What the list is called.
pub(in crate::portal) fn heading(app: &App, taken: &Taken, unit: Option<&str>) -> String {
    let Place {
        section,
        kind,
        only_policies,
        ..
    } = &taken.place;
    let kind = kind
        .as_deref()
        .and_then(|code| app.office.kinds.record(code));
    let list = match (kind, section) {
        (Some(kind), _) => kind.name.as_str(),
        (None, Some(section)) => section.label(),
        (None, None) if *only_policies => "政策文件",
        (None, None) => "最新公开",
    };
    unit.map_or_else(|| list.to_owned(), |unit| format!("{unit}{list}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_parted_from_a_code() {
        assert_eq!(Form::split("notice.csv"), ("notice", Some(Form::Csv)));
        assert_eq!(Form::split("notice"), ("notice", None));
        assert_eq!(Form::split("notice.exe"), ("notice.exe", None));
        assert_eq!(Form::split(".atom"), ("", Some(Form::Atom)));
    }
}
