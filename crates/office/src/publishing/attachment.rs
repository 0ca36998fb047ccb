//! Files of a draft (附件): added with their checks, removed while the draft may be written.

use std::sync::Arc;

use gongkai_documents::{
    file_name::safe_name,
    read::{Reason, read_file},
};
use gongkai_model::{
    event::Matter,
    id::{AttachmentId, RecordId},
    record::AttachmentRef,
};
use gongkai_store::{attachments, blobs::Sha256Hex};

use super::{draft, loaded::Loaded};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result, media_type};

const MOST_FILES: usize = 50;
/// Text kept for search and for the checks beside the text.
const MOST_TEXT_CHARS: usize = 200_000;

/// Adds a file. Its content is read where we can read it: a classification mark refuses it
/// (保守国家秘密法 2024 art. 31), personal data in it shows among the findings.
///
/// # Errors
/// [`OfficeError::File`] names file and reason; nothing is stored then.
pub async fn add(
    office: &Office,
    actor: &Actor,
    id: RecordId,
    revision: i64,
    name: &str,
    bytes: Vec<u8>,
) -> Result<AttachmentId> {
    let name = safe_name(name).map_err(|error| OfficeError::File(error.to_string()))?;
    let bytes: Arc<[u8]> = bytes.into();
    let text = readable_text(office, &name, &bytes).await?;
    let media_type = media_type(&name, &bytes).to_owned();
    let size_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let mut tx = office.store.begin().await?;
    let loaded = draft::editable(office, &mut tx, actor, id, revision).await?;
    let mut files = loaded.version.content.attachments.clone();
    if files.len() >= MOST_FILES {
        return Err(OfficeError::File(format!(
            "{name}：附件最多 {MOST_FILES} 个"
        )));
    }
    // The blob goes first: a blob without a row is swept, a row without a blob would be a hole.
    let hash: Sha256Hex = office.blobs.put_public(bytes.to_vec()).await?;
    let attachment = AttachmentRef {
        id: office.new_id(),
        name,
        media_type,
        size_bytes,
        sha256: hash.as_str().to_owned(),
    };
    attachments::insert(
        &mut tx,
        id,
        &attachment,
        text.as_deref(),
        office.clock.now(),
    )
    .await?;
    let added = attachment.id;
    files.push(attachment);
    let unit = loaded.head.unit;
    draft::write_attachments(office, &mut tx, loaded, files).await?;
    let event = EventDraft::new("record.file_added", Matter::Record(id.get())).by(actor.person.id);
    event
        .at_unit(unit)
        .with("file", added)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(added)
}

/// Removes a file from a draft.
///
/// # Errors
/// [`OfficeError::NotFound`] when the draft has no such file.
pub async fn remove(
    office: &Office,
    actor: &Actor,
    id: RecordId,
    revision: i64,
    file: AttachmentId,
) -> Result<()> {
    let mut tx = office.store.begin().await?;
    let loaded = draft::editable(office, &mut tx, actor, id, revision).await?;
    let mut files = loaded.version.content.attachments.clone();
    let before = files.len();
    files.retain(|attachment| attachment.id != file);
    if files.len() == before {
        return Err(OfficeError::NotFound("这个附件"));
    }
    attachments::remove(&mut tx, file, office.clock.now()).await?;
    let unit = loaded.head.unit;
    draft::write_attachments(office, &mut tx, loaded, files).await?;
    let event =
        EventDraft::new("record.file_removed", Matter::Record(id.get())).by(actor.person.id);
    event
        .at_unit(unit)
        .with("file", file)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Opens a file of a record for somebody who may see the record at the desk.
///
/// # Errors
/// [`OfficeError::NotFound`] when there is no such file, or the person may not see the record.
pub async fn open(
    office: &Office,
    actor: &Actor,
    id: RecordId,
    file: AttachmentId,
) -> Result<(AttachmentRef, bytes::Bytes)> {
    let mut reader = office.store.reader().await?;
    let loaded = Loaded::load(office, &mut reader, id).await?;
    loaded.must_be_seen_by(office, actor)?;
    let missing = || OfficeError::NotFound("这个附件");
    let (record, attachment) = attachments::get(&mut reader, file)
        .await?
        .filter(|(r, _)| *r == id)
        .ok_or_else(missing)?;
    drop((reader, record));
    let hash: Sha256Hex = attachment
        .sha256
        .parse()
        .map_err(|_| OfficeError::Defect("file address".into()))?;
    let content = office.blobs.get_public(&hash).await?.ok_or_else(missing)?;
    Ok((attachment, content))
}

/// Reads what can be read. A format that we do not read (a picture, a scan, a video) is taken without its
/// text; a damaged or marked file is refused.
async fn readable_text(office: &Office, name: &str, bytes: &Arc<[u8]>) -> Result<Option<String>> {
    let limits = office.reading_limits.clone();
    let (file, content) = (name.to_owned(), Arc::clone(bytes));
    let read = tokio::task::spawn_blocking(move || read_file(&file, &content, &limits));
    match read
        .await
        .map_err(|error| OfficeError::Defect(error.to_string()))?
    {
        Ok(source) => {
            let text = gongkai_documents::plain_text(&gongkai_documents::to_html(&source));
            Ok(Some(text.chars().take(MOST_TEXT_CHARS).collect()))
        }
        Err(error) => match error.reason {
            Reason::Unsupported(_) | Reason::ImageOnly | Reason::ToolMissing { .. } => Ok(None),
            Reason::Empty if !bytes.is_empty() => Ok(None),
            _ => Err(OfficeError::File(error.to_string())),
        },
    }
}
