//! Files as documents (文档导入): each is read, becomes a record of its own, and keeps its original.

use std::{path::PathBuf, sync::Arc};

use gongkai_documents::file_name::safe_name;
use gongkai_model::{
    id::RecordId,
    record::{AttachmentRef, Content, RecordVersion, Source, state},
};
use gongkai_rules::attribute::{AttributeCode, DisclosureAttribute};
use gongkai_store::{Tx, attachments, records, versions};
use sha2::{Digest, Sha256};

use super::{
    Entry, Outcome, Progress, Request, Summary,
    target::{self, Target},
};
use crate::{
    content::{ReadDocument, document, findings},
    core::{NewRecord, Office, OfficeError, Result, assign_index_number},
};

/// What documents become unless their kind is told: the commonest kind of a government document.
const KIND: &str = "policy_document";

/// Imports document files, one by one, each in its own transaction.
///
/// # Errors
/// What keeps the whole run from going on; a file that cannot be read is answered, not an error.
pub async fn run(
    office: &Office,
    files: &[PathBuf],
    request: &Request,
    progress: &mut (dyn Progress + Send),
) -> Result<Summary> {
    let target = target::prepare(office, request).await?;
    let mut summary = Summary::default();
    let all = u64::try_from(files.len()).unwrap_or(u64::MAX);
    for (file, done) in files.iter().zip(1..) {
        let entry = match one(office, file, request, &target).await {
            Ok(entry) => entry,
            Err(error @ (OfficeError::Store(_) | OfficeError::Blob(_))) => return Err(error),
            Err(error) => answer(file, Outcome::Failed, None, "", error.to_string()),
        };
        summary.count(entry.outcome);
        progress.answered(&entry);
        progress.read(done, all);
    }
    Ok(summary)
}

fn answer(
    file: &std::path::Path,
    outcome: Outcome,
    record: Option<RecordId>,
    title: &str,
    message: String,
) -> Entry {
    Entry {
        file: file.display().to_string(),
        row: 0,
        outcome,
        record: record.map(|id| id.to_string()).unwrap_or_default(),
        title: title.to_owned(),
        message,
    }
}

async fn one(
    office: &Office,
    file: &std::path::Path,
    request: &Request,
    target: &Target,
) -> Result<Entry> {
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let name = safe_name(&name).map_err(|error| OfficeError::File(error.to_string()))?;
    let bytes = tokio::fs::read(file)
        .await
        .map_err(|error| OfficeError::File(error.to_string()))?;
    let bytes: Arc<[u8]> = bytes.into();
    let read = document::read(office, &name, Arc::clone(&bytes)).await?;
    let title = read.content.title.clone();
    if title.is_empty() {
        return Err(OfficeError::File(
            "没有找到标题；请先在文件中写明标题，或者从工作台新建".into(),
        ));
    }
    let warnings = read.parsed.warnings.join("；");
    let content = complete(read.content.clone(), &read, request, target)?;
    let kind = office
        .kinds
        .record(KIND)
        .ok_or_else(|| OfficeError::Defect(KIND.into()))?;
    if let Some(refused) = findings::of(kind, &content, &[])
        .into_iter()
        .find(findings::refuses)
    {
        return Err(OfficeError::File(refused.message));
    }
    let key = Source::file_key(&name, &hex::encode(Sha256::digest(&bytes)));
    let source = request
        .source
        .clone()
        .unwrap_or_else(|| "import".to_owned());
    let mut tx = office.store.begin().await?;
    if let Some(known) = records::by_source(&mut tx, &source, &key).await? {
        let message = "以前导入过".to_owned();
        return Ok(answer(
            file,
            Outcome::Skipped,
            Some(known.id),
            &title,
            message,
        ));
    }
    if request.dry_run {
        return Ok(answer(file, Outcome::WouldImport, None, &title, warnings));
    }
    let original = Original {
        name,
        bytes,
        text: read.text,
    };
    let source = Source::Import { name: source, key };
    let id = store(office, &mut tx, target, content, original, source).await?;
    tx.commit().await?;
    let outcome = if request.publish {
        Outcome::Published
    } else {
        Outcome::Imported
    };
    Ok(answer(file, outcome, Some(id), &title, warnings))
}

/// To publish, a document must be open, and somebody must be its issuer.
fn complete(
    mut content: Content,
    read: &ReadDocument,
    request: &Request,
    target: &Target,
) -> Result<Content> {
    if !request.publish {
        return Ok(content);
    }
    let note = read.parsed.public_note.clone().unwrap_or_default();
    match read.parsed.disclosure_attribute {
        None | Some(AttributeCode::Proactive) => {
            content.attribute = Some(DisclosureAttribute::Proactive)
        }
        Some(_) => return Err(OfficeError::File(format!("附注为“{note}”，不能公开发布"))),
    }
    if content.issuers.is_empty() {
        content.issuers = vec![target.unit.name.clone()];
    }
    Ok(content)
}

/// The file itself.
struct Original {
    name: String,
    bytes: Arc<[u8]>,
    text: String,
}

async fn store(
    office: &Office,
    tx: &mut Tx,
    target: &Target,
    mut content: Content,
    original: Original,
    source: Source,
) -> Result<RecordId> {
    let hash = office.blobs.put_public(original.bytes.to_vec()).await?;
    let attachment = AttachmentRef {
        id: office.new_id(),
        media_type: crate::core::media_type(&original.name, &original.bytes).to_owned(),
        name: original.name,
        size_bytes: u64::try_from(original.bytes.len()).unwrap_or(u64::MAX),
        sha256: hash.as_str().to_owned(),
    };
    content.attachments = vec![attachment.clone()];
    let unit = target.unit.id;
    let claimed_on = content.written_on;
    let new = NewRecord {
        kind: KIND.to_owned(),
        unit,
        office: None,
        urgent: false,
        content,
    };
    let now = office.clock.now();
    let Some(migration) = &target.migration else {
        let head = new.insert(office, tx, target.person, source).await?;
        attachments::insert(tx, head.id, &attachment, Some(&original.text), now).await?;
        return Ok(head.id);
    };
    let (mut head, version) = new.into_rows(office, target.person, source)?;
    let year = claimed_on.unwrap_or_else(|| office.clock.today()).year();
    head.state = state::PUBLISHED.to_owned();
    head.index_number = Some(assign_index_number(tx, &target.tree, unit, year).await?);
    let version = RecordVersion {
        frozen_at: Some(now),
        ..version
    };
    records::insert(tx, &head).await?;
    versions::insert(tx, &version).await?;
    attachments::insert(tx, head.id, &attachment, Some(&original.text), now).await?;
    migration
        .publish(office, tx, &head, version, claimed_on)
        .await?;
    Ok(head.id)
}
