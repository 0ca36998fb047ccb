//! The list of what a unit does not open (负面清单), each class with its ground.

use gongkai_model::{
    event::Matter,
    id::{RowId, UnitId},
    permission::step,
};
use gongkai_rules::exemption::Exemption;
use gongkai_store::negative_list::{self, NegativeEntry};

use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// Adds a class to a unit's list.
///
/// # Errors
/// [`OfficeError::Invalid`] for an unknown ground or an empty class or reason.
pub async fn add(
    office: &Office,
    actor: &Actor,
    unit: UnitId,
    class: &str,
    ground: &str,
    reason: &str,
) -> Result<RowId> {
    actor.may(office, step::NEGATIVE_LIST_MANAGE, unit)?;
    let (class, reason) = (class.trim(), reason.trim());
    if class.is_empty() || reason.is_empty() {
        return Err(OfficeError::field(
            "class",
            "请写明不予公开的信息类别和理由",
        ));
    }
    let Some(ground) = Exemption::from_code(ground) else {
        return Err(OfficeError::field(
            "ground",
            "请选择条例第十四条至第十六条中的依据",
        ));
    };
    let entry = NegativeEntry {
        id: office.new_id(),
        unit,
        class: class.to_owned(),
        ground: ground.code().to_owned(),
        reason: reason.to_owned(),
    };
    let mut tx = office.store.begin().await?;
    negative_list::insert(&mut tx, &entry).await?;
    let event = EventDraft::new("unit.negative_list_added", Matter::Unit(unit.get()));
    event
        .by(actor.person.id)
        .with("ground", ground.code())
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(entry.id)
}

/// Takes a class off the list; what was decided under it stays.
///
/// # Errors
/// [`OfficeError::NotPermitted`].
pub async fn close(office: &Office, actor: &Actor, unit: UnitId, entry: RowId) -> Result<()> {
    actor.may(office, step::NEGATIVE_LIST_MANAGE, unit)?;
    let mut tx = office.store.begin().await?;
    negative_list::close(&mut tx, entry, office.clock.now()).await?;
    let event = EventDraft::new("unit.negative_list_closed", Matter::Unit(unit.get()));
    event.by(actor.person.id).append(office, &mut tx).await?;
    tx.commit().await?;
    Ok(())
}

/// The unit's open entries, offered when a drafter withholds.
///
/// # Errors
/// The store's.
pub async fn of_unit(office: &Office, unit: UnitId) -> Result<Vec<NegativeEntry>> {
    let mut reader = office.store.reader().await?;
    Ok(negative_list::of_unit(&mut reader, unit).await?)
}
