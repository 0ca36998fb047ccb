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
        let new = self;
        let procedure = office
            .kinds
            .procedure_of(&new.kind)
            .ok_or_else(|| OfficeError::field("kind", "没有这种信息类型"))?;
        let now = office.clock.now();
        let head = RecordHead {
            id: office.new_id(),
            kind: new.kind,
            unit: new.unit,
            office: new.office,
            state: procedure.start.clone(),
            version: 1,
            title: new.content.title.clone(),
            doc_number: new.content.doc_number.as_ref().map(ToString::to_string),
            index_number: None,
            attribute: new
                .content
                .attribute
                .as_ref()
                .map(|a| a.code().code().to_owned()),
            drafter: drafter,
            urgent: new.urgent,
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
            content: new.content,
            change_note: None,
            salt: office.new_salt(),
            created_by: drafter,
            created_at: now,
            frozen_at: None,
        };
        records::insert(tx, &head).await?;
        versions::insert(tx, &version).await?;
        let event = EventDraft::new("record.drafted", Matter::Record(head.id.get())).by(drafter);
        event
            .at_unit(head.unit)
            .with("kind", &head.kind)
            .append(office, tx)
            .await?;
        Ok(head)
    }
}
