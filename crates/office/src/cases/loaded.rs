//! A case with everything that its rules look at, loaded once for a step or a page.

use std::sync::Arc;

use gongkai_model::{
    case::{
        CaseEffect, CaseFacts, CaseHead, CaseKind, CaseStep, Form, Sealed,
        foi::{FoiEffect, joint::Joint},
        suggested,
    },
    event::Matter,
    id::{CaseId, RowId},
    permission::step,
    procedure::Procedure,
};
use gongkai_rules::{calendar::Calendar, foi::clock::Event};
use gongkai_store::{
    Conn,
    blobs::MatterKey,
    cases::{self, StoredReply, StoredStep},
};

use super::board::handles;
use crate::core::{Actor, Office, OfficeError, Result, law_facts};

/// A case, opened.
pub struct CaseLoaded {
    /// Its row.
    pub head: CaseHead,
    /// What was filled in.
    pub form: Form,
    /// Its steps, oldest first.
    pub steps: Vec<StoredStep>,
    /// Its replies, oldest first.
    pub replies: Vec<StoredReply>,
    /// What its law's clock counts.
    pub events: Vec<Event>,
    /// Which days are working days.
    pub calendar: Arc<Calendar>,
    pub(super) key: MatterKey,
}

impl CaseLoaded {
    /// Loads and opens a case.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`]; [`OfficeError::Blob`] when its key was destroyed.
    pub(super) async fn load(office: &Office, conn: &mut Conn, id: CaseId) -> Result<Self> {
        let head = cases::get(conn, id).await?;
        let head = head.ok_or(OfficeError::NotFound("这个办件"))?;
        Self::of(office, conn, head).await
    }

    /// As [`CaseLoaded::load`], for who has a part in handling it; others are told as of what is not there.
    pub(super) async fn handled(
        office: &Office,
        conn: &mut Conn,
        actor: &Actor,
        id: CaseId,
    ) -> Result<Self> {
        let head = handled_head(office, conn, actor, id).await?;
        Self::of(office, conn, head).await
    }

    /// As [`CaseLoaded::load`], for a row already read.
    pub(super) async fn of(office: &Office, conn: &mut Conn, head: CaseHead) -> Result<Self> {
        let key = key_of(office, &head)?;
        let form = open_form(&key, head.id, "form", &head.form)?;
        let has_law = office
            .kinds
            .case(&head.kind)
            .is_some_and(|(kind, _)| kind.law.is_some());
        let events = if has_law {
            cases::clock_events(conn, head.id).await?
        } else {
            Vec::new()
        };
        Ok(Self {
            form,
            steps: cases::steps(conn, head.id).await?,
            replies: cases::replies(conn, head.id).await?,
            events,
            calendar: office.calendars.of(conn).await?,
            key,
            head,
        })
    }

    /// Its kind and procedure.
    pub(super) fn kind<'a>(
        &self,
        office: &'a Office,
    ) -> Result<(&'a CaseKind, &'a Procedure<CaseFacts>)> {
        office
            .kinds
            .case(&self.head.kind)
            .ok_or_else(|| OfficeError::Defect(format!("kind `{}` is not loaded", self.head.kind)))
    }

    /// What the rules look at; `actor` is none for the applicant.
    pub(super) fn facts(
        &self,
        office: &Office,
        actor: Option<&Actor>,
        given: Form,
    ) -> Result<CaseFacts> {
        let (kind, _) = self.kind(office)?;
        let approver = actor.map(|actor| actor.person.id.to_string());
        let calendar = Arc::clone(&self.calendar);
        let steps = self.steps.iter().map(|taken| CaseStep {
            step: taken.step.clone(),
            by: taken.person,
        });
        Ok(CaseFacts {
            actor: actor.map(|actor| actor.person.id),
            steps: steps.collect(),
            reply_by: self.replies.last().map(|reply| reply.written_by),
            given,
            today: office.clock.today(),
            law: law_facts(
                kind,
                self.events.clone(),
                calendar,
                approver,
                self.joint(office)?,
            ),
            head: self.head.clone(),
        })
    }

    /// The joint documents that it names, with what was judged of them.
    pub(super) fn joint(&self, office: &Office) -> Result<Joint> {
        let (kind, procedure) = self.kind(office)?;
        if kind.law.is_none() || self.head.is_stub() {
            return Ok(Joint::default());
        }
        let mut joint = Joint::in_text(&self.form.wording(kind));
        let judges = |step: &&StoredStep| {
            let mut declared = procedure
                .from(&step.from)
                .filter(|known| known.step == step.step);
            declared.any(|known| {
                known
                    .effects
                    .contains(&CaseEffect::Foi(FoiEffect::JudgeJoint))
            })
        };
        for step in self.steps.iter().filter(judges) {
            let Some(data) = &step.data else { continue };
            let given = self.open_form(&format!("data/{}", step.id), data)?;
            // It was looked at when the step was taken.
            joint
                .judge(&given)
                .map_err(|error| OfficeError::Defect(error.to_string()))?;
        }
        Ok(joint)
    }

    /// The theme that its words suggest; none for a stub.
    pub(super) fn suggested_theme(&self, kind: &CaseKind) -> Option<String> {
        let words = self.form.wording(kind);
        let found = suggested(&kind.themes, &words).filter(|_| !self.head.is_stub());
        found.map(|theme| theme.code.clone())
    }

    /// Whether a person may see it: who may take any of its steps, and who oversees.
    pub(super) fn is_seen_by(&self, office: &Office, actor: &Actor) -> bool {
        handles(office, actor, &self.head)
            || actor.allows(office, step::CASES_OVERSEE, self.head.holder())
    }

    /// The last reply that was written, opened.
    pub(super) fn reply(&self) -> Result<Option<Form>> {
        self.replies
            .last()
            .map(|reply| self.open_form(&reply_place(reply.id), &reply.reply))
            .transpose()
    }

    /// Opens something that was filled in.
    pub(super) fn open_form(&self, place: &str, sealed: &Sealed) -> Result<Form> {
        open_form(&self.key, self.head.id, place, sealed)
    }
}

/// Opens something that was filled in.
pub(super) fn open_form(
    key: &MatterKey,
    case: CaseId,
    place: &str,
    sealed: &Sealed,
) -> Result<Form> {
    let json = key.open_text(place, sealed)?;
    serde_json::from_str(&json)
        .map_err(|error| OfficeError::Defect(format!("{place} of case {case}: {error}")))
}

/// Seals something that was filled in.
pub(super) fn seal_form(key: &MatterKey, place: &str, form: &Form) -> Result<Sealed> {
    let json = serde_json::to_string(form)
        .map_err(|error| OfficeError::Defect(format!("{place} of a case: {error}")))?;
    Ok(key.seal_text(place, &json)?)
}

/// Where a reply is sealed.
pub(super) fn reply_place(reply: RowId) -> String {
    format!("reply/{reply}")
}

/// The row of a case, for who has a part in handling it.
pub(super) async fn handled_head(
    office: &Office,
    conn: &mut Conn,
    actor: &Actor,
    id: CaseId,
) -> Result<CaseHead> {
    let head = cases::get(conn, id).await?;
    let head = head.filter(|head| handles(office, actor, head));
    head.ok_or(OfficeError::NotFound("这个办件"))
}

/// The key of a case. What was erased has none. A stub has a key of its own, which has not yet taken the place of the one
/// before when whoever made it died.
pub(super) fn key_of(office: &Office, head: &CaseHead) -> Result<MatterKey> {
    let matter = Matter::Case(head.id.get());
    if head.is_stub()
        && let Some(next) = office.keys.get_next(matter)?
    {
        return Ok(next);
    }
    let key = office.keys.get(matter)?;
    key.ok_or(OfficeError::NotFound("这个办件的内容，保管期满已经销毁"))
}
