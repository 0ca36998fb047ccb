//! All suites and stories that need more than one crate, in one binary.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking, in its helpers too"
)]

mod calendar;
mod cases;
mod catalogue;
mod desk;
mod faults;
mod house;
mod import;
mod publishing;
mod search;
mod store;
mod web;
