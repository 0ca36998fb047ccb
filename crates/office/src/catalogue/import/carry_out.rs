//! Writes what a look has decided.

use gongkai_model::{
    catalogue::{Change, Found, Item},
    event::Matter,
    id::RowId,
};
use gongkai_store::{Tx, catalogue};

use super::{ImportForm, Imported, Preview};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

pub(super) async fn carry_out(
    office: &Office,
    tx: &mut Tx,
    actor: &Actor,
    form: &ImportForm,
    preview: Preview,
) -> Result<Imported> {
    let id: RowId = office.new_id();
    let changes = preview.changes;
    let mut done = Imported {
        id,
        added: changes.added(),
        changed: changes.changed(),
        ended: 0,
        same: changes.same(),
    };
    let (by, now) = (actor.person.id, office.clock.now());
    for (sort, (row, change)) in (1..).zip(changes.rows) {
        match change {
            Change::Same { .. } => {}
            Change::New => {
                let item = item(office.new_id(), 1, row, form, sort);
                catalogue::insert(tx, &item, id, by, now).await?;
            }
            Change::Changed { item: known, .. } => {
                let held = catalogue::get(tx, known).await?;
                let held = held.ok_or(OfficeError::NotFound("目录事项"))?;
                let item = item(known, held.version + 1, row, form, sort);
                catalogue::replace(tx, &item, id, by, now).await?;
            }
        }
    }
    if form.ends_missing {
        for item in &preview.missing {
            catalogue::end(tx, item.id, form.effective_on, by).await?;
            done.ended += 1;
            EventDraft::new("catalogue.item_ended", Matter::CatalogueItem(item.id.get()))
                .by(by)
                .at_unit(form.owner)
                .with("import", id)
                .with("on", form.effective_on)
                .append(office, tx)
                .await?;
        }
    }
    EventDraft::new("catalogue.imported", Matter::Batch(id.get()))
        .by(by)
        .at_unit(form.owner)
        .with("catalogue", form.catalogue.code())
        .with("effective_on", form.effective_on)
        .with("added", done.added)
        .with("changed", done.changed)
        .with("ended", done.ended)
        .with("digest", &preview.token)
        .append(office, tx)
        .await?;
    Ok(done)
}

fn item(
    id: gongkai_model::id::CatalogueItemId,
    version: i64,
    row: Found,
    form: &ImportForm,
    sort: i64,
) -> Item {
    Item {
        id,
        catalogue: form.catalogue,
        field: row.field,
        owner: form.owner,
        units: row.units,
        content: row.content,
        version,
        effective_on: form.effective_on,
        ended_on: None,
        sort,
    }
}
