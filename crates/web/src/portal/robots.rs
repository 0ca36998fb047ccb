//! What robots are told: what is of no use to them, and where the site map is.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use crate::{app::App, frame::Visitor};

/// Pages of lists after the first are left to the site map, which has every record; a PDF says what its page
/// says, and costs a hundred times as much.
const RULES: &str = "User-agent: *\nDisallow: /desk\nDisallow: /search\nDisallow: /*?*after=\n\
                     Disallow: /*?*view=\nDisallow: /*?*size=\nDisallow: /*/print.pdf\n";

pub(super) async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    let text = format!("{RULES}\nSitemap: {}/sitemap.xml\n", visitor.origin(&app));
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
