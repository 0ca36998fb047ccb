//! Units and people (机构与人员): from the district down to an office inside a bureau and a village.

mod person;
mod unit;

pub use person::{Grant, Login, LoginError, Person, Substitute};
pub use unit::{Tree, Unit, UnitLevel, UnitProfile};
