//! The calculators: the pages that everybody uses, and the same for programs.

mod api;
mod pages;
