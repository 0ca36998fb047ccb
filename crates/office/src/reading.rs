//! What the public reads: one use case for each public page.
//!
//! Each opens one reader, so that a page shows one state of the store, and runs at most twelve statements.
//! Only publications are read; what of them is shown is decided by
//! [`visibility`](gongkai_model::record::visibility) and nowhere else.

mod api;
mod catalogue;
mod catalogue_item;
mod catalogue_query;
mod column;
mod export;
mod feed;
mod field;
mod file;
mod history;
mod home;
mod item;
mod list;
mod old_address;
mod query;
mod record;
mod relation;
mod search;
mod site;
mod sitemap;
mod unit_home;
mod validity;

pub use api::{ApiPage, api_content, api_records};
pub use catalogue::{Catalogue, CatalogueLine, catalogue};
pub use catalogue_item::{CatalogueItemPage, DutyLine, ITEM_RECORDS, RecordLine, catalogue_item};
pub use catalogue_query::{
    CATALOGUE_LINES, CatalogueAnswer, CatalogueFacet, CatalogueLineView, CatalogueQuery, FacetName,
    FieldLine, Tally, catalogue_query,
};
pub use column::{Column, ColumnPage, NavKind, NavSection, column};
pub use export::{Export, MOST_ROWS, export};
pub use feed::{Entry, Feed, feed, search_feed};
pub use field::{FieldView, Value, field_views};
pub use file::{PublicFile, file, open_file};
pub use history::{History, history};
pub use home::{Home, home};
pub use item::{Hook, Item};
pub use list::{Facet, FacetOption, KindInfo, ListView, Place, list, policy_kinds};
pub use old_address::old_address;
pub use query::{ListQuery, PAGE_LINES};
pub use record::{Answer, ClearanceNote, RecordView, TieView, record, record_by_index_number};
pub use relation::label as relation_label;
pub use search::{
    IndexState, SEARCH_LINES, SearchAsked, SearchFacet, SearchHit, SearchOption, SearchView, search,
};
pub use site::{EVALUATION, Site, site_of};
pub use sitemap::{MOST_ADDRESSES, SiteMap, site_map, site_map_part};
pub use unit_home::{UnitHome, unit_home};
pub use validity::Validity;
