//! Files of a case at the desk: put to it and opened by whoever handles it; each look leaves an event.

use axum::response::Response;
use gongkai_documents::upload::ACCEPTED;
use gongkai_model::id::{CaseId, RowId};
use gongkai_office::{
    OfficeError,
    cases::{self, Enclosure, FileView, NewFile},
};

use super::address;
use crate::{
    desk::{
        signed::{Desk, answered},
        submitted::Submitted,
    },
    extract::Path,
    page_error::PageResult,
    render, show,
};

/// A file in the list of a case.
pub(super) struct FileRow {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) about: String,
}

/// A file that may go with the reply, in the list of a case.
pub(super) struct EnclosureRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) size: String,
    pub(super) is_enclosed: bool,
    pub(super) sent: String,
}

pub(super) fn enclosure(file: &Enclosure) -> EnclosureRow {
    let size = file
        .size_bytes
        .and_then(|bytes| u64::try_from(bytes).ok())
        .map(show::size);
    EnclosureRow {
        id: file.id.to_string(),
        name: file.name.clone(),
        size: size.unwrap_or_default(),
        is_enclosed: file.is_enclosed,
        sent: file.sent_at.map(show::minute).unwrap_or_default(),
    }
}

/// 随答复提供的文件: what is ticked goes along, the rest stays.
pub(super) async fn enclose(desk: Desk, Path(id): Path<CaseId>, form: Submitted) -> PageResult {
    let chosen: Vec<RowId> = form
        .pairs()
        .iter()
        .filter(|(name, _)| name == "enclosed")
        .filter_map(|(_, value)| value.parse().ok())
        .collect();
    let saved = cases::enclose(desk.office(), desk.actor(), id, &chosen).await;
    answered(&address(id), "随答复提供的文件已经确定", saved)
}

/// What the input of the page takes.
pub(super) const fn accepted() -> &'static str {
    ACCEPTED
}

pub(super) fn row(case: CaseId, file: &FileView) -> FileRow {
    let size = show::size(u64::try_from(file.size_bytes).unwrap_or_default());
    let by = if file.is_applicants {
        "申请人提交"
    } else {
        "本单位放入"
    };
    FileRow {
        href: format!("{}/files/{}", address(case), file.id),
        name: file.name.clone(),
        about: format!("{size}　{by}　{}", show::minute(file.at)),
    }
}

pub(super) async fn add(desk: Desk, Path(id): Path<CaseId>, form: Submitted) -> PageResult {
    let files: Vec<NewFile> = form
        .files("files")
        .map(|file| NewFile {
            name: file.name.clone(),
            bytes: file.bytes.clone(),
        })
        .collect();
    let added = if files.is_empty() {
        Err(OfficeError::field("files", "请先选择文件"))
    } else {
        cases::add_files(desk.office(), desk.actor(), id, files).await
    };
    answered(&address(id), "文件已经放入", added)
}

/// A download, whatever it is: what comes from outside neither runs nor shows on the desk.
pub(super) async fn open(
    desk: Desk,
    Path((id, file)): Path<(CaseId, RowId)>,
) -> PageResult<Response> {
    let (name, media_type, bytes) = cases::open_file(desk.office(), desk.actor(), id, file).await?;
    Ok(render::download(&name, &media_type, bytes))
}
