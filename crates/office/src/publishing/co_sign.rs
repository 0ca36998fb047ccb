//! Co-signing (会签) and consulting other organs (条例 art. 11): asked by the drafting side, answered by a
//! unit head.

use gongkai_model::{
    event::Matter,
    id::{RecordId, UnitId},
    permission::step,
    record::state,
};
use gongkai_store::co_signs::{self, CoSign, CoSignAnswer};

use super::loaded::Loaded;
use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// The outcome stored when a unit agrees (同意).
pub const AGREED: &str = "agreed";
/// The outcome stored when a unit objects (不同意).
pub const OBJECTED: &str = "objected";

/// What a unit is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoSignForm {
    /// 会签
    CoSign,
    /// 征求其他机关意见（条例 art. 11）
    Consult,
}

impl CoSignForm {
    /// The code in the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CoSign => "co_sign",
            Self::Consult => "consult",
        }
    }
}

/// Asks a unit to co-sign the working version.
///
/// # Errors
/// Refused once the record is cleared; the own unit is not asked.
pub async fn ask(
    office: &Office,
    actor: &Actor,
    id: RecordId,
    unit: UnitId,
    form: CoSignForm,
) -> Result<()> {
    const TOO_LATE: [&str; 5] = [
        state::CLEARED,
        state::SCHEDULED,
        state::PUBLISHED,
        state::WITHDRAWN,
        state::ARCHIVED,
    ];
    let mut tx = office.store.begin().await?;
    let loaded = Loaded::load(office, &mut tx, id).await?;
    loaded.must_be_seen_by(office, actor)?;
    actor.may_with(office, step::CO_SIGN_ASK, &loaded.head)?;
    if TOO_LATE.contains(&loaded.head.state.as_str()) {
        return Err(OfficeError::field("unit", "已经审结，不能再发起会签"));
    }
    if unit == loaded.head.unit || actor.tree.get(unit).is_none() {
        return Err(OfficeError::field("unit", "请选择本单位以外的机关"));
    }
    let asked = CoSign {
        record: id,
        version: loaded.head.version,
        unit,
        form: form.code().to_owned(),
        asked_by: actor.person.id,
        asked_at: office.clock.now(),
        answer: None,
    };
    co_signs::ask(&mut tx, &asked).await?;
    let event =
        EventDraft::new("record.co_sign_asked", Matter::Record(id.get())).by(actor.person.id);
    let event = event
        .at_unit(loaded.head.unit)
        .with("unit", unit)
        .with("version", loaded.head.version);
    event.append(office, &mut tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Answers for the unit that was asked.
///
/// # Errors
/// An objection needs an opinion; [`OfficeError::NotFound`] when the unit was not asked.
pub async fn answer(
    office: &Office,
    actor: &Actor,
    id: RecordId,
    unit: UnitId,
    agreed: bool,
    opinion: &str,
) -> Result<()> {
    actor.may(office, step::CO_SIGN, unit)?;
    let opinion = opinion.trim();
    if !agreed && opinion.is_empty() {
        return Err(OfficeError::field("opinion", "不同意的，请写明意见"));
    }
    let mut tx = office.store.begin().await?;
    let loaded = Loaded::load(office, &mut tx, id).await?;
    let was_asked = loaded.co_signs.iter().any(|asked| asked.unit == unit);
    if !was_asked {
        return Err(OfficeError::NotFound("会签"));
    }
    let outcome = if agreed { AGREED } else { OBJECTED };
    let answer = CoSignAnswer {
        outcome: outcome.to_owned(),
        opinion: (!opinion.is_empty()).then(|| opinion.to_owned()),
        by: actor.person.id,
        at: office.clock.now(),
    };
    if !co_signs::answer(&mut tx, id, loaded.head.version, unit, &answer).await? {
        return Err(OfficeError::field("opinion", "本单位已经答复过这次会签"));
    }
    let event = EventDraft::new("record.co_sign_answered", Matter::Record(id.get()));
    let event = event
        .by(actor.person.id)
        .at_unit(unit)
        .with("version", loaded.head.version);
    event
        .with("outcome", outcome)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
