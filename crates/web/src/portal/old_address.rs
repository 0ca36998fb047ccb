//! Addresses of the earlier platform: whatever has no route here is looked up among them (ADR 21).

use axum::{
    extract::State,
    http::{Method, StatusCode, Uri, header},
    response::IntoResponse,
};
use gongkai_office::reading;

use crate::{
    app::App,
    page_error::{PageError, PageResult},
};

pub(crate) async fn find(State(app): State<App>, method: Method, uri: Uri) -> PageResult {
    let nothing = PageError::NotFound("这个页面");
    if method != Method::GET && method != Method::HEAD {
        return Err(nothing);
    }
    let address = uri.path_and_query().map_or("/", |address| address.as_str());
    let Some(record) = reading::old_address(&app.office, address).await? else {
        return Err(nothing);
    };
    let to = [(header::LOCATION, format!("/records/{record}"))];
    Ok((StatusCode::MOVED_PERMANENTLY, to).into_response())
}
