//! How a publication stands in its row.

use gongkai_model::id::{Id, RecordId, UnitId};
use gongkai_model::kinds::Section;
use gongkai_model::record::{Content, Language, SignedBy};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value as Json;
use sqlx::FromRow;

use crate::decode::Place;
use crate::error::Result;
use crate::salt;

/// A record as the public sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicRecord {
    /// Identifies it.
    pub record: RecordId,
    /// In which language.
    pub language: Language,
    /// Which version.
    pub version: i64,
    /// Its kind.
    pub kind: String,
    /// Where it stands.
    pub section: Section,
    /// Whose it is.
    pub unit: UnitId,
    /// 索引号
    pub index_number: String,
    /// When it became, or for migrated documents claims to have become, public.
    pub published_at: Timestamp,
    /// The same as a date in China (发布日期).
    pub published_on: Date,
    /// What the importer called it, for documents that were imported.
    pub source_name: Option<String>,
    /// What it says.
    pub content: Content,
    /// The names on the page.
    pub signed_by: SignedBy,
    /// The clearance as it was granted, to be shown: `form` and who did what. It clears nothing.
    pub clearance: Json,
    /// The salted commitment that the public log carries.
    pub commitment: String,
    /// The salt, with which anybody can check it.
    pub salt: [u8; 32],
    /// When the row last changed.
    pub changed_at: Timestamp,
}

pub(super) const COLUMNS: &str = "select record_id, lang, version, status, kind, section, unit_id,
    index_number, published_at, published_on, source_name, content, signed_by, clearance, commitment, salt,
    withdrawn_at, withdrawn_reason, changed_at from publications";

#[derive(FromRow)]
pub(super) struct PublicationRow {
    pub(super) record_id: i64,
    pub(super) lang: String,
    pub(super) version: i64,
    pub(super) status: String,
    pub(super) kind: String,
    pub(super) section: String,
    pub(super) unit_id: i64,
    index_number: String,
    published_at: i64,
    published_on: String,
    source_name: Option<String>,
    content: String,
    signed_by: String,
    clearance: String,
    commitment: String,
    salt: String,
    pub(super) withdrawn_at: Option<i64>,
    pub(super) withdrawn_reason: Option<String>,
    changed_at: i64,
}

impl PublicationRow {
    pub(super) fn read(self) -> Result<PublicRecord> {
        let record: RecordId = Id::new(self.record_id);
        let place = Place::new("publications", &record);
        Ok(PublicRecord {
            record,
            language: place.code(&self.lang, Language::from_tag)?,
            version: self.version,
            section: place.code(&self.section, Section::from_code)?,
            unit: Id::new(self.unit_id),
            published_at: place.instant(self.published_at)?,
            published_on: place.date(&self.published_on)?,
            content: place.json(&self.content)?,
            signed_by: place.json(&self.signed_by)?,
            clearance: place.json(&self.clearance)?,
            salt: salt::read(place, &self.salt)?,
            changed_at: place.instant(self.changed_at)?,
            kind: self.kind,
            index_number: self.index_number,
            source_name: self.source_name,
            commitment: self.commitment,
        })
    }
}
