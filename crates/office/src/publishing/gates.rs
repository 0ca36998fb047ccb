//! Signing the five gates (五关) one by one.

use gongkai_model::{
    event::Matter,
    id::RecordId,
    record::{Gate, GateSignature, Stage, state},
};
use gongkai_store::reviews;

use super::loaded::Loaded;
use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// The stage at which gates are signed in a state: the review's own, or the final one for a correction.
#[must_use]
pub fn stage_in(state_code: &str) -> Option<Stage> {
    if state_code == state::CORRECTING {
        return Some(Stage::Final);
    }
    Stage::from_code(state_code)
}

/// Signs one gate. A signature stands; who changes their mind returns the record.
///
/// # Errors
/// [`OfficeError::NotPermitted`] without the stage's role; the drafter is refused.
pub async fn sign(office: &Office, actor: &Actor, id: RecordId, gate: Gate) -> Result<()> {
    let mut tx = office.store.begin().await?;
    let loaded = Loaded::load(office, &mut tx, id).await?;
    loaded.must_be_seen_by(office, actor)?;
    let Some(stage) = stage_in(&loaded.head.state) else {
        return Err(OfficeError::field(
            "state",
            "现在不是审核环节，不能签署五关",
        ));
    };
    let step = if loaded.head.state == state::CORRECTING {
        "correct_publish"
    } else {
        stage.code()
    };
    actor.may_with(office, step, &loaded.head)?;
    if actor.person.id == loaded.head.drafter {
        return Err(OfficeError::field(
            "gate",
            "您是这篇信息的拟稿人，审查要由另一人办理",
        ));
    }
    let at = office.clock.now();
    let signature = GateSignature {
        stage,
        gate,
        person: actor.person.id,
        at,
    };
    reviews::sign(&mut tx, id, loaded.head.version, &signature).await?;
    let event = EventDraft::new("record.gate_signed", Matter::Record(id.get())).by(actor.person.id);
    let event = event
        .at_unit(loaded.head.unit)
        .with("stage", stage.code())
        .with("gate", gate.code());
    event
        .with("version", loaded.head.version)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
