//! All suites and stories that need more than one crate, in one binary.

mod house;
mod import;
mod publishing;
mod store;
mod web;
