//! Disclosure catalogues (公开目录): what a unit must open, by when, to whom and where.
//!
//! Two catalogues: the 主动公开基本目录 of each unit, after the classes of 条例 art. 20 and 21, and the
//! 基层政务公开标准目录 of 26 fields (国办发〔2019〕54号), whose columns the national table fixes. Fields are data
//! (`kinds/catalogue.toml`). An item is changed by a new version and ended on a day; it is never deleted. For
//! every unit that must publish it an item is filled, declared empty by a signed nil return, or overdue.
//!
//! Left out: reading files (`gongkai-documents`), and who is told when something is due.

mod columns;
mod cycle;
mod due;
mod fields;
mod item;
mod nil_return;
mod publishers;
mod register;
pub mod sheet;
mod suggest;

pub use columns::{Audience, Channel, Channels, Level, Levels, Manner, Mark};
pub use cycle::{Cycle, Period};
pub use due::{DueDay, ItemState, Obligation, SOON_DAYS, StateCode, state_of};
pub use fields::{CatalogueField, CatalogueForm, Fields, FieldsFile};
pub use item::{Item, ItemContent, limit_in_words};
pub use nil_return::{NilEffect, NilFacts, NilReturn, NilSignature, nil_state};
pub use publishers::{Publishers, publishers};
pub use register::{Change, Changes, Found, changes};
pub use suggest::fitness;
