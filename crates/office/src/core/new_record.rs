//! A record comes into being: head, first version and event, in the caller's transaction.

use gongkai_model::{
    event::Matter,
    id::{PersonId, UnitId},
    record::{Content, Language, RecordHead, RecordVersion, Source},
};
use gongkai_store::{Tx, records, versions};

use super::{EventDraft, Office, OfficeError, Result};

/// What a record begins with.
#[derive(Debug, Clone)]
pub struct NewRecord {
    /// Code of the kind.
    pub kind: String,
    /// The unit whose record it becomes.
    pub unit: UnitId,
    /// The office (处室) that drafts it.
    pub office: Option<UnitId>,
    /// 加急
    pub urgent: bool,
    /// What it says so far.
    pub content: Content,
}

impl NewRecord {
    /// Inserts head, first version and event.
    ///
    /// # Errors
    /// [`OfficeError::Invalid`] for an unknown kind.
    pub(crate) async fn insert(
        self,
        office: &Office,
        tx: &mut Tx,
        drafter: PersonId,
        source: Source,
    ) -> Result<RecordHead> {
        let (head, version) = self.into_rows(office, drafter, source)?;
        records::insert(tx, &head).await?;
        versions::insert(tx, &version).await?;
        EventDraft::new("record.drafted", Matter::Record(head.id.get()))
            .by(drafter)
            .at_unit(head.unit)
            .with("kind", &head.kind)
            .append(office, tx)
            .await?;
        Ok(head)
    }

    /// Makes head and first version, in the first state of the kind's procedure.
    ///
    /// # Errors
    /// [`OfficeError::Invalid`] for an unknown kind.
    pub(crate) fn into_rows(
        self,
        office: &Office,
        drafter: PersonId,
        source: Source,
    ) -> Result<(RecordHead, RecordVersion)> {
        let procedure = office.kinds.procedure_of(&self.kind);
        let procedure = procedure.ok_or_else(|| OfficeError::field("kind", "没有这种信息类型"))?;
        let now = office.clock.now();
        let content = self.content;
        let head = RecordHead {
            id: office.new_id(),
            kind: self.kind,
            unit: self.unit,
            office: self.office,
            state: procedure.start.clone(),
            version: 1,
            title: content.title.clone(),
            doc_number: content.doc_number.as_ref().map(ToString::to_string),
            index_number: None,
            attribute: content
                .attribute
                .as_ref()
                .map(|a| a.code().code().to_owned()),
            drafter,
            urgent: self.urgent,
            publish_at: None,
            due_on: None,
            source,
            batch: None,
            created_at: now,
            updated_at: now,
            revision: 0,
        };
        let version = RecordVersion {
            record: head.id,
            version: 1,
            language: Language::Chinese,
            content,
            change_note: None,
            salt: office.new_salt(),
            created_by: drafter,
            created_at: now,
            frozen_at: None,
        };
        Ok((head, version))
    }
}
