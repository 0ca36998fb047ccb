//! Versions: frozen when submitted, opened anew when returned, revised or corrected.

use gongkai_model::record::RecordVersion;
use gongkai_store::{publications, versions};

use super::Work;
use crate::core::{OfficeError, Result};

impl Work<'_> {
    pub(super) async fn freeze(&mut self) -> Result<()> {
        versions::freeze(
            self.tx,
            self.head.id,
            self.head.version,
            Some(self.office.clock.now()),
        )
        .await?;
        let version = &self.loaded.version;
        let commitment = publications::commitment(&version.content, &version.salt)?;
        self.event = self.event.take().map(|event| event.committing(commitment));
        Ok(())
    }

    /// Copies the present text into a version that may be written again. Whoever revises or corrects is
    /// the drafter of the new version, and so does not review it.
    pub(super) async fn new_version(&mut self) -> Result<()> {
        let is_public = self.loaded.public_version == Some(self.head.version);
        if is_public {
            self.head.drafter = self.actor.person.id;
        }
        let reason = self.form.reason.trim();
        let version = RecordVersion {
            version: self.head.version + 1,
            created_by: self.head.drafter,
            created_at: self.office.clock.now(),
            frozen_at: None,
            salt: self.office.new_salt(),
            change_note: is_public.then(|| reason.to_owned()),
            ..self.loaded.version.clone()
        };
        versions::insert(self.tx, &version).await?;
        self.head.version = version.version;
        Ok(())
    }

    /// Drops a revision or correction: the version that is public becomes the working one again.
    pub(super) async fn drop_version(&mut self) -> Result<()> {
        let public = self
            .loaded
            .public_version
            .ok_or_else(|| OfficeError::Defect("no public version to go back to".into()))?;
        let language = self.loaded.version.language;
        let kept = versions::get(self.tx, self.head.id, public, language)
            .await?
            .ok_or_else(|| OfficeError::Defect(format!("version {public} is gone")))?;
        self.head.version = public;
        self.head.drafter = kept.created_by;
        self.head.title.clone_from(&kept.content.title);
        self.head.doc_number = kept.content.doc_number.as_ref().map(ToString::to_string);
        self.head.attribute = kept
            .content
            .attribute
            .as_ref()
            .map(|a| a.code().code().to_owned());
        Ok(())
    }
}
