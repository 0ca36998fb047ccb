//! Kinds (信息类型): what sorts of records there are, as data.
//!
//! A kind is one TOML file: fields, list columns, facets, place in the column, procedure, extra steps,
//! required relations, take-down rule, retention. A kind that does not hold together stops the start with
//! file, line and reason. Kinds carry no law of their own: they call rules by name.

mod field;
mod load;
mod record_kind;
mod value;

pub(crate) use field::in_language;
pub use field::{CellType, Choice, Field, FieldType, MoneyUnit, TableColumn};
pub use load::{KindError, KindSource, Kinds};
pub use record_kind::{ListLayout, RecordKind, RequiredRelation, Retention, Section, TakeDown};
pub use value::{FieldValue, ValueError, fits, parse_value, show_money};

#[cfg(test)]
mod tests;
