//! What the public reads: one use case for each public page.
//!
//! Each opens one reader, so that a page shows one state of the store, and runs at most twelve statements.
//! Only publications are read; what of them is shown is decided by
//! [`visibility`](gongkai_model::record::visibility) and nowhere else.

mod site;

pub use site::{Site, site_of};
