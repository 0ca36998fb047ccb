//! `import --publish`: documents that an earlier platform had published (原平台发布). ADR 4.

use gongkai_model::{
    event::Matter,
    id::PersonId,
    organisation::Unit,
    permission::step,
    record::{
        Clearance, Publication, Published, RecordHead, RecordVersion, SignedBy,
        clearance::{Migration, SignOff},
    },
};
use gongkai_store::{Tx, publications, settings};
use jiff::civil::Date;

use super::{Request, target::named};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result, instant};

/// Set when the migration was closed for good.
pub const SETTING_CLOSED: &str = "migration_closed";
/// Set when a fresh store without people accepted migrated documents; every page says so.
pub const SETTING_EVALUATION: &str = "migration_evaluation";

/// Who answers for a migration.
#[derive(Debug, Clone)]
pub(super) struct SignedOff {
    source: String,
    importer: PersonId,
    secrecy: SignOff,
    approved_by: SignOff,
}

/// Checks who answers for the migration; in a fresh store nobody can, which is noted for every page.
pub(super) async fn sign_offs(
    office: &Office,
    tx: &mut Tx,
    request: &Request,
    importer: PersonId,
    unit: &Unit,
    has_people: bool,
) -> Result<SignedOff> {
    if settings::get(tx, SETTING_CLOSED).await?.is_some() {
        return Err(OfficeError::field(
            "publish",
            "迁移已经关闭，新的信息请走三审发布",
        ));
    }
    let source = request
        .source
        .clone()
        .filter(|source| !source.trim().is_empty());
    let source = source
        .ok_or_else(|| OfficeError::field("source", "发布迁移信息要用 --source 写明原平台名称"))?;
    if !has_people {
        settings::set(tx, SETTING_EVALUATION, "1").await?;
        let (secrecy, approved_by) = (SignOff::Evaluation, SignOff::Evaluation);
        return Ok(SignedOff {
            source,
            importer,
            secrecy,
            approved_by,
        });
    }
    let secrecy = holder(
        office,
        tx,
        request.secrecy_login.as_deref(),
        "secrecy_review",
        unit,
    )
    .await?;
    let approval = request
        .approval_login
        .as_deref()
        .or(request.as_login.as_deref());
    let approved_by = holder(office, tx, approval, step::IMPORT_PUBLISH, unit).await?;
    Ok(SignedOff {
        source,
        importer,
        secrecy,
        approved_by,
    })
}

async fn holder(
    office: &Office,
    tx: &mut Tx,
    login: Option<&str>,
    step: &str,
    unit: &Unit,
) -> Result<SignOff> {
    let login = login.ok_or_else(|| {
        OfficeError::field(
            "secrecy",
            "发布迁移信息要用 --secrecy-by 登录名 写明这批信息的保密审查人",
        )
    })?;
    let actor: Actor = named(office, tx, login).await?;
    actor.may(office, step, unit.id)?;
    Ok(SignOff::By(actor.person.id))
}

impl SignedOff {
    /// Makes a record public as a migrated one, dated as the earlier platform claims.
    pub(super) async fn publish(
        &self,
        office: &Office,
        tx: &mut Tx,
        head: &RecordHead,
        version: RecordVersion,
        claimed_on: Option<Date>,
    ) -> Result<()> {
        let now = office.clock.now();
        let clearance = Clearance::migrated(Migration {
            source: self.source.clone(),
            importer: self.importer,
            secrecy: self.secrecy,
            approved_by: self.approved_by,
            claimed_on,
            imported_at: now,
        })?;
        let kind = office.kinds.record(&head.kind);
        let section = kind
            .ok_or_else(|| OfficeError::field("kind", "没有这种信息类型"))?
            .section;
        let index_number = head.index_number.clone().unwrap_or_default();
        let commitment = publications::commitment(&version.content, &version.salt)?;
        let event = EventDraft::new("record.published", Matter::Record(head.id.get()))
            .by(self.importer)
            .at_unit(head.unit)
            .with("version", version.version)
            .with("clearance", clearance.code())
            .committing(commitment);
        // A claim that lies in the future is no claim.
        let claimed = claimed_on
            .map(|day| instant(day.at(0, 0, 0, 0)))
            .filter(|at| *at <= now);
        let published = Published::new(
            Publication {
                record: head.clone(),
                section,
                version: version.version,
                language: version.language,
                content: version.content,
                index_number,
                signed_by: SignedBy::default(),
                published_at: claimed.unwrap_or(now),
                salt: version.salt,
            },
            clearance,
        );
        publications::publish(tx, &published, now).await?;
        event.append(office, tx).await
    }
}

/// Closes the migration for good.
///
/// # Errors
/// [`OfficeError::NotPermitted`] without the open-government office's role.
pub async fn close(office: &Office, login: &str) -> Result<()> {
    let mut tx = office.store.begin().await?;
    let actor = named(office, &mut tx, login).await?;
    let root = actor
        .tree
        .root()
        .map(|unit| unit.id)
        .ok_or(OfficeError::NotFound("机构"))?;
    actor.may(office, step::MIGRATION_CLOSE, root)?;
    settings::set(&mut tx, SETTING_CLOSED, &office.clock.today().to_string()).await?;
    EventDraft::new("system.migration_closed", Matter::System)
        .by(actor.person.id)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
