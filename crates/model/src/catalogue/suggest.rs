//! Which item a draft probably belongs to: what its kind is declared for, and words that both use.

use std::collections::BTreeSet;

use super::{CatalogueField, ItemContent};
use crate::kinds::RecordKind;

/// How well an item fits a draft; 0 says nothing speaks for it. Only good for putting a list into order.
#[must_use]
pub fn fitness(
    kind: &RecordKind,
    title: &str,
    field: Option<&CatalogueField>,
    item: &ItemContent,
) -> usize {
    let is_declared = |code: &String| kind.catalogue.contains(code);
    let by_kind = field
        .is_some_and(|field| is_declared(&field.code) || field.classes.iter().any(is_declared));
    let title = pairs(title);
    let shared = |text: &str| pairs(text).intersection(&title).count();
    let names = shared(&item.level1) + shared(&item.level2) + shared(&item.level3);
    usize::from(by_kind) * 2 + names * 3 + shared(&item.elements)
}

/// Every two neighbouring characters.
fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let kept: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    kept.windows(2)
        .filter_map(|pair| Some((*pair.first()?, *pair.last()?)))
        .collect()
}
