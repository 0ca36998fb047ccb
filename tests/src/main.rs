//! All suites and stories that need more than one crate, in one binary.

mod desk;
mod faults;
mod house;
mod import;
mod publishing;
mod search;
mod store;
mod web;
