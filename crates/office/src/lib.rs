//! Use cases (办事步骤): one file for one step that a person takes.
//!
//! Each loads, permits, decides, records and commits, in one transaction: rows, event and outbox together
//! or not at all. Rules decide (crates `rules` and `model`), storage keeps (`store`); pages and the command
//! line call in here and nowhere below. Folders do not reach into one another; they meet in `model`, in
//! `store`, in [`core`] and in [`content`]; `jobs` ticks what the others offer for it.

pub mod content;
pub mod core;

pub mod calendar;
pub mod cases;
pub mod catalogue;
pub mod identity;
pub mod import;
pub mod jobs;
pub mod publishing;
pub mod reading;
pub mod tools;

pub use self::core::{Actor, Clock, Office, OfficeError, OfficeOptions};
