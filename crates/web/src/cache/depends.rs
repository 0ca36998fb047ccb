//! What an answer depends on.

use axum::response::Response;
use gongkai_model::{
    id::{RecordId, UnitId},
    organisation::Unit,
};
use gongkai_office::reading::{Item, ListView, Place, RecordView};
use gongkai_store::public_changes::Touch;

use crate::page_error::PageResult;

/// What an answer depends on; the names and units of the site always.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Depends(Vec<Touch>);

impl Depends {
    /// On names, numbers and units only.
    pub(crate) fn on_site() -> Self {
        Self(vec![Touch::Site])
    }

    /// On anything that is public.
    pub(crate) fn on_anything() -> Self {
        Self::on_site().and(Touch::Anything)
    }

    /// On what a unit has published.
    pub(crate) fn on_unit(unit: UnitId) -> Self {
        Self::on_site().and(Touch::Unit(unit))
    }

    /// On a record and what is tied to it.
    pub(crate) fn on_record(view: &RecordView) -> Self {
        let tied = view.ties.iter().map(|tie| tie.tie.record);
        let named = view.fields.iter().filter_map(|field| field.value.record());
        Self::on_site()
            .and(Touch::Record(view.record.record))
            .and_records(tied.chain(named))
    }

    /// On the records of a place: its unit, or else its kind, or else its section.
    pub(crate) fn on_place(place: &Place, list: &ListView, policies: &[String]) -> Self {
        Self::on_taken(place, list.unit.as_ref(), policies).and_lines(&list.items)
    }

    /// On which records stand in a place, whatever they say.
    pub(crate) fn on_taken(place: &Place, unit: Option<&Unit>, policies: &[String]) -> Self {
        let on_site = Self::on_site();
        match (unit, &place.kind, place.section) {
            (Some(unit), _, _) => on_site.and(Touch::Unit(unit.id)),
            (None, Some(kind), _) => on_site.and(Touch::Kind(kind.clone())),
            (None, None, Some(section)) => on_site.and(Touch::Section(section)),
            (None, None, None) if place.only_policies => policies
                .iter()
                .fold(on_site, |on, kind| on.and(Touch::Kind(kind.clone()))),
            (None, None, None) => on_site.and(Touch::Anything),
        }
    }

    /// And on something more.
    pub(crate) fn and(mut self, touch: Touch) -> Self {
        self.0.push(touch);
        self
    }

    /// And on these records.
    pub(crate) fn and_records(mut self, records: impl IntoIterator<Item = RecordId>) -> Self {
        self.0.extend(records.into_iter().map(Touch::Record));
        self
    }

    /// And on lines of a list: their records, and what decides whether they are in force.
    pub(crate) fn and_lines(self, items: &[Item]) -> Self {
        let records = items
            .iter()
            .flat_map(|item| item.tied.iter().copied().chain([item.record]));
        self.and_records(records)
    }

    /// Lets an answer be kept.
    pub(crate) fn keeps(mut self, answer: PageResult) -> PageResult {
        self.0.sort_unstable();
        self.0.dedup();
        answer.map(|mut response: Response| {
            response.extensions_mut().insert(self);
            response
        })
    }

    pub(super) fn into_touches(self) -> Vec<Touch> {
        self.0
    }
}
