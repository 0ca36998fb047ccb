//! Begins a draft (起草) and saves it.

use gongkai_model::{
    id::RecordId,
    permission::step,
    record::{AttachmentRef, Content, RecordHead, RecordVersion, Source},
};
use gongkai_rules::validity::ValidityFacts;
use gongkai_store::{Tx, records, versions};

use super::loaded::Loaded;
use crate::core::{Actor, NewRecord, Office, OfficeError, Result};

/// Begins a draft.
///
/// # Errors
/// [`OfficeError::NotPermitted`] without the drafter's role at the unit, [`OfficeError::Invalid`] for an
/// unknown kind.
pub async fn create(office: &Office, actor: &Actor, new: NewRecord) -> Result<RecordId> {
    actor.may(office, step::DRAFT, new.office.unwrap_or(new.unit))?;
    let mut tx = office.store.begin().await?;
    let head = new
        .insert(office, &mut tx, actor.person.id, Source::Desk)
        .await?;
    tx.commit().await?;
    Ok(head.id)
}

/// Saves the working version. `revision` is the one that the person's form was made from.
///
/// # Errors
/// [`OfficeError::Conflict`] when somebody else saved meanwhile; a refusal when it is under review.
pub async fn save(
    office: &Office,
    actor: &Actor,
    id: RecordId,
    revision: i64,
    content: Content,
    urgent: bool,
) -> Result<()> {
    let mut tx = office.store.begin().await?;
    let loaded = editable(office, &mut tx, actor, id, revision).await?;
    let mut kept = content;
    // Files are added and removed by their own steps; a form never brings them.
    kept.attachments = loaded.version.content.attachments.clone();
    keep_endings(&mut kept, &loaded.version.content);
    let mut head = loaded.head;
    head.urgent = urgent;
    write(office, &mut tx, head, loaded.version, kept).await?;
    tx.commit().await?;
    Ok(())
}

/// What later documents did to this one is registered by a step of its own; a form never brings it.
fn keep_endings(kept: &mut Content, before: &Content) {
    let Some(known) = &before.validity else {
        return;
    };
    let facts = kept.validity.take().unwrap_or_default();
    kept.validity = Some(ValidityFacts {
        effective_on: facts.effective_on,
        expires_on: facts.expires_on,
        ..known.clone()
    });
}

/// Loads a record that the actor may write now.
pub(crate) async fn editable(
    office: &Office,
    tx: &mut Tx,
    actor: &Actor,
    id: RecordId,
    revision: i64,
) -> Result<Loaded> {
    let loaded = Loaded::load(office, tx, id).await?;
    loaded.must_be_seen_by(office, actor)?;
    if loaded.head.drafter != actor.person.id {
        actor.may_with(office, step::DRAFT, &loaded.head)?;
    }
    if !loaded.is_editable() {
        return Err(OfficeError::field(
            "state",
            "正在审核或者已经发布，不能直接修改",
        ));
    }
    if loaded.head.revision != revision {
        return Err(OfficeError::Conflict);
    }
    Ok(loaded)
}

/// Writes a working version and what the head repeats of it.
pub(crate) async fn write(
    office: &Office,
    tx: &mut Tx,
    mut head: RecordHead,
    version: RecordVersion,
    content: Content,
) -> Result<RecordHead> {
    head.title.clone_from(&content.title);
    head.doc_number = content.doc_number.as_ref().map(ToString::to_string);
    head.attribute = content
        .attribute
        .as_ref()
        .map(|a| a.code().code().to_owned());
    head.updated_at = office.clock.now();
    let RecordVersion {
        record,
        version: number,
        language,
        change_note,
        ..
    } = version;
    versions::update(
        tx,
        record,
        number,
        language,
        &content,
        change_note.as_deref(),
    )
    .await?;
    records::update(tx, &mut head).await?;
    Ok(head)
}

/// Adds or replaces the list of files of a working version.
pub(crate) async fn write_attachments(
    office: &Office,
    tx: &mut Tx,
    loaded: Loaded,
    attachments: Vec<AttachmentRef>,
) -> Result<RecordHead> {
    let mut content = loaded.version.content.clone();
    content.attachments = attachments;
    write(office, tx, loaded.head, loaded.version, content).await
}
