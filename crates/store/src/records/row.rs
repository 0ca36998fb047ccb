//! How a record stands in its row.

use gongkai_model::id::Id;
use gongkai_model::record::{RecordHead, Source};
use sqlx::FromRow;

use crate::decode::{Place, id_if};
use crate::error::Result;

pub(super) const COLUMNS: &str =
    "select id, kind, unit_id, office_id, state, version, title, doc_number,
    index_number, attribute, drafter_id, urgent, publish_at, due_on, source, source_key, batch_id,
    created_at, updated_at, revision from records";

/// The source of what was written at the desk: the only one without a key.
pub(super) const DESK: &str = "desk";

#[derive(FromRow)]
pub(super) struct RecordRow {
    id: i64,
    kind: String,
    unit_id: i64,
    office_id: Option<i64>,
    state: String,
    version: i64,
    title: String,
    doc_number: Option<String>,
    index_number: Option<String>,
    attribute: Option<String>,
    drafter_id: i64,
    urgent: i64,
    publish_at: Option<i64>,
    due_on: Option<String>,
    source: String,
    source_key: Option<String>,
    batch_id: Option<i64>,
    created_at: i64,
    updated_at: i64,
    revision: i64,
}

impl RecordRow {
    pub(super) fn read(self) -> Result<RecordHead> {
        let place = Place::new("records", &self.id);
        Ok(RecordHead {
            publish_at: place.instant_if(self.publish_at)?,
            due_on: place.date_if(self.due_on.as_deref())?,
            created_at: place.instant(self.created_at)?,
            updated_at: place.instant(self.updated_at)?,
            id: Id::new(self.id),
            kind: self.kind,
            unit: Id::new(self.unit_id),
            office: id_if(self.office_id),
            state: self.state,
            version: self.version,
            title: self.title,
            doc_number: self.doc_number,
            index_number: self.index_number,
            attribute: self.attribute,
            drafter: Id::new(self.drafter_id),
            urgent: self.urgent != 0,
            source: match self.source_key {
                Some(key) => Source::Import {
                    name: self.source,
                    key,
                },
                None => Source::Desk,
            },
            batch: id_if(self.batch_id),
            revision: self.revision,
        })
    }
}
