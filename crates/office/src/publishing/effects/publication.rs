//! The effects that change what the public sees: publish, correct, withdraw.

use gongkai_model::{
    id::PersonId,
    record::{
        Clearance, GateSignature, Language, Publication, Published, RecordVersion, ReviewOutcome,
        SecrecyReview, SignedBy, SignedReview, Stage, clearance::Reviewed, state,
    },
};
use gongkai_store::{
    people,
    publications::{self, PublicRecord, Shown},
    relations, reviews, versions,
};

use super::Work;
use crate::core::{OfficeError, Result, assign_index_number, civil, withdraw_filled};

impl Work<'_> {
    /// 索引号: the unit's credit code, year and running number; never used twice, never changed.
    pub(super) async fn assign_index_number(&mut self) -> Result<()> {
        if self.head.index_number.is_some() {
            return Ok(());
        }
        let year = civil(self.office.clock.now()).year();
        let number = assign_index_number(self.tx, &self.actor.tree, self.head.unit, year).await?;
        self.head.index_number = Some(number);
        Ok(())
    }

    /// Publishes the working version on its own reviews.
    pub(super) async fn publish(&mut self) -> Result<()> {
        self.assign_index_number().await?;
        let version = self.loaded.version.clone();
        let review = self.reviewed(&version, self.actor.person.id, &self.loaded.signatures)?;
        self.head.publish_at = None;
        self.put(version, review, None).await
    }

    /// Publishes a corrected version on the reviews of the version that it corrects, and the express one.
    pub(super) async fn publish_correction(&mut self) -> Result<()> {
        let corrected = self
            .loaded
            .public_version
            .ok_or_else(|| OfficeError::Defect("nothing public to correct".into()))?;
        let (base, original) = self.base_review(corrected).await?;
        let version = self.loaded.version.clone();
        let express =
            SignedReview::passed(Stage::Final, self.actor.person.id, &self.loaded.signatures)?;
        let review = base.corrected(version.created_by, express)?;
        let entry = gongkai_model::record::ReviewEntry {
            id: self.office.new_id(),
            record: self.head.id,
            version: version.version,
            stage: state::CORRECTING.to_owned(),
            person: self.actor.person.id,
            for_person: self.for_person,
            outcome: ReviewOutcome::Passed,
            opinion: None,
            done_at: self.office.clock.now(),
        };
        reviews::insert(self.tx, &entry).await?;
        self.put(version, review, Some(original)).await
    }

    /// Takes the public page back. Some reasons hide everything that was ever shown.
    pub(super) async fn withdraw(&mut self) -> Result<()> {
        let reason = self
            .form
            .withdrawal
            .ok_or_else(|| OfficeError::field("withdrawal", "请选择撤回的原因"))?;
        self.note("reason", reason.code());
        // The desk keeps its versions and files as evidence; with their rows of publication gone, no
        // public address leads to them any more.
        let now = self.office.clock.now();
        drop(publications::withdraw(self.tx, self.head.id, reason, now).await?);
        // A newer version under way ends with the page that it was to replace.
        self.head.publish_at = None;
        self.head.due_on = None;
        Ok(())
    }

    /// Unites the reviews of a version into the one thing that clears it.
    fn reviewed(
        &self,
        version: &RecordVersion,
        publisher: PersonId,
        signatures: &[GateSignature],
    ) -> Result<Reviewed> {
        let passed = |stage: &str| {
            let mut found = self.loaded.reviews.iter().rev().filter(|review| {
                review.version == version.version
                    && review.stage == stage
                    && review.outcome == ReviewOutcome::Passed
            });
            found.next().map(|review| review.person)
        };
        let missing =
            |name: &'static str| gongkai_model::record::ClearanceError::ReviewMissing(name);
        let drafter = version.created_by;
        let secrecy = passed(state::SECRECY_REVIEW).ok_or_else(|| missing("保密审查"))?;
        let secrecy = SecrecyReview::passed(secrecy, drafter)?;
        let signed = |stage: Stage| -> Result<SignedReview> {
            let person = passed(stage.code()).ok_or_else(|| missing(stage.label()))?;
            Ok(SignedReview::passed(stage, person, signatures)?)
        };
        let reviews = [
            signed(Stage::First)?,
            signed(Stage::Second)?,
            signed(Stage::Final)?,
        ];
        Ok(Reviewed::unite(drafter, secrecy, reviews, publisher)?)
    }

    /// The reviews of the last version that went through all of them, up to the one being corrected.
    async fn base_review(&mut self, corrected: i64) -> Result<(Reviewed, RecordVersion)> {
        let reviewed_version = self
            .loaded
            .reviews
            .iter()
            .filter(|review| review.version <= corrected && review.stage == Stage::Final.code())
            .filter(|review| review.outcome == ReviewOutcome::Passed)
            .map(|review| review.version)
            .max()
            .ok_or(gongkai_model::record::ClearanceError::ReviewMissing("终审"))?;
        let version = versions::get(self.tx, self.head.id, reviewed_version, Language::Chinese)
            .await?
            .ok_or_else(|| OfficeError::Defect(format!("version {reviewed_version} is gone")))?;
        let signatures = reviews::signatures(self.tx, self.head.id, reviewed_version).await?;
        let publisher = self.publisher_of(reviewed_version).await?;
        let review = self.reviewed(&version, publisher, &signatures)?;
        Ok((review, version))
    }

    /// What is public now.
    pub(super) async fn current(&mut self) -> Result<Option<PublicRecord>> {
        let shown = publications::get(self.tx, self.head.id, Language::Chinese).await?;
        Ok(match shown {
            Some(Shown::Current(current)) => Some(*current),
            _ => None,
        })
    }

    /// Who published a version, as its clearance says.
    async fn publisher_of(&mut self, version: i64) -> Result<PersonId> {
        let shown =
            publications::get_version(self.tx, self.head.id, Language::Chinese, version).await?;
        let clearance = match shown {
            Some(Shown::Current(row) | Shown::Earlier(row)) => row.clearance,
            _ => {
                return Err(OfficeError::Defect(format!(
                    "version {version} was never public"
                )));
            }
        };
        let publisher = clearance
            .get("publisher")
            .and_then(|id| id.as_str()?.parse().ok());
        publisher.ok_or_else(|| OfficeError::Defect("the clearance names no publisher".into()))
    }

    async fn put(
        &mut self,
        version: RecordVersion,
        review: Reviewed,
        original: Option<RecordVersion>,
    ) -> Result<()> {
        let signed_by = self.names(&review).await?;
        let kind = self.loaded.kind(self.office)?;
        let index_number = self.head.index_number.clone();
        let index_number =
            index_number.ok_or_else(|| OfficeError::Defect("no index number was given".into()))?;
        // A correction keeps the day on which the record first became public (条例 art. 26 counts from it).
        let first = match original {
            Some(_) => self.current().await?.map(|current| current.published_at),
            None => None,
        };
        let commitment = publications::commitment(&version.content, &version.salt)?;
        let clearance = Clearance::reviewed(review);
        self.note("clearance", clearance.code());
        self.event = self.event.take().map(|event| event.committing(commitment));
        let publication = Publication {
            record: self.head.clone(),
            section: kind.section,
            version: version.version,
            language: version.language,
            index_number,
            signed_by,
            published_at: first.unwrap_or_else(|| self.office.clock.now()),
            salt: version.salt,
            content: version.content,
        };
        let published = Published::new(publication, clearance);
        publications::publish(self.tx, &published, self.office.clock.now()).await?;
        let items = &published.content().catalogue_items;
        withdraw_filled(
            self.office,
            self.tx,
            self.actor.person.id,
            self.head.unit,
            items,
        )
        .await?;
        relations::replace(self.tx, self.head.id, &published.content().relations).await?;
        Ok(())
    }

    /// 拟稿人、审稿人、发布人 as they stand on the page.
    async fn names(&mut self, review: &Reviewed) -> Result<SignedBy> {
        let reviewers = review.reviews();
        let mut ids = vec![review.drafter(), review.publisher()];
        ids.extend(reviewers);
        let people = people::named(self.tx, &ids).await?;
        let name = |id: PersonId| {
            people
                .iter()
                .find(|person| person.id == id)
                .map(|person| person.name.clone())
        };
        Ok(SignedBy {
            drafter: name(review.drafter()),
            reviewers: reviewers.into_iter().filter_map(name).collect(),
            publisher: name(review.publisher()),
        })
    }
}
