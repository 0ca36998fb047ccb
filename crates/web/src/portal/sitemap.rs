//! The site map (sitemaps.org): an index, the pages that are always there, and all records in parts.

use axum::{extract::State, http::header, response::IntoResponse};
use gongkai_model::id::RecordId;
use gongkai_office::{core::civil, reading};
use jiff::Timestamp;

use crate::{
    app::App,
    cache::Depends,
    extract::Path,
    frame::Visitor,
    page_error::{PageError, PageResult},
    xml::Xml,
};

const SPACE: [(&str, &str); 1] = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];

pub(super) async fn index(State(app): State<App>, visitor: Visitor) -> PageResult {
    let map = reading::site_map(&app.office).await?;
    let origin = visitor.origin(&app);
    let mut xml = Xml::new();
    xml.open("sitemapindex", &SPACE);
    place(
        &mut xml,
        "sitemap",
        &format!("{origin}/sitemaps/pages.xml"),
        None,
    );
    for part in &map.parts {
        let address = format!("{origin}/sitemaps/{}.xml", part.first);
        place(&mut xml, "sitemap", &address, Some(part.changed_at));
    }
    xml.close("sitemapindex");
    answer(xml)
}

pub(super) async fn part(
    State(app): State<App>,
    visitor: Visitor,
    Path(name): Path<String>,
) -> PageResult {
    let name = name
        .strip_suffix(".xml")
        .ok_or(PageError::NotFound("这个页面"))?;
    let origin = visitor.origin(&app);
    let mut xml = Xml::new();
    xml.open("urlset", &SPACE);
    if name == "pages" {
        for page in reading::site_map(&app.office).await?.pages {
            if app.options.is_offline_copy && page.starts_with("/tools") {
                continue;
            }
            place(&mut xml, "url", &format!("{origin}{page}"), None);
        }
    } else {
        let first: RecordId = name.parse().map_err(|_| PageError::NotFound("这个页面"))?;
        for (record, changed_at) in reading::site_map_part(&app.office, first).await? {
            place(
                &mut xml,
                "url",
                &format!("{origin}/records/{record}"),
                Some(changed_at),
            );
        }
    }
    xml.close("urlset");
    answer(xml)
}

fn place(xml: &mut Xml, element: &str, address: &str, changed_at: Option<Timestamp>) {
    xml.open(element, &[]);
    xml.leaf("loc", address);
    if let Some(at) = changed_at {
        xml.leaf(
            "lastmod",
            &civil(at).strftime("%Y-%m-%dT%H:%M:%S+08:00").to_string(),
        );
    }
    xml.close(element);
}

fn answer(xml: Xml) -> PageResult {
    let headers = [
        (header::CONTENT_TYPE, "application/xml; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    Depends::on_anything().keeps(Ok((headers, xml.finish()).into_response()))
}
