//! A whole public list, to be taken away: the same filter as the page, read in pages of its own.
//!
//! Each page has a reader of its own, so that a long download holds no state of the store, and a record that
//! is withdrawn meanwhile is not in the pages that follow.

use gongkai_model::{kinds::RecordKind, organisation::Unit};
use gongkai_store::publications::{self, Cursor, Filter, Start};

use super::{
    Item, ListQuery, Place, Site,
    item::{Detail, items},
    list::{base_filter, find_kind, find_unit, narrow, total},
    site,
};
use crate::core::{Office, Result};

/// The most rows of a download; the rest is reached by narrowing the list, or through the API.
pub const MOST_ROWS: usize = 50_000;

/// How many rows are read at once.
const PAGE_ROWS: usize = 500;

/// A list on its way out.
#[derive(Debug)]
pub struct Export {
    /// The site.
    pub site: Site,
    /// The unit whose list it is.
    pub unit: Option<Unit>,
    /// Fields of the kind that the list shows, with their codes and names; none for several kinds.
    pub fields: Vec<(String, String)>,
    /// How many rows the list has, whether they are all sent or not.
    pub total: i64,
    filter: Filter,
    next: Option<Start>,
    left: usize,
}

/// Begins to read a list.
///
/// # Errors
/// As [`super::list`].
pub async fn export(office: &Office, place: &Place, pairs: &[(String, String)]) -> Result<Export> {
    let kind = find_kind(office, place)?;
    let query = ListQuery::read(pairs, kind)?;
    let start = query.start()?;
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let unit = find_unit(&site, place.unit.as_deref())?;
    let mut filter = base_filter(office, &site, place, unit.as_ref());
    narrow(office, &site, &query, &mut filter)?;
    let counts = office.public_counts.of(&mut reader).await?;
    let total = total(&mut reader, &counts, &filter).await?;
    let narrowed = query
        .kind
        .as_deref()
        .and_then(|code| office.kinds.record(code));
    Ok(Export {
        site,
        unit,
        fields: kind.or(narrowed).map(shown_fields).unwrap_or_default(),
        total,
        filter,
        next: Some(start),
        left: MOST_ROWS,
    })
}

impl Export {
    /// Reads the next rows; none at the end.
    ///
    /// # Errors
    /// The store's.
    pub async fn next(&mut self, office: &Office) -> Result<Vec<Item>> {
        let Some(start) = self.next.take() else {
            return Ok(Vec::new());
        };
        let limit = PAGE_ROWS.min(self.left);
        let mut reader = office.store.reader().await?;
        let wanted = i64::try_from(limit).unwrap_or_default();
        let rows = publications::list(&mut reader, &self.filter, start, wanted).await?;
        self.left -= rows.len().min(self.left);
        if rows.len() == limit && self.left > 0 {
            self.next = rows.last().map(|row| Start::After(Cursor::from(row)));
        }
        items(office, &self.site, &mut reader, rows, Detail::Fields).await
    }

    /// Whether the list is longer than a download may be.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        usize::try_from(self.total).is_ok_and(|total| total > MOST_ROWS)
    }
}

fn shown_fields(kind: &RecordKind) -> Vec<(String, String)> {
    let shown = kind.list.columns.iter();
    let fields = shown.filter_map(|code| kind.field(code));
    fields
        .map(|field| (field.code.clone(), field.name.clone()))
        .collect()
}
