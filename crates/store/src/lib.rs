//! The storage layer: SQLite and PostgreSQL under one SQL text, blobs beside them.
//!
//! One file per aggregate holds its SQL and its mapping to the types of `gongkai-model`; what differs
//! between the stores sits in [`dialect`]. Storage knows no rules: it keeps what it is given, whole or
//! not at all, and gives it back. Whether something may be public is decided before it gets here.
//!
//! Absent on purpose: a trait per table, mock stores, business code that asks which store it is on.

pub mod conn;
mod decode;
pub mod dialect;
pub mod error;
pub mod migrations;
mod salt;
pub mod sql;
pub mod store;
pub mod value;

pub mod settings;

pub mod grants;
pub mod people;
pub mod sessions;
pub mod substitutes;
pub mod unit_seals;
pub mod units;

pub mod attachments;
pub mod attempts;
pub mod batches;
pub mod calendar_years;
pub mod case_papers;
pub mod case_redactions;
pub mod cases;
pub mod catalogue;
pub mod co_signs;
pub mod import_runs;
pub mod index_counters;
pub mod negative_list;
pub mod old_addresses;
pub mod public_changes;
pub mod publications;
pub mod records;
pub mod relations;
pub mod reviews;
pub mod self_checks;
pub mod sent_forms;
pub mod versions;

pub mod events;
pub mod followers;
pub mod leases;
pub mod log_leaves;
pub mod outbox;
pub mod sequencer;

pub mod blobs;
pub mod search;

pub mod backup;
pub mod escrow;
pub mod verify;

pub use conn::{Conn, Reader, Tx};
pub use error::{Result, StoreError};
pub use store::{Store, StoreOptions};
