//! The coverage board (目录覆盖情况): units × fields, and the items of a person's units that are due.

use std::collections::BTreeMap;

use gongkai_model::{
    catalogue::{CatalogueForm, ItemState, StateCode},
    id::{CatalogueItemId, UnitId},
    permission::step,
};
use jiff::civil::Date;

use crate::core::{Actor, Office, Result};

/// How many items are in which state.
pub type Tally = BTreeMap<StateCode, usize>;

/// A unit on the board.
#[derive(Debug, Clone)]
pub struct BoardRow {
    /// The unit.
    pub unit: UnitId,
    /// Its items, by the code of the field.
    pub fields: BTreeMap<String, Tally>,
    /// All of them.
    pub all: Tally,
}

/// The board of one catalogue.
#[derive(Debug, Clone)]
pub struct Board {
    /// The fields that have items: code and name, in their order.
    pub fields: Vec<(String, String)>,
    /// The units that have items, in the order of the tree.
    pub rows: Vec<BoardRow>,
    /// Everything together.
    pub all: Tally,
}

/// An item of a unit that must be filled.
#[derive(Debug, Clone)]
pub struct DueDuty {
    /// The item.
    pub item: CatalogueItemId,
    /// Its name.
    pub name: String,
    /// The name of its field.
    pub field: String,
    /// The unit.
    pub unit: UnitId,
    /// How it stands.
    pub state: ItemState,
    /// Why.
    pub because: String,
    /// When something was published last.
    pub last_on: Option<Date>,
}

/// Reads the board of a catalogue, of the units that the person may see.
///
/// # Errors
/// The store's.
pub async fn board(office: &Office, actor: &Actor, catalogue: CatalogueForm) -> Result<Board> {
    let mut reader = office.store.reader().await?;
    let register = office.registers.of(&mut reader).await?;
    let calendar = office.calendars.of(&mut reader).await?;
    let today = office.clock.today();
    let seen = actor.units_for(office, step::DESK_SEE);
    let mut by_unit: BTreeMap<UnitId, BoardRow> = BTreeMap::new();
    let mut all = Tally::new();
    for duty in register.duties(today, &calendar) {
        if duty.item.catalogue != catalogue || !seen.contains(&duty.unit) {
            continue;
        }
        let row = by_unit.entry(duty.unit).or_insert_with(|| BoardRow {
            unit: duty.unit,
            fields: BTreeMap::new(),
            all: Tally::new(),
        });
        let code = duty.state.value.code();
        let of_field = row.fields.entry(duty.item.field.clone()).or_default();
        for tally in [of_field, &mut row.all, &mut all] {
            *tally.entry(code).or_default() += 1;
        }
    }
    let fields = office.kinds.catalogue();
    let used = |code: &str| by_unit.values().any(|row| row.fields.contains_key(code));
    let mut named: Vec<(String, String)> = fields
        .iter()
        .filter(|field| used(&field.code))
        .map(|field| (field.code.clone(), field.name.clone()))
        .collect();
    // A field that the place has dropped keeps its column.
    for code in by_unit.values().flat_map(|row| row.fields.keys()) {
        if named.iter().all(|(known, _)| known != code) {
            named.push((code.clone(), code.clone()));
        }
    }
    let rows = actor
        .tree
        .iter()
        .filter_map(|unit| by_unit.remove(&unit.id))
        .collect::<Vec<_>>();
    Ok(Board {
        fields: named,
        rows,
        all,
    })
}

/// The items of the person's units that are overdue or due soon, the latest first.
///
/// # Errors
/// The store's.
pub async fn due_duties(
    office: &Office,
    actor: &Actor,
    only: Option<UnitId>,
) -> Result<Vec<DueDuty>> {
    let mut reader = office.store.reader().await?;
    let register = office.registers.of(&mut reader).await?;
    let calendar = office.calendars.of(&mut reader).await?;
    let seen = actor.units_for(office, step::DESK_SEE);
    let fields = office.kinds.catalogue();
    let mut due: Vec<DueDuty> = register
        .duties(office.clock.today(), &calendar)
        .filter(|duty| seen.contains(&duty.unit) && only.is_none_or(|only| only == duty.unit))
        .filter(|duty| {
            matches!(
                duty.state.value.code(),
                StateCode::Overdue | StateCode::DueSoon
            )
        })
        .map(|duty| DueDuty {
            item: duty.item.id,
            name: duty.item.content.name(),
            field: fields.name(&duty.item.field).to_owned(),
            unit: duty.unit,
            state: duty.state.value,
            because: duty
                .state
                .because
                .first()
                .map(|because| because.text.clone())
                .unwrap_or_default(),
            last_on: duty
                .fill
                .map(|fill| crate::core::civil(fill.last_at).date()),
        })
        .collect();
    due.sort_by_key(|duty| duty.state.due().map(|due| due.on));
    Ok(due)
}
