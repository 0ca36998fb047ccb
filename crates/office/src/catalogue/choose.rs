//! The items that a draft may be tied to: those of its unit, the likely ones first.

use gongkai_model::{
    catalogue::fitness,
    id::{CatalogueItemId, UnitId},
};

use gongkai_store::catalogue;

use crate::core::{Office, Result};

/// An item to choose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The item.
    pub id: CatalogueItemId,
    /// The name of its field.
    pub field: String,
    /// Its own name.
    pub name: String,
    /// What must be opened.
    pub elements: String,
    /// Whether kind or title speak for it.
    pub is_suggested: bool,
}

/// How many items are suggested at most.
const MOST: usize = 8;

/// Lists the items of a unit for a draft of a kind: suggestions first, best first; then the others in their order.
///
/// # Errors
/// The store's.
pub async fn choices(
    office: &Office,
    unit: UnitId,
    kind: &str,
    title: &str,
) -> Result<Vec<Choice>> {
    let mut reader = office.store.reader().await?;
    let items = catalogue::open(&mut reader).await?;
    let fields = office.kinds.catalogue();
    let kind = office.kinds.record(kind);
    let mut scored: Vec<(usize, Choice)> = items
        .iter()
        .filter(|item| item.units.contains(&unit))
        .map(|item| {
            let field = fields.get(&item.field);
            let fit = kind.map_or(0, |kind| fitness(kind, title, field, &item.content));
            let choice = Choice {
                id: item.id,
                field: fields.name(&item.field).to_owned(),
                name: item.content.name(),
                elements: item.content.elements.clone(),
                is_suggested: false,
            };
            (fit, choice)
        })
        .collect();
    let mut best: Vec<(usize, CatalogueItemId)> = scored
        .iter()
        .filter(|(fit, _)| *fit > 0)
        .map(|(fit, choice)| (*fit, choice.id))
        .collect();
    best.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
    best.truncate(MOST);
    for (_, choice) in &mut scored {
        choice.is_suggested = best.iter().any(|(_, id)| *id == choice.id);
    }
    let place = |choice: &Choice| {
        best.iter()
            .position(|(_, id)| *id == choice.id)
            .unwrap_or(MOST)
    };
    scored.sort_by_key(|(_, choice)| place(choice));
    Ok(scored.into_iter().map(|(_, choice)| choice).collect())
}
