//! Feeds of lists: Atom (RFC 4287) and RSS 2.0, the newest fifty records.
//!
//! The identifier of an entry is made from the record's own and from nothing else, so that it stays when the
//! site moves to another domain. A record that is withdrawn is in no feed.

use axum::{http::header, response::IntoResponse};
use gongkai_model::id::RecordId;
use gongkai_office::{
    core::civil,
    reading::{self, Entry, Feed},
};
use jiff::{Timestamp, tz};
use sha2::{Digest as _, Sha256};

use super::export::{Form, Taken, heading};
use crate::{
    app::App, cache::Depends, frame::Visitor, page_error::PageResult, show, words::Language,
    xml::Xml,
};

/// What both forms say about the feed as such.
struct Head {
    title: String,
    subtitle: String,
    /// Where the site is.
    origin: String,
    /// The list for people.
    page: String,
    /// The feed itself.
    own: String,
    updated: Timestamp,
}

pub(super) async fn answer(
    app: &App,
    visitor: &Visitor,
    form: Form,
    taken: &Taken,
    pairs: &[(String, String)],
) -> PageResult {
    let is_search = taken.path == "/search" && pairs.iter().any(|(_, value)| !value.is_empty());
    let feed = if is_search {
        reading::search_feed(&app.office, pairs).await?
    } else {
        reading::feed(&app.office, &taken.place, pairs).await?
    };
    let head = head(app, visitor, form, taken, pairs, &feed);
    let text = match form {
        Form::Rss => rss(&head, &feed),
        _ => atom(&head, &feed),
    };
    let headers = [
        (header::CONTENT_TYPE, form.media_type()),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    if is_search {
        // The search index follows the store a moment later: nobody keeps what it answers.
        return Ok((headers, text).into_response());
    }
    let depends = Depends::on_taken(
        &taken.place,
        feed.unit.as_ref(),
        &reading::policy_kinds(&app.office),
    );
    let records = feed.entries.iter().map(|entry| entry.record);
    depends
        .and_records(records)
        .keeps(Ok((headers, text).into_response()))
}

fn head(
    app: &App,
    visitor: &Visitor,
    form: Form,
    taken: &Taken,
    pairs: &[(String, String)],
    feed: &Feed,
) -> Head {
    let unit = feed.unit.as_ref().map(|unit| unit.short_name.as_str());
    let asked = || {
        let filled = pairs
            .iter()
            .filter(|(key, value)| !value.is_empty() && key != "after");
        filled.map(|(key, value)| (key.as_str(), value.as_str()))
    };
    let page = if taken.path == "/latest" {
        "/"
    } else {
        &taken.path
    };
    let own = format!("{}.{}", taken.path, form.ending());
    let midnight = app.office.clock.today().at(0, 0, 0, 0);
    let newest = feed.entries.iter().map(|entry| entry.changed_at).max();
    let declared = visitor.base.site.as_ref();
    let site = declared.map_or_else(|| feed.site.name(), |site| format!("{}政务公开", site.name));
    let own = visitor.base.in_language(Language::Chinese).href(&own);
    Head {
        title: format!("{} - {site}", heading(app, taken, unit)),
        subtitle: feed.site.host().to_owned(),
        origin: visitor.origin(app),
        page: visitor.href(&show::address(page, asked())),
        own: show::address(&own, asked()),
        updated: newest.unwrap_or_else(|| gongkai_office::core::instant(midnight)),
    }
}

fn atom(head: &Head, feed: &Feed) -> String {
    let (page, own) = (head.whole(&head.page), head.whole(&head.own));
    let mut xml = Xml::new();
    xml.open(
        "feed",
        &[
            ("xmlns", "http://www.w3.org/2005/Atom"),
            ("xml:lang", "zh-CN"),
        ],
    );
    xml.leaf("id", &urn(&head.own));
    xml.leaf("title", &head.title);
    xml.leaf("updated", &rfc_3339(head.updated));
    xml.empty(
        "link",
        &[
            ("rel", "self"),
            ("type", "application/atom+xml"),
            ("href", &own),
        ],
    );
    xml.empty(
        "link",
        &[("rel", "alternate"), ("type", "text/html"), ("href", &page)],
    );
    if !head.subtitle.is_empty() {
        xml.open("author", &[]);
        xml.leaf("name", &head.subtitle);
        xml.close("author");
    } else {
        // Each entry names its author; an empty site has no entries.
        xml.leaf("subtitle", &head.title);
    }
    for entry in &feed.entries {
        xml.open("entry", &[]);
        xml.leaf("id", &urn_of(entry.record));
        xml.leaf("title", &entry.title);
        xml.leaf("published", &rfc_3339(entry.published_at));
        xml.leaf("updated", &rfc_3339(entry.changed_at));
        xml.empty(
            "link",
            &[
                ("rel", "alternate"),
                ("type", "text/html"),
                ("href", &head.of(entry)),
            ],
        );
        xml.open("author", &[]);
        xml.leaf("name", &entry.author);
        xml.close("author");
        xml.empty("category", &[("term", &entry.kind_name)]);
        xml.leaf_with("summary", &[("type", "text")], &summary(entry));
        xml.close("entry");
    }
    xml.close("feed");
    xml.finish()
}

fn rss(head: &Head, feed: &Feed) -> String {
    let mut xml = Xml::new();
    let spaces = [
        ("version", "2.0"),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.open("rss", &spaces);
    xml.open("channel", &[]);
    xml.leaf("title", &head.title);
    xml.leaf("link", &head.whole(&head.page));
    let about = if head.subtitle.is_empty() {
        &head.title
    } else {
        &head.subtitle
    };
    xml.leaf("description", about);
    xml.leaf("language", "zh-cn");
    xml.leaf("lastBuildDate", &rfc_822(head.updated));
    let own = head.whole(&head.own);
    xml.empty(
        "atom:link",
        &[
            ("rel", "self"),
            ("type", "application/rss+xml"),
            ("href", &own),
        ],
    );
    for entry in &feed.entries {
        xml.open("item", &[]);
        xml.leaf("title", &entry.title);
        xml.leaf("link", &head.of(entry));
        xml.leaf_with("guid", &[("isPermaLink", "false")], &urn_of(entry.record));
        xml.leaf("pubDate", &rfc_822(entry.published_at));
        xml.leaf("dc:creator", &entry.author);
        xml.leaf("category", &entry.kind_name);
        xml.leaf("description", &summary(entry));
        xml.close("item");
    }
    xml.close("channel");
    xml.close("rss");
    xml.finish()
}

impl Head {
    fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    fn of(&self, entry: &Entry) -> String {
        format!("{}/records/{}", self.origin, entry.record)
    }
}

/// The document number first: it is what people know a document by.
fn summary(entry: &Entry) -> String {
    match &entry.doc_number {
        Some(number) => format!("{number}　{}", entry.summary),
        None => entry.summary.clone(),
    }
}

/// The identifier of a record for all feeds and for all time.
fn urn_of(record: RecordId) -> String {
    urn(&format!("/records/{record}"))
}

/// A UUID of version 8 (RFC 9562, 5.8): the first bytes of a hash.
fn urn(name: &str) -> String {
    let digest = Sha256::digest(format!("gongkai:{name}"));
    let mut bytes: Vec<u8> = digest.iter().copied().take(16).collect();
    for (at, byte) in bytes.iter_mut().enumerate() {
        match at {
            6 => *byte = *byte & 0x0f | 0x80,
            8 => *byte = *byte & 0x3f | 0x80,
            _ => {}
        }
    }
    let hex = show::hex(&bytes);
    let part = |from: usize, until: usize| hex.get(from..until).unwrap_or_default();
    let parts = [
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32),
    ];
    format!("urn:uuid:{}", parts.join("-"))
}

fn rfc_3339(at: Timestamp) -> String {
    civil(at).strftime("%Y-%m-%dT%H:%M:%S+08:00").to_string()
}

fn rfc_822(at: Timestamp) -> String {
    tz::offset(8)
        .to_datetime(at)
        .strftime("%a, %d %b %Y %H:%M:%S +0800")
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_a_uuid_and_stays() {
        assert_eq!(urn("/records/0"), urn("/records/0"));
        let urn = urn("/records/0");
        assert_eq!((urn.len(), urn.as_bytes()[23]), (45, b'8'), "{urn}");
    }

    #[test]
    fn instants_are_written_as_feeds_want_them() {
        let at: Timestamp = "2026-11-20T16:30:05Z".parse().unwrap();
        assert_eq!(rfc_3339(at), "2026-11-21T00:30:05+08:00");
        assert_eq!(rfc_822(at), "Sat, 21 Nov 2026 00:30:05 +0800");
    }
}
