//! Bringing in what exists already (导入、迁移): folders of documents, and tables of records.
//!
//! Every row or file is answered: imported, skipped because it was imported before, or failed with the
//! reason. A run notes how far it came with the rows themselves, so that a killed import goes on where it
//! stopped and imports nothing twice.

mod bulk;
mod documents;
mod html;
mod mapping;
mod migration;
mod report;
mod request;
mod row;
mod rows;
mod target;

pub use bulk::{is_bulk, run as run_bulk};
pub use documents::run as run_documents;
pub use mapping::{Mapping, MappingError};
pub use migration::{SETTING_CLOSED, SETTING_EVALUATION, close as close_migration};
pub use report::{Entry, Outcome, Summary};
pub use request::{Progress, Request};
