//! Ends an item (停用): from a day on nobody must fill it; what was published under it stays.

use gongkai_model::{event::Matter, id::CatalogueItemId};
use gongkai_store::catalogue;
use jiff::civil::Date;

use super::may_manage;
use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// Ends an item from a day on.
///
/// # Errors
/// [`OfficeError::NotPermitted`]; [`OfficeError::Conflict`] when it has ended already.
pub async fn end(office: &Office, actor: &Actor, id: CatalogueItemId, on: Date) -> Result<()> {
    let mut tx = office.store.begin().await?;
    let item = catalogue::get(&mut tx, id).await?;
    let item = item.ok_or(OfficeError::NotFound("目录事项"))?;
    may_manage(office, actor, item.owner)?;
    if on < item.effective_on {
        let message = format!("停用日期不能早于生效日期 {}", item.effective_on);
        return Err(OfficeError::field("on", message));
    }
    if on > office.clock.today() {
        return Err(OfficeError::field("on", "停用日期不能晚于今天"));
    }
    catalogue::end(&mut tx, id, on, actor.person.id).await?;
    EventDraft::new("catalogue.item_ended", Matter::CatalogueItem(id.get()))
        .by(actor.person.id)
        .at_unit(item.owner)
        .with("on", on)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
