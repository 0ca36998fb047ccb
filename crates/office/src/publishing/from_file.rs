//! A draft begun from a document (从文件起草): the officer brings the file, the form comes filled in.

use std::sync::Arc;

use gongkai_documents::file_name::safe_name;
use gongkai_model::{
    id::{RecordId, UnitId},
    permission::step,
    record::{AttachmentRef, Source},
};
use gongkai_store::attachments;

use crate::{
    content::document,
    core::{Actor, NewRecord, Office, OfficeError, Result, media_type},
};

/// Where the draft is to stand.
#[derive(Debug, Clone)]
pub struct FromFile {
    /// Code of the kind.
    pub kind: String,
    /// The unit whose record it becomes.
    pub unit: UnitId,
    /// The office (处室) that drafts it.
    pub office: Option<UnitId>,
    /// The file's name.
    pub name: String,
    /// Whether the file itself becomes the first attachment.
    pub keep_original: bool,
}

/// A draft that was begun, and what a person should look at.
#[derive(Debug, Clone)]
pub struct Begun {
    /// The draft.
    pub record: RecordId,
    /// What the reader was unsure of, in Chinese, one line each.
    pub warnings: Vec<String>,
}

/// Reads the file and begins a draft with what it says. Nothing is guessed; what the text does not say
/// stays empty for the drafter.
///
/// # Errors
/// [`OfficeError::File`] names file and reason; nothing is stored then.
pub async fn create(
    office: &Office,
    actor: &Actor,
    from: FromFile,
    bytes: Vec<u8>,
) -> Result<Begun> {
    actor.may(office, step::DRAFT, from.office.unwrap_or(from.unit))?;
    let name = safe_name(&from.name).map_err(|error| OfficeError::File(error.to_string()))?;
    let bytes: Arc<[u8]> = bytes.into();
    let read = document::read(office, &name, Arc::clone(&bytes)).await?;
    let mut content = read.content;
    let mut original = None;
    if from.keep_original {
        let hash = office.blobs.put_public(bytes.to_vec()).await?;
        let attachment = AttachmentRef {
            id: office.new_id(),
            media_type: media_type(&name, &bytes).to_owned(),
            name,
            size_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: hash.as_str().to_owned(),
        };
        content.attachments.push(attachment.clone());
        original = Some(attachment);
    }
    let new = NewRecord {
        kind: from.kind,
        unit: from.unit,
        office: from.office,
        urgent: false,
        content,
    };
    let mut tx = office.store.begin().await?;
    let head = new
        .insert(office, &mut tx, actor.person.id, Source::Desk)
        .await?;
    if let Some(attachment) = original {
        attachments::insert(
            &mut tx,
            head.id,
            &attachment,
            Some(&read.text),
            office.clock.now(),
        )
        .await?;
    }
    tx.commit().await?;
    Ok(Begun {
        record: head.id,
        warnings: read.parsed.warnings,
    })
}
