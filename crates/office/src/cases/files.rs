//! Files of a case (申请材料): looked at before they are taken, sealed with the key of the case, each look an event.

use bytes::Bytes;
use gongkai_documents::{
    file_name::safe_name,
    read::{Limits, read_file},
    upload::{self, Upload},
};
use gongkai_model::{
    case::CaseHead,
    event::Matter,
    id::{CaseId, PersonId, RowId},
};
use gongkai_store::{
    Tx,
    blobs::MatterKey,
    cases::{self, StoredEnclosure, StoredFile},
};
use jiff::Timestamp;

use super::{
    loaded::{CaseLoaded, handled_head, key_of},
    stub::NOTHING_WITH_A_STUB,
    track::Recognised,
};
use crate::core::{Actor, EventDraft, Gate, Office, OfficeError, Result};

/// A file that somebody sends.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// What their machine calls it.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A file of a case, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileView {
    /// Identifies it.
    pub id: RowId,
    /// What it is called.
    pub name: String,
    /// How long it is, in bytes.
    pub size_bytes: i64,
    /// Whether the applicant brought it.
    pub is_applicants: bool,
    /// When it came.
    pub at: Timestamp,
}

/// The content of a file, with its name and media type.
pub type OpenedFile = (String, String, Bytes);

/// Files that one case may have.
pub const MOST_FILES: usize = 20;
/// Files that may come at once.
pub const FILES_AT_ONCE: usize = 5;
/// How long one of them may be, in bytes.
pub const FILE_BYTES: usize = 10 << 20;

/// A file that was looked at and may be stored.
pub(super) struct Accepted {
    name: String,
    media_type: &'static str,
    bytes: Vec<u8>,
}

/// Looks at files before anything is stored. One that bears a classification mark is not held at all (《保守国家秘密法》
/// art. 31).
///
/// # Errors
/// [`OfficeError::Invalid`] at `files` names each that is not taken, and why.
pub(super) async fn accepted(office: &Office, files: Vec<NewFile>) -> Result<Vec<Accepted>> {
    if files.len() > FILES_AT_ONCE {
        let text = format!("一次最多传 {FILES_AT_ONCE} 个文件");
        return Err(OfficeError::field("files", text));
    }
    let limits = office.reading_limits.clone();
    let looked = tokio::task::spawn_blocking(move || {
        let each = files.into_iter().map(|file| accept(file, &limits));
        each.collect::<Vec<_>>()
    });
    let looked = looked.await;
    let looked = looked.map_err(|error| OfficeError::Defect(error.to_string()))?;
    let mut accepted = Vec::new();
    let mut refused = Vec::new();
    for file in looked {
        match file {
            Ok(file) => accepted.push(file),
            Err(reason) => refused.push(reason),
        }
    }
    if refused.is_empty() {
        Ok(accepted)
    } else {
        Err(OfficeError::field("files", refused.join("；")))
    }
}

fn accept(file: NewFile, limits: &Limits) -> Result<Accepted, String> {
    let name = safe_name(&file.name).map_err(|error| error.to_string())?;
    if file.bytes.len() > FILE_BYTES {
        return Err(format!("{name}：超过 {} MB", FILE_BYTES >> 20));
    }
    let found = upload::check(&name, &file.bytes)?;
    if matches!(found, Upload::Document(_)) {
        bears_no_mark(&name, &file.bytes, limits)?;
    }
    Ok(Accepted {
        name,
        media_type: found.media_type(),
        bytes: file.bytes,
    })
}

/// Refuses a file with a classification mark (《保守国家秘密法》 art. 31), in words. What cannot be read, such as a scan, is
/// taken all the same.
pub(super) fn bears_no_mark(name: &str, bytes: &[u8], limits: &Limits) -> Result<(), String> {
    match read_file(name, bytes, limits) {
        Err(error) if error.reason.is_refusal() => Err(error.to_string()),
        _ => Ok(()),
    }
}

/// Stores files of a case. A blob without a row is swept, a row without a blob would be a hole: blobs go first.
pub(super) async fn keep(
    office: &Office,
    tx: &mut Tx,
    case: CaseId,
    key: &MatterKey,
    files: &[Accepted],
    by: Option<PersonId>,
) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    if !cases::hold(tx, case).await? {
        return Err(OfficeError::field("files", NOTHING_WITH_A_STUB));
    }
    let there = usize::try_from(cases::count_files(tx, case).await?).unwrap_or(usize::MAX);
    if there.saturating_add(files.len()) > MOST_FILES {
        let text = format!("一个办件最多有 {MOST_FILES} 个文件");
        return Err(OfficeError::field("files", text));
    }
    for file in files {
        let id: RowId = office.new_id();
        let stored = StoredFile {
            id,
            name: key.seal_text(&file_place(id), &file.name)?,
            media_type: file.media_type.to_owned(),
            size_bytes: i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
            sha256: office.blobs.put_sealed(key, &file.bytes).await?,
            added_by: by,
            added_at: office.clock.now(),
        };
        cases::add_file(tx, case, &stored).await?;
    }
    Ok(())
}

pub(super) fn file_place(file: RowId) -> String {
    format!("file/{file}")
}

/// The files of a case that somebody put there, for whoever may see them.
pub(super) fn views(key: &MatterKey, files: &[StoredEnclosure]) -> Result<Vec<FileView>> {
    let view = |file: &StoredEnclosure| {
        Ok(FileView {
            id: file.id,
            name: key.open_text(&file_place(file.id), &file.name)?,
            size_bytes: file.size_bytes.unwrap_or_default(),
            is_applicants: file.added_by.is_none(),
            at: file.added_at,
        })
    };
    let put = files.iter().filter(|file| !file.is_severed);
    put.map(view).collect()
}

/// Puts files to a case, as one of the staff who handle it.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling it; [`OfficeError::Invalid`] at `files`.
pub async fn add_files(
    office: &Office,
    actor: &Actor,
    id: CaseId,
    files: Vec<NewFile>,
) -> Result<()> {
    let files = accepted(office, files).await?;
    let mut tx = office.store.begin().await?;
    let loaded = CaseLoaded::handled(office, &mut tx, actor, id).await?;
    let by = actor.person.id;
    keep(office, &mut tx, id, &loaded.key, &files, Some(by)).await?;
    EventDraft::new("case.files_added", Matter::Case(id.get()))
        .by(by)
        .at_unit(loaded.head.unit)
        .with("count", files.len().to_string())
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Puts files to a case that is open, as whoever brought it.
///
/// # Errors
/// [`OfficeError::Invalid`] at `files`; [`OfficeError::TooOften`].
pub async fn add_files_as_applicant(
    office: &Office,
    who: Recognised,
    files: Vec<NewFile>,
) -> Result<()> {
    let id = who.case();
    Gate::ADD_FILE.pass(office, &id.to_string()).await?;
    let files = accepted(office, files).await?;
    let mut tx = office.store.begin().await?;
    let loaded = CaseLoaded::load(office, &mut tx, id).await?;
    if loaded.head.closed_on.is_some() {
        return Err(OfficeError::field("files", "已经办结，不能再补充材料"));
    }
    keep(office, &mut tx, id, &loaded.key, &files, None).await?;
    EventDraft::new("case.files_added", Matter::Case(id.get()))
        .at_unit(loaded.head.unit)
        .with("count", files.len().to_string())
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Opens a file of a case for one of the staff. That somebody looked leaves an event.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling the case, and for a file that is not there.
pub async fn open_file(
    office: &Office,
    actor: &Actor,
    id: CaseId,
    file: RowId,
) -> Result<OpenedFile> {
    let mut tx = office.store.begin().await?;
    let head = handled_head(office, &mut tx, actor, id).await?;
    let opened = content(office, &mut tx, &head, file).await?;
    EventDraft::new("case.file_looked", Matter::Case(id.get()))
        .by(actor.person.id)
        .at_unit(head.unit)
        .with("file", file)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(opened)
}

/// Opens a file that the applicant brought, for the applicant.
///
/// # Errors
/// [`OfficeError::NotFound`]; what the staff put to the case is theirs.
pub async fn open_own_file(office: &Office, who: Recognised, file: RowId) -> Result<OpenedFile> {
    let mut tx = office.store.begin().await?;
    let found = cases::file(&mut tx, who.case(), file).await?;
    if found.is_none_or(|file| file.added_by.is_some()) {
        return Err(OfficeError::NotFound("这个文件"));
    }
    let head = cases::get(&mut tx, who.case()).await?;
    let head = head.ok_or(OfficeError::NotFound("这个办件"))?;
    content(office, &mut tx, &head, file).await
}

async fn content(office: &Office, tx: &mut Tx, head: &CaseHead, file: RowId) -> Result<OpenedFile> {
    let missing = || OfficeError::NotFound("这个文件");
    let found = cases::file(tx, head.id, file).await?.ok_or_else(missing)?;
    let key = key_of(office, head)?;
    let bytes = office.blobs.get_sealed(&key, &found.sha256).await?;
    let name = key.open_text(&file_place(file), &found.name)?;
    Ok((name, found.media_type, bytes.ok_or_else(missing)?))
}
