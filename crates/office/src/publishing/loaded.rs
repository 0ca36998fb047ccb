//! A record with everything that its rules look at, loaded once for a step or a page.

use gongkai_model::{
    id::{PersonId, RecordId},
    kinds::RecordKind,
    organisation::Tree,
    procedure::Procedure,
    record::{
        AttachmentRef, CoSignState, Content, GateSignature, Language, RecordFacts, RecordHead,
        RecordVersion, ReviewEntry, ReviewOutcome, Source, StageSignatures, WithdrawalReason,
        has_end, state,
    },
};
use gongkai_store::{
    Conn, attachments,
    co_signs::{self, CoSign},
    publications::{self, Shown},
    records, reviews, versions,
};
use jiff::Timestamp;

use super::co_sign::AGREED;
use crate::{
    content::findings,
    core::{Actor, Office, OfficeError, Result},
};

/// Under this code stands, beside the reviews, who proposed to erase a record.
pub(super) const ERASURE_PROPOSED: &str = "erase_propose";

/// A record, its working version and what was signed under it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The desk's row.
    pub head: RecordHead,
    /// The working version, in Chinese.
    pub version: RecordVersion,
    /// All reviews of all versions, oldest first.
    pub reviews: Vec<ReviewEntry>,
    /// Signatures under gates of the working version.
    pub signatures: Vec<GateSignature>,
    /// Requests to co-sign the working version.
    pub co_signs: Vec<CoSign>,
    /// The version that is public now.
    pub public_version: Option<i64>,
    /// Why it was withdrawn, if it was.
    pub withdrawn_for: Option<WithdrawalReason>,
    /// Required related records that are missing, as sentences.
    pub missing_relations: Vec<String>,
    /// Text found in the attachments, for the checks beside the text.
    pub attachment_texts: Vec<(AttachmentRef, String)>,
}

impl Loaded {
    /// Loads a record.
    pub(crate) async fn load(office: &Office, conn: &mut Conn, id: RecordId) -> Result<Self> {
        let head = records::get(conn, id)
            .await?
            .ok_or(OfficeError::NotFound("这篇信息"))?;
        let version = versions::get(conn, id, head.version, Language::Chinese).await?;
        Self::with_version(office, conn, head, version).await
    }

    /// As [`Loaded::load`], with all versions, for pages that show them.
    pub(crate) async fn load_with_versions(
        office: &Office,
        conn: &mut Conn,
        id: RecordId,
    ) -> Result<(Self, Vec<RecordVersion>)> {
        let head = records::get(conn, id)
            .await?
            .ok_or(OfficeError::NotFound("这篇信息"))?;
        let versions = versions::of_record(conn, id).await?;
        let working = versions.iter().find(|version| {
            version.version == head.version && version.language == Language::Chinese
        });
        let working = working.cloned();
        let loaded = Self::with_version(office, conn, head, working).await?;
        Ok((loaded, versions))
    }

    async fn with_version(
        office: &Office,
        conn: &mut Conn,
        head: RecordHead,
        version: Option<RecordVersion>,
    ) -> Result<Self> {
        let id = head.id;
        let version = version.ok_or_else(|| {
            OfficeError::Defect(format!("record {id} has no version {}", head.version))
        })?;
        let reviews = reviews::of_record(conn, id).await?;
        // Gates are signed at stages; a first draft has not reached one.
        let signatures = match head.state.as_str() {
            state::DRAFT => Vec::new(),
            _ => reviews::signatures(conn, id, head.version).await?,
        };
        let co_signs = co_signs::of_version(conn, id, head.version).await?;
        // What was never cleared has no index number, and so cannot be public.
        let shown = match &head.index_number {
            Some(_) => publications::get(conn, id, Language::Chinese).await?,
            None => None,
        };
        let (public_version, withdrawn_for) = match shown {
            Some(Shown::Current(row)) => (Some(row.version), None),
            Some(Shown::Withdrawn { reason, .. }) => (None, Some(reason)),
            _ => (None, None),
        };
        let missing_relations = missing_relations(office, conn, &head, &version.content).await?;
        let files = &version.content.attachments;
        let hashes = files.iter().map(|file| file.sha256.as_str()).collect();
        let texts = attachments::texts(conn, &hashes).await?;
        let with_text = files
            .iter()
            .filter_map(|file| Some((file.clone(), texts.get(&file.sha256)?.clone())));
        let attachment_texts = with_text.collect();
        Ok(Self {
            head,
            version,
            reviews,
            signatures,
            co_signs,
            public_version,
            withdrawn_for,
            missing_relations,
            attachment_texts,
        })
    }

    /// The kind of the record.
    pub(crate) fn kind<'a>(&self, office: &'a Office) -> Result<&'a RecordKind> {
        office
            .kinds
            .record(&self.head.kind)
            .ok_or_else(|| OfficeError::Defect(format!("kind `{}` is not loaded", self.head.kind)))
    }

    /// The procedure of its kind.
    pub(crate) fn procedure<'a>(&self, office: &'a Office) -> Result<&'a Procedure<RecordFacts>> {
        office
            .kinds
            .procedure_of(&self.head.kind)
            .ok_or_else(|| OfficeError::Defect(format!("no procedure for `{}`", self.head.kind)))
    }

    /// Tells whether the working version may still be written.
    #[must_use]
    pub fn is_editable(&self) -> bool {
        self.version.frozen_at.is_none()
            && matches!(
                self.head.state.as_str(),
                state::DRAFT | state::RETURNED | state::CORRECTING
            )
    }

    /// Reviews of the working version that passed.
    pub fn passed(&self) -> impl Iterator<Item = &ReviewEntry> {
        self.reviews.iter().filter(|review| {
            review.version == self.head.version && review.outcome == ReviewOutcome::Passed
        })
    }

    /// Puts together what the rules look at when a person takes a step.
    pub(crate) fn facts(
        &self,
        office: &Office,
        actor: PersonId,
        tree: &Tree,
        publish_at: Option<Timestamp>,
    ) -> Result<RecordFacts> {
        let kind = self.kind(office)?;
        let found = findings::of(kind, &self.version.content, &self.attachment_texts);
        let refusing = found.iter().filter(|finding| findings::refuses(finding));
        let secrecy = self
            .passed()
            .find(|review| review.stage == state::SECRECY_REVIEW);
        let mut proposals = self.reviews.iter().rev();
        let proposed = proposals.find(|entry| entry.stage == ERASURE_PROPOSED);
        Ok(RecordFacts {
            actor,
            drafter: self.head.drafter,
            state: self.head.state.clone(),
            attribute: self.version.content.attribute.as_ref().map(|a| a.code()),
            missing: missing_parts(kind, &self.version.content),
            refusing_findings: refusing.map(|finding| finding.message.clone()).collect(),
            missing_relations: self.missing_relations.clone(),
            signed: StageSignatures {
                signatures: self.signatures.clone(),
                passed: self
                    .passed()
                    .filter_map(|review| Some((review.review_stage()?, review.person)))
                    .collect(),
                secrecy: secrecy.map(|review| review.person),
            },
            co_signs: self
                .co_signs
                .iter()
                .map(|co_sign| {
                    let unit = tree
                        .get(co_sign.unit)
                        .map_or("", |unit| unit.short_name.as_str());
                    (unit.to_owned(), co_sign_state(co_sign))
                })
                .collect(),
            is_public: self.public_version.is_some(),
            is_migrated: matches!(self.head.source, Source::Import { .. })
                && self.reviews.is_empty(),
            has_validity: kind.has_validity(),
            is_ended: self.version.content.validity.as_ref().is_some_and(has_end),
            withdrawn_for: self.withdrawn_for,
            erasure_proposed_by: proposed.map(|entry| entry.person),
            publish_at,
            now: office.clock.now(),
        })
    }

    /// Refuses to show the record to people who have nothing to do with it; they get "not found".
    pub(crate) fn must_be_seen_by(&self, office: &Office, actor: &Actor) -> Result<()> {
        let see = gongkai_model::permission::step::DESK_SEE;
        let own = actor.allows_with(office, see, &self.head);
        let asked = || {
            let co_sign = gongkai_model::permission::step::CO_SIGN;
            self.co_signs
                .iter()
                .any(|asked| actor.allows(office, co_sign, asked.unit))
        };
        if own || asked() {
            Ok(())
        } else {
            Err(OfficeError::NotFound("这篇信息"))
        }
    }
}

/// How a request to co-sign stands.
#[must_use]
pub fn co_sign_state(co_sign: &CoSign) -> CoSignState {
    match &co_sign.answer {
        None => CoSignState::Asked,
        Some(answer) if answer.outcome == AGREED => CoSignState::Agreed,
        Some(_) => CoSignState::Objected,
    }
}

/// Names what is required of a record of this kind and not there.
pub(crate) fn missing_parts(kind: &RecordKind, content: &Content) -> Vec<String> {
    let mut missing = Vec::new();
    let mut want = |is_there: bool, name: &str| {
        if !is_there {
            missing.push(name.to_owned());
        }
    };
    want(!content.title.trim().is_empty(), "标题");
    let has_body = has_text(&content.body_html);
    want(
        has_body || !content.attachments.is_empty() || !content.fields.is_empty(),
        "正文",
    );
    want(!content.issuers.is_empty(), "发文机关");
    // Reference texts stand outside the unit's own duties; everything else must be about them.
    want(
        !kind.counts_in_statistics || content.relevance.is_some(),
        "与本单位职能的关联",
    );
    for field in kind.fields.iter().filter(|field| field.required) {
        want(content.fields.contains_key(&field.code), &field.name);
    }
    missing
}

/// Tells whether clean HTML says anything; it is asked at every step, so nothing is parsed.
fn has_text(html: &str) -> bool {
    let mut is_tag = false;
    html.chars().any(|c| {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ => return !is_tag && !c.is_whitespace(),
        }
        false
    })
}

/// 解读三同步: the related record must itself be cleared or public when this one is published.
pub(crate) async fn missing_relations(
    office: &Office,
    conn: &mut Conn,
    head: &RecordHead,
    content: &Content,
) -> Result<Vec<String>> {
    const READY: [&str; 3] = [state::CLEARED, state::SCHEDULED, state::PUBLISHED];
    let Some(kind) = office.kinds.record(&head.kind) else {
        return Ok(Vec::new());
    };
    let mut missing = Vec::new();
    for required in &kind.required_relations {
        let mut is_there = false;
        for relation in content
            .relations
            .iter()
            .filter(|r| r.relation == required.relation)
        {
            let other = records::get(conn, relation.to).await?;
            is_there |= other.is_some_and(|other| {
                other.kind == required.kind && READY.contains(&other.state.as_str())
            });
        }
        if !is_there {
            missing.push(required.message.clone());
        }
    }
    Ok(missing)
}
