//! Files of a record at the desk: listed, and opened for those who may see the record.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use gongkai_model::{
    id::{AttachmentId, RecordId},
    record::Content,
};
use gongkai_office::publishing::attachment;

use crate::{desk::signed::Desk, extract::Path, page_error::PageResult, show};

/// A file in a list.
pub(in crate::desk) struct FileRow {
    pub(in crate::desk) id: String,
    pub(in crate::desk) name: String,
    pub(in crate::desk) kind: String,
    pub(in crate::desk) size: String,
    pub(in crate::desk) href: String,
    /// The address that a text of this record gives to a picture among its files.
    pub(in crate::desk) public: Option<String>,
}

/// The files of a version, in order.
pub(in crate::desk) fn file_rows(record: RecordId, content: &Content) -> Vec<FileRow> {
    let files = content.attachments.iter().map(|file| {
        let name = show::encode(&file.name);
        FileRow {
            id: file.id.to_string(),
            kind: show::file_type(&file.name).unwrap_or_else(|| "文件".into()),
            size: show::size(file.size_bytes),
            href: format!("/desk/records/{record}/files/{}/{name}", file.id),
            public: file
                .media_type
                .starts_with("image/")
                .then(|| format!("/files/{}/{name}", file.sha256)),
            name: file.name.clone(),
        }
    });
    files.collect()
}

/// Leads the pictures of a text, which have their public address, to where the desk may see them before.
pub(super) fn at_the_desk(record: RecordId, content: &Content, html: &str) -> String {
    content
        .attachments
        .iter()
        .fold(html.to_owned(), |html, file| {
            let public = format!("src=\"/files/{}/", file.sha256);
            html.replace(
                &public,
                &format!("src=\"/desk/records/{record}/files/{}/", file.id),
            )
        })
}

/// Opens a file. Only what browsers show without running it is shown in place.
pub(super) async fn open(
    desk: Desk,
    Path((id, file, _)): Path<(RecordId, AttachmentId, String)>,
) -> PageResult<Response> {
    const SHOWN: [&str; 4] = [
        "application/pdf",
        "image/png",
        "image/jpeg",
        "text/plain; charset=utf-8",
    ];
    let (file, bytes) = attachment::open(desk.office(), desk.actor(), id, file).await?;
    let place = if SHOWN.contains(&file.media_type.as_str()) {
        "inline"
    } else {
        "attachment"
    };
    // The browser's own viewer of PDF does not open inside a sandbox.
    let policy = match file.media_type.as_str() {
        "application/pdf" => "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'",
        _ => "default-src 'none'; sandbox",
    };
    let name = show::encode(&file.name);
    let headers = [
        (header::CONTENT_TYPE, file.media_type),
        (
            header::CONTENT_DISPOSITION,
            format!("{place}; filename*=UTF-8''{name}"),
        ),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy.to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
