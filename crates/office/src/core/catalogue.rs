//! The disclosure catalogues as this node knows them: items, what is published under them, nil returns. ADR 20.

use std::{collections::HashMap, sync::Arc};

use gongkai_model::{
    catalogue::{Item, ItemState, Obligation, nil_state, state_of},
    event::Matter,
    id::{CatalogueItemId, PersonId, UnitId},
};
use gongkai_rules::{calendar::Calendar, explained::Explained, limits::grammar::Reading};
use gongkai_store::{
    Conn, Tx,
    catalogue::{self, Fill, NilPublication},
    publications,
};
use jiff::civil::Date;
use tokio::sync::Mutex;

use super::{EventDraft, Office, Result, civil};

/// The catalogues at one state of the public side.
#[derive(Debug, Default)]
pub struct Register {
    items: Vec<Item>,
    /// What the time limit of each says, read once.
    limits: HashMap<CatalogueItemId, Reading>,
    fills: HashMap<(CatalogueItemId, UnitId), Fill>,
    nils: HashMap<(CatalogueItemId, UnitId), NilPublication>,
}

/// An item that a unit must publish, and how it stands.
#[derive(Debug, Clone)]
pub struct Duty<'a> {
    /// The item.
    pub item: &'a Item,
    /// The unit.
    pub unit: UnitId,
    /// How it stands, and why.
    pub state: Explained<ItemState>,
    /// What is published, if anything is.
    pub fill: Option<Fill>,
    /// The newest nil return that is public.
    pub nil: Option<&'a NilPublication>,
}

impl Register {
    async fn read(conn: &mut Conn) -> Result<Self> {
        let items = catalogue::open(conn).await?;
        let fills = catalogue::fills(conn).await?.into_iter();
        // In the order of years: the newest of a pair stays.
        let nils = catalogue::published_nils(conn).await?.into_iter();
        let limits = items.iter().map(|item| (item.id, item.content.limit()));
        Ok(Self {
            limits: limits.collect(),
            items,
            fills: fills.map(|fill| ((fill.item, fill.unit), fill)).collect(),
            nils: nils.map(|nil| ((nil.item, nil.unit), nil)).collect(),
        })
    }

    /// The items that have not ended, in the order of catalogue, field and place.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Finds an item.
    #[must_use]
    pub fn item(&self, id: CatalogueItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// What a unit has published under an item, if anything.
    #[must_use]
    pub fn fill(&self, item: CatalogueItemId, unit: UnitId) -> Option<Fill> {
        self.fills.get(&(item, unit)).copied()
    }

    /// How an item stands for a unit on a day.
    #[must_use]
    pub fn duty<'a>(
        &'a self,
        item: &'a Item,
        unit: UnitId,
        today: Date,
        calendar: &Calendar,
    ) -> Duty<'a> {
        let fill = self.fill(item.id, unit);
        let nil = self.nils.get(&(item.id, unit));
        let unread;
        let limit = match self.limits.get(&item.id) {
            Some(limit) => limit,
            // An item that has ended.
            None => {
                unread = item.content.limit();
                &unread
            }
        };
        let obligation = Obligation {
            cycle: item.content.cycle,
            limit,
            since: item.effective_on,
            last_update: fill.map(|fill| civil(fill.last_at).date()),
            nil_year: nil.map(|nil| nil.year),
        };
        Duty {
            state: state_of(&obligation, today, calendar),
            item,
            unit,
            fill,
            nil,
        }
    }

    /// Every duty of every unit on a day.
    pub fn duties<'a>(
        &'a self,
        today: Date,
        calendar: &'a Calendar,
    ) -> impl Iterator<Item = Duty<'a>> {
        self.items.iter().flat_map(move |item| {
            let units = item.units.iter();
            units.map(move |unit| self.duty(item, *unit, today, calendar))
        })
    }

    /// How many records are public under an item, of all units.
    #[must_use]
    pub fn records_under(&self, id: CatalogueItemId) -> i64 {
        let fills = self.fills.values().filter(|fill| fill.item == id);
        fills.map(|fill| fill.records).sum()
    }
}

/// The register that this node read last. Derived: without it the next page reads it again.
#[derive(Debug, Default)]
pub struct Registers {
    kept: Mutex<Option<Kept>>,
}

#[derive(Debug)]
struct Kept {
    revision: i64,
    register: Arc<Register>,
}

impl Registers {
    /// The register as a page's reader sees it, or as a later page did: one statement, four when the public side
    /// has changed.
    ///
    /// # Errors
    /// The store's.
    pub async fn of(&self, conn: &mut Conn) -> Result<Arc<Register>> {
        let revision = publications::revision(conn).await?;
        let mut kept = self.kept.lock().await;
        if let Some(known) = kept.as_ref().filter(|known| known.revision >= revision) {
            return Ok(Arc::clone(&known.register));
        }
        let register = Arc::new(Register::read(conn).await?);
        *kept = Some(Kept {
            revision,
            register: Arc::clone(&register),
        });
        Ok(register)
    }
}

/// Takes back the nil returns of this year that a publication has just disproved.
pub(crate) async fn withdraw_filled(
    office: &Office,
    tx: &mut Tx,
    actor: PersonId,
    unit: UnitId,
    items: &[CatalogueItemId],
) -> Result<()> {
    let now = office.clock.now();
    let year = civil(now).year();
    for item in items {
        let Some(mut nil) = catalogue::open_nil(tx, *item, unit, year).await? else {
            continue;
        };
        let from = std::mem::replace(&mut nil.state, nil_state::WITHDRAWN.to_owned());
        nil.note = Some("已经公开此类信息".to_owned());
        catalogue::change(tx, &nil).await?;
        catalogue::withdraw_nil(tx, nil.id, now).await?;
        EventDraft::new("nil_return.withdrawn", Matter::NilReturn(nil.id.get()))
            .by(actor)
            .at_unit(unit)
            .with("from", from)
            .with("to", &nil.state)
            .with("reason", "filled")
            .with("item", item)
            .append(office, tx)
            .await?;
    }
    Ok(())
}
