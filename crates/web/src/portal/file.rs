//! Files of public records: whole or in parts, always as a download that nothing can run in.

use std::ops::Range;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use gongkai_model::id::RecordId;
use gongkai_office::reading::{self, PublicFile};

use crate::{app::App, extract::Path, page_error::PageResult, show};

pub(super) async fn of_record(
    State(app): State<App>,
    Path((record, sha256, _)): Path<(RecordId, String, String)>,
    headers: HeaderMap,
) -> PageResult {
    let file = reading::file(&app.office, Some(record), &sha256).await?;
    send(&app, &file, &headers).await
}

pub(super) async fn of_any(
    State(app): State<App>,
    Path((sha256, _)): Path<(String, String)>,
    headers: HeaderMap,
) -> PageResult {
    let file = reading::file(&app.office, None, &sha256).await?;
    send(&app, &file, &headers).await
}

async fn send(app: &App, file: &PublicFile, asked: &HeaderMap) -> PageResult {
    let etag = format!("\"{}\"", file.sha256);
    let size = u64::try_from(file.size_bytes).unwrap_or_default();
    if asked
        .get(header::IF_NONE_MATCH)
        .is_some_and(|tag| tag.as_bytes() == etag.as_bytes())
    {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response());
    }
    let range = asked
        .get(header::RANGE)
        .and_then(|range| range.to_str().ok());
    let range = match range.map(|text| parse_range(text, size)) {
        Some(Asked::Part(range)) => Some(range),
        Some(Asked::Outside) => {
            let whole = [(header::CONTENT_RANGE, format!("bytes */{size}"))];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, whole).into_response());
        }
        Some(Asked::Whole) | None => None,
    };
    let open = reading::open_file(&app.office, file, range.clone()).await?;
    let mut response = Body::from_stream(open.content).into_response();
    if let Some(range) = &range {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        let last = range.end.saturating_sub(1);
        set(
            &mut response,
            header::CONTENT_RANGE,
            &format!("bytes {}-{last}/{size}", range.start),
        );
    }
    let length = range.map_or(size, |range| range.end - range.start);
    set(&mut response, header::CONTENT_LENGTH, &length.to_string());
    set(&mut response, header::CONTENT_TYPE, media_type(file));
    set(
        &mut response,
        header::CONTENT_DISPOSITION,
        &disposition(file),
    );
    set(&mut response, header::ETAG, &etag);
    set(&mut response, header::ACCEPT_RANGES, "bytes");
    // A withdrawn file must not live on in caches: each use asks again.
    set(&mut response, header::CACHE_CONTROL, "no-cache");
    set(
        &mut response,
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; sandbox",
    );
    Ok(response)
}

fn set(response: &mut Response, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// Media types that a browser shows without running anything; the others are sent as bytes.
fn media_type(file: &PublicFile) -> &str {
    let is_plain = matches!(
        file.media_type.as_str(),
        "application/pdf" | "image/png" | "image/jpeg" | "image/gif" | "image/webp"
    );
    if is_plain || file.media_type.starts_with("application/vnd.") {
        &file.media_type
    } else {
        "application/octet-stream"
    }
}

/// Pictures are shown in the page that refers to them; everything else is saved.
fn disposition(file: &PublicFile) -> String {
    let form = if file.media_type.starts_with("image/") {
        "inline"
    } else {
        "attachment"
    };
    format!("{form}; filename*=UTF-8''{}", show::encode(&file.name))
}

#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Whole,
    Part(Range<u64>),
    Outside,
}

/// Reads one range; several at once, or a text that is none, get the whole file (RFC 9110 section 14.2).
fn parse_range(text: &str, size: u64) -> Asked {
    let Some((from, until)) = text
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'))
    else {
        return Asked::Whole;
    };
    let range = match (from.trim().parse::<u64>(), until.trim().parse::<u64>()) {
        (Ok(from), Ok(last)) if from <= last => from..last.saturating_add(1).min(size),
        (Ok(from), Err(_)) if until.trim().is_empty() => from..size,
        (Err(_), Ok(length)) if from.trim().is_empty() => size.saturating_sub(length)..size,
        _ => return Asked::Whole,
    };
    if range.start < range.end {
        Asked::Part(range)
    } else {
        Asked::Outside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        assert_eq!(parse_range("bytes=0-99", 1000), Asked::Part(0..100));
        assert_eq!(parse_range("bytes=900-", 1000), Asked::Part(900..1000));
        assert_eq!(parse_range("bytes=-100", 1000), Asked::Part(900..1000));
        assert_eq!(parse_range("bytes=900-5000", 1000), Asked::Part(900..1000));
        assert_eq!(parse_range("bytes=1000-", 1000), Asked::Outside);
        for whole in [
            "bytes=",
            "bytes=5-1",
            "items=0-1",
            "bytes=a-b",
            "bytes=0-1,4-5",
        ] {
            assert_eq!(parse_range(whole, 1000), Asked::Whole, "{whole}");
        }
        assert_eq!(
            parse_range(&format!("bytes=0-{}", u64::MAX), 10),
            Asked::Part(0..10)
        );
    }
}
