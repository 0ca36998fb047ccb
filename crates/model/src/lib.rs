//! Matters (记录与办件), the procedures they move through, the events they leave, and who may do what.
//!
//! Everything here is pure: no input or output, no system clock, no chance. Rules of law live one crate
//! below (`gongkai-rules`); storing and showing live above. What may become public is decided by the
//! types of [`record`]: without a [`record::Clearance`] there is no [`record::Published`].

pub mod case;
pub mod catalogue;
pub mod event;
pub mod id;
pub mod kinds;
pub mod organisation;
pub mod paper;
pub mod permission;
pub mod procedure;
pub mod record;
