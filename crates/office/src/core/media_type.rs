//! Media types of files.

/// The media type by extension, for the few that pages show in place; everything else is a download.
pub(crate) fn media_type(name: &str, bytes: &[u8]) -> &'static str {
    let extension = name
        .rsplit_once('.')
        .map(|(_, e)| e.to_ascii_lowercase())
        .unwrap_or_default();
    match extension.as_str() {
        "pdf" if bytes.starts_with(b"%PDF") => "application/pdf",
        "png" if bytes.starts_with(b"\x89PNG") => "image/png",
        "jpg" | "jpeg" if bytes.starts_with(b"\xff\xd8") => "image/jpeg",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "doc" => "application/msword",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xls" => "application/vnd.ms-excel",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "rtf" => "application/rtf",
        "zip" => "application/zip",
        "ofd" => "application/ofd",
        _ => "application/octet-stream",
    }
}
